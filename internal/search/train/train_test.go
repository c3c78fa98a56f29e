package train_test

import (
	"bytes"
	"io"
	"slices"
	"testing"

	"unknot/internal/search/answers"
	"unknot/internal/search/train"
	"unknot/internal/search/triage"
)

// repeated returns examples of texts by their classes, with several ends each: what stands in one example alone has no
// weight.
func repeated(texts map[string]string) (out []train.Example) {
	for _, end := range []string{"", " today", " again", " now", " at work", " help"} {
		for _, class := range []string{"numb-foot", triage.Calm} {
			out = append(out, train.Example{Classes: []string{class}, Text: texts[class] + end})
		}
	}
	return out
}

// The same examples give the same models in any order, which are read as such. A part of them is no model.
func TestLearnAndRead(t *testing.T) {
	t.Parallel()
	examples := repeated(map[string]string{"numb-foot": "my left foot went numb", triage.Calm: "how do i sit at my desk"})
	for name, of := range map[string]struct {
		learn func() ([]byte, error)
		read  func(io.Reader) error
	}{
		"triage": {func() ([]byte, error) { return train.Triage(examples) }, func(r io.Reader) error { _, err := triage.Read(r); return err }},
		"answers": {func() ([]byte, error) { return train.Answers(examples, examples) },
			func(r io.Reader) error { _, err := answers.Read(r); return err }},
	} {
		model, err := of.learn()
		if err != nil {
			t.Fatal(name, err)
		}
		slices.Reverse(examples)
		if again, err := of.learn(); err != nil || !bytes.Equal(model, again) {
			t.Errorf("%s: %v, models of %d and %d bytes differ", name, err, len(model), len(again))
		}
		if err := of.read(bytes.NewReader(model)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for n := range model {
			if of.read(bytes.NewReader(model[:n])) == nil {
				t.Errorf("%s: the first %d of %d bytes are read as a model", name, n, len(model))
			}
		}
	}
}

func TestTriageRefuses(t *testing.T) {
	t.Parallel()
	calm, sign := train.Example{Classes: []string{triage.Calm}, Text: "desk"}, train.Example{Classes: []string{"chest-pain"}, Text: "chest pain"}
	both := train.Example{Classes: []string{triage.Line, "chest-pain"}, Text: "bad chest pain"}
	for _, examples := range [][]train.Example{nil, {calm}, {sign}, {calm, sign, both}} {
		if _, err := train.Triage(examples); err == nil {
			t.Errorf("a model was trained of %v", examples)
		}
	}
}
