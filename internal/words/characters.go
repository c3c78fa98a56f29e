// Package words reads plain English: [CheckCharacters] finds characters that nobody sees, [Nearest] the word that was
// mistyped, and [Sentences] splits a text.
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
	var faults []Fault
	at := 0
	for line := range strings.Lines(text) {
		if !isPlain(line) {
			for _, fault := range slices.Concat(invisible(line), notNormalized(line), lookalikes(line)) {
				fault.At += at
				faults = append(faults, fault)
			}
		}
		at += len(line)
	}
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
	case unicode.Is(unicode.Bidi_Control, r):
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

// latinLookalike maps Cyrillic and Greek letters to the Latin letters that they look like.
var latinLookalike = pairs("аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwӏlАAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXԌGԚQԜW" +
	"αaγyιiνvοoρpυuωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX")

// pairs returns a map from each letter at an even index of s to the letter after it.
func pairs(s string) map[rune]rune {
	all := []rune(s)
	out := map[rune]rune{}
	for i := 0; i+1 < len(all); i += 2 {
		out[all[i]] = all[i+1]
	}
	return out
}

// lookalikes reports letters that look like others: letters of another alphabet among Latin letters or in a word that
// consists only of look-alikes, and special forms of plain letters and digits.
func lookalikes(text string) []Fault {
	var faults []Fault
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isWord(r) {
			at += size
			continue
		}
		end := at + strings.IndexFunc(text[at:], func(r rune) bool { return !isWord(r) })
		if end < at {
			end = len(text)
		}
		faults = append(faults, wordFaults(text[at:end], at)...)
		at = end
	}
	return faults
}

// isWord reports whether r can be part of a word.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r > unicode.MaxASCII && unicode.In(r, unicode.M, unicode.Nl)
}

// wordFaults returns the faults that lookalikes reports for one word at offset at.
func wordFaults(word string, at int) []Fault {
	if isPlain(word) {
		return nil
	}
	var faults []Fault
	hasLatin, imitatesLatin := false, true // imitatesLatin: each letter of another alphabet looks like a Latin one
	foreign := 0                           // number of letters of another alphabet
	foreignAt, firstForeign := -1, ' '     // the offset of the first of them, and itself
	for i, r := range word {
		if plain := norm.NFKD.String(string(r)); r >= utf8.RuneSelf && isPlain(plain) && strings.IndexFunc(plain, isWord) == 0 {
			faults = append(faults, Fault{at + i, r, fmt.Sprintf("U+%04X is a special form: write %s", r, plain)})
			continue
		}
		switch {
		case !unicode.IsLetter(r) || unicode.In(r, unicode.Common, unicode.Inherited):
		case unicode.Is(unicode.Latin, r):
			hasLatin = true
		default:
			if foreign == 0 {
				foreignAt, firstForeign = i, r
			}
			foreign++
			imitatesLatin = imitatesLatin && latinLookalike[r] != 0
		}
	}
	isSymbol := foreign == 1 && unicode.Is(unicode.Greek, firstForeign) // such as α
	if foreign > 0 && (hasLatin || imitatesLatin && !isSymbol) {
		faults = append(faults, Fault{at + foreignAt, firstForeign, fmt.Sprintf("U+%04X in “%s” is not a Latin letter, but may pass for one: write the word in one alphabet", firstForeign, shorten(word))})
	}
	return faults
}

// shorten returns at most 30 letters of a word, for a message.
func shorten(word string) string {
	if r := []rune(word); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return word
}
