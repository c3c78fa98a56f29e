package search

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// maxWord is how many bytes of a word are looked at.
const maxWord = 40

// word is a run of letters and digits of a text, small and without accents, and where it stands.
type word struct {
	text       string
	start, end int
}

// words splits s. An apostrophe is no border: can't is cant. What stands in braces is none of its words: pages put something in its place.
func words(s string) []word {
	var out []word
	start, apart := -1, true // apart: the word is written otherwise than it is compared
	end := func(i int) {
		if start >= 0 {
			text := s[start:i]
			if apart {
				text = folded(text)
			}
			if text != "" {
				out = append(out, word{text[:min(len(text), maxWord)], start, i})
			}
		}
		start, apart = -1, false
	}
	blank := 0 // where a placeholder such as {advice} ends
	for i, r := range s {
		if r == '{' {
			if n := strings.IndexByte(s[i:], '}'); n > 0 {
				end(i)
				blank = i + n
			}
		}
		if i < blank {
			continue
		}
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		case start >= 0 && isApostrophe(r) || start >= 0 && unicode.Is(unicode.Mn, r):
			apart = true
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
			apart = true
		default:
			end(i)
			continue
		}
		if start < 0 {
			start, apart = i, false
		}
	}
	end(len(s))
	return out
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

// folded is a word as words are compared: small, without accents and apostrophes, a cut rune left out.
func folded(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || isApostrophe(r) || r == utf8.RuneError {
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

// plain are words that tell nothing about what is searched.
var plain = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`a about all also always am an and any are as at be because been being best better but by can cannot cant could couldnt did do does doesnt
		doing dont for from get gets getting give go goes going good got had has hasnt have havent having he helped helping helps her him his how i id if ill im in into is isnt it its less ive
		just keep know like ll make many me mine more most much my need needs no not of on or our out please really re s shall she should shouldnt so some something stuff than that thats
		the their them then there these they this those till to too tried try until under ve very want wanted wants was way ways we were what whats when where which while who why will with
		would you your youre yours`) {
		out[w] = true
	}
	return out
}()

// lexicon knows every word of the documents.
type lexicon struct {
	terms map[string]uint32 // by stem
	known map[string]uint32 // term by word, plain words left out
	list  []spelling        // the words, in order, once finish has run
	at    [maxWord + 2]int
}

// spelling is a word that some document holds, ready to be compared with a mistaken one.
type spelling struct {
	word    string
	letters uint32 // one bit for each letter in it
	often   int    // how many documents hold it or one of its forms
}

func newLexicon() lexicon {
	return lexicon{terms: map[string]uint32{"": 0}, known: map[string]uint32{}} // term 0 is that of no word
}

// learn appends the terms of texts to terms.
func (l *lexicon) learn(terms []uint32, texts ...string) []uint32 {
	for _, text := range texts {
		for _, w := range words(text) {
			if plain[w.text] {
				continue
			}
			t, ok := l.known[w.text]
			if !ok {
				name := strings.Clone(w.text) // or it would keep all of the text
				stem := english.Stem(name, true)
				if t, ok = l.terms[stem]; !ok {
					t = uint32(len(l.terms))
					l.terms[stem] = t
				}
				l.known[name] = t
			}
			terms = append(terms, t)
		}
	}
	return terms
}

// look returns the terms of text, without what no document holds.
func (l *lexicon) look(text string) []uint32 {
	var out []uint32
	for _, w := range words(text) {
		if t, ok := l.known[w.text]; ok {
			out = append(out, t)
		}
	}
	return out
}

// finish sorts the words for comparing.
func (l *lexicon) finish(postings [][]posting) {
	for w, t := range l.known {
		l.list = append(l.list, spelling{w, lettersOf(w), len(postings[t])})
	}
	slices.SortFunc(l.list, func(a, b spelling) int {
		if len(a.word) != len(b.word) {
			return len(a.word) - len(b.word)
		}
		return strings.Compare(a.word, b.word)
	})
	for i := range l.at {
		l.at[i], _ = slices.BinarySearchFunc(l.list, i, func(s spelling, n int) int { return len(s.word) - n })
	}
}

// term returns the term of a word, also of a form that no document holds.
func (l *lexicon) term(w string) (uint32, bool) {
	if t, ok := l.known[w]; ok {
		return t, true
	}
	t, ok := l.terms[english.Stem(w, true)]
	return t, ok
}

func lettersOf(w string) uint32 {
	var set uint32
	for i := range len(w) {
		set |= 1 << (w[i] & 31)
	}
	return set
}

// differ counts the letters that only one of two words has.
func differ(a, b uint32) int { return bits.OnesCount32(a ^ b) }

// allowed is how many letters of a word may be wrong.
func allowed(w string) int {
	switch n := utf8.RuneCountInString(w); {
	case n < 3:
		return 0
	case n < 6:
		return 1
	}
	return 2
}

// short is how many letters a word needs before any of them may be another: bar is not bad. With one letter less the first has to be right.
const short = 5

// nearest finds the word that w was probably meant to be, "" if none is near. Of those equally near the one that begins alike wins, then
// the one that most documents hold. Numbers are never mistaken.
func (l *lexicon) nearest(w string) (near string, distance int) {
	most := allowed(w)
	if strings.ContainsAny(w, "0123456789") {
		return "", 0
	}
	letters := lettersOf(w)
	distance = most + 1
	var best spelling
	for n := max(2, len(w)-most); n <= min(maxWord, len(w)+most); n++ {
		for _, s := range l.list[l.at[n]:l.at[n+1]] {
			if len(w) < short && isChanged(w, s.word) && (len(w) < short-1 || s.word[0] != w[0]) {
				continue
			}
			if differ(letters, s.letters) > 2*most {
				continue
			}
			d := edits(w, s.word, min(most, distance))
			if d < distance || d == distance && d <= most && better(w, s, best) {
				best, distance = s, d
			}
		}
	}
	if distance > most {
		return "", 0
	}
	return best.word, distance
}

// better reports whether w, as near to a as to b, was rather meant to be a: the first letter is seldom wrong, unless b is rare beside a, and of
// a short word a letter is rather missing than another one.
func better(w string, a, b spelling) bool {
	const rare = 10 // times
	if first, other := a.word[0] == w[0], b.word[0] == w[0]; first != other {
		return first && b.often < rare*a.often || !first && a.often >= rare*b.often
	}
	if len(w) < short {
		if changed, other := isChanged(w, a.word), isChanged(w, b.word); changed != other {
			return other
		}
	}
	return a.often > b.often
}

// isChanged reports whether w is a with a letter that is another, not one that is missing, too much or out of place.
func isChanged(w, a string) bool { return len(a) == len(w) && lettersOf(a) != lettersOf(w) }

// edits is how many letters have to be put in, left out, changed or swapped with their neighbour to make a of b; most+1 if more than most
// (optimal string alignment).
func edits(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	var rows [3][maxWord + 1]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			n := min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				n = min(n, before[j-2]+1)
			}
			row[j] = n
			least = min(least, n)
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], most+1)
}

// beginning returns at most so many words that begin with w, those first that most documents hold.
func (l *lexicon) beginning(w string, most int) []string {
	var all []spelling
	for _, s := range l.list[l.at[min(len(w)+1, maxWord+1)]:] {
		if strings.HasPrefix(s.word, w) {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b spelling) int { return b.often - a.often })
	var out []string
	for _, s := range all[:min(most, len(all))] {
		out = append(out, s.word)
	}
	return out
}
