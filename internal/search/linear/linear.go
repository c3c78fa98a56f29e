// Package linear sorts short texts, above all searches, into classes. A model adds up the weights of the words, pairs
// of words and runs of letters of a text. So a text need not share a phrase with those that the model has learnt from,
// and a mistyped word still shares most of its letters.
//
// The model is multinomial logistic regression (softmax), trained with AdaGrad (Duchi, Hazan, Singer 2011).
package linear

import (
	"cmp"
	"math"
	"slices"
)

// Model is a linear model: the score of a class is the sum of the weights of a text's features for it. It never
// changes, so goroutines may share it.
type Model struct {
	classes []string
	keys    []uint32 // keys of the features that have weights, sorted
	starts  []uint32 // where the keys of each group start that have the same first bits, and where the last ends
	ends    []uint32 // the weights of keys[i] end before index ends[i] of the next two
	of      []uint16 // the class of each weight
	steps   []byte   // what each weight adds to the score of its class, as int8, in steps
}

// Step is the unit of weights: a weight is stored in a byte, and so can be from −64 to 63.5.
const Step = 0.5

// weightsOf returns where the weights of the feature with a key start and end.
func (m *Model) weightsOf(key uint32) (start, end uint32) {
	first := m.starts[key>>groupBits]
	n, ok := slices.BinarySearch(m.keys[first:m.starts[key>>groupBits+1]], key)
	if !ok {
		return 0, 0
	}
	i := int(first) + n
	if i > 0 {
		start = m.ends[i-1]
	}
	return start, m.ends[i]
}

// Classes lists the classes that m knows, sorted.
func (m *Model) Classes() []string { return slices.Clone(m.classes) }

// Score is a class with its probability, from 0 to 1.
type Score struct {
	Class       string
	Probability float64
}

// SortByProbability sorts scores, the most probable first.
func SortByProbability(scores []Score) {
	slices.SortFunc(scores, func(a, b Score) int {
		return cmp.Or(cmp.Compare(b.Probability, a.Probability), cmp.Compare(a.Class, b.Class))
	})
}

// Scores returns the probabilities of all classes for a text with these features, in the order of the classes. They add
// up to 1. Features without weights do not count: strange words make no text weigh less. The model knows a text if
// enough of its features have weights.
func (m *Model) Scores(features []Feature) (scores []Score, knows bool) {
	sums, squares, known := make([]float64, len(m.classes)), 0.0, 0
	for _, f := range features {
		start, end := m.weightsOf(f.Key)
		if start < end {
			squares += f.Value * f.Value
			known++
		}
		for i := start; i < end; i++ {
			sums[m.of[i]] += f.Value * float64(int8(m.steps[i])) * Step
		}
	}
	for i := range sums {
		sums[i] /= math.Sqrt(max(squares, minSquares))
	}
	Softmax(sums)
	scores = make([]Score, len(sums))
	for i, p := range sums {
		scores[i] = Score{m.classes[i], p}
	}
	return scores, float64(known) >= minKnown*float64(max(1, len(features)))
}

// Softmax replaces scores, which are logarithms to the base 2, by probabilities. (Unlike math.Exp, math.Exp2 gives the
// same result on every amd64 processor.)
func Softmax(scores []float64) {
	largest, sum := slices.Max(scores), 0.0
	for i, s := range scores {
		scores[i] = math.Exp2(s - largest)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}

// minSquares keeps what is hardly known from weighing as much as what is known.
const minSquares = 0.1

// minKnown is the share of the features of a text that must have weights for the model to know the text.
const minKnown = 0.3
