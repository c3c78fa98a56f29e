// Package train learns the models of packages triage and answers from labelled searches, in content/queries, when they
// are generated: the site reads them (package linear). The same examples give the same model.
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
	In      scope.Kind // of all words, besides what the text says
	Part    [2]int     // the words [start, end) that are learnt; all if it is zero
}

// Triage learns from searches, whose classes are [triage.Calm], [triage.Line] or signs, what package triage reads. It
// fails if there are none of a sign, or none that is calm.
func Triage(examples []Example) ([]byte, error) {
	var kinds, signs []Example
	calm := 0
	for _, e := range examples {
		others := slices.Contains(e.Classes, triage.Calm) || slices.Contains(e.Classes, triage.Line)
		if others && len(e.Classes) > 1 {
			return nil, fmt.Errorf("train: %q describes a sign, or it is %s or %s: not both", e.Text, triage.Calm, triage.Line)
		}
		if others {
			calm++
			kinds = append(kinds, partsOf(e)...)
		} else {
			signs = append(signs, e)
			if Hash(1, e.Text)%2 == 0 {
				kinds = append(kinds, inScope(e))
			}
			e.Classes = []string{triage.Alarm}
		}
		kinds = append(kinds, e)
	}
	if len(signs) == 0 || calm == 0 {
		return nil, errors.New("train: examples of signs and calm ones are needed")
	}
	features := func(e Example) []linear.Feature { return triage.Features(e.Text, e.In, e.Part) }
	return write(
		learn(kinds, settings{rounds: 8, negligible: .02, lightest: .9, features: features}),
		learn(signs, settings{rounds: 25, negligible: .05, lightest: 1.7, features: features}),
	)
}

// partsOf returns the parts in which a search that describes no sign is judged: nor do they.
func partsOf(e Example) (parts []Example) {
	for _, p := range triage.Parts(len(fulltext.Words(e.Text))) {
		e.Part = p
		parts = append(parts, e)
	}
	return parts
}

// inScope returns a search for a sign as if it were denied, past, feared or studied, which its text chooses: it is no
// alarm then.
func inScope(e Example) Example {
	kinds := []scope.Kind{scope.Denied, scope.Past, scope.Feared, scope.Studied}
	e.In, e.Classes = kinds[Hash(0, e.Text)%uint64(len(kinds))], []string{triage.Line}
	if e.In == scope.Studied {
		e.Classes = []string{triage.Calm}
	}
	return e
}

// Answers learns from searches with the addresses of the pages that answer them, and from searches with their intents,
// what package answers reads.
func Answers(pages, intents []Example) ([]byte, error) {
	s := settings{rounds: 8, negligible: .02, lightest: .9, features: func(e Example) []linear.Feature { return answers.Features(e.Text) }}
	return write(learn(pages, s), learn(intents, s))
}

func write(first, second linear.Packed) ([]byte, error) {
	var out bytes.Buffer
	err := linear.Write(&out, first, second)
	return out.Bytes(), err
}
