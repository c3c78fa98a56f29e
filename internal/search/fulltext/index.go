// Package fulltext finds and ranks short documents for a typed query, and marks the words that match.
//
// [New] makes an [Index] of documents, [Index.Read] parses a [Query], [Index.Find] ranks the documents that match.
// Words are compared by their stems, and synonyms match one another. A word that no document holds is corrected to one
// that documents hold, joined with its neighbour or split. Ranking is BM25F (Robertson, Zaragoza 2009), which weighs
// the fields of a document before it saturates the counts. [Signs] finds phrases in queries that may be signs of an
// emergency.
//
// An Index never changes after New, so goroutines may share it. It is not persistent: the server builds it at each
// start.
package fulltext

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"unknot/internal/search/wordlist"
)

// Document is the unit of search.
type Document struct {
	Title  string
	Names  []string // other names
	Lead   string   // summary
	Facts  []string // facets such as kinds, positions and things
	Body   []string // paragraphs
	Weight float64  // factor of its scores; 0 means 1
}

// The fields of a document.
const (
	inTitle = iota
	inNames
	inLead
	inFacts
	inBody
	numFields
)

var (
	fieldWeight = [numFields]float64{inTitle: 7, inNames: 5, inLead: 2, inFacts: 2, inBody: 0.8}
	// lengthWeight is b of BM25: how much the length of a field lowers the weight of its words.
	lengthWeight = [numFields]float64{inTitle: 0.3, inNames: 0.3, inLead: 0.5, inFacts: 0.4, inBody: 0.7}
)

// saturation is k1 of BM25: the larger, the more each further occurrence of a word counts.
const saturation = 4

// Index is a search index of documents, immutable after [New].
type Index struct {
	lexicon
	documents       []Document
	postings        [][]posting           // by term, in the order of documents
	names           map[string][]uint32   // documents with a name, by keyOf(terms of the name)
	synonyms        map[string][][]uint32 // names with the same meaning, each as its terms, by keyOf(terms) of each
	maxSynonymTerms int                   // number of terms in the longest name in synonyms
}

// posting is the BM25F score of a document for a term, without the rarity of the term.
type posting struct {
	document uint32
	score    float32
}

// New makes an index of documents, which must not change afterwards. Each element of synonyms lists names with the same
// meaning. The words in known are never corrected, even if no document holds them.
func New(documents []Document, synonyms [][]string, known []string) *Index {
	x := &Index{lexicon: newLexicon(), documents: documents, names: map[string][]uint32{}, synonyms: map[string][][]uint32{}}
	var total [numFields]float64
	fields := make([][numFields][]uint32, len(documents)) // the terms of each
	for i, d := range documents {
		fields[i] = [numFields][]uint32{
			inTitle: x.learn(nil, d.Title), inNames: x.learn(nil, d.Names...), inLead: x.learn(nil, d.Lead),
			inFacts: x.learn(nil, d.Facts...), inBody: slices.Clip(x.learn(nil, d.Body...)),
		}
		for f, terms := range fields[i] {
			total[f] += float64(len(terms))
		}
		x.addNames(uint32(i), d)
	}
	x.buildPostings(fields, total)
	for _, names := range synonyms {
		x.addSynonyms(names)
	}
	x.learnNames(known...)
	x.sortWords(x.postings)
	wordlist.Has("word") // loads the list now, so that the first search need not wait for it
	return x
}

// addNames adds the title and the names of a document to x.names.
func (x *Index) addNames(document uint32, d Document) {
	for _, name := range append([]string{d.Title}, d.Names...) {
		if key := keyOf(x.learn(nil, name)); key != "" && !slices.Contains(x.names[key], document) {
			x.names[key] = append(x.names[key], document)
		}
	}
}

// buildPostings sets x.postings. Fields holds, for each document, the terms of its fields, total their number in all.
func (x *Index) buildPostings(fields [][numFields][]uint32, total [numFields]float64) {
	var average [numFields]float64
	for f := range average {
		average[f] = max(1, total[f]/float64(max(1, len(fields))))
	}
	x.postings = make([][]posting, len(x.terms))
	counts := map[uint32]float64{}
	for i := range fields {
		clear(counts)
		for f, terms := range fields[i] {
			weight := fieldWeight[f] / (1 - lengthWeight[f] + lengthWeight[f]*float64(len(terms))/average[f])
			for _, t := range terms {
				counts[t] += weight
			}
		}
		weight := cmp.Or(x.documents[i].Weight, 1)
		for t, n := range counts {
			x.postings[t] = append(x.postings[t], posting{uint32(i), float32(weight * n * (saturation + 1) / (n + saturation))})
		}
	}
}

// rarity returns the inverse document frequency of BM25 for a clause that n documents hold.
func (x *Index) rarity(n int) float64 {
	held := float64(min(n, len(x.documents)))
	return math.Log(1 + (float64(len(x.documents))-held+0.5)/(held+0.5))
}

// addSynonyms makes each of names a synonym of the others.
func (x *Index) addSynonyms(names []string) {
	var group [][]uint32
	for _, name := range names {
		if terms := x.learnNames(name); len(terms) > 0 {
			group = append(group, terms)
			x.maxSynonymTerms = max(x.maxSynonymTerms, len(terms))
		}
	}
	for _, terms := range group {
		x.synonyms[keyOf(terms)] = group
	}
}

// learnNames is like learn, for names that no document may hold: it adds empty postings for new terms.
func (x *Index) learnNames(names ...string) []uint32 {
	terms := x.learn(nil, names...)
	for len(x.postings) < len(x.terms) {
		x.postings = append(x.postings, nil)
	}
	return terms
}

// keyOf encodes the terms of a name as a map key.
func keyOf(terms []uint32) string {
	var b strings.Builder
	for _, t := range terms {
		b.Write([]byte{byte(t), byte(t >> 8), byte(t >> 16), byte(t >> 24)})
	}
	return b.String()
}
