// Package chars says which characters content may hold: none that a reader cannot see, none that turns the
// direction of text, none that looks like another, and each letter in one way of writing it (Unicode NFC).
package chars

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fault is a character that content may not hold.
type Fault struct {
	At   int    // where it begins, in bytes
	Rune rune   // the first character that is wrong
	Text string // what it is, with its code point, and what to do
}

// Check returns what is wrong with the characters of text, in order of place; nil if nothing is. The text must be UTF-8.
func Check(text string) []Fault {
	if isPlain(text) {
		return nil
	}
	faults := append(hidden(text), composed(text)...)
	faults = append(faults, mixed(text)...)
	slices.SortStableFunc(faults, func(a, b Fault) int { return a.At - b.At })
	return faults
}

// isPlain reports whether text is ASCII without control characters: most files are.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || c == 0x7f || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

// Visible is text without what Check reports as hidden, on as many lines.
func Visible(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		switch {
		case what(text, i, r) == "":
			b.WriteRune(r)
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// IsDirectionMark reports whether r is a mark that gives a direction to the signs beside it and to nothing else. Names and
// titles in languages written from right to left may need one; the controls that turn whole stretches of text are never allowed.
func IsDirectionMark(r rune) bool { return r == 0x200e || r == 0x200f || r == 0x061c }

// hidden reports the characters of text that nobody sees.
func hidden(text string) []Fault {
	var faults []Fault
	for i, r := range text {
		if text := what(text, i, r); text != "" {
			faults = append(faults, Fault{i, r, fmt.Sprintf("U+%04X is %s", r, text)})
		}
	}
	return faults
}

// what says what is wrong with r, which begins at text[i], and what to do; "" if it can be seen.
func what(text string, i int, r rune) string {
	switch {
	case r == '\n' || r == '\t' || r >= ' ' && r < 0x7f:
		return ""
	case r == '\r':
		if strings.HasPrefix(text[i+1:], "\n") {
			return ""
		}
		return "a carriage return without a line feed: end lines with a line feed"
	case unicode.Is(unicode.Cc, r):
		return "a control character, which nobody sees: take it out"
	case IsDirectionMark(r), unicode.Is(unicode.Bidi_Control, r):
		return "a text direction control, which nobody sees: take it out"
	case r == 0x00ad:
		return "a soft hyphen, which nobody sees: take it out"
	case r == 0xfeff:
		return "a byte order mark, which nobody sees: take it out"
	case r == utf8.RuneError:
		return "put in place of a character that was lost: write that again"
	case unicode.Is(unicode.Variation_Selector, r):
		return "a variation selector, which nobody sees: take it out"
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r), r == 0x2800:
		return "an invisible character: take it out"
	case unicode.In(r, unicode.Zl, unicode.Zp):
		return "a line separator, which nobody sees: end the line as other lines end"
	case unicode.Is(unicode.Zs, r):
		return "a space of another kind, which nobody can tell from one: write an ordinary space"
	case unicode.Is(unicode.Co, r):
		return "a private character, which other machines show as something else or not at all: take it out"
	case !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S):
		return "no character that Unicode knows: take it out"
	}
	return ""
}

// composed reports letters that are written in another way than Unicode's NFC: they look alike, and searches miss them.
func composed(text string) []Fault {
	var faults []Fault
	for at := 0; at < len(text); {
		at += norm.NFC.QuickSpanString(text[at:])
		if at == len(text) {
			break
		}
		size := norm.NFC.NextBoundaryInString(text[at:], true)
		if size <= 0 {
			size = len(text) - at
		}
		is := text[at : at+size]
		if want := norm.NFC.String(is); want != is {
			r, _ := utf8.DecodeRuneInString(is)
			faults = append(faults, Fault{at, r, fmt.Sprintf("%s is not in Unicode's normal form NFC: write %s", codes(is), codes(want))})
		}
		at += size
	}
	return faults
}

// codes names the characters of s, at most four of them.
func codes(s string) string {
	var out []string
	for _, r := range s {
		if len(out) == 4 {
			out = append(out, "…")
			break
		}
		out = append(out, fmt.Sprintf("U+%04X", r))
	}
	return strings.Join(out, " ")
}
