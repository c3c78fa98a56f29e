package triage

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
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

// Train learns a model from examples. The same examples give the same model. It fails if there are none of a sign, or none that is calm.
func Train(examples []Example) (*Model, error) {
	var kinds, signs []linear.Example
	for _, e := range examples {
		if len(e.Classes) > 1 && (slices.Contains(e.Classes, Calm) || slices.Contains(e.Classes, Line)) {
			return nil, fmt.Errorf("triage: %q describes a sign, or it is %s or %s: not both", e.Text, Calm, Line)
		}
		words := fulltext.Words(e.Text)
		if e.describesSign() {
			kinds = append(kinds, linear.Example{Classes: []string{alarm}, Words: words})
			signs = append(signs, linear.Example{Classes: e.Classes, Words: words})
		} else {
			kinds = append(kinds, linear.Example{Classes: e.Classes, Words: words})
		}
	}
	if len(signs) == 0 || len(signs) == len(kinds) {
		return nil, errors.New("triage: examples of signs and calm ones are needed")
	}
	kind, err := linear.Train(kinds, linear.Settings{Rounds: 25, Negligible: .02, Lightest: .9})
	if err != nil {
		return nil, err
	}
	sign, err := linear.Train(signs, linear.Settings{Rounds: 25, Negligible: .05, Lightest: 1.8})
	if err != nil {
		return nil, err
	}
	return &Model{kind, sign}, nil
}
