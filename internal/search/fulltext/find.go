package fulltext

import (
	"math"
	"math/bits"
	"slices"
	"sync"
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
	maxRescored     = 60   // number of best hits that rescore looks at
	minScoreShare   = 0.15 // hits with a smaller share of the best score are dropped
	minMatchedShare = 0.5  // documents that match a smaller share of the largest matched rarity are dropped
	minHits         = 10   // number of hits that minScoreShare never drops
	maxHits         = 500  // number of hits that are returned; of hits with the same score, the first documents win
)

// accumulator holds the scores of one query, indexed by document. Between queries, all of it is zero.
type accumulator struct {
	score, clauseScore []float32  // for the whole query, and for the clause that is being added
	matched            []float32  // the sum of the rarities of the matched clauses
	touched            []uint32   // documents with a score
	clauseTouched      []uint32   // documents with a clauseScore
	clauses            clauseSets // by term
}

// accumulators keeps accumulators for later queries.
var accumulators = sync.Pool{New: func() any { return &accumulator{} }}

// Find returns the documents that match q, the best first. It returns an empty slice if none does.
func (x *Index) Find(q Query) []Hit {
	a := accumulators.Get().(*accumulator)
	if n := len(x.documents); len(a.score) < n || len(a.clauses) < len(x.postings) {
		*a = accumulator{score: make([]float32, n), clauseScore: make([]float32, n), matched: make([]float32, n),
			clauses: make(clauseSets, len(x.postings))}
	}
	total := float32(0)
	for _, c := range q.clauses {
		if x.addClause(a, c) {
			total += float32(c.rarity) // only of clauses that match, so that the others lower no score
		}
	}
	if q.isQuestion {
		for _, d := range a.touched {
			if x.documents[d].Answers {
				a.score[d] *= questionBoost
			}
		}
	}
	hits := a.hits(total)
	slices.SortFunc(hits, byScore)
	best := hits[:min(maxRescored, len(hits))]
	x.rescore(q, a.clauses, best)
	accumulators.Put(a) // all zero again
	slices.SortFunc(best, byScore)
	return hits
}

// hits returns the documents with a score, unsorted, and resets the scores. Total is the sum of the rarities of the
// clauses. If a document matches only a share of that, its score is multiplied by share^1.5.
func (a *accumulator) hits(total float32) []Hit {
	best, maxMatched := float32(0), float32(0)
	for _, d := range a.touched {
		maxMatched = max(maxMatched, a.matched[d])
	}
	for _, d := range a.touched {
		if a.matched[d] < minMatchedShare*maxMatched {
			a.score[d], a.matched[d] = 0, 0
			continue
		}
		share := a.matched[d] / total
		a.score[d] *= share * float32(math.Sqrt(float64(share)))
		best = max(best, a.score[d])
	}
	lowest, left := a.lowest(best) // left is the number of hits to return of the lowest step
	hits := make([]Hit, 0, maxHits)
	for _, d := range a.touched {
		step := stepOf(a.score[d], best)
		isAmongBest := step > lowest || step == lowest && left > 0
		if isAmongBest && a.score[d] > 0 {
			hits = append(hits, Hit{int(d), float64(a.score[d])})
			if step == lowest {
				left--
			}
		}
		a.score[d], a.matched[d] = 0, 0
	}
	a.touched = a.touched[:0]
	return hits
}

// steps is the number of steps into which scores are divided to find the best without sorting all.
const steps = 200

// stepOf returns the step of a score, from 0 to steps for the best score.
func stepOf(score, best float32) int { return int(score / best * steps) }

// lowest returns the lowest step whose scores are hits, and how many hits of that step to return. It goes down to
// minScoreShare of best, or lower to reach minHits, and stops at maxHits.
func (a *accumulator) lowest(best float32) (step, n int) {
	var histogram [steps + 1]int
	for _, d := range a.touched {
		histogram[stepOf(a.score[d], best)]++
	}
	sum := 0
	for i := steps; ; i-- {
		sum += histogram[i]
		if isEnough := sum >= minHits && float64(i)/steps <= minScoreShare; isEnough || sum >= maxHits || i == 0 {
			return i, histogram[i] - max(0, sum-maxHits)
		}
	}
}

// byScore compares hits so that the best comes first, and of equal scores the first document.
func byScore(a, b Hit) int {
	switch {
	case a.Score > b.Score:
		return -1
	case a.Score < b.Score:
		return 1
	}
	return a.Document - b.Document
}

// addClause adds to the score of each document the score of its best alternative of c. It reports whether any document
// matches one.
func (x *Index) addClause(a *accumulator, c clause) bool {
	for _, alt := range c.alternatives {
		x.addAlternative(a, alt)
	}
	for _, d := range a.clauseTouched {
		if a.matched[d] == 0 {
			a.touched = append(a.touched, d)
		}
		a.score[d] += a.clauseScore[d] * float32(c.rarity)
		a.matched[d] += float32(c.rarity)
		a.clauseScore[d] = 0
	}
	matched := len(a.clauseTouched) > 0
	a.clauseTouched = a.clauseTouched[:0]
	return matched
}

// addAlternative raises the clauseScore of each document that holds terms of alt. Where a document holds only a share
// of the terms, the score is multiplied by the square of that share.
func (x *Index) addAlternative(a *accumulator, alt alternative) {
	if len(alt.terms) == 1 {
		for _, p := range x.postings[alt.terms[0]] {
			a.raise(p.document, p.score*alt.share)
		}
		return
	}
	sum, count := map[uint32]float32{}, map[uint32]float32{} // of the scores and of the terms, by document
	for _, t := range alt.terms {
		for _, p := range x.postings[t] {
			sum[p.document] += p.score
			count[p.document]++
		}
	}
	n := float32(len(alt.terms))
	for d, score := range sum {
		held := count[d] / n
		a.raise(d, score/n*held*held*alt.share)
	}
}

// raise raises the clauseScore of d to score, unless it is higher already.
func (a *accumulator) raise(d uint32, score float32) {
	if a.clauseScore[d] == 0 {
		a.clauseTouched = append(a.clauseTouched, d)
	}
	a.clauseScore[d] = max(a.clauseScore[d], score)
}

// rescore multiplies the scores of hits by the boosts for names and for adjacent words. It uses sets, which is all zero
// before and after.
func (x *Index) rescore(q Query, sets clauseSets, hits []Hit) {
	named := x.names[keyOf(q.typedTerms)]
	for i, h := range hits {
		if slices.Contains(named, uint32(h.Document)) {
			hits[i].Score *= exactNameBoost
		}
	}
	if len(q.typedTerms) < 2 {
		return
	}
	sets.add(q)
	defer sets.clear(q)
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

func (sets clauseSets) add(q Query) {
	for i, c := range q.clauses {
		for _, alt := range c.alternatives {
			for _, t := range alt.terms {
				sets[t] |= 1 << i
			}
		}
	}
}

func (sets clauseSets) clear(q Query) {
	for _, c := range q.clauses {
		for _, alt := range c.alternatives {
			for _, t := range alt.terms {
				sets[t] = 0
			}
		}
	}
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
