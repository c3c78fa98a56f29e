package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindCite = ast.NewNodeKind("Cite")

// citeNode is a mark [^id].
type citeNode struct {
	ast.BaseInline
	id              string
	number, mention int
}

func (n *citeNode) Kind() ast.NodeKind         { return kindCite }
func (n *citeNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// citeParser reads [^id], whatever stands for the id: the caller knows which ids there are. goldmark's footnotes want a definition in the file; ours come from the program.
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'['} }

func (citeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	end := bytes.IndexByte(line, ']')
	if len(line) < 2 || line[1] != '^' || end < 0 {
		return nil
	}
	block.Advance(end + 1)
	n := &citeNode{id: string(line[2:end])}
	n.SetPos(segment.Start)
	if notes, ok := pc.Get(notesKey).(*Notes); ok && notes != nil {
		n.number, n.mention = notes.cite(n.id)
	}
	return n
}
