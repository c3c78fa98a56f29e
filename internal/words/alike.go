package words

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

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
func isWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl) }

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
