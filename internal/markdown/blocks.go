package markdown

import (
	"bytes"
	"fmt"
	"regexp"
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
		out = append(out, CertaintyLine{Level: level, HTML: html.String(), Line: r.line(position(item))})
	}
	return out
}

// reservedAnchor matches the fragments that pages use outside their texts.
var reservedAnchor = regexp.MustCompile(`^(?:(?:box|cite|source|step)(?:-[0-9]+)+|act|adapt|before|contents|count|get|label-[a-z]|main|moves|next|now|short|` +
	`problems|soon|sources|steps|stop|sure|today|shape-.*)$`)

// IsReservedAnchor reports whether pages use the fragment id outside their texts, so that no heading may have it.
func IsReservedAnchor(id string) bool { return reservedAnchor.MatchString(id) }

// addHeading adds a heading to the document, and checks its level and anchors.
func (r *reader) addHeading(n *ast.Heading) {
	if n.Level == 1 {
		r.fault(n, "a heading of level 1 is the page's title: begin with ##")
	}
	if isFirst := len(r.doc.Headings) == 0; n.Level > 3 || isFirst && n.Level == 3 {
		r.fault(n, "headings are ## and, under one, ###: this is %s", strings.Repeat("#", n.Level))
	}
	id, _ := n.AttributeString("id")
	name, _ := id.([]byte)
	gone := formerAnchors(n)
	if len(gone) > 0 && n.Parent().Kind() != ast.KindDocument {
		r.fault(n, "a heading in a box cannot keep the anchors of others: set them behind one outside")
	}
	for _, anchor := range append([]string{string(name)}, gone...) {
		if r.anchors[anchor] {
			r.fault(n, "two headings have the anchor #%s", anchor)
		}
		r.anchors[anchor] = true
		if IsReservedAnchor(anchor) {
			r.fault(n, "the program needs the anchor #%s itself: set another by hand", anchor)
		}
	}
	r.doc.Headings = append(r.doc.Headings, Heading{n.Level, string(name), gone, plain(n, r.src), r.line(position(n))})
}

// formerAnchors returns the anchors of former headings whose subject is now below n.
func formerAnchors(n *ast.Heading) []string {
	v, _ := n.AttributeString(formerly)
	anchors, _ := v.([]string)
	return anchors
}

// headingIDs generates the IDs of headings. "What about you?" becomes what-about-you. "Getting up {#up}" becomes up,
// and so does "Getting up {#up standing}", which also keeps the former anchor #standing.
type headingIDs struct {
	seen map[string]int // how often each ID was used
}

// Generate returns the ID for the heading with the text value. It implements parser.IDs.
func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	if m := anchorMark.FindSubmatch(value); m != nil {
		h.seen[string(m[1])]++
		return m[1]
	}
	var b strings.Builder
	for _, c := range strings.ToLower(string(value)) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteRune(c)
		case (c == ' ' || c == '-') && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	base := strings.TrimSuffix(b.String(), "-")
	if base == "" {
		base = "part"
	}
	id := base
	for h.seen[id] > 0 {
		h.seen[base]++
		id = fmt.Sprintf("%s-%d", base, h.seen[base])
	}
	h.seen[id]++
	return []byte(id)
}

// Put marks an ID as used. It implements parser.IDs.
func (h *headingIDs) Put(value []byte) { h.seen[string(value)]++ }
