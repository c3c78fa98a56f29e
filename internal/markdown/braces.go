package markdown

import (
	"fmt"
	"slices"
	"strings"
)

// placeholders stand for the phone numbers of the place where a site runs, and for labels.
var placeholders = []string{"{emergency}", "{advice}", "{crisis}", "{practice}", "{untested}", "{borrowed}"}

// braces reports every {word} of s that is no placeholder.
func (r *reading) braces(start int, s []byte) {
	for at, end := badBrace(string(s)); end > 0; at, end = badBrace(string(s)) {
		r.problems = append(r.problems, Problem{r.line(start + at), braceFault(string(s[at:end]))})
		start, s = start+end, s[end:]
	}
}

func braceFault(word string) string {
	return fmt.Sprintf("%s is no placeholder: there are only %s", word, Placeholders)
}

// Placeholders lists what may stand in braces, for messages.
const Placeholders = "{emergency}, {advice}, {crisis}, {practice}, {untested} and {borrowed}"

// BadBrace returns the first {word} of s that is no placeholder, or "".
func BadBrace(s string) string {
	at, end := badBrace(s)
	return s[at:end]
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
