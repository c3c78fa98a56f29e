package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

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

// placeholders are the words in braces that texts may contain. They become labels, or phone numbers of the place where
// a site runs.
var placeholders = func() []string {
	out := []string{"{emergency}", "{advice}", "{crisis}"}
	for _, l := range labels {
		out = append(out, l.Mark)
	}
	return out
}()

// checkBraces reports every {word} in s that is not a placeholder. start is the offset of s in the source.
func (r *reader) checkBraces(start int, s []byte) {
	for at, end := findBadBrace(string(s)); end > 0; at, end = findBadBrace(string(s)) {
		r.problems = append(r.problems, Problem{r.line(start + at), braceFault(string(s[at:end]))})
		start, s = start+end, s[end:]
	}
}

// braceFault returns the message about a word that is not a placeholder.
func braceFault(word string) string {
	last := len(placeholders) - 1
	return fmt.Sprintf("%s is not a placeholder: there are only %s and %s", word, strings.Join(placeholders[:last], ", "), placeholders[last])
}

// BraceFault returns a message about the first {word} in s that is not a placeholder, "" if there is none.
func BraceFault(s string) string {
	at, end := findBadBrace(s)
	if end == 0 {
		return ""
	}
	return braceFault(s[at:end])
}

// findBadBrace finds the first {word} in s that is not a placeholder. If there is none, end is 0.
func findBadBrace(s string) (at, end int) {
	for i := 0; ; {
		next := strings.IndexAny(s[i:], "{}")
		if next < 0 {
			return 0, 0
		}
		i += next
		n := strings.IndexByte(s[i:], '}') + 1
		if n <= 1 { // a brace without its counterpart
			return i, i + 1
		}
		if word := s[i : i+n]; !slices.Contains(placeholders, word) {
			return i, i + n
		}
		i += n
	}
}

// Label is a mark after a sentence that says what the sentence rests on if that is not a study of it. Texts contain its
// Mark. Pages show its Words, which open its Meaning. Letter is for addresses.
type Label struct{ Mark, Letter, Words, Meaning string }

// Spelled returns the words in brackets, for texts without links.
func (l Label) Spelled() string { return "(" + l.Words + ")" }

var labels = []Label{
	{"{practice}", "a", "usual practice", "People who treat backs commonly do or advise it, or we chose it to be on the safe side. We know of no study of it."},
	{"{untested}", "b", "not tested", "We looked, and we know of no study of it."},
	{"{borrowed}", "c", "borrowed for the upper back", "It was studied on another part, such as the low back or the neck. It may not be true for the upper back."},
}

// Labels lists all labels.
func Labels() []Label { return slices.Clone(labels) }

// LabelPattern is a regular expression that matches the mark of any label.
var LabelPattern = func() string {
	var marks []string
	for _, l := range labels {
		marks = append(marks, regexp.QuoteMeta(l.Mark))
	}
	return "(?:" + strings.Join(marks, "|") + ")"
}()

// labelMark matches the mark of a label with the space before it.
var labelMark = regexp.MustCompile(`\s*` + LabelPattern)

// DropLabels returns text without the marks of labels.
func DropLabels(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return labelMark.ReplaceAllString(text, "")
}
