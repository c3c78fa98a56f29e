package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"unknot/internal/chars"
)

// text looks at a run of plain words: what is left there of signs that would have meant something.
func (r *reading) text(n *ast.Text) {
	value := n.Segment.Value(r.src)
	r.braces(n.Segment.Start, value)
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

// openBracket is the place of the first bracket in s that begins a link and that no backslash stands before, -1 if there is none.
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

// inFaultyBox reports whether n is in a quote that is reported as no box: its mark is read as words.
func inFaultyBox(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if b, ok := p.(*boxNode); ok && b.fault != "" {
			return true
		}
	}
	return false
}

// unseen reports entities in words of n, such as &#x202e; and &shy;, that stand for what nobody sees. A no-break space may be
// written so.
func (r *reading) unseen(n ast.Node, words []byte) {
	if !bytes.ContainsRune(words, '&') {
		return
	}
	read := util.ResolveEntityNames(util.ResolveNumericReferences(words))
	for _, fault := range chars.Check(string(read)) {
		if fault.Rune != '\u00a0' && !bytes.ContainsRune(words, fault.Rune) {
			r.fault(n, "%s", fault.Text)
		}
	}
}

// clip is the beginning of a text, for a message.
func clip(s []byte) string {
	line, _, _ := bytes.Cut(s, []byte("\n"))
	if letters := []rune(string(line)); len(letters) > 30 {
		return string(letters[:30]) + "…"
	}
	return string(line)
}
