package edit

import (
	"regexp"
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

var (
	notLetter = regexp.MustCompile(`[^a-z]`)
	vowels    = regexp.MustCompile(`[aeiouy]+`)
	hiatus    = regexp.MustCompile(`[^cgstx]i[ao]`) // spoken apart, as in var-i-ous but not in ac-tion
	// silentEnd is a silent e, es or ed, as in breathe, moves and eased, but not in lit-tle and plac-es.
	silentEnd = regexp.MustCompile(`([aeiouy]l|[^aeiouyl])e$|([aeiouy]l|[^aeiouylsxzcgh])es$|([aeiouy]l|[^aeiouyltd])ed$`)
)

// Syllables counts the syllables of an English word by its vowels. It is right for nine words in ten. A number has one
// syllable.
func Syllables(word string) int {
	n := 0
	for part := range strings.SplitSeq(strings.ToLower(word), "-") {
		stem := silentEnd.ReplaceAllString(notLetter.ReplaceAllString(part, ""), "$1$2$3")
		n += max(1, len(vowels.FindAllString(stem, -1))+len(hiatus.FindAllString(stem, -1)))
	}
	return n
}
