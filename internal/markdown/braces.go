package markdown

import (
	"fmt"
	"slices"
	"strings"
)

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
