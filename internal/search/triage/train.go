package triage

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"unknot/internal/search"
)

// Example is a search with its classes: [Calm], [Line], or signs. If there are several signs, it describes one or more of them.
type Example struct {
	Classes []string
	Text    string
}

// describesSign reports whether e is an alarm.
func (e Example) describesSign() bool { return e.Classes[0] != Calm && e.Classes[0] != Line }

// ParseExamples reads lines of classes, a mark and a text, with tabs between. Lines that begin with # are comments. The error names the first wrong line.
func ParseExamples(lines string) ([]Example, error) {
	var out []Example
	n := 0
	for line := range strings.Lines(lines) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 || strings.TrimSpace(fields[0]) == "" {
			return nil, fmt.Errorf("line %d: %q: want classes, a mark and a text, with tabs between", n, line)
		}
		out = append(out, Example{strings.Fields(fields[0]), fields[2]})
	}
	return out, nil
}

// settings of training one of the two models.
type settings struct {
	negligible float64 // an error of a probability that is not worth a change of weights
	lightest   float64 // smaller weights are dropped
}

const (
	rounds      = 25  // over all examples
	rate        = 0.4 // of learning
	minExamples = 2   // that have a feature, so that it gets weights; words need one
)

// Train learns a model from examples. The same examples give the same model. It fails if there are none of a sign, or none that is calm.
func Train(examples []Example) (*Model, error) {
	var kinds, signs []Example
	for _, e := range examples {
		if len(e.Classes) > 1 && (slices.Contains(e.Classes, Calm) || slices.Contains(e.Classes, Line)) {
			return nil, fmt.Errorf("triage: %q describes a sign, or it is %s or %s: not both", e.Text, Calm, Line)
		}
		if e.describesSign() {
			kinds = append(kinds, Example{[]string{alarm}, e.Text})
			signs = append(signs, e)
		} else {
			kinds = append(kinds, e)
		}
	}
	if len(signs) == 0 || len(signs) == len(kinds) {
		return nil, errors.New("triage: examples of signs and calm ones are needed")
	}
	m := &Model{train(kinds, settings{negligible: .02, lightest: .7}), train(signs, settings{negligible: .05, lightest: 1.3})}
	if n := len(m.signs.classes); n > math.MaxUint8 {
		return nil, fmt.Errorf("triage: %d signs: at most %d", n, math.MaxUint8)
	}
	return m, nil
}

// train learns a linear model.
func train(examples []Example, s settings) linear {
	t := newTrainer(examples)
	random := rand.New(rand.NewPCG(1, 2))
	order := random.Perm(len(examples))
	for range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			t.learn(t.texts[i], t.wanted[i], s.negligible)
		}
	}
	return t.linear(s.lightest)
}

// trainer holds the weights of all features for all classes while they are learnt.
type trainer struct {
	classes []string
	keys    []uint32     // of the features, sorted
	texts   [][]numbered // by example
	wanted  [][]float64  // by example: the share of each class
	weights [][]float64  // by feature and class
	squares [][]float64  // the sums of the squares of their gradients
	scores  []float64    // by class, of one text
}

// numbered is a feature by its index in trainer.keys.
type numbered struct {
	feature int
	value   float64
}

func newTrainer(examples []Example) *trainer {
	t := &trainer{}
	count := map[uint32]int{}
	features := make([][]feature, len(examples))
	for i, e := range examples {
		features[i] = featuresOf(search.Words(e.Text))
		for _, f := range features[i] {
			count[f.key()]++
			if f.name[0] == '=' {
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
	t.weights, t.squares = make([][]float64, len(t.keys)), make([][]float64, len(t.keys))
	for i := range t.keys {
		t.weights[i], t.squares[i] = make([]float64, len(t.classes)), make([]float64, len(t.classes))
	}
	for i, e := range examples {
		var text []numbered
		for _, f := range features[i] {
			if at, ok := slices.BinarySearch(t.keys, f.key()); ok {
				text = append(text, numbered{at, f.value})
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
		for c, w := range t.weights[f.feature] {
			t.scores[c] += f.value * w
		}
	}
	softmax(t.scores)
	for c, p := range t.scores {
		wrong := p - wanted[c]
		if math.Abs(wrong) < negligible {
			continue
		}
		for _, f := range text {
			gradient := wrong * f.value
			t.squares[f.feature][c] += gradient * gradient
			t.weights[f.feature][c] -= rate * gradient / math.Sqrt(t.squares[f.feature][c])
		}
	}
}

// linear returns the weights that are not lighter than lightest.
func (t *trainer) linear(lightest float64) linear {
	l := linear{classes: t.classes}
	for i, key := range t.keys {
		n := len(l.weights)
		for c, w := range t.weights[i] {
			if math.Abs(w) >= lightest {
				steps := max(math.MinInt8, min(math.MaxInt8, math.Round(w/step)))
				l.weights = append(l.weights, weight{uint8(c), int8(steps)})
			}
		}
		if len(l.weights) > n {
			l.keys, l.ends = append(l.keys, key), append(l.ends, uint32(len(l.weights)))
		}
	}
	return l
}
