package edit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"unknot/internal/words"
)

// Measure has the counts from which a reading grade is computed. The zero value is ready to use.
type Measure struct{ Sentences, Words, Syllables int }

// Add counts the sentences of text, which is one paragraph, list item or table cell. It ignores what does not end like
// a sentence, such as a heading, a name in a table or a list item without a full stop, because reading grades are made
// for running text.
func (m *Measure) Add(text string) {
	for _, s := range words.Sentences(text) {
		if !isWhole(s) {
			continue
		}
		words := Split(s)
		if len(words) == 0 {
			continue
		}
		m.Sentences++
		m.Words += len(words)
		for _, w := range words {
			m.Syllables += Syllables(w)
		}
	}
}

// isWhole reports whether text ends like a sentence.
func isWhole(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "”’)"))
	return strings.ContainsRune(".?!:;…", last)
}

// MeanSentence returns the mean number of words in a sentence, 0 if there is no text.
func (m Measure) MeanSentence() float64 {
	if m.Sentences == 0 {
		return 0
	}
	return float64(m.Words) / float64(m.Sentences)
}

// Grade returns the Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975): about how many years of
// school a reader needs. It is 0 if there is no text.
func (m Measure) Grade() float64 {
	if m.Words == 0 {
		return 0
	}
	return 0.39*m.MeanSentence() + 11.8*float64(m.Syllables)/float64(m.Words) - 15.59
}

// Split lists the words of a text with their punctuation. A word is anything between spaces that contains a letter or a
// digit.
func Split(text string) []string {
	var out []string
	for w := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			out = append(out, w)
		}
	}
	return out
}

// Syllables counts the syllables of an English word by its vowels. It is right for nine words in ten. A number has one
// syllable.
func Syllables(word string) int {
	n := 0
	for part := range strings.SplitSeq(strings.ToLower(word), "-") {
		part = strings.Map(func(r rune) rune {
			if r < 'a' || r > 'z' {
				return -1
			}
			return r
		}, part)
		n += syllables(part)
	}
	return max(n, 1)
}

const vowels = "aeiouy"

// syllables counts the groups of vowels in a word of lower-case letters. It ignores a silent ending. An i
// and the a or o after it count apart, as in "various".
func syllables(w string) int {
	if w == "" {
		return 0
	}
	w = withoutSilentEnd(w)
	n, wasVowel := 0, false
	for i := range len(w) {
		isVowel := strings.IndexByte(vowels, w[i]) >= 0
		if isVowel && !wasVowel || isHiatus(w, i) {
			n++
		}
		wasVowel = isVowel
	}
	return max(n, 1)
}

// isHiatus reports whether the vowel w[i] is spoken apart from an i before it, as in var-i-ous but not in ac-tion.
func isHiatus(w string, i int) bool {
	if i < 2 || w[i-1] != 'i' || w[i] != 'a' && w[i] != 'o' {
		return false
	}
	return strings.IndexByte("cgstx", w[i-2]) < 0
}

// withoutSilentEnd removes a silent e, es or ed from the end of a word, as in breathe, moves and eased.
func withoutSilentEnd(w string) string {
	if len(w) <= 2 {
		return w
	}
	stem, spokenAfter := "", ""
	switch {
	case strings.HasSuffix(w, "es"):
		stem, spokenAfter = w[:len(w)-2], "sxzcgh"
	case strings.HasSuffix(w, "ed"):
		stem, spokenAfter = w[:len(w)-2], "td"
	case strings.HasSuffix(w, "e"):
		stem = w[:len(w)-1]
	default:
		return w
	}
	last := stem[len(stem)-1]
	endsInLe := last == 'l' && len(stem) > 1 && strings.IndexByte(vowels, stem[len(stem)-2]) < 0
	isSyllable := endsInLe || strings.IndexByte(spokenAfter, last) >= 0 // as in lit-tle and plac-es
	if isPartOfVowel := strings.IndexByte(vowels, last) >= 0; isSyllable || isPartOfVowel {
		return w
	}
	return stem
}
