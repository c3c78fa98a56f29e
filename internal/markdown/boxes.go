package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	kindBox   = ast.NewNodeKind("Box")
	kindTable = ast.NewNodeKind("CaptionedTable")
)

// boxNode is a quote that begins with a line [!NAME] Title.
type boxNode struct {
	ast.BaseBlock
	name, title string
	number      int // which box of the document, from 1
	level       int // of its title among the headings
	fault       string
}

func (n *boxNode) Kind() ast.NodeKind         { return kindBox }
func (n *boxNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// tableNode holds one table and the words of the line "Table: …" under it.
type tableNode struct {
	ast.BaseBlock
	caption string
}

func (n *tableNode) Kind() ast.NodeKind         { return kindTable }
func (n *tableNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// boxes turns marked quotes into boxes and gives tables their captions.
type boxes struct{}

func (boxes) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	src := reader.Source()
	var quotes []*ast.Blockquote
	levels := map[*ast.Blockquote]int{} // a title stands below the heading before it, or for one where there is none
	level := 2
	var tables []*extast.Table
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Blockquote:
				quotes = append(quotes, n)
				levels[n] = level
			case *ast.Heading:
				level = 3
			case *extast.Table:
				tables = append(tables, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for i, q := range quotes {
		box(q, src, i+1, levels[q])
	}
	for _, t := range tables {
		captioned(t, src)
	}
}

var boxLine = regexp.MustCompile(`^\[!([A-Z]+)\] *(.*?)\s*$`)

// wantsTitle says of each known box whether it has a title.
var wantsTitle = map[string]bool{"TRY": true, "STOP": true, "NOTE": false, "SURE": false}

func box(q *ast.Blockquote, src []byte, number, level int) {
	n := &boxNode{number: number, level: level}
	n.SetPos(position(q))
	first, _ := q.FirstChild().(*ast.Paragraph)
	var m [][]byte
	if first != nil {
		line := first.Lines().At(0)
		m = boxLine.FindSubmatch(line.Value(src))
	}
	if m == nil {
		n.fault = "a quote is a box: begin it with a line such as > [!TRY] Try this"
	} else {
		n.name, n.title = string(m[1]), string(m[2])
		titled, known := wantsTitle[n.name]
		switch {
		case !known:
			n.fault = fmt.Sprintf("unknown box %s: there are TRY, STOP, NOTE and SURE", n.name)
		case titled && n.title == "":
			n.fault = fmt.Sprintf("the box %s needs a title after its name", n.name)
		case !titled && n.title != "":
			n.fault = fmt.Sprintf("the box %s has no title", n.name)
		}
		dropFirstLine(first)
		if first.FirstChild() == nil {
			q.RemoveChild(q, first)
		}
		if q.FirstChild() == nil && n.fault == "" {
			n.fault = fmt.Sprintf("the box %s is empty", n.name)
		}
	}
	for c := q.FirstChild(); c != nil; {
		next := c.NextSibling()
		n.AppendChild(n, c)
		c = next
	}
	q.Parent().ReplaceChild(q.Parent(), q, n)
}

// dropFirstLine removes what stands before p's first line break.
func dropFirstLine(p ast.Node) {
	for c := p.FirstChild(); c != nil; {
		next := c.NextSibling()
		t, ok := c.(*ast.Text)
		p.RemoveChild(p, c)
		if ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			return
		}
		c = next
	}
}

const captionMark = "Table: "

// captioned takes the line under t, which goldmark reads as a last row of one cell, or the paragraph after it.
func captioned(t *extast.Table, src []byte) {
	n := new(tableNode)
	n.SetPos(position(t))
	if row := t.LastChild(); row != nil && row.Kind() == extast.KindTableRow {
		if c := plain(row, src); strings.HasPrefix(c, captionMark) {
			n.caption = strings.TrimPrefix(c, captionMark)
			t.RemoveChild(t, row)
		}
	}
	if p, ok := t.NextSibling().(*ast.Paragraph); ok && n.caption == "" {
		if line := p.Lines().Value(src); bytes.HasPrefix(line, []byte(captionMark)) {
			n.caption = strings.TrimPrefix(plain(p, src), captionMark)
			p.Parent().RemoveChild(p.Parent(), p)
		}
	}
	parent := t.Parent()
	parent.ReplaceChild(parent, t, n)
	n.AppendChild(n, t)
}
