// Package train learns the models of packages triage and answers from the labelled searches in content/queries. That
// happens when models are generated; the site only reads them (package linear). The same examples give the same model.
//
//go:generate go run generate.go
package train

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"unknot/internal/search/answers"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
	"unknot/internal/search/scope"
	"unknot/internal/search/triage"
)

// Example is a text with its classes. If there are several, each is as right as the others.
type Example struct {
	Classes []string
	Text    string
	In      scope.Kind // scope of all words, besides the scopes that the text opens
	Part    [2]int     // the words [start, end) to learn from, all if it is zero
}

// Triage returns the model of package triage that it learns from examples, whose classes are [triage.Calm],
// [triage.Unclear] or signs. It fails if there is no example of a sign, or no other one.
func Triage(examples []Example) ([]byte, error) {
	var kinds, signs []Example
	withoutSign := 0
	for _, e := range examples {
		describesNoSign := slices.Contains(e.Classes, triage.Calm) || slices.Contains(e.Classes, triage.Unclear)
		if describesNoSign && len(e.Classes) > 1 {
			return nil, fmt.Errorf("train: %q describes a sign, or it is %s or %s: not both", e.Text, triage.Calm, triage.Unclear)
		}
		if describesNoSign {
			withoutSign++
			kinds = append(kinds, partsOf(e)...)
		} else {
			signs = append(signs, e)
			if Hash(1, e.Text)%2 == 0 { // half of the texts
				kinds = append(kinds, inScope(e))
			}
			e.Classes = []string{triage.Alarm}
		}
		kinds = append(kinds, e)
	}
	if len(signs) == 0 || withoutSign == 0 {
		return nil, errors.New("train: examples of signs and calm ones are needed")
	}
	features := func(e Example) []linear.Feature { return triage.Features(e.Text, e.In, e.Part) }
	return write(
		learn(kinds, settings{rounds: 8, negligible: .02, lightest: .9, features: features}),
		learn(signs, settings{rounds: 25, negligible: .05, lightest: 1.7, features: features}),
	)
}

// partsOf returns the parts in which package triage judges e. As e describes no sign, they do not either.
func partsOf(e Example) (parts []Example) {
	for _, p := range triage.Parts(len(fulltext.Words(e.Text))) {
		e.Part = p
		parts = append(parts, e)
	}
	return parts
}

// inScope returns an example of a sign as if its text were denied, past, feared or studied, and so no alarm. A hash of
// the text chooses which.
func inScope(e Example) Example {
	kinds := []scope.Kind{scope.Denied, scope.Past, scope.Feared, scope.Studied}
	e.In, e.Classes = kinds[Hash(0, e.Text)%uint64(len(kinds))], []string{triage.Unclear}
	if e.In == scope.Studied {
		e.Classes = []string{triage.Calm}
	}
	return e
}

// Answers returns the models of package answers. It learns them from searches whose classes are the addresses of pages
// that answer them, and from searches whose classes are intents.
func Answers(pages, intents []Example) ([]byte, error) {
	s := settings{rounds: 8, negligible: .02, lightest: .9, features: func(e Example) []linear.Feature { return answers.Features(e.Text) }}
	return write(learn(pages, s), learn(intents, s))
}

// write encodes two models.
func write(first, second linear.Packed) ([]byte, error) {
	var out bytes.Buffer
	err := linear.Write(&out, first, second)
	return out.Bytes(), err
}
