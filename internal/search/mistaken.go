package search

import (
	"cmp"
	"slices"
	"strings"

	"unknot/internal/search/wordlist"
)

// mistaken reads a word that no document holds as one or two that some do. A word that is English, or the name of a condition, a medicine or a
// test, is never read as another: it may only be written apart.
func (x *Index) mistaken(w string) (terms []uint32, read string) {
	switch near, distance := x.nearest(w); {
	case wordlist.Has(w):
		read = x.apart(w)
	case !x.surely(w, near, distance) && wordlist.HasNear(w): // rather a word that no document holds
		read = cmp.Or(x.apart(w), x.begun(w))
	case (near == "" || distance > 1) && nearlyPlain(w):
	default:
		read = cmp.Or(x.respelt(w, near, distance), x.begun(w))
	}
	for part := range strings.FieldsSeq(read) {
		t, _ := x.term(part)
		terms = append(terms, t)
	}
	return terms, read
}

const telling = 3 // letters: shorter parts are found in any word

// respelt is near, or w as two words if that is as likely.
func (x *Index) respelt(w, near string, distance int) string {
	left, right := x.split(w)
	if left != "" && (near == "" || distance > 1 || min(len(left), len(right)) >= telling) {
		return left + " " + right
	}
	return near
}

// begun is a word that w is the beginning of, "" if there is none.
func (x *Index) begun(w string) string {
	if longer := x.beginning(w, 1); len(w) > telling && len(longer) > 0 {
		return longer[0]
	}
	return ""
}

// nearlyPlain reports whether w is one letter off a word that tells nothing, such as untill.
func nearlyPlain(w string) bool {
	if len(w) <= 3 {
		return false
	}
	for common := range plain {
		if edits(w, common, 1) <= 1 {
			return true
		}
	}
	return false
}

// surely reports whether w, which is no word, is more probably near, that many letters off, than a word that no document holds.
func (x *Index) surely(w, near string, distance int) bool {
	if near == "" || distance > 1 {
		return false
	}
	if near[0] != w[0] {
		const common = 10 // one document in so many
		t, _ := x.term(near)
		return len(x.postings[t])*common > len(x.documents)
	}
	return len(w) >= short || !isChanged(w, near) || !wordlist.HasLonger(w)
}

// apart is w as the two words that it is made of, if they stand side by side in a document: pushup is push up, and carpet is no car pet.
func (x *Index) apart(w string) string {
	left, right := x.split(w)
	if left == "" {
		return ""
	}
	a, _ := x.term(left)
	b, _ := x.term(right)
	terms := []uint32{a, b}
	for _, p := range x.postings[a] {
		if contains(x.body(p.document), terms) || slices.ContainsFunc(x.short[p.document][:], func(field []uint32) bool { return contains(field, terms) }) {
			return left + " " + right
		}
	}
	return ""
}

// split finds two words that w is when they are written apart; the more documents hold the rarer of the two, the better.
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
