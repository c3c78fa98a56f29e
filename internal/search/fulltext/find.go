package fulltext

import (
	"cmp"
	"math"
	"slices"
)

// Hit is a document that answers a query.
type Hit struct {
	Document int // index of the document in the argument of New
	Score    float64
}

// exactNameBoost multiplies the score of a document of which the query is a name.
const exactNameBoost = 2.2

// Limits of ranking.
const (
	minShare        = 0.15 // hits with a smaller share of the best score are dropped
	minMatchedShare = 0.5  // documents that match a smaller share of the largest matched rarity are dropped
	minHits         = 10   // number of hits that minShare never drops
	maxHits         = 500  // number of hits that are returned; of hits with the same score, the first documents win
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
	return x.hits(q, score, matched, total)
}

// hits returns the documents with a score, the best first. If a document matches only a share of total, its score is
// multiplied by share^1.5.
func (x *Index) hits(q Query, score, matched []float32, total float32) []Hit {
	hits, most, named := []Hit{}, float32(0), x.names[keyOf(q.typedTerms)]
	for _, v := range matched {
		most = max(most, v)
	}
	for d, v := range score {
		if v == 0 || matched[d] < minMatchedShare*most {
			continue
		}
		if slices.Contains(named, uint32(d)) {
			v *= exactNameBoost
		}
		share := matched[d] / total
		hits = append(hits, Hit{d, float64(v * (share * float32(math.Sqrt(float64(share)))))})
	}
	slices.SortFunc(hits, byScore)
	n := min(maxHits, len(hits))
	for n > minHits && hits[n-1].Score < min(minShare*hits[0].Score, hits[minHits-1].Score) {
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
