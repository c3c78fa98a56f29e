// Package search ranks short documents for what somebody typed, and cuts excerpts that show why.
//
// It forgives: words are compared by their stems, names that mean the same stand for one another, and a word that nothing here uses is
// read as the nearest one that something does, joined, split or respelt. Ranking is BM25F (Robertson, Zaragoza 2009): the fields of a document
// are weighed before its counts level off. An Index never changes after New, so any number of readers may share it.
package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"unknot/internal/search/wordlist"
)

// Document is one thing to find.
type Document struct {
	Title  string
	Names  []string // what else people call it
	Lead   string   // says what it is about
	Facts  []string // words that sort it: kinds, places, things
	Body   []string // paragraphs
	Weight float64  // 1 for most; less for what should stand behind others

	Answers bool // it answers questions
}

// The fields of a document, and how much a word counts in each.
const (
	inTitle = iota
	inNames
	inLead
	inFacts
	inBody
	fields
)

var (
	fieldWeight = [fields]float64{inTitle: 7, inNames: 5, inLead: 2, inFacts: 2, inBody: 0.8}
	lengthShare = [fields]float64{inTitle: 0.3, inNames: 0.3, inLead: 0.5, inFacts: 0.4, inBody: 0.7} // how much a long field weakens its words: b of BM25
)

// levelsOff is k1 of BM25: how soon more of the same word counts no more.
const levelsOff = 4

// Index answers searches over documents.
type Index struct {
	lexicon
	documents []Document
	postings  [][]posting        // by term, in order of documents
	tokens    []uint32           // the terms of all bodies, paragraph by paragraph
	bodies    []body             // by document
	short     [][inBody][]uint32 // the terms of all other fields, by document
	names     map[string][]uint32
	same      map[string]*meaning
	longest   int // words of the longest name in same
}

// posting says how much a document is about a term.
type posting struct {
	document uint32
	score    float32
}

// body is where the paragraphs of a document stand in tokens: the first from ends[0] to ends[1].
type body struct{ ends []uint32 }

// meaning is names that stand for one another, each as its terms.
type meaning struct{ names [][]uint32 }

// New makes an index of documents. Each entry of same lists names that mean the same; right are words that nobody has mistyped, though no
// document may hold them.
func New(documents []Document, same [][]string, right []string) *Index {
	x := &Index{lexicon: newLexicon(), documents: documents, bodies: make([]body, len(documents)), names: map[string][]uint32{}, same: map[string]*meaning{}}
	x.short = make([][inBody][]uint32, len(documents))
	var total [fields]float64
	for i, d := range documents {
		x.short[i] = [inBody][]uint32{
			inTitle: x.learn(nil, d.Title), inNames: x.learn(nil, d.Names...), inLead: x.learn(nil, d.Lead), inFacts: x.learn(nil, d.Facts...),
		}
		ends := []uint32{uint32(len(x.tokens))}
		for _, p := range d.Body {
			x.tokens = x.learn(x.tokens, p)
			ends = append(ends, uint32(len(x.tokens)))
		}
		x.bodies[i].ends = ends
		for f, terms := range x.short[i] {
			total[f] += float64(len(terms))
		}
		total[inBody] += float64(len(x.body(uint32(i))))
		x.name(uint32(i), d)
	}
	x.rate(total)
	for _, group := range same {
		x.mean(group)
	}
	x.learnName(right...)
	x.finish(x.postings)
	wordlist.Has("word") // or the first search would wait for the list
	return x
}

// body is the terms of a document's paragraphs.
func (x *Index) body(document uint32) []uint32 {
	ends := x.bodies[document].ends
	return x.tokens[ends[0]:ends[len(ends)-1]]
}

// name remembers what a document is called, word for word.
func (x *Index) name(document uint32, d Document) {
	for _, name := range append([]string{d.Title}, d.Names...) {
		if key := keyOf(x.learn(nil, name)); key != "" && !slices.Contains(x.names[key], document) {
			x.names[key] = append(x.names[key], document)
		}
	}
}

// rate makes the postings.
func (x *Index) rate(total [fields]float64) {
	var average [fields]float64
	for f := range average {
		average[f] = max(1, total[f]/float64(max(1, len(x.short))))
	}
	x.postings = make([][]posting, len(x.terms))
	counts := map[uint32]float64{}
	for i := range x.short {
		clear(counts)
		for f := range fields {
			terms := x.body(uint32(i))
			if f != inBody {
				terms = x.short[i][f]
			}
			share := fieldWeight[f] / (1 - lengthShare[f] + lengthShare[f]*float64(len(terms))/average[f])
			for _, t := range terms {
				counts[t] += share
			}
		}
		weight := cmp.Or(x.documents[i].Weight, 1)
		for t, n := range counts {
			x.postings[t] = append(x.postings[t], posting{uint32(i), float32(weight * n * (levelsOff + 1) / (n + levelsOff))})
		}
	}
}

// rarity is how much tells what n documents hold: the inverse document frequency of BM25.
func (x *Index) rarity(n int) float64 {
	held := float64(min(n, len(x.documents)))
	return math.Log(1 + (float64(len(x.documents))-held+0.5)/(held+0.5))
}

// mean lets each of these names stand for the others.
func (x *Index) mean(group []string) {
	m := &meaning{}
	for _, name := range group {
		if terms := x.learnName(name); len(terms) > 0 {
			m.names = append(m.names, terms)
			x.longest = max(x.longest, len(terms))
		}
	}
	for _, terms := range m.names {
		x.same[keyOf(terms)] = m
	}
}

// learnName is learn for names that no document may hold: their terms then have no postings.
func (x *Index) learnName(names ...string) []uint32 {
	terms := x.learn(nil, names...)
	for len(x.postings) < len(x.terms) {
		x.postings = append(x.postings, nil)
	}
	return terms
}

// keyOf is a name's terms as one string, for maps.
func keyOf(terms []uint32) string {
	var b strings.Builder
	for _, t := range terms {
		b.Write([]byte{byte(t), byte(t >> 8), byte(t >> 16), byte(t >> 24)})
	}
	return b.String()
}
