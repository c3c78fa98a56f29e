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

// Terms are the words of a glossary. A text links the first mention of each term. Terms do not change after NewTerms.
type Terms struct {
	byFirst map[string][]variant // variants by their first word, the longest first
}

// variant is one way to write a term, in lower case, and the address that it links to.
type variant struct{ words, dest string }

// NewTerms returns the terms for a map from each variant to its address. Variants of the same term have the same
// address, and only the first of them in a text is linked.
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

// link links the first mention of each term in the paragraphs below root.
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

// linkRun links terms in first and in the texts directly after it. It returns the last node that it has looked at. done
// has the addresses that were linked before.
func (t *Terms) linkRun(first *ast.Text, src []byte, done map[string]bool) ast.Node {
	run := runFrom(first)
	words := lower(wordsOf(run, src))
	for at := 0; at < len(words); {
		end := wordEnd(words, at)
		term := t.termAt(words, at, end)
		if term.dest == "" {
			at = max(end, at+1)
			continue
		}
		if done[term.dest] {
			at += len(term.words)
			continue
		}
		done[term.dest] = true
		link := wrap(run, at, at+len(term.words), term.dest)
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

// wordsOf returns the text of run, with a space for each line break.
func wordsOf(run []*ast.Text, src []byte) string {
	var b strings.Builder
	b.Grow(run[len(run)-1].Segment.Stop - run[0].Segment.Start + len(run))
	for _, n := range run {
		b.Write(n.Segment.Value(src))
		if endsLine(n) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// endsLine reports whether a line break follows n.
func endsLine(n *ast.Text) bool { return n.SoftLineBreak() || n.HardLineBreak() }

// termAt returns the longest variant that begins at s[at:]. s[at:end] is the first word there.
func (t *Terms) termAt(s string, at, end int) variant {
	for _, f := range t.byFirst[s[at:end]] {
		if rest, ok := strings.CutPrefix(s[at:], f.words); ok && wordEnd(rest, 0) == 0 && wordEnd(strings.TrimPrefix(rest, "-"), 0) == 0 {
			return f
		}
	}
	return variant{}
}

// lower returns s in lower case. It keeps letters whose length would change, so that offsets stay the same.
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

// wrap puts the text of run from start to end into a link.
func wrap(run []*ast.Text, start, end int, dest string) *ast.Link {
	link := ast.NewLink()
	link.Destination = []byte(dest)
	link.SetAttributeString("class", []byte("term"))
	at := 0
	for _, n := range splitAt(splitAt(run, end), start) {
		length := n.Segment.Len()
		if at >= start && at < end {
			parent := n.Parent()
			if link.Parent() == nil {
				parent.InsertBefore(parent, n, link)
			}
			parent.RemoveChild(parent, n)
			link.AppendChild(link, n)
		}
		if at += length; endsLine(n) {
			at++
		}
	}
	return link
}

// splitAt splits the node of run that contains the offset at, so that a node begins there.
func splitAt(run []*ast.Text, at int) []*ast.Text {
	for i, n := range run {
		length := n.Segment.Len()
		if at > 0 && (at < length || at == length && endsLine(n)) { // a line break is not part of a link
			rest := ast.NewTextSegment(text.NewSegment(n.Segment.Start+at, n.Segment.Stop))
			rest.SetSoftLineBreak(n.SoftLineBreak())
			rest.SetHardLineBreak(n.HardLineBreak())
			n.SetSoftLineBreak(false)
			n.SetHardLineBreak(false)
			n.Segment.Stop = n.Segment.Start + at
			n.Parent().InsertAfter(n.Parent(), n, rest)
			return slices.Insert(slices.Clone(run), i+1, rest)
		}
		if at -= length; endsLine(n) {
			at--
		}
	}
	return run
}
