// Package triage judges whether a search describes a sign that needs help, and which one. It knows nothing of single phrases: two linear models
// add up weights of the words, pairs of words and runs of letters of a text. The first tells alarms from calm searches, the second tells the signs
// apart. [Train] learns the weights from labelled searches in content/queries. A text need not share any phrase with those, and a mistyped word
// still shares most of its letters.
//
// Both are multinomial logistic regression (softmax), trained with AdaGrad (Duchi, Hazan, Singer 2011).
package triage

import (
	"bytes"
	"cmp"
	_ "embed"
	"slices"
	"sync"
)

// The classes of searches that describe no sign.
const (
	Calm = "calm" // nothing to worry about
	Line = "line" // severe or unclear: worth a look at the signs
)

// alarm is the class of the first model for searches that describe any sign.
const alarm = "alarm"

// Model judges texts. It never changes, so goroutines may share it.
type Model struct {
	kinds linear // alarm, Calm and Line
	signs linear
}

// Judgement is what a model says of a text.
type Judgement struct {
	Alarm float64 // the probability that the text describes a sign, from 0 to 1
	Line  float64 // the probability that it is severe or unclear; the rest is calm
	Signs []Score // the probability of each sign if it does, the most probable first; they add up to 1
}

// Score is a class with its probability, from 0 to 1.
type Score struct {
	Class       string
	Probability float64
}

// packed is the model that generate.go trains from content/queries.
//
//go:generate go run generate.go ../../../content
//go:embed model.gz
var packed []byte

// Default returns the model of the site's own signs.
var Default = sync.OnceValue(func() *Model {
	m, err := Read(bytes.NewReader(packed))
	if err != nil {
		panic(err) // a test reads the embedded model
	}
	return m
})

// Signs lists the signs that m knows, sorted.
func (m *Model) Signs() []string { return slices.Clone(m.signs.classes) }

// minKnown is the share of the features of a text that have weights, below which it is calm: its words say nothing.
const minKnown = 0.3

// Judge says what m sees in a text.
func (m *Model) Judge(text string) Judgement {
	features := featuresOf(text)
	j := Judgement{Signs: m.signs.scores(features)}
	known := 0
	for _, f := range features {
		if len(m.kinds.weightsOf(f.key())) > 0 {
			known++
		}
	}
	if float64(known) < minKnown*float64(len(features)) {
		return j
	}
	for _, s := range m.kinds.scores(features) {
		switch s.Class {
		case alarm:
			j.Alarm = s.Probability
		case Line:
			j.Line = s.Probability
		}
	}
	slices.SortStableFunc(j.Signs, func(a, b Score) int { return cmp.Compare(b.Probability, a.Probability) })
	return j
}
