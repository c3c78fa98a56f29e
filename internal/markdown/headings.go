package markdown

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// reservedAnchor matches the fragments that pages use outside their texts.
var reservedAnchor = regexp.MustCompile(`^(?:(?:box|cite|source|step)(?:-[0-9]+)+|adapt|before|contents|count|elsewhere|fields|get|give|label-(?:key|[a-z])|main|moves|next|now|short|` +
	`problems|soon|sources|steps|stop|sure|today|trail|shape-.*)$`)

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
