package linear

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Example is a text, as its words, with its classes. If there are several, each is as right as the others.
type Example struct {
	Classes []string
	Words   []string
}

// Settings of training.
type Settings struct {
	Rounds     int     // over all examples
	Negligible float64 // an error of a probability that is not worth a change of weights
	Lightest   float64 // smaller weights are dropped
}

const (
	rate        = 0.4 // of learning
	minExamples = 2   // that have a feature, so that it gets weights; words need one
)

// Train learns a model. The same examples give the same model.
func Train(examples []Example, s Settings) (*Model, error) {
	t := newTrainer(examples)
	if n := len(t.classes); n > maxClasses {
		return nil, fmt.Errorf("linear: %d classes: at most %d", n, maxClasses)
	}
	random := rand.New(rand.NewPCG(1, 2))
	order := random.Perm(len(examples))
	for range s.Rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			t.learn(t.texts[i], t.wanted[i], s.Negligible)
		}
	}
	return t.model(s.Lightest), nil
}

// trainer holds the weights of all features for all classes while they are learnt.
type trainer struct {
	classes []string
	keys    []uint32     // of the features, sorted
	texts   [][]numbered // by example
	wanted  [][]float64  // by example: the share of each class
	weights [][]learning // by feature: those other than 0, which are few
	scores  []float64    // by class, of one text
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

func newTrainer(examples []Example) *trainer {
	t := &trainer{}
	count := map[uint32]int{}
	features := make([][]Feature, len(examples))
	for i, e := range examples {
		features[i] = Features(e.Words)
		for _, f := range features[i] {
			count[f.key()]++
			if f.Name[0] == '=' {
				count[f.key()] += minExamples
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
			if at, ok := slices.BinarySearch(t.keys, f.key()); ok {
				text = append(text, numbered{at, f.Value})
			}
		}
		wanted := make([]float64, len(t.classes))
		for _, c := range e.Classes {
			wanted[slices.Index(t.classes, c)] = 1 / float64(len(e.Classes))
		}
		t.texts, t.wanted = append(t.texts, text), append(t.wanted, wanted)
	}
	t.scores = make([]float64, len(t.classes))
	return t
}

// learn moves the weights a step towards the wanted classes of a text.
func (t *trainer) learn(text []numbered, wanted []float64, negligible float64) {
	clear(t.scores)
	for _, f := range text {
		for _, w := range t.weights[f.feature] {
			t.scores[w.class] += f.value * w.weight
		}
	}
	softmax(t.scores)
	for c, p := range t.scores {
		wrong := p - wanted[c]
		if math.Abs(wrong) < negligible {
			continue
		}
		for _, f := range text {
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

// model returns the weights that are not lighter than lightest.
func (t *trainer) model(lightest float64) *Model {
	m := &Model{classes: t.classes}
	for i, key := range t.keys {
		n := len(m.weights)
		slices.SortFunc(t.weights[i], func(a, b learning) int { return a.class - b.class })
		for _, w := range t.weights[i] {
			if math.Abs(w.weight) >= lightest {
				steps := max(math.MinInt8, min(math.MaxInt8, math.Round(w.weight/step)))
				m.weights = append(m.weights, weight{uint16(w.class), int8(steps)})
			}
		}
		if len(m.weights) > n {
			m.keys, m.ends = append(m.keys, key), append(m.ends, uint32(len(m.weights)))
		}
	}
	return m
}
