package words

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// alike maps Cyrillic and Greek letters to the Latin letters that they look like.
var alike = pairs("аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwӏlАAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXԌGԚQԜW" +
	"αaγyιiνvοoρpυuωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX")

func pairs(s string) map[rune]rune {
	all := []rune(s)
	out := map[rune]rune{}
	for i := 0; i+1 < len(all); i += 2 {
		out[all[i]] = all[i+1]
	}
	return out
}

// mixed reports letters that look like others: letters of another alphabet among Latin ones or in a word of look-alikes
// only, and special forms of plain letters and digits.
func mixed(text string) []Fault {
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

func isWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl) }

// wordFaults is mixed for one word at offset at.
func wordFaults(word string, at int) []Fault {
	if isPlain(word) {
		return nil
	}
	var faults []Fault
	latin, posing := 0, 0   // number of Latin letters and of look-alikes
	first, other := -1, 'a' // where the first letter of another alphabet is
	for i, r := range word {
		if plain := norm.NFKD.String(string(r)); r >= utf8.RuneSelf && isPlain(plain) && strings.IndexFunc(plain, isWord) == 0 {
			faults = append(faults, Fault{at + i, r, fmt.Sprintf("U+%04X is a special form: write %s", r, plain)})
			continue
		}
		switch {
		case !unicode.IsLetter(r) || unicode.In(r, unicode.Common, unicode.Inherited):
		case unicode.Is(unicode.Latin, r):
			latin++
		default:
			if first < 0 {
				first, other = i, r
			}
			if alike[r] == 0 {
				posing = -len(word) // a word of another language, not an imitation
			}
			posing++
		}
	}
	short := posing == 1 && unicode.Is(unicode.Greek, other) // a letter as a symbol, such as α
	if first >= 0 && (latin > 0 || posing > 0 && !short) {
		faults = append(faults, Fault{at + first, other, fmt.Sprintf("U+%04X in “%s” is no Latin letter, but may pass for one: write the word in one alphabet", other, clip(word))})
	}
	return faults
}

// clip shortens a word for a message.
func clip(word string) string {
	if r := []rune(word); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return word
}
