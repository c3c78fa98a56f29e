package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// addBlocks renders the children of root and splits them into blocks: embeds, SURE boxes, and the HTML between them.
func (r *reader) addBlocks(root ast.Node) {
	var html buffer
	html.Grow(2 * len(r.src))
	flush := func() {
		if html.Len() > 0 {
			r.doc.Blocks = append(r.doc.Blocks, Block{HTML: html.String()})
			html.Reset()
		}
	}
	level := 2
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			level = 3
			for _, anchor := range formerAnchors(h) {
				fmt.Fprintf(&html, "<span id=%q></span>", anchor)
			}
		}
		if img, ok := n.FirstChild().(*ast.Image); ok && n.ChildCount() == 1 && asEmbed(img) != nil {
			e := asEmbed(img)
			e.Line, e.Alt, e.Level = r.line(position(n)), plain(img, r.src), level
			flush()
			r.doc.Embeds = append(r.doc.Embeds, *e)
			r.doc.Blocks = append(r.doc.Blocks, Block{Embed: e})
			continue
		}
		if box, ok := n.(*boxNode); ok && box.name == "SURE" {
			flush()
			sure := r.certaintyLines(box)
			r.doc.Sure = append(r.doc.Sure, sure...)
			r.doc.Blocks = append(r.doc.Blocks, Block{Sure: sure})
			continue
		}
		r.render(&html, n)
	}
	flush()
}

// buffer implements util.BufWriter. goldmark would wrap any other writer in a new bufio.Writer for each node.
type buffer struct{ bytes.Buffer }

func (b *buffer) Buffered() int { return b.Len() }
func (b *buffer) Flush() error  { return nil }

// render writes the HTML of n to w.
func (r *reader) render(w *buffer, n ast.Node) {
	if err := syntax.Renderer().Render(w, r.src, n); err != nil {
		r.fault(n, "cannot be rendered: %v", err)
	}
}

// certaintyLines reads the list in a SURE box. Each item begins with a certainty word and a colon.
func (r *reader) certaintyLines(box *boxNode) []CertaintyLine {
	list, ok := box.FirstChild().(*ast.List)
	if !ok || box.ChildCount() != 1 {
		r.fault(box, "a SURE box holds a list: - low: What may be so.")
		return nil
	}
	var out []CertaintyLine
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		var first *ast.Text
		if item.ChildCount() == 1 {
			first, _ = item.FirstChild().FirstChild().(*ast.Text)
		}
		if first == nil {
			r.fault(item, "one line of text expected: - low: What may be so.")
			continue
		}
		level, rest, ok := strings.Cut(string(first.Segment.Value(r.src)), ":")
		if !ok {
			r.fault(item, "begin with a certainty word and a colon: - low: What may be so.")
			continue
		}
		sentence := strings.TrimLeft(rest, " ")
		first.Segment.Start = first.Segment.Stop - len(sentence)
		var html buffer
		for n := item.FirstChild().FirstChild(); n != nil; n = n.NextSibling() {
			r.render(&html, n)
		}
		out = append(out, CertaintyLine{Level: level, HTML: html.String(), Text: r.sourceOf(item.FirstChild(), first.Segment.Start),
			Line: r.line(position(item))})
	}
	return out
}

// sourceOf returns the source of a paragraph on one line, without what is before the offset start.
func (r *reader) sourceOf(p ast.Node, start int) string {
	var b strings.Builder
	for i := range p.Lines().Len() {
		line := p.Lines().At(i)
		b.Write(r.src[max(line.Start, start):line.Stop])
		b.WriteByte(' ')
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
