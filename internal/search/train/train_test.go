package train_test

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"unknot/internal/search/answers"
	"unknot/internal/search/train"
	"unknot/internal/search/triage"
)

// repeated returns examples of texts by their classes, with several ends each: what stands in one example alone has no weight.
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
		"triage":  {func() ([]byte, error) { return train.Triage(examples) }, func(r io.Reader) error { _, err := triage.Read(r); return err }},
		"answers": {func() ([]byte, error) { return train.Answers(examples, examples) }, func(r io.Reader) error { _, err := answers.Read(r); return err }},
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
	for _, lines := range []string{"", "calm\t-\tdesk\n", "chest-pain\tplain\tchest pain\n"} {
		if examples, err := train.Parse(lines); err != nil {
			t.Error(err)
		} else if _, err := train.Triage(examples); err == nil {
			t.Errorf("%q: a model was trained", lines)
		}
	}
	for _, lines := range []string{"calm\tdesk\n", "# A comment.\n\t-\tdesk\n", "calm - desk\n"} {
		if _, err := train.Parse(lines); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: %v, want an error with a line", lines, err)
		}
	}
}
