// Package words says which characters and words plain English may contain, and how well it reads. [CheckCharacters]
// finds invisible characters, [Measure] computes a reading grade, and [Avoid] lists words to avoid. [Effects] finds how
// surely a sentence says that something works, [Rules] finds what should be a placeholder, and [UnsourcedNumber] finds
// numbers that need a source.
//
// The package knows nothing about files or pages. Quotation marks in texts must be typographic.
package words

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fault is a character that the content must not contain.
type Fault struct {
	At   int    // its offset in bytes
	Rune rune   // the first character that is wrong
	Text string // a description with its code point, and what to do
}

// CheckCharacters returns the forbidden characters of text in order, nil if there are none. text must be UTF-8.
// Characters are forbidden if they are invisible, change the direction of text, look like others, or are not in Unicode
// NFC.
func CheckCharacters(text string) []Fault {
	if isPlain(text) {
		return nil
	}
	faults := append(invisible(text), notNormalized(text)...)
	faults = append(faults, lookalikes(text)...)
	slices.SortStableFunc(faults, func(a, b Fault) int { return a.At - b.At })
	return faults
}

// isPlain reports whether text has only printable ASCII and typographic marks, like most texts. It has no faults then.
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
		case describeInvisible(text, i, r) == "":
			b.WriteRune(r)
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// IsDirectionMark reports whether r is a direction mark, which affects only the characters next to it. Names and titles
// in right-to-left languages may need one. Other direction controls affect longer parts of text and are never allowed.
func IsDirectionMark(r rune) bool { return r == 0x200e || r == 0x200f || r == 0x061c }

// invisible reports invisible characters.
func invisible(text string) []Fault {
	var faults []Fault
	for i, r := range text {
		if text := describeInvisible(text, i, r); text != "" {
			faults = append(faults, Fault{i, r, fmt.Sprintf("U+%04X is %s", r, text)})
		}
	}
	return faults
}

// describeInvisible returns the problem with r at text[i] and its solution, "" if r is visible.
func describeInvisible(text string, i int, r rune) string {
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
	case !unicode.IsGraphic(r):
		return "not a character that Unicode knows: take it out"
	}
	return ""
}

// notNormalized reports letters that are not in NFC. They look the same, but searches do not find them.
func notNormalized(text string) []Fault {
	var faults []Fault
	for at := 0; at < len(text); {
		at += norm.NFC.QuickSpanString(text[at:])
		if at == len(text) {
			break
		}
		size := norm.NFC.NextBoundaryInString(text[at:], true)
		segment := text[at : at+size]
		if want := norm.NFC.String(segment); want != segment {
			r, _ := utf8.DecodeRuneInString(segment)
			faults = append(faults, Fault{at, r, fmt.Sprintf("%s is not in Unicode's normal form NFC: write %s", codePoints(segment), codePoints(want))})
		}
		at += size
	}
	return faults
}

// codePoints lists the first four code points of s.
func codePoints(s string) string {
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
