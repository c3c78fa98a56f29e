package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
	"unknot/internal/search/queries"
	"unknot/internal/search/scope"
	"unknot/internal/search/triage"
)

// example is a text with its classes. If there are several, each is as right as the others.
type example struct {
	Classes []string
	Text    string
}

// reading is an example, and how its text is read.
type reading struct {
	example
	In       scope.Kind // scope of all words, besides the scopes that the text opens
	Unscoped bool       // as if no word were in a scope
	Part     [2]int     // the words [start, end) to learn from, all if it is zero
}

// features returns what the models see.
func (r reading) features() []linear.Feature {
	t := fulltext.Scoped(r.Text)
	for i := range t.Kinds {
		t.Kinds[i] |= r.In
	}
	if r.Unscoped {
		t = t.Unscoped()
	}
	if r.Part != [2]int{} {
		t = t.Part(r.Part[0], r.Part[1])
	}
	return linear.Features(t)
}

// Triage returns the model of package triage that it learns from examples, whose classes are [queries.Calm], signs, or
// signs after [queries.Quiet]. It fails if there is no example of a sign or no calm one, or if one is of several kinds.
//
// Each text is learnt as search reads it: with its scopes, and as if no word were in one. Half of the texts with a sign
// are learnt once more as if all of it were denied, past, feared or studied.
func learnTriage(examples []example) ([]byte, error) {
	var kinds, signs []reading
	count := map[string]int{}
	for _, e := range examples {
		kind, ids := kindOf(e)
		if kind == "" {
			return nil, fmt.Errorf("%q is calm, describes a sign or is about one: only one of these, not %v", e.Text, e.Classes)
		}
		count[kind]++
		ofKind := reading{example: example{[]string{kind}, e.Text}}
		kinds = append(kinds, ofKind)
		if t := fulltext.Scoped(e.Text); len(t.Outside()) < len(t.Words) {
			kinds = append(kinds, reading{example: ofKind.example, Unscoped: true})
		}
		switch kind {
		case triage.Calm:
			for _, ofKind.Part = range triage.Parts(fulltext.Scoped(e.Text)) { // the parts are calm too
				kinds = append(kinds, ofKind)
			}
			continue
		case triage.Alarm:
			if hash(1, e.Text)%2 == 0 {
				ofKind.In, ofKind.Classes = 1<<(hash(0, e.Text)%5), []string{triage.Quiet}
				kinds = append(kinds, ofKind)
			}
		}
		signs = append(signs, reading{example: example{ids, e.Text}})
	}
	if count[triage.Alarm] == 0 || count[triage.Calm] == 0 {
		return nil, errors.New("examples of signs and calm ones are needed")
	}
	return write(
		learn(kinds, settings{rounds: 8, negligible: .02, lightest: .9}),
		learn(signs, settings{rounds: 25, negligible: .05, lightest: 1.7}),
	)
}

// kindOf returns the class of e for the first model, "" if it has several, and its signs.
func kindOf(e example) (kind string, signs []string) {
	for i, class := range e.Classes {
		id, isQuiet := strings.CutPrefix(class, queries.Quiet)
		of := triage.Alarm
		switch {
		case isQuiet:
			of = triage.Quiet
		case class == queries.Calm:
			of = triage.Calm
		}
		if i > 0 && of != kind {
			return "", nil
		}
		kind, signs = of, append(signs, id)
	}
	return kind, signs
}

// Answers returns the models of package search. It learns them from searches whose classes are the addresses of pages
// that answer them, and from searches whose classes are intents.
func learnAnswers(pages, intents []example) ([]byte, error) {
	s := settings{rounds: 8, negligible: .02, lightest: .9}
	unscoped := func(examples []example) (out []reading) {
		for _, e := range examples {
			out = append(out, reading{example: e, Unscoped: true})
		}
		return out
	}
	return write(learn(unscoped(pages), s), learn(unscoped(intents), s))
}

// write encodes two models.
func write(first, second linear.Packed) ([]byte, error) {
	var out bytes.Buffer
	err := linear.Write(&out, first, second)
	return out.Bytes(), err
}
