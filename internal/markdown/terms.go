package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Terms are the words of a glossary. A text links the first mention of each. Terms do not change after NewTerms.
type Terms struct {
	byFirst map[string][]variant // by first word, the longest first
}

// variant is one way to write a term, in lower case.
type variant struct{ words, dest string }

// NewTerms returns terms from the address that each variant links to. Several variants of a term have one address; the
// first of them in a text is linked.
func NewTerms(dest map[string]string) *Terms {
	t := &Terms{byFirst: map[string][]variant{}}
	for words, to := range dest {
		words = lower(words)
		first := words[:wordEnd(words, 0)]
		t.byFirst[first] = append(t.byFirst[first], variant{words, to})
	}
	for _, variants := range t.byFirst {
		slices.SortFunc(variants, func(a, b variant) int { return len(b.words) - len(a.words) })
	}
	return t
}

// link links the first mention of each term in the paragraphs under root.
func (t *Terms) link(root ast.Node, src []byte) {
	done := map[string]bool{}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // returns no error
		if !entering {
			return ast.WalkContinue, nil
		}
		if box, ok := n.(*boxNode); ok && box.name == "STOP" {
			return ast.WalkSkipChildren, nil // a warning must not distract
		}
		switch n.Kind() {
		case ast.KindHeading, ast.KindLink, ast.KindAutoLink, ast.KindImage, ast.KindCodeSpan, kindTitle, extast.KindTableHeader:
			return ast.WalkSkipChildren, nil
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if first, ok := c.(*ast.Text); ok {
				c = t.linkRun(first, src, done)
			}
		}
		return ast.WalkContinue, nil
	})
}

// linkRun links the terms in first and the texts directly after it, and returns the last node of them.
func (t *Terms) linkRun(first *ast.Text, src []byte, done map[string]bool) ast.Node {
	run := runFrom(first)
	words := lower(wordsOf(run, src))
	for at := 0; at < len(words); {
		end := wordEnd(words, at)
		f := t.at(words, at, end)
		if f.dest == "" {
			at = max(end, at+1)
			continue
		}
		if done[f.dest] {
			at += len(f.words)
			continue
		}
		done[f.dest] = true
		link := wrap(run, at, at+len(f.words), f.dest)
		if next, ok := link.NextSibling().(*ast.Text); ok {
			return t.linkRun(next, src, done)
		}
		return link
	}
	return run[len(run)-1]
}

// runFrom lists first and the texts directly after it.
func runFrom(first *ast.Text) []*ast.Text {
	var run []*ast.Text
	for c := ast.Node(first); c != nil; c = c.NextSibling() {
		n, ok := c.(*ast.Text)
		if !ok {
			break
		}
		run = append(run, n)
	}
	return run
}

func wordsOf(run []*ast.Text, src []byte) string {
	var b strings.Builder
	b.Grow(run[len(run)-1].Segment.Stop - run[0].Segment.Start + len(run))
	for _, n := range run {
		b.Write(n.Segment.Value(src))
		if breaks(n) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func breaks(n *ast.Text) bool { return n.SoftLineBreak() || n.HardLineBreak() }

// at returns the longest term that begins with the word s[at:end].
func (t *Terms) at(s string, at, end int) variant {
	for _, f := range t.byFirst[s[at:end]] {
		if rest, ok := strings.CutPrefix(s[at:], f.words); ok && wordEnd(rest, 0) == 0 && wordEnd(strings.TrimPrefix(rest, "-"), 0) == 0 {
			return f
		}
	}
	return variant{}
}

// lower returns s in lower case, except letters whose length would change: offsets in both are the same.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if small := unicode.ToLower(r); utf8.RuneLen(small) == utf8.RuneLen(r) {
			return small
		}
		return r
	}, s)
}

// wordEnd returns the end of the word that begins at s[at], or at if none does.
func wordEnd(s string, at int) int {
	for i, r := range s[at:] {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && (r != '-' || i == 0) {
			return at + i
		}
	}
	return len(s)
}

// wrap makes the text of run from start to end a link.
func wrap(run []*ast.Text, start, end int, dest string) *ast.Link {
	link := ast.NewLink()
	link.Destination = []byte(dest)
	link.SetAttributeString("class", []byte("term"))
	at := 0
	for _, n := range split(split(run, end), start) {
		length := n.Segment.Len()
		if at >= start && at < end {
			parent := n.Parent()
			if link.Parent() == nil {
				parent.InsertBefore(parent, n, link)
			}
			parent.RemoveChild(parent, n)
			link.AppendChild(link, n)
		}
		if at += length; breaks(n) {
			at++
		}
	}
	return link
}

// split splits the node of run that contains the offset at, so that a node begins there.
func split(run []*ast.Text, at int) []*ast.Text {
	for i, n := range run {
		length := n.Segment.Len()
		if at > 0 && (at < length || at == length && breaks(n)) { // a line break is not part of a link
			rest := ast.NewTextSegment(text.NewSegment(n.Segment.Start+at, n.Segment.Stop))
			rest.SetSoftLineBreak(n.SoftLineBreak())
			rest.SetHardLineBreak(n.HardLineBreak())
			n.SetSoftLineBreak(false)
			n.SetHardLineBreak(false)
			n.Segment.Stop = n.Segment.Start + at
			n.Parent().InsertAfter(n.Parent(), n, rest)
			return slices.Insert(slices.Clone(run), i+1, rest)
		}
		if at -= length; breaks(n) {
			at--
		}
	}
	return run
}
