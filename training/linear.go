package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
)

// settings control how a model is learnt.
type settings struct {
	rounds     int     // how often each example is learnt
	negligible float64 // errors of a probability below this change no weights
	lightest   float64 // weights below this are dropped in the end
}

const (
	rate        = 0.4 // the learning rate
	minExamples = 3   // number of examples that must have a feature for it to get weights; a whole word needs only one
	dropped     = 0.3 // the share of features that an example is learnt without: so each learns to do without others
	salt        = 2   // goes into what is random: with another number, the models differ a little
)

// hash returns a number that looks random but depends only on round and text.
func hash(round int, text string) uint64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %d %s", salt, round, text))
	return binary.BigEndian.Uint64(sum[:])
}

// learn returns the model that it learns from examples, which may have up to 65,536 classes. Each round has another
// order of examples. The order in which they are given does not matter, and a new example leaves the others in order.
func learn(examples []example, s settings) linear.Packed {
	t := newTrainer(examples)
	random := rand.New(rand.NewPCG(salt, 0))
	for round := range s.rounds {
		for i := range t.lessons {
			t.lessons[i].place = hash(round, t.lessons[i].name)
		}
		slices.SortFunc(t.lessons, func(a, b lesson) int { return cmp.Compare(a.place, b.place) })
		for _, l := range t.lessons {
			t.learn(some(l.features, random), l.wanted, s.negligible)
		}
	}
	return t.encode(s.lightest)
}

// trainer holds the weights of all features for all classes while they are learnt.
type trainer struct {
	classes []string
	keys    []uint32 // keys of the features, sorted
	lessons []lesson
	weights [][]growingWeight // by feature: the few weights that are not 0
	scores  []float64         // by class, of the text that is being learnt
}

// lesson is an example in the form in which it is learnt.
type lesson struct {
	name     string // text and classes of the example
	place    uint64 // place in the order of the current round
	features []indexedFeature
	wanted   []float64 // the probability that each class should have
}

// growingWeight is a weight while it is being learnt.
type growingWeight struct {
	class   int
	value   float64
	squares float64 // the sum of the squares of its gradients
}

// indexedFeature is a feature with its index in trainer.keys.
type indexedFeature struct {
	index int
	value float64
}

// newTrainer returns a trainer with all weights at 0.
func newTrainer(examples []example) *trainer {
	t := &trainer{}
	count := map[uint32]int{}
	features := make([][]linear.Feature, len(examples))
	for i, e := range examples {
		words := fulltext.Words(e.Text)
		features[i] = linear.Features(words)
		for _, f := range features[i] {
			count[f.Key]++
		}
		for _, w := range words {
			count[linear.Key("=", w)] += minExamples // one example is enough
		}
		for _, c := range e.Classes {
			if !slices.Contains(t.classes, c) {
				t.classes = append(t.classes, c)
			}
		}
	}
	slices.Sort(t.classes)
	for key, n := range count {
		if n >= minExamples {
			t.keys = append(t.keys, key)
		}
	}
	slices.Sort(t.keys)
	t.weights = make([][]growingWeight, len(t.keys))
	for i, e := range examples {
		var indexed []indexedFeature
		for _, f := range features[i] {
			if index, ok := slices.BinarySearch(t.keys, f.Key); ok {
				indexed = append(indexed, indexedFeature{index, f.Value})
			}
		}
		wanted := make([]float64, len(t.classes))
		for _, c := range e.Classes {
			wanted[slices.Index(t.classes, c)] = 1 / float64(len(e.Classes))
		}
		t.lessons = append(t.lessons, lesson{name: fmt.Sprint(e), features: indexed, wanted: wanted})
	}
	t.scores = make([]float64, len(t.classes))
	return t
}

// some returns a random part of features, with values whose squares add up to 1.
func some(features []indexedFeature, random *rand.Rand) (out []indexedFeature) {
	squares := 0.0
	for _, f := range features {
		if random.Float64() >= dropped {
			out, squares = append(out, f), squares+f.value*f.value
		}
	}
	for i := range out {
		out[i].value /= math.Sqrt(squares)
	}
	return out
}

// learn moves the weights a step towards the wanted probabilities of the classes of an example.
func (t *trainer) learn(features []indexedFeature, wanted []float64, negligible float64) {
	clear(t.scores)
	for _, f := range features {
		for _, w := range t.weights[f.index] {
			t.scores[w.class] += f.value * w.value
		}
	}
	linear.Softmax(t.scores)
	for class, probability := range t.scores {
		excess := probability - wanted[class]
		if math.Abs(excess) < negligible {
			continue
		}
		for _, f := range features {
			t.adjust(f.index, class, excess*f.value)
		}
	}
}

// adjust moves the weight of a feature for a class a step against the gradient, a shorter one each time (AdaGrad).
func (t *trainer) adjust(feature, class int, gradient float64) {
	weights := t.weights[feature]
	i := slices.IndexFunc(weights, func(w growingWeight) bool { return w.class == class })
	if i < 0 {
		i, weights = len(weights), append(weights, growingWeight{class: class})
		t.weights[feature] = weights
	}
	w := &weights[i]
	w.squares += gradient * gradient
	w.value -= rate * gradient / math.Sqrt(w.squares)
}

// encode returns the model without the weights that are lighter than lightest.
func (t *trainer) encode(lightest float64) linear.Packed {
	m, last := linear.Packed{Classes: t.classes}, uint32(0)
	for i, key := range t.keys {
		heavy := slices.DeleteFunc(slices.Clone(t.weights[i]), func(w growingWeight) bool { return math.Abs(w.value) < lightest })
		if len(heavy) == 0 {
			continue
		}
		slices.SortFunc(heavy, func(a, b growingWeight) int { return a.class - b.class })
		m.Keys, m.Counts = append(m.Keys, key-last), append(m.Counts, uint16(len(heavy)))
		last = key
		for _, w := range heavy {
			m.Of = append(m.Of, uint16(w.class))
			steps := max(math.MinInt8, min(math.MaxInt8, math.Round(w.value/linear.Step)))
			m.Steps = append(m.Steps, byte(int8(steps)))
		}
	}
	return m
}
