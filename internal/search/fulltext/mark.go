package fulltext

import (
	"slices"

	"unknot/internal/search/denial"
)

// Piece is a part of a text: a match of the query, or the text between matches.
type Piece struct {
	Text string
	Hit  bool
}

// matcher finds the matches of a query in a list of terms.
type matcher struct {
	terms map[uint32]bool
	names map[uint32][][]uint32 // names of several terms, by the first of these
}

func newMatcher(clauses []clause) matcher {
	m := matcher{map[uint32]bool{}, map[uint32][][]uint32{}}
	for _, c := range clauses {
		for i, alt := range c.alternatives {
			if i > 0 && len(alt.terms) > 1 { // a synonym matches only as a whole: its parts were not typed
				m.names[alt.terms[0]] = append(m.names[alt.terms[0]], alt.terms)
				continue
			}
			for _, t := range alt.terms {
				m.terms[t] = true
			}
		}
	}
	return m
}

// prefix returns the number of terms in the longest match at the beginning of terms, which are not empty; 0 if none
// matches.
func (m matcher) prefix(terms []uint32) (n int) {
	for _, name := range m.names[terms[0]] {
		if len(name) > n && len(name) <= len(terms) && slices.Equal(name, terms[:len(name)]) {
			n = len(name)
		}
	}
	if n == 0 && m.terms[terms[0]] {
		return 1
	}
	return n
}

// Mark splits text into matches of q and what is between them. Joined, the pieces are text again.
func (x *Index) Mark(q Query, text string) []Piece {
	list := slices.DeleteFunc(splitWords(text), func(w word) bool { return stopWords[w.text] })
	terms := make([]uint32, len(list))
	for i, w := range list {
		terms[i] = x.termOf[w.text]
	}
	var out []Piece
	done := 0 // out holds text[:done]
	for i := 0; i < len(list); {
		n := q.matcher.prefix(terms[i:])
		if n > 0 {
			start, end := list[i].start, list[i+n-1].end
			if start > done {
				out = append(out, Piece{Text: text[done:start]})
			}
			out = append(out, Piece{text[start:end], true})
			done = end
		}
		i += max(1, n)
	}
	if done < len(text) {
		out = append(out, Piece{Text: text[done:]})
	}
	return out
}

// Holds reports whether q holds all words of name, in any form. It ignores stop words, and is false if name has no
// other words.
func (x *Index) Holds(q Query, name string) bool {
	holds := false
	for _, w := range splitWords(name) {
		if stopWords[w.text] {
			continue
		}
		if t, ok := x.term(w.text); !ok || !slices.Contains(q.typedTerms, t) {
			return false
		}
		holds = true
	}
	return holds
}

// IsHeldBy reports whether text holds all words that were typed, in any form. It ignores stop words and negations.
func (q Query) IsHeldBy(text string) bool {
	stems := map[string]bool{}
	for _, w := range splitWords(text) {
		stems[stemOf(w.text)] = true
	}
	return !slices.ContainsFunc(splitWords(q.Typed), func(w word) bool {
		return !stems[stemOf(w.text)] && !stopWords[w.text] && !denial.Denies(w.text)
	})
}
