package train

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"unknot/internal/search/linear"
)

// settings of learning.
type settings struct {
	rounds     int     // over all examples
	negligible float64 // an error of a probability that is not worth a change of weights
	lightest   float64 // smaller weights are dropped
	features   func(Example) []linear.Feature
}

const (
	rate        = 0.4 // of learning
	minExamples = 3   // that have a feature, so that it gets weights; words need one
	salt        = 2   // of the order of examples: with another number, the models differ a little
)

// Hash returns a number that seems random, always the same one for a round and a text: no other text changes it.
func Hash(round int, text string) uint64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %d %s", salt, round, text))
	return binary.BigEndian.Uint64(sum[:])
}

// learn returns the model of examples, which have fewer classes than an uint16 counts. Each round has another order,
// which does not depend on the order of examples, and in which a new one moves no other.
func learn(examples []Example, s settings) linear.Packed {
	t := newTrainer(examples, s.features)
	for round := range s.rounds {
		for i := range t.lessons {
			t.lessons[i].place = Hash(round, t.lessons[i].name)
		}
		slices.SortFunc(t.lessons, func(a, b lesson) int { return cmp.Compare(a.place, b.place) })
		for _, l := range t.lessons {
			t.learn(l, s.negligible)
		}
	}
	return t.pack(s.lightest)
}

// trainer holds the weights of all features for all classes while they are learnt.
type trainer struct {
	classes []string
	keys    []uint32 // of the features, sorted
	lessons []lesson
	weights [][]learning // by feature: those other than 0, which are few
	scores  []float64    // by class, of one text
}

// lesson is an example as it is learnt.
type lesson struct {
	name   string // its text and its classes
	place  uint64 // in the order of a round
	text   []numbered
	wanted []float64 // the share of each class
}

// learning is a weight while it is learnt.
type learning struct {
	class   int
	weight  float64
	squares float64 // the sum of the squares of its gradients
}

// numbered is a feature by its index in trainer.keys.
type numbered struct {
	feature int
	value   float64
}

func newTrainer(examples []Example, featuresOf func(Example) []linear.Feature) *trainer {
	t := &trainer{}
	count := map[uint32]int{}
	features := make([][]linear.Feature, len(examples))
	for i, e := range examples {
		features[i] = featuresOf(e)
		for _, f := range features[i] {
			count[f.Key()]++
			if f.Name[0] == '=' {
				count[f.Key()] += minExamples
			}
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
	t.weights = make([][]learning, len(t.keys))
	for i, e := range examples {
		var text []numbered
		for _, f := range features[i] {
			if at, ok := slices.BinarySearch(t.keys, f.Key()); ok {
				text = append(text, numbered{at, f.Value})
			}
		}
		wanted := make([]float64, len(t.classes))
		for _, c := range e.Classes {
			wanted[slices.Index(t.classes, c)] = 1 / float64(len(e.Classes))
		}
		t.lessons = append(t.lessons, lesson{name: fmt.Sprint(e), text: text, wanted: wanted})
	}
	t.scores = make([]float64, len(t.classes))
	return t
}

// learn moves the weights a step towards the wanted classes of a lesson.
func (t *trainer) learn(l lesson, negligible float64) {
	clear(t.scores)
	for _, f := range l.text {
		for _, w := range t.weights[f.feature] {
			t.scores[w.class] += f.value * w.weight
		}
	}
	linear.Softmax(t.scores)
	for c, p := range t.scores {
		wrong := p - l.wanted[c]
		if math.Abs(wrong) < negligible {
			continue
		}
		for _, f := range l.text {
			t.move(f.feature, c, wrong*f.value)
		}
	}
}

// move changes the weight of a feature for a class against the gradient.
func (t *trainer) move(feature, class int, gradient float64) {
	row := t.weights[feature]
	i := slices.IndexFunc(row, func(w learning) bool { return w.class == class })
	if i < 0 {
		i, row = len(row), append(row, learning{class: class})
		t.weights[feature] = row
	}
	row[i].squares += gradient * gradient
	row[i].weight -= rate * gradient / math.Sqrt(row[i].squares)
}

// pack returns the weights that are not lighter than lightest.
func (t *trainer) pack(lightest float64) linear.Packed {
	m, last := linear.Packed{Classes: t.classes}, uint32(0)
	for i, key := range t.keys {
		heavy := slices.DeleteFunc(t.weights[i], func(w learning) bool { return math.Abs(w.weight) < lightest })
		if len(heavy) == 0 {
			continue
		}
		slices.SortFunc(heavy, func(a, b learning) int { return a.class - b.class })
		m.Keys, m.Counts = append(m.Keys, key-last), append(m.Counts, uint16(len(heavy)))
		last = key
		for _, w := range heavy {
			m.Of = append(m.Of, uint16(w.class))
			m.Steps = append(m.Steps, byte(int8(max(math.MinInt8, min(math.MaxInt8, math.Round(w.weight/linear.Step))))))
		}
	}
	return m
}
