package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// reading collects the contents and problems of a document while its syntax tree is walked.
type reading struct {
	src      []byte
	doc      *Doc
	anchors  map[string]bool // IDs of its headings
	problems []Problem
	ends     []int // offsets of line ends, computed on first use
}

// line returns the line of the byte at pos.
func (r *reading) line(pos int) int {
	if pos < 0 || pos > len(r.src) {
		return 1
	}
	if r.ends == nil {
		r.ends = []int{}
		for i, c := range r.src {
			if c == '\n' {
				r.ends = append(r.ends, i)
			}
		}
	}
	before, _ := slices.BinarySearch(r.ends, pos)
	return 1 + before
}

func (r *reading) fault(n ast.Node, format string, args ...any) {
	r.problems = append(r.problems, Problem{r.line(position(n)), fmt.Sprintf(format, args...)})
}

// position returns the offset of n in the source. Nodes made by transformers have the offset of their first child.
func position(n ast.Node) int {
	if n.Pos() > 0 {
		return n.Pos()
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if c := n.FirstChild(); c != nil {
		return position(c)
	}
	return max(n.Pos(), 0)
}

func (r *reading) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	if c := n.FirstChild(); c != nil && n.Type() == ast.TypeBlock && c.Type() == ast.TypeInline {
		r.passage(n)
	}
	r.checkNode(n)
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.Link:
		r.unseen(n, n.Title)
		r.link(n, string(n.Destination))
	case *ast.AutoLink:
		r.link(n, string(n.URL(r.src)))
	case *ast.Image:
		r.image(n)
	case *citeNode:
		r.doc.Cites = append(r.doc.Cites, Cite{n.id, r.line(n.Pos())})
	case *ast.Text:
		r.text(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			r.braces(s.Start, s.Value(r.src))
		}
	}
	return ast.WalkContinue, nil
}

// NoHTML is what is wrong with HTML in a text.
const NoHTML = "HTML is not allowed: take the tag out, or in Markdown put it between backquotes"

// checkNode reports markup that is not allowed, and faults of boxes and tables.
func (r *reading) checkNode(n ast.Node) {
	switch n := n.(type) {
	case *ast.HTMLBlock, *ast.RawHTML:
		r.fault(n, NoHTML)
	case *ast.LinkReferenceDefinition:
		if bytes.HasPrefix(n.Label, []byte("^")) {
			r.fault(n, noteFault)
		}
	case *ast.Paragraph:
		if c, ok := n.FirstChild().(*citeNode); ok {
			if t, ok := c.NextSibling().(*ast.Text); ok && bytes.HasPrefix(t.Segment.Value(r.src), []byte(":")) {
				r.fault(n, noteFault)
			}
		}
	case *boxNode:
		if n.fault != "" {
			r.fault(n, "%s", n.fault)
		}
		if _, topLevel := n.Parent().(*ast.Document); n.name == "SURE" && !topLevel {
			r.fault(n, "a SURE box stands by itself, not inside something else")
		}
	case *tableNode:
		if n.fault != "" {
			r.fault(n, "%s", n.fault)
		}
	case *extast.TableRow:
		if rest := afterCell(n.LastChild(), r.src); rest != "" {
			r.fault(n, "this row has more cells than the table has columns, and %q is lost", rest)
		}
	}
}

const noteFault = "notes are written by the program: take this one out, and name its source in sources.yaml"

func (r *reading) link(n ast.Node, dest string) {
	if dest == "" {
		r.fault(n, "this link leads nowhere")
		return
	}
	r.doc.Links = append(r.doc.Links, Link{dest, r.line(position(n))})
}

func (r *reading) image(n *ast.Image) {
	dest := string(n.Destination)
	if embed(n) != nil {
		if p := n.Parent(); p.Kind() != ast.KindParagraph || p.ChildCount() != 1 || p.Parent().Kind() != ast.KindDocument {
			r.fault(n, "%s must stand alone on a line, with an empty line above and below", dest)
		}
		return
	}
	if n.FirstChild() == nil {
		r.fault(n, "picture without alt text: say in words what it shows")
	}
	r.fault(n, "a text has no pictures of its own, only moves: ![](stretch:id), found %s", dest)
}

// embed returns the embed that an image stands for, nil if it is an ordinary image.
func embed(n *ast.Image) *Embed {
	kind, id, ok := strings.Cut(string(n.Destination), ":")
	if !ok || strings.HasPrefix(id, "//") {
		return nil
	}
	return &Embed{Kind: kind, ID: id}
}

func (r *reading) passage(n ast.Node) {
	p := Passage{Text: plain(n, r.src), Line: r.line(position(n))}
	around := n
	switch n.Kind() {
	case ast.KindHeading, kindTitle, kindCaption:
		p.Head = true
	case extast.KindTableCell:
		around = n.Parent()
		p.Head = around.Kind() == extast.KindTableHeader
	}
	_ = ast.Walk(around, func(n ast.Node, _ bool) (ast.WalkStatus, error) { // returns no error
		p.Cited = p.Cited || n.Kind() == kindCite
		return ast.WalkContinue, nil
	})
	p.Marked = p.Text
	if p.Cited {
		p.Marked = marked(n, r.src)
	}
	r.doc.Passages = append(r.doc.Passages, p)
	for range strings.FieldsSeq(p.Text) {
		r.doc.Words++
	}
}

// plain returns the text of n without markup.
func plain(n ast.Node, src []byte) string { return textOf(n, src, false) }

// marked returns the text of n without markup but its citations.
func marked(n ast.Node, src []byte) string { return textOf(n, src, true) }

func textOf(n ast.Node, src []byte, cites bool) string {
	var b strings.Builder
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		b.Grow(n.Lines().At(n.Lines().Len()-1).Stop - n.Lines().At(0).Start)
	}
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Text:
				b.Write(n.Segment.Value(src))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			case *ast.String:
				b.Write(n.Value)
			case *citeNode:
				if cites {
					b.WriteString("[^" + n.id + "]")
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
