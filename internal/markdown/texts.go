package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"unknot/internal/words"
)

// text reports markup that goldmark left in plain text because it is incomplete.
func (r *reading) text(n *ast.Text) {
	value := n.Segment.Value(r.src)
	r.braces(n.Segment.Start, value)
	if bytes.IndexByte(value, '{') >= 0 && isLinkOrHead(n) {
		r.fault(n, "a placeholder is a link on pages: it cannot stand in the words of a link or in the head of a column")
	}
	if n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	if bytes.Contains(value, []byte("[^")) {
		r.fault(n, "a citation does not end: write it on one line, as [^id]")
	} else if at := openBracket(value); at >= 0 && !inFaultyBox(n) {
		r.problems = append(r.problems, Problem{r.line(n.Segment.Start + at), "“" + clip(value[at:]) + "” is no link, as nothing says where it leads: write [words](address), or \\[ for a bracket"})
	}
	r.unseen(n, value)
}

// isLinkOrHead reports whether n is in a link, or in the head of a column, which stands in an attribute too.
func isLinkOrHead(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if k := p.Kind(); k == ast.KindLink || k == ast.KindImage || k == extast.KindTableHeader {
			return true
		}
	}
	return false
}

// openBracket returns the offset of the first unescaped bracket in s that begins a link, -1 if there is none.
func openBracket(s []byte) int {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '[', s[i] == ']' && i+1 < len(s) && (s[i+1] == '(' || s[i+1] == '['):
			return i
		}
	}
	return -1
}

// inFaultyBox reports whether n is in a quote that is reported as no box: its mark is plain text.
func inFaultyBox(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if b, ok := p.(*boxNode); ok && b.fault != "" {
			return true
		}
	}
	return false
}

// unseen reports entities in the text of n for invisible characters, such as &#x202e; and &shy;. An entity for a
// no-break space is allowed.
func (r *reading) unseen(n ast.Node, text []byte) {
	if !bytes.ContainsRune(text, '&') {
		return
	}
	read := util.ResolveEntityNames(util.ResolveNumericReferences(text))
	for _, fault := range words.CheckCharacters(string(read)) {
		if fault.Rune != '\u00a0' && !bytes.ContainsRune(text, fault.Rune) {
			r.fault(n, "%s", fault.Text)
		}
	}
}

// clip shortens a text for a message.
func clip(s []byte) string {
	line, _, _ := bytes.Cut(s, []byte("\n"))
	if letters := []rune(string(line)); len(letters) > 30 {
		return string(letters[:30]) + "…"
	}
	return string(line)
}
