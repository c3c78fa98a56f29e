package fulltext

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"

	"unknot/internal/search/denial"
	"unknot/internal/words"
)

// maxWord is the number of bytes of a word that are compared; the rest is ignored.
const maxWord = 40

// word is a run of letters and digits in a text.
type word struct {
	text       string // in lower case, without accents, apostrophes and joiners
	start, end int    // offsets in the original text
}

// splitWords returns the words of s. An apostrophe does not end a word: can't becomes cant. Placeholders in braces,
// such as {advice}, are left out.
func splitWords(s string) []word {
	var out []word
	start := -1  // beginning of the current word, -1 for none
	asIs := true // the current word needs no folding
	end := func(i int) {
		if start >= 0 {
			out = appendWord(out, s, start, i, asIs)
		}
		start, asIs = -1, true
	}
	placeholderEnd := 0
	for i, r := range s {
		if r == '{' {
			if n := strings.IndexByte(s[i:], '}'); n > 0 {
				end(i)
				placeholderEnd = i + n
			}
		}
		if i < placeholderEnd {
			continue
		}
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		case start >= 0 && isWithin(r), unicode.IsLetter(r), unicode.IsDigit(r):
			asIs = false
		default:
			end(i)
			continue
		}
		if start < 0 {
			start = i
		}
	}
	end(len(s))
	return out
}

// appendWord appends the word s[start:end] to list. Unless asIs is set, it folds the word first, and leaves it out if
// nothing remains.
func appendWord(list []word, s string, start, end int, asIs bool) []word {
	text := s[start:end]
	if !asIs {
		text = fold(text)
	}
	if text == "" {
		return list
	}
	return append(list, word{text[:min(len(text), maxWord)], start, end})
}

// Words returns the words of s as they are compared: in lower case, without accents, apostrophes and joiners, each of
// at most 40 bytes.
func Words(s string) []string { return textsOf(splitWords(s)) }

// Denials returns the words of s with what is denied of them.
func Denials(s string) denial.Text { return denials(s, splitWords(s)) }

// denials returns list, the words of s, with what is denied of them.
func denials(s string, list []word) denial.Text {
	words, begins := make([]string, len(list)), make([]bool, len(list))
	for i, w := range list {
		words[i] = w.text
		if i == 0 {
			continue
		}
		between := s[list[i-1].end:w.start]
		begins[i] = strings.ContainsAny(between, ".;?!\n") || strings.ContainsAny(between, ",:()–—") && !listGoesOn(list[i:])
	}
	return denial.Mark(words, begins)
}

// listGoesOn reports whether words, which follow a comma, continue a list with "or", as in "no pain, numbness or
// weakness".
func listGoesOn(words []word) bool {
	const longest = 8
	return slices.ContainsFunc(words[:min(longest, len(words))], func(w word) bool { return w.text == "or" || w.text == "nor" })
}

// isWithin reports whether r may be part of a word, but does not matter when words are compared: an apostrophe, an
// accent or a joiner.
func isWithin(r rune) bool {
	return strings.ContainsRune("'’‘ʼ", r) || unicode.In(r, unicode.Mn, unicode.Join_Control)
}

// fold returns s in lower case, without accents, apostrophes, joiners and invalid bytes, and cut to maxWord bytes.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if isWithin(r) || r == utf8.RuneError {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s[:min(len(s), 4*maxWord)]))
	for len(s) > maxWord {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}

// stopWords are ignored in queries and documents.
var stopWords = words.Set(`
	a about all also always am an and any are as at be because been being best better but by can cannot cant
	could couldnt did do does doesnt doing dont for from get gets getting give go goes going good got had has
	hasnt have havent having he helped helping helps her him his how i id if ill im in into is isnt it its less
	ive just keep know like ll make many me mine more most much my need needs no not of on or our out please
	really re s shall she should shouldnt so some something stuff than that thats the their them then there these
	they this those till to too tried try until under ve very want wanted wants was way ways we were what whats
	when where which while who why will with would you your youre yours`)

// lexicon maps all words of the documents to terms. A term is a number for a stem.
type lexicon struct {
	terms  map[string]uint32 // by stem
	termOf map[string]uint32 // by word, without stop words
	list   []spelling        // all words, sorted by length and then by alphabet; set by sortWords
	at     [maxWord + 2]int  // the words of n bytes are list[at[n]:at[n+1]]
}

// spelling is a word of a document, with what [lexicon.nearest] needs to compare it.
type spelling struct {
	word      string
	letters   uint32 // letterSet of word
	documents int    // number of documents that hold the word or another form of it
}

func newLexicon() lexicon {
	return lexicon{terms: map[string]uint32{"": 0}, termOf: map[string]uint32{}} // term 0 is the term of unknown words
}

// learn appends the terms of texts to terms, and adds new words to l. It leaves out stop words.
func (l *lexicon) learn(terms []uint32, texts ...string) []uint32 {
	for _, text := range texts {
		for _, w := range splitWords(text) {
			if stopWords[w.text] {
				continue
			}
			t, ok := l.termOf[w.text]
			if !ok {
				name := strings.Clone(w.text) // a substring would hold all of the text in memory
				stem := english.Stem(name, true)
				if t, ok = l.terms[stem]; !ok {
					t = uint32(len(l.terms)) // the next free number
					l.terms[stem] = t
				}
				l.termOf[name] = t
			}
			terms = append(terms, t)
		}
	}
	return terms
}

// sortWords sets l.list and l.at. It must run after the last call of learn.
func (l *lexicon) sortWords(postings [][]posting) {
	for w, t := range l.termOf {
		l.list = append(l.list, spelling{w, letterSet(w), len(postings[t])})
	}
	slices.SortFunc(l.list, byLength)
	for i := range l.at {
		l.at[i], _ = slices.BinarySearchFunc(l.list, i, func(s spelling, n int) int { return len(s.word) - n })
	}
}

// byLength sorts words by length and then by alphabet.
func byLength(a, b spelling) int {
	return cmp.Or(len(a.word)-len(b.word), strings.Compare(a.word, b.word))
}

// term returns the term of a word of a document, or of another form of such a word.
func (l *lexicon) term(w string) (uint32, bool) {
	if t, ok := l.termOf[w]; ok {
		return t, true
	}
	t, ok := l.terms[english.Stem(w, true)]
	return t, ok
}

// letterSet returns the letters of w as a bit set. Other characters share bits with letters.
func letterSet(w string) uint32 {
	var set uint32
	for i := range len(w) {
		set |= 1 << (w[i] & 31)
	}
	return set
}

// countDifferent returns the number of letters that only one of two letter sets has.
func countDifferent(a, b uint32) int { return bits.OnesCount32(a ^ b) }

// maxEdits returns the largest edit distance at which w is corrected: one from three letters on, two from six.
func maxEdits(w string) int { return min(2, utf8.RuneCountInString(w)/3) }

// minReplaceable is the number of letters from which a correction may replace a letter: pxt is not corrected to pet.
const minReplaceable = 4

// nearest returns the word with the smallest edit distance to w, or "" and 0 if none is within maxEdits. Of several, it
// takes the one that isBetter. Words with digits are never corrected.
func (l *lexicon) nearest(w string) (near string, distance int) {
	limit := maxEdits(w)
	if strings.ContainsAny(w, "0123456789") {
		return "", 0
	}
	letters := letterSet(w)
	distance = limit + 1
	var best spelling
	for n := max(2, len(w)-limit); n <= min(maxWord, len(w)+limit); n++ {
		for _, s := range l.list[l.at[n]:l.at[n+1]] {
			isReplaced := len(s.word) == len(w) && s.letters != letters
			if isReplaced && len(w) < minReplaceable || countDifferent(letters, s.letters) > 2*limit {
				continue
			}
			d := words.EditDistance(w, s.word, min(limit, distance)+1)
			if d < distance || d == distance && d <= limit && isBetter(w, s, best) {
				best, distance = s, d
			}
		}
	}
	if distance > limit {
		return "", 0
	}
	return best.word, distance
}

// isBetter reports whether w, which is as near to a as to b, is more probably a typo of a: a word with the same first
// letter is better, and otherwise that in more documents.
func isBetter(w string, a, b spelling) bool {
	if aHasFirst, bHasFirst := a.word[0] == w[0], b.word[0] == w[0]; aHasFirst != bHasFirst {
		return aHasFirst
	}
	return a.documents > b.documents
}

// withPrefix returns at most n words that begin with w and are longer, those in the most documents first.
func (l *lexicon) withPrefix(w string, n int) []string {
	var all []spelling
	for _, s := range l.list[l.at[min(len(w)+1, maxWord+1)]:] {
		if strings.HasPrefix(s.word, w) {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b spelling) int { return b.documents - a.documents })
	var out []string
	for _, s := range all[:min(n, len(all))] {
		out = append(out, s.word)
	}
	return out
}
