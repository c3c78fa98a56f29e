// Package words says what plain English may hold and how it reads: [CheckCharacters] finds characters that nobody sees,
// [Measure] computes a reading grade, [Avoid] lists words to avoid, [Effects] how surely a sentence says that something
// works, [Rules] what should be a reference, and [UnsourcedNumber] numbers that need a source.
//
// It knows nothing about files or pages. Quotation marks in texts must be typographic.
package words

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fault is a character that content must not contain.
type Fault struct {
	At   int    // its offset in bytes
	Rune rune   // the first character that is wrong
	Text string // a description with its code point, and what to do
}

// CheckCharacters returns the characters that text, which must be UTF-8, must not contain: invisible ones, those that
// change its direction, that look like others, and letters that are not in Unicode NFC. They are in order; nil means
// none.
func CheckCharacters(text string) []Fault {
	if isPlain(text) {
		return nil
	}
	faults := append(hidden(text), composed(text)...)
	faults = append(faults, mixed(text)...)
	slices.SortStableFunc(faults, func(a, b Fault) int { return a.At - b.At })
	return faults
}

// isPlain reports whether text has only ASCII without control characters and marks of printing, as most files do.
func isPlain(text string) bool {
	for _, r := range text {
		switch {
		case r >= ' ' && r < 0x7f, r == '\n', r == '\t':
		case r == '‘', r == '’', r == '“', r == '”', r == '–', r == '—', r == '…', r == '·':
		default:
			return false
		}
	}
	return true
}

// Visible returns text without invisible characters. It has the same number of lines.
func Visible(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		switch {
		case describe(text, i, r) == "":
			b.WriteRune(r)
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// IsDirectionMark reports whether r is a direction mark, which affects only the characters next to it. Names and titles
// in right-to-left languages may need one. Other direction controls affect longer text and are never allowed.
func IsDirectionMark(r rune) bool { return r == 0x200e || r == 0x200f || r == 0x061c }

// hidden reports invisible characters.
func hidden(text string) []Fault {
	var faults []Fault
	for i, r := range text {
		if text := describe(text, i, r); text != "" {
			faults = append(faults, Fault{i, r, fmt.Sprintf("U+%04X is %s", r, text)})
		}
	}
	return faults
}

// describe returns the problem with r at text[i] and its solution, "" if r is visible.
func describe(text string, i int, r rune) string {
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

// composed reports letters that are not in NFC: they look the same, but searches miss them.
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

// codes lists the code points of s, at most four.
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
