package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// reader collects the contents and the problems of a document while it walks the syntax tree.
type reader struct {
	src      []byte
	doc      *Doc
	anchors  map[string]bool // the IDs of headings so far
	problems []Problem
	ends     []int // the offsets of line ends, computed on first use
}

// line returns the line of the byte at offset pos.
func (r *reader) line(pos int) int {
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

// fault adds a problem with n.
func (r *reader) fault(n ast.Node, format string, args ...any) {
	r.problems = append(r.problems, Problem{r.line(position(n)), fmt.Sprintf(format, args...)})
}

// position returns the offset of n in the source. A node that a transformer has made has the offset of its first child.
func position(n ast.Node) int {
	if n.Pos() >= 0 {
		return n.Pos()
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if c := n.FirstChild(); c != nil {
		return position(c)
	}
	return 0
}

// visit collects the contents of one node. It never fails.
func (r *reader) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	if c := n.FirstChild(); c != nil && n.Type() == ast.TypeBlock && c.Type() == ast.TypeInline {
		r.addPassage(n)
	}
	r.checkNode(n)
	switch n := n.(type) {
	case *ast.Heading:
		r.addHeading(n)
	case *ast.Link:
		r.checkEntities(n, n.Title)
		r.addLink(n, string(n.Destination))
	case *ast.AutoLink:
		r.addLink(n, string(n.URL(r.src)))
	case *ast.Image:
		r.checkImage(n)
	case *citeNode:
		r.doc.Cites = append(r.doc.Cites, Cite{n.id, r.line(n.Pos())})
	case *ast.Text:
		r.checkText(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			r.checkBraces(s.Start, s.Value(r.src))
		}
	}
	return ast.WalkContinue, nil
}

// NoHTML is the problem of HTML in a text.
const NoHTML = "HTML is not allowed: take the tag out, or in Markdown put it between backquotes"

// checkNode reports markup that is not allowed, and the faults of boxes and tables.
func (r *reader) checkNode(n ast.Node) {
	switch n := n.(type) {
	case *ast.HTMLBlock, *ast.RawHTML:
		r.fault(n, NoHTML)
	case *ast.LinkReferenceDefinition:
		if bytes.HasPrefix(n.Label, []byte("^")) {
			r.fault(n, noteFault)
		}
	case *ast.Paragraph:
		if c, ok := n.FirstChild().(*citeNode); ok { // [^id]: the text of a note
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

// noteFault is the problem of a footnote definition.
const noteFault = "notes are written by the program: take this one out, and name its source in sources.yaml"

// addLink adds a link to the document, and reports one without a destination.
func (r *reader) addLink(n ast.Node, dest string) {
	if dest == "" {
		r.fault(n, "this link leads nowhere")
		return
	}
	r.doc.Links = append(r.doc.Links, Link{dest, r.line(position(n))})
}

// checkImage reports an embed that is not alone in its paragraph, and every other image.
func (r *reader) checkImage(n *ast.Image) {
	dest := string(n.Destination)
	if asEmbed(n) != nil {
		p := n.Parent()
		isAlone := p.Kind() == ast.KindParagraph && p.ChildCount() == 1
		if !isAlone || p.Parent().Kind() != ast.KindDocument {
			r.fault(n, "%s must stand alone on a line, with an empty line above and below", dest)
		}
		return
	}
	if n.FirstChild() == nil {
		r.fault(n, "picture without alt text: say in words what it shows")
	}
	r.fault(n, "a text has no pictures of its own, only moves: ![](stretch:id), found %s", dest)
}

// asEmbed returns the embed that is written as the image n, nil if n is an ordinary image.
func asEmbed(n *ast.Image) *Embed {
	kind, id, ok := strings.Cut(string(n.Destination), ":")
	if !ok || strings.HasPrefix(id, "//") {
		return nil
	}
	return &Embed{Kind: kind, ID: id}
}

// addPassage adds the text of n to the passages of the document, and counts its words. Marked is Text with its
// citations, so it differs only in a passage that is cited. A cell of a table counts as cited if its row has a
// citation.
func (r *reader) addPassage(n ast.Node) {
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

// marked returns the text of n without markup except citations.
func marked(n ast.Node, src []byte) string { return textOf(n, src, true) }

// textOf returns the text of n without markup. If withCites is set, it keeps citations.
func textOf(n ast.Node, src []byte, withCites bool) string {
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
				if withCites {
					b.WriteString("[^" + n.id + "]")
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
