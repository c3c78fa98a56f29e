package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
	"unknot/internal/search/queries"
	"unknot/internal/search/triage"
)

// example is a text with its classes. If there are several, each is as right as the others.
type example struct {
	Classes []string
	Text    string
}

// Triage returns the model of package triage that it learns from examples, whose classes are [queries.Calm], signs, or
// signs after [queries.Quiet]. It fails if there is no example of a sign or no calm one, or if one is of several kinds.
func learnTriage(examples []example) ([]byte, error) {
	var kinds, signs []example
	count := map[string]int{}
	for _, e := range examples {
		kind, ids := kindOf(e)
		if kind == "" {
			return nil, fmt.Errorf("%q is calm, describes a sign or is about one: only one of these, not %v", e.Text, e.Classes)
		}
		count[kind]++
		kinds = append(kinds, example{[]string{kind}, e.Text})
		if kind != triage.Calm {
			signs = append(signs, example{ids, e.Text})
			continue
		}
		text := fulltext.Denials(e.Text)
		for _, part := range triage.Parts(text) { // the parts are calm too
			kinds = append(kinds, example{[]string{kind}, strings.Join(text.Words[part[0]:part[1]], " ")})
		}
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
	return write(learn(pages, s), learn(intents, s))
}

// write encodes two models.
func write(first, second linear.Packed) ([]byte, error) {
	var out bytes.Buffer
	err := linear.Write(&out, first, second)
	return out.Bytes(), err
}
