package fulltext

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// Hit is a document that answers a query.
type Hit struct {
	Document int // index of the document in the argument of New
	Score    float64
}

// Factors that are applied to the score of BM25F.
const (
	exactNameBoost = 2.2 // if a name of the document is the query
	nameBoost      = 1.5 // if a name contains the terms of the query as a run, or the query those of a name
	adjacencyBoost = 0.5 // added to a factor of 1 if all words of the query are next to each other in the document
	questionBoost  = 1.4 // if the query is a question and the document answers questions
)

// Limits of ranking.
const (
	maxRescored     = 60  // number of best hits that rescore looks at
	steps           = 200 // number of steps into which scores are divided: within one, no hit is better than another
	minStep         = 30  // hits in lower steps are dropped
	minMatchedShare = 0.5 // documents that match a smaller share of the largest matched rarity are dropped
	minHits         = 10  // number of hits that minStep never drops
	maxHits         = 500 // number of hits that are returned; of hits with the same score, the first documents win
)

// Find returns the documents that match q, the best first. It returns an empty slice if none does.
func (x *Index) Find(q Query) []Hit {
	score := make([]float32, len(x.documents))   // by document
	matched := make([]float32, len(x.documents)) // the sum of the rarities of the clauses that it matches
	best := make([]float32, len(x.documents))    // the score of its best alternative of one clause
	total := float32(0)                          // of the clauses that match any document, so that the others lower no score
	for _, c := range q.clauses {
		clear(best)
		for _, alt := range c.alternatives {
			x.addAlternative(best, alt)
		}
		rarity := float32(0)
		for d, v := range best {
			if v > 0 {
				rarity = float32(c.rarity)
				score[d] += v * rarity
				matched[d] += rarity
			}
		}
		total += rarity
	}
	hits := x.hits(q, score, matched, total)
	first := hits[:min(maxRescored, len(hits))]
	x.rescore(q, first)
	slices.SortFunc(first, byScore)
	return hits
}

// hits returns the documents with a score, the best first. If a document matches only a share of total, its score is
// multiplied by share^1.5.
func (x *Index) hits(q Query, score, matched []float32, total float32) []Hit {
	hits, most := []Hit{}, float32(0)
	for _, v := range matched {
		most = max(most, v)
	}
	for d, v := range score {
		if v == 0 || matched[d] < minMatchedShare*most {
			continue
		}
		if q.isQuestion && x.documents[d].Answers {
			v *= questionBoost
		}
		share := matched[d] / total
		hits = append(hits, Hit{d, float64(v * (share * float32(math.Sqrt(float64(share)))))})
	}
	slices.SortFunc(hits, byScore)
	step := func(i int) int { return int(float32(hits[i].Score) / float32(hits[0].Score) * steps) }
	n := min(maxHits, len(hits))
	for n > minHits && step(n-1) < min(minStep, step(minHits-1)) {
		n--
	}
	return hits[:n]
}

// byScore compares hits so that the best comes first, and of equal scores the first document.
func byScore(a, b Hit) int { return cmp.Or(cmp.Compare(b.Score, a.Score), a.Document-b.Document) }

// addAlternative raises the scores of documents to those for alt. Where a document holds only a share of the terms, the
// score is multiplied by the square of that share.
func (x *Index) addAlternative(best []float32, alt alternative) {
	sum, count := map[uint32]float32{}, map[uint32]float32{} // of the scores and of the terms, by document
	for _, t := range alt.terms {
		for _, p := range x.postings[t] {
			sum[p.document] += p.score
			count[p.document]++
		}
	}
	n := float32(len(alt.terms))
	for d, v := range sum {
		held := count[d] / n
		best[d] = max(best[d], v/n*held*held*alt.share)
	}
}

// rescore multiplies the scores of hits by the boosts for names and for adjacent words.
func (x *Index) rescore(q Query, hits []Hit) {
	named := x.names[keyOf(q.typedTerms)]
	for i, h := range hits {
		if slices.Contains(named, uint32(h.Document)) {
			hits[i].Score *= exactNameBoost
		}
	}
	if len(q.typedTerms) < 2 {
		return
	}
	sets := x.clauseSets(q)
	for i, h := range hits {
		d := x.documents[h.Document]
		short := x.shortFields[h.Document]
		factor := 1.0
		if q.matchesName(short[inTitle]) || slices.ContainsFunc(d.Names, func(name string) bool { return q.matchesName(x.termsOf(name)) }) {
			factor = nameBoost
		}
		pairs := sets.pairs(short[inTitle]) | sets.pairs(short[inLead]) | sets.pairs(x.body(uint32(h.Document)))
		hits[i].Score *= factor * (1 + adjacencyBoost*float64(bits.OnesCount32(pairs))/float64(len(q.clauses)))
	}
}

// matchesName reports whether name contains the terms of q as a run, or q those of name if these are several.
func (q Query) matchesName(name []uint32) bool {
	return contains(name, q.typedTerms) || len(name) > 1 && contains(q.typedTerms, name)
}

// contains reports whether part is a run within terms.
func contains(terms, part []uint32) bool {
	for i := 0; i+len(part) <= len(terms); i++ {
		if slices.Equal(terms[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// clauseSets are bit sets, indexed by term: bit i of a set is 1 if the term belongs to clause i of the query.
type clauseSets []uint32

// clauseSets returns the sets of q.
func (x *Index) clauseSets(q Query) clauseSets {
	sets := make(clauseSets, len(x.postings))
	for i, c := range q.clauses {
		for _, alt := range c.alternatives {
			for _, t := range alt.terms {
				sets[t] |= 1 << i
			}
		}
	}
	return sets
}

// pairs returns a bit set of clauses: bit i is 1 if a word of clause i and one of clause i+1 are next to each other in
// terms, in either order.
func (sets clauseSets) pairs(terms []uint32) (set uint32) {
	last := uint32(0)
	for _, t := range terms {
		clauses := sets[t]
		set |= last&(clauses>>1) | clauses&(last>>1)
		last = clauses
	}
	return set
}
