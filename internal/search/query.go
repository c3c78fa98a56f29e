package search

import (
	"slices"
	"strings"
)

// maxWords is how many words of a query are read: whoever types more has said it by then.
const maxWords = 24

// Query is what somebody typed, read.
type Query struct {
	Typed   string
	Read    string // what is searched for, where a word was read as another; else ""
	Cut     bool   // words beyond the first 24 were not read
	asks    bool   // it is a question
	clauses []clause
	exact   []uint32 // its terms in order
	sought  sought
}

// clause is one word of a query, or several that are one name: what can stand in its place.
type clause struct {
	ways   []way
	rarity float64
}

// way is terms that a document should hold, all of them; share is how much they count.
type way struct {
	terms []uint32
	share float32
}

// Shares of what was not typed so.
const (
	asTyped    = 1
	asMeant    = 0.65 // another name for it
	asRead     = 0.9  // a mistaken word
	unfinished = 0.8  // the beginning of a word
)

// questions are the words that questions begin with.
var questions = map[string]bool{
	"am": true, "are": true, "can": true, "could": true, "do": true, "does": true, "how": true, "is": true, "should": true, "what": true,
	"whats": true, "when": true, "where": true, "which": true, "why": true, "will": true, "would": true,
}

// How a query is read.
type reading struct {
	literal    bool // words stay as they are typed
	unfinished bool // the last word may still grow
}

// Read reads what somebody typed.
func (x *Index) Read(typed string) Query { return x.read(typed, reading{}) }

// ReadLiterally takes every word as it stands.
func (x *Index) ReadLiterally(typed string) Query { return x.read(typed, reading{literal: true}) }

// ReadUnfinished reads what somebody is still typing.
func (x *Index) ReadUnfinished(typed string) Query {
	return x.read(typed, reading{unfinished: typed != "" && typed[len(typed)-1] != ' '})
}

func (x *Index) read(typed string, how reading) Query {
	q := Query{Typed: typed}
	typedWords := words(typed)
	q.asks = len(typedWords) > 1 && questions[typedWords[0].text]
	told := slices.DeleteFunc(slices.Clone(typedWords), func(w word) bool { return plain[w.text] })
	if len(told) == 0 {
		told, how.literal = typedWords, true
	}
	if len(told) > maxWords {
		told, q.Cut = told[:maxWords], true
	}
	list := make([]string, len(told))
	for i, w := range told {
		list[i] = w.text
	}
	var shown []string
	changed := false
	for i := 0; i < len(list); {
		c, taken, read := x.clause(list[i:], how)
		as := strings.Join(list[i:i+taken], " ")
		if read != "" {
			as, changed = read, true
		}
		shown = append(shown, as)
		for _, w := range c.ways[:min(1, len(c.ways))] {
			q.exact = append(q.exact, w.terms...)
		}
		q.clauses = append(q.clauses, c)
		i += taken
	}
	if changed {
		q.Read = strings.Join(shown, " ")
	}
	q.sought = soughtBy(q.clauses)
	return q
}

// clause reads the first word of list, or the first few if they are one name, and says how many it took; read is what it took them for
// if they stand in no document.
func (x *Index) clause(list []string, how reading) (c clause, taken int, read string) {
	if terms, m, n := x.named(list); m != nil && (n > 1 || !x.joins(list, how)) {
		c.name(terms, asTyped, m)
		return x.rated(c), n, ""
	}
	if len(list) > 1 && !how.literal {
		if joined, ok := x.term(list[0] + list[1]); ok && len(x.postings[joined]) > 0 {
			c.ways = append(c.ways, way{[]uint32{joined}, asTyped})
			a, knowsA := x.term(list[0])
			b, knowsB := x.term(list[1])
			if !knowsA || !knowsB {
				return x.rated(c), 2, list[0] + list[1]
			}
			c.ways = append(c.ways, way{[]uint32{a, b}, asTyped})
			return x.rated(c), 2, ""
		}
	}
	w := list[0]
	t, known := x.term(w)
	if known {
		c.ways = append(c.ways, way{[]uint32{t}, asTyped})
	}
	if how.unfinished && len(list) == 1 && len(w) > 1 {
		for _, longer := range x.beginning(w, 8) {
			c.ways = append(c.ways, way{[]uint32{x.known[longer]}, unfinished})
		}
	}
	if len(c.ways) > 0 || how.literal {
		return x.rated(c), 1, ""
	}
	terms, read := x.mistaken(w)
	if read != "" {
		c.name(terms, asRead, x.same[keyOf(terms)])
	}
	return x.rated(c), 1, read
}

// joins reports whether the first two words of list are one that is a name, such as pain killers.
func (x *Index) joins(list []string, how reading) bool {
	if len(list) < 2 || how.literal {
		return false
	}
	joined, ok := x.term(list[0] + list[1])
	return ok && x.same[keyOf([]uint32{joined})] != nil
}

// name adds a name, and those that stand for it.
func (c *clause) name(terms []uint32, share float32, m *meaning) {
	c.ways = append(c.ways, way{terms, share})
	if m == nil {
		return
	}
	for _, other := range m.names {
		if !slices.Equal(other, terms) {
			c.ways = append(c.ways, way{other, share * asMeant})
		}
	}
}

// named finds the longest name at the beginning of list that others stand for.
func (x *Index) named(list []string) (terms []uint32, m *meaning, n int) {
	for i := range list[:min(x.longest, len(list))] {
		t, ok := x.term(list[i])
		if !ok {
			break
		}
		terms = append(terms, t)
		if found := x.same[keyOf(terms)]; found != nil {
			m, n = found, i+1
		}
	}
	return terms[:n], m, n
}

// rated sets how much the clause tells: the fewer documents hold any way of it, the more.
func (x *Index) rated(c clause) clause {
	held := 0
	for _, w := range c.ways {
		held += x.held(w)
	}
	c.rarity = x.rarity(held)
	return c
}

// held counts the documents that hold all terms of w.
func (x *Index) held(w way) int {
	if len(w.terms) == 1 {
		return len(x.postings[w.terms[0]])
	}
	rest := make([][]posting, len(w.terms))
	for i, t := range w.terms {
		rest[i] = x.postings[t]
	}
	n := 0
next:
	for _, p := range rest[0] {
		for i, list := range rest[1:] {
			for len(list) > 0 && list[0].document < p.document {
				list = list[1:]
			}
			rest[i+1] = list
			if len(list) == 0 {
				return n
			}
			if list[0].document > p.document {
				continue next
			}
		}
		n++
	}
	return n
}
