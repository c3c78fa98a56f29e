package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindCite = ast.NewNodeKind("Cite")

// citeNode is a citation [^id].
type citeNode struct {
	ast.BaseInline
	id              string
	number, mention int
}

func (n *citeNode) Kind() ast.NodeKind         { return kindCite }
func (n *citeNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// citeParser parses [^id] with any ID, because only callers know which IDs exist. The footnotes of goldmark would need
// definitions in the text, but ours are generated.
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

// Notes numbers the citations in all texts of a page, in order of first mention. The zero value is ready to use.
type Notes struct {
	ids   []string // the ID at index i has the note number i+1
	cited map[string]citation
}

// String returns all that was cited so far, for comparing Notes.
func (n *Notes) String() string { return fmt.Sprint(n.ids, n.cited) }

// citation is the note number of an ID, and how often it was mentioned.
type citation struct{ number, mentions int }

// cite returns the note number of id and the number of this mention of it. Both count from 1.
func (n *Notes) cite(id string) (number, mention int) {
	c, isCited := n.cited[id]
	if !isCited {
		n.ids = append(n.ids, id)
		c.number = len(n.ids)
	}
	c.mentions++
	if n.cited == nil {
		n.cited = map[string]citation{}
	}
	n.cited[id] = c
	return c.number, c.mentions
}
