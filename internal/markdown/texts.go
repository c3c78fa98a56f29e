package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"unknot/internal/words"
)

// checkText reports unknown placeholders, and markup that goldmark has left in plain text because it is incomplete.
func (r *reader) checkText(n *ast.Text) {
	value := n.Segment.Value(r.src)
	r.checkBraces(n.Segment.Start, value)
	if bytes.IndexByte(value, '{') >= 0 && isLinkOrHead(n) {
		r.fault(n, "a placeholder is a link on pages: it cannot stand in the words of a link or in the head of a column")
	}
	if n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	if bytes.Contains(value, []byte("[^")) {
		r.fault(n, "a citation does not end: write it on one line, as [^id]")
	} else if at := openBracket(value); at >= 0 && !inFaultyBox(n) {
		r.problems = append(r.problems, Problem{r.line(n.Segment.Start + at), "“" + shorten(value[at:]) + "” is not a link, as nothing says where it leads: write [words](address), or \\[ for a bracket"})
	}
	r.checkEntities(n, value)
}

// isLinkOrHead reports whether n is in a link or in the head of a column. Pages repeat the latter in an attribute.
func isLinkOrHead(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if k := p.Kind(); k == ast.KindLink || k == ast.KindImage || k == extast.KindTableHeader {
			return true
		}
	}
	return false
}

// openBracket returns the offset of the first unescaped bracket in s that could belong to a link, -1 if there is none.
func openBracket(s []byte) int {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '[', bytes.HasPrefix(s[i:], []byte("](")), bytes.HasPrefix(s[i:], []byte("][")):
			return i
		}
	}
	return -1
}

// inFaultyBox reports whether n is in a box with a fault. The mark of such a box is plain text.
func inFaultyBox(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if b, ok := p.(*boxNode); ok && b.fault != "" {
			return true
		}
	}
	return false
}

// checkEntities reports entities in the text of n that stand for invisible characters, such as &#x202e; and &shy;. An
// entity for a no-break space is allowed.
func (r *reader) checkEntities(n ast.Node, text []byte) {
	if !bytes.ContainsRune(text, '&') {
		return
	}
	resolved := util.ResolveEntityNames(util.ResolveNumericReferences(text))
	for _, fault := range words.CheckCharacters(string(resolved)) {
		if fault.Rune != '\u00a0' && !bytes.ContainsRune(text, fault.Rune) {
			r.fault(n, "%s", fault.Text)
		}
	}
}

// shorten returns at most the first 30 characters of the first line of s, for a message.
func shorten(s []byte) string {
	line, _, _ := bytes.Cut(s, []byte("\n"))
	if letters := []rune(string(line)); len(letters) > 30 {
		return string(letters[:30]) + "…"
	}
	return string(line)
}
