package fulltext

import (
	"cmp"
	"strings"

	"unknot/internal/search/wordlist"
)

// correct corrects w, which no document holds, to one or two words that documents hold, separated by a space. It
// returns "" if there are none. A word of the wordlist (English, conditions, medicines, tests) and a number are never
// corrected.
func (x *Index) correct(w string) (terms []uint32, corrected string) {
	if w[0] >= '0' && w[0] <= '9' || wordlist.Has(w) { // a year is not two numbers
		return nil, ""
	}
	near, distance := x.nearest(w)
	if isFar := near == "" || distance > 1; isFar && wordlist.HasNear(w) {
		corrected = x.completion(w) // w is more probably a mistyped word that no document holds
	} else if left, right := x.split(w); left != "" && (isFar || min(len(left), len(right)) >= minPart) {
		corrected = left + " " + right
	} else {
		corrected = cmp.Or(near, x.completion(w))
	}
	for part := range strings.FieldsSeq(corrected) {
		t, _ := x.term(part)
		terms = append(terms, t)
	}
	return terms, corrected
}

// minPart is the number of letters from which a part of a word is evidence of a missing space.
const minPart = 3

// completion returns the most frequent word that begins with w, "" if there is none.
func (x *Index) completion(w string) string {
	if longer := x.withPrefix(w, 1); len(w) > minPart && len(longer) > 0 {
		return longer[0]
	}
	return ""
}

// split splits w into two words that documents hold. Of several ways it takes the one whose rarer word is in the most
// documents. It returns "" twice if there is none.
func (x *Index) split(w string) (left, right string) {
	best := 0
	for i := 2; i+2 <= len(w); i++ {
		a, knowsA := x.term(w[:i])
		b, knowsB := x.term(w[i:])
		if !knowsA || !knowsB {
			continue
		}
		if n := min(len(x.postings[a]), len(x.postings[b])); n > best {
			best, left, right = n, w[:i], w[i:]
		}
	}
	return left, right
}
