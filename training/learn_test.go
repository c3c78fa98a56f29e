package main

import (
	"bytes"
	"io"
	"slices"
	"testing"
	"unknot/internal/search"

	"unknot/internal/search/triage"
)

// repeated returns examples of the texts, which are given by class, each with several endings: a feature that only one
// example has gets no weight.
func repeated(texts map[string]string) (out []example) {
	for _, end := range []string{"", " today", " again", " now", " at work", " help"} {
		for _, class := range []string{"numb-foot", triage.Calm} {
			out = append(out, example{Classes: []string{class}, Text: texts[class] + end})
		}
	}
	return out
}

// Examples give the same model in any order, and packages triage and search read all of it, but not a part of it.
func TestModelsDoNotDependOnOrder(t *testing.T) {
	t.Parallel()
	examples := repeated(map[string]string{"numb-foot": "my left foot went numb", triage.Calm: "how do i sit at my desk"})
	for name, model := range map[string]struct {
		learn func() ([]byte, error)
		read  func(io.Reader) error
	}{
		"triage": {func() ([]byte, error) { return learnTriage(examples) }, func(r io.Reader) error { _, err := triage.Read(r); return err }},
		"answers": {func() ([]byte, error) { return learnAnswers(examples, examples) },
			func(r io.Reader) error { _, err := search.ReadAnswers(r); return err }},
	} {
		data, err := model.learn()
		if err != nil {
			t.Fatal(name, err)
		}
		slices.Reverse(examples)
		if again, err := model.learn(); err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: %v, models of %d and %d bytes differ", name, err, len(data), len(again))
		}
		if err := model.read(bytes.NewReader(data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for n := range data {
			if model.read(bytes.NewReader(data[:n])) == nil {
				t.Errorf("%s: the first %d of %d bytes are read as a model", name, n, len(data))
			}
		}
	}
}

// No model is learnt from examples of signs only, or without any, or if one is of both kinds.
func TestTriageNeedsSignsAndOthers(t *testing.T) {
	t.Parallel()
	calm, sign := example{Classes: []string{triage.Calm}, Text: "desk"}, example{Classes: []string{"chest-pain"}, Text: "chest pain"}
	both := example{Classes: []string{"quiet:chest-pain", "chest-pain"}, Text: "bad chest pain"}
	for _, examples := range [][]example{nil, {calm}, {sign}, {calm, sign, both}} {
		if _, err := learnTriage(examples); err == nil {
			t.Errorf("a model was learnt from %v", examples)
		}
	}
}
