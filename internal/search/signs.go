package search

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"
)

// Sign is words that, close together in what somebody types, say what worries them: "numb|tingling legs|groin". Of words with a stroke
// between them one is enough.
type Sign struct {
	Words string
	Of    int // what it is a sign of
}

// Signs are known signs. No word of them is too plain to be looked for, and a mistyped one counts.
type Signs struct {
	signs []sign
	stems map[string]bool
	words []string
}

// sign is a Sign as stems: one of each of its places is needed.
type sign struct {
	places [][]string
	of     int
}

// NewSigns reads signs.
func NewSigns(list []Sign) *Signs {
	s := &Signs{stems: map[string]bool{}}
	for _, v := range list {
		next := sign{of: v.Of}
		for place := range strings.FieldsSeq(v.Words) {
			var stems []string
			for _, w := range words(strings.ReplaceAll(place, "|", " ")) {
				stem := english.Stem(w.text, true)
				stems = append(stems, stem)
				if !s.stems[stem] {
					s.stems[stem] = true
					s.words = append(s.words, w.text)
				}
			}
			next.places = append(next.places, stems)
		}
		s.signs = append(s.signs, next)
	}
	return s
}

// Words are all words of the signs.
func (s *Signs) Words() []string { return s.words }

// mostRead is how many words are looked at for signs.
const mostRead = 200

// In lists what typed holds signs of, in ascending order. A word that documents of x hold is not taken for a mistaken one.
func (s *Signs) In(typed string, x *Index) []int {
	var stems []string
	list := words(typed)
	for _, w := range list[:min(mostRead, len(list))] {
		stem := english.Stem(w.text, true)
		switch {
		case s.stems[stem]:
			stems = append(stems, stem)
		case plain[w.text]:
		case len(x.postings[x.known[w.text]]) > 0:
			stems = append(stems, stem)
		default:
			stems = append(stems, english.Stem(s.meant(w.text), true))
		}
	}
	var out []int
	for _, v := range s.signs {
		if !slices.Contains(out, v.of) && v.in(stems) {
			out = append(out, v.of)
		}
	}
	slices.Sort(out)
	return out
}

// meant is the word of a sign that w is, but for a letter or two; w itself if none is near.
func (s *Signs) meant(w string) string {
	near, distance := w, min(allowed(w), len(w)/4)+1
	for _, other := range s.words {
		if d := edits(w, other, distance); d < distance {
			near, distance = other, d
		}
	}
	return near
}

// in reports whether stems hold the sign, with at most one other word between.
func (v sign) in(stems []string) bool {
	n := len(v.places)
	for i := range stems {
		if v.stand(stems[i:min(len(stems), i+n+1)]) {
			return true
		}
	}
	return false
}

// stand reports whether each place of the sign stands in stems.
func (v sign) stand(stems []string) bool {
	for _, place := range v.places {
		if !slices.ContainsFunc(stems, func(s string) bool { return slices.Contains(place, s) }) {
			return false
		}
	}
	return len(v.places) > 0
}
