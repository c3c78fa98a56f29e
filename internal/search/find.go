package search

import (
	"math"
	"math/bits"
	"slices"
	"sync"
)

// Hit is a document that answers a query.
type Hit struct {
	Document int // its index in what the Index was made of
	Score    float64
}

// Weights of what a document does beside holding the words.
const (
	calledSo = 2.2  // it is called what was typed
	namedIn  = 1.5  // what was typed stands in its title, in order, or its title in what was typed
	close    = 0.5  // its words stand side by side, at most this much more
	answers  = 1.4  // it answers questions, and one is asked
	lookAt   = 60   // of the best, where words stand is looked at
	least    = 0.15 // of the best score: what has less is left out
	partly   = 0.5  // of the most that any document holds of what was typed, by how much it tells: what holds less is left out
	minHits  = 10   // unless there are no more than these
	maxHits  = 500  // about as many are worth to be put in order
)

// sums are the scores of a query, by document.
type sums struct {
	score, clause []float32
	found         []float32 // the rarity of the clauses found
	touched       []uint32
	fresh         []uint32  // of the clause
	in            positions // by term
}

var sumsPool = sync.Pool{New: func() any { return &sums{} }}

// Find ranks the documents that answer q, the best first.
func (x *Index) Find(q Query) []Hit {
	s := sumsPool.Get().(*sums)
	if n := len(x.documents); len(s.score) < n || len(s.in) < len(x.postings) {
		*s = sums{score: make([]float32, n), clause: make([]float32, n), found: make([]float32, n), in: make(positions, len(x.postings))}
	}
	total := float32(0)
	for _, c := range q.clauses {
		if x.add(s, c) {
			total += float32(c.rarity) // what nothing holds is missed by all alike
		}
	}
	if q.asks {
		for _, d := range s.touched {
			if x.documents[d].Answers {
				s.score[d] *= answers
			}
		}
	}
	hits := s.hits(total)
	slices.SortFunc(hits, byScore)
	best := hits[:min(lookAt, len(hits))]
	x.lookCloser(q, s.in, best)
	sumsPool.Put(s) // empty again
	slices.SortFunc(best, byScore)
	return hits
}

// hits takes the documents with their scores out of s. Who holds but a part of what was typed, of that total, gets less than that part.
func (s *sums) hits(total float32) []Hit {
	best, most := float32(0), float32(0)
	for _, d := range s.touched {
		most = max(most, s.found[d])
	}
	for _, d := range s.touched {
		if s.found[d] < partly*most {
			s.score[d], s.found[d] = 0, 0
			continue
		}
		share := s.found[d] / total
		s.score[d] *= share * float32(math.Sqrt(float64(share)))
		best = max(best, s.score[d])
	}
	floor := s.floor(best)
	hits := make([]Hit, 0, maxHits)
	for _, d := range s.touched {
		if s.score[d] > 0 && s.score[d] >= floor {
			hits = append(hits, Hit{int(d), float64(s.score[d])})
		}
		s.score[d], s.found[d] = 0, 0
	}
	s.touched = s.touched[:0]
	return hits
}

// floor is the score that a hit needs, where any has one: a share of the best, and more where too many have that.
func (s *sums) floor(best float32) float32 {
	const steps = 200
	var at [steps + 1]int
	for _, d := range s.touched {
		at[int(s.score[d]/best*steps)]++
	}
	sum := 0
	for i := steps; i > 0; i-- {
		if sum += at[i]; sum > maxHits || sum >= minHits && float32(i)/steps <= least {
			return best * float32(i) / steps
		}
	}
	return 0
}

func byScore(a, b Hit) int {
	switch {
	case a.Score > b.Score:
		return -1
	case a.Score < b.Score:
		return 1
	}
	return a.Document - b.Document
}

// add adds what a clause tells: for each document its best way. It reports whether any document holds one.
func (x *Index) add(s *sums, c clause) bool {
	for _, w := range c.ways {
		x.addWay(s, w)
	}
	for _, d := range s.fresh {
		if s.found[d] == 0 {
			s.touched = append(s.touched, d)
		}
		s.score[d] += s.clause[d] * float32(c.rarity)
		s.found[d] += float32(c.rarity)
		s.clause[d] = 0
	}
	held := len(s.fresh) > 0
	s.fresh = s.fresh[:0]
	return held
}

// addWay raises the clause's score of each document that holds the terms of w. Part of a name of several words tells less than its share.
func (x *Index) addWay(s *sums, w way) {
	if len(w.terms) == 1 {
		for _, p := range x.postings[w.terms[0]] {
			s.raise(p.document, p.score*w.share)
		}
		return
	}
	sum, held := map[uint32]float32{}, map[uint32]float32{}
	for _, t := range w.terms {
		for _, p := range x.postings[t] {
			sum[p.document] += p.score
			held[p.document]++
		}
	}
	n := float32(len(w.terms))
	for d, score := range sum {
		part := held[d] / n
		s.raise(d, score/n*part*part*w.share)
	}
}

// raise sets the clause's score of d to at least score.
func (s *sums) raise(d uint32, score float32) {
	if s.clause[d] == 0 {
		s.fresh = append(s.fresh, d)
	}
	s.clause[d] = max(s.clause[d], score)
}

// lookCloser changes the scores of the best hits by what they are called and where the words stand in them. In is empty, and is again after.
func (x *Index) lookCloser(q Query, in positions, hits []Hit) {
	called := x.names[keyOf(q.exact)]
	for i, h := range hits {
		if slices.Contains(called, uint32(h.Document)) {
			hits[i].Score *= calledSo
		}
	}
	if len(q.exact) < 2 {
		return
	}
	in.put(q)
	defer in.clear(q)
	for i, h := range hits {
		d := x.documents[h.Document]
		short := x.short[h.Document]
		factor := 1.0
		if q.names(short[inTitle]) || slices.ContainsFunc(d.Names, func(name string) bool { return q.names(x.look(name)) }) {
			factor = namedIn
		}
		pairs := in.pairs(short[inTitle]) | in.pairs(short[inLead]) | in.pairs(x.body(uint32(h.Document)))
		hits[i].Score *= factor * (1 + close*float64(bits.OnesCount32(pairs))/float64(len(q.clauses)))
	}
}

// names reports whether a name stands in what was typed, or what was typed in it.
func (q Query) names(name []uint32) bool {
	return contains(name, q.exact) || len(name) > 1 && contains(q.exact, name)
}

// contains reports whether part stands in terms, in order and without a gap.
func contains(terms, part []uint32) bool {
	for i := 0; i+len(part) <= len(terms); i++ {
		if slices.Equal(terms[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// positions are the clauses of a query that each term belongs to, a bit each.
type positions []uint32

func (in positions) put(q Query) {
	for i, c := range q.clauses {
		for _, w := range c.ways {
			for _, t := range w.terms {
				in[t] |= 1 << i
			}
		}
	}
}

func (in positions) clear(q Query) {
	for _, c := range q.clauses {
		for _, w := range c.ways {
			for _, t := range w.terms {
				in[t] = 0
			}
		}
	}
}

// pairs is the set of clauses whose word stands beside that of the clause after it, either first.
func (in positions) pairs(terms []uint32) (set uint32) {
	last := uint32(0)
	for _, t := range terms {
		at := in[t]
		set |= last&(at>>1) | at&(last>>1)
		last = at
	}
	return set
}
