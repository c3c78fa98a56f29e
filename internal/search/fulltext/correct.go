package fulltext

import (
	"cmp"
	"slices"
	"strings"

	"unknot/internal/search/wordlist"
)

// correct corrects w, which no document holds, to one or two words that documents hold, separated by a space. It
// returns "" if there are none. A word of the wordlist (English, conditions, medicines, tests) is never replaced, only
// split. A number is never corrected.
func (x *Index) correct(w string) (terms []uint32, corrected string) {
	switch near, distance := x.nearest(w); {
	case w[0] >= '0' && w[0] <= '9': // a year is not two numbers
	case wordlist.Has(w):
		corrected = x.splitAdjacent(w)
	case (near == "" || distance > 1) && wordlist.HasNear(w): // more probably a mistyped word that no document holds
		corrected = cmp.Or(x.splitAdjacent(w), x.completion(w))
	default:
		corrected = cmp.Or(x.nearOrSplit(w, near, distance), x.completion(w))
	}
	for part := range strings.FieldsSeq(corrected) {
		t, _ := x.term(part)
		terms = append(terms, t)
	}
	return terms, corrected
}

// minPart is the number of letters from which a part of a word is evidence of a missing space: shorter parts are in any
// word.
const minPart = 3

// nearOrSplit returns near, or w split into two words if that is at least as likely.
func (x *Index) nearOrSplit(w, near string, distance int) string {
	left, right := x.split(w)
	if left != "" && (near == "" || distance > 1 || min(len(left), len(right)) >= minPart) {
		return left + " " + right
	}
	return near
}

// completion returns the most frequent word that begins with w, "" if there is none.
func (x *Index) completion(w string) string {
	if longer := x.withPrefix(w, 1); len(w) > minPart && len(longer) > 0 {
		return longer[0]
	}
	return ""
}

// splitAdjacent splits w into two words if they are next to each other in a document, and returns "" otherwise: pushup
// becomes push up, but carpet does not become car pet.
func (x *Index) splitAdjacent(w string) string {
	left, right := x.split(w)
	if left == "" {
		return ""
	}
	a, _ := x.term(left)
	b, _ := x.term(right)
	terms := []uint32{a, b}
	for _, p := range x.postings[a] {
		if slices.ContainsFunc(x.fields[p.document][:], func(field []uint32) bool { return contains(field, terms) }) {
			return left + " " + right
		}
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
