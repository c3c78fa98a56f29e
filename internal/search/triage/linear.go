package triage

import (
	"math"
	"slices"
)

// linear is a linear model: the score of a class is the sum of the weights of a text's features for it.
type linear struct {
	classes []string
	keys    []uint32 // of the features that have weights, sorted
	ends    []uint32 // the weights of keys[i] end before weights[ends[i]]
	weights []weight
}

// weight is what a feature adds to the score of a class, in steps.
type weight struct {
	class uint8
	steps int8
}

// step is the unit of weights: a byte reaches from −8 to 8.
const step = 1.0 / 16

// weightsOf returns the weights of the feature with a key.
func (l *linear) weightsOf(key uint32) []weight {
	i, ok := slices.BinarySearch(l.keys, key)
	if !ok {
		return nil
	}
	start := uint32(0)
	if i > 0 {
		start = l.ends[i-1]
	}
	return l.weights[start:l.ends[i]]
}

// scores returns the probabilities of all classes for a text with these features. They add up to 1.
func (l *linear) scores(features []feature) []Score {
	sums := make([]float64, len(l.classes))
	for _, f := range features {
		for _, w := range l.weightsOf(f.key()) {
			sums[w.class] += f.value * float64(w.steps) * step
		}
	}
	softmax(sums)
	out := make([]Score, len(sums))
	for i, p := range sums {
		out[i] = Score{l.classes[i], p}
	}
	return out
}

// softmax turns scores, which are logarithms to the base 2, into probabilities in place. (Unlike math.Exp, math.Exp2 gives the same on every amd64.)
func softmax(scores []float64) {
	largest, sum := slices.Max(scores), 0.0
	for i, s := range scores {
		scores[i] = math.Exp2(s - largest)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}
