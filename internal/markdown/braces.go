package markdown

import (
	"fmt"
	"slices"
	"strings"
)

// placeholders stand for the phone numbers of the place where a site runs, and for labels.
var placeholders = func() []string {
	out := []string{"{emergency}", "{advice}", "{crisis}"}
	for _, l := range labels {
		out = append(out, l.Mark)
	}
	return out
}()

// braces reports every {word} of s that is no placeholder.
func (r *reading) braces(start int, s []byte) {
	for at, end := badBrace(string(s)); end > 0; at, end = badBrace(string(s)) {
		r.problems = append(r.problems, Problem{r.line(start + at), braceFault(string(s[at:end]))})
		start, s = start+end, s[end:]
	}
}

func braceFault(word string) string {
	last := len(placeholders) - 1
	return fmt.Sprintf("%s is no placeholder: there are only %s and %s", word, strings.Join(placeholders[:last], ", "), placeholders[last])
}

// BraceFault says what is wrong with the first {word} of s that is no placeholder, "" if there is none.
func BraceFault(s string) string {
	at, end := badBrace(s)
	if end == 0 {
		return ""
	}
	return braceFault(s[at:end])
}

// badBrace finds the first {word} of s that is no placeholder; end is 0 if there is none.
func badBrace(s string) (at, end int) {
	for i := 0; ; {
		next := strings.IndexAny(s[i:], "{}")
		if next < 0 {
			return 0, 0
		}
		i += next
		n := strings.IndexByte(s[i:], '}') + 1
		if n <= 1 { // unbalanced
			return i, i + 1
		}
		if word := s[i : i+n]; !slices.Contains(placeholders, word) {
			return i, i + n
		}
		i += n
	}
}
