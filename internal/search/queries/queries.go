// Package queries reads labelled searches: the files of content/queries. The training of the models of search needs
// them and tests do, the site does not.
package queries

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// Query is a search with what it wants.
type Query struct {
	Line   int // of the file
	Set    string
	Writer string // an id, "-" if it is not known
	Kind   string
	Wants  []string // signs and the like, or addresses of pages and intents
	Text   string
}

// The sets. Search learns from [Train] and [Tune]; [Tune] and [Kept] are measured.
const (
	Train = "train"
	Tune  = "tune"
	Kept  = "kept"
)

// None is the kind of searches that no page answers.
const None = "none"

// Pages returns the addresses among what q wants.
func (q Query) Pages() []string { return slices.DeleteFunc(slices.Clone(q.Wants), isIntent) }

// Intents returns the intents among what a search for a page wants.
func (q Query) Intents() []string {
	return slices.DeleteFunc(slices.Clone(q.Wants), func(want string) bool { return !isIntent(want) })
}

func isIntent(want string) bool { return !strings.HasPrefix(want, "/") }

// Read reads a file. The error names it and the first wrong line.
func Read(name string) ([]Query, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	out, wrong := Parse(string(text))
	if wrong > 0 {
		return nil, fmt.Errorf("%s:%d: %s", name, wrong, Form)
	}
	return out, nil
}

// Form is what each line has to be.
const Form = "want set (" + Train + ", " + Tune + " or " + Kept + "), writer, kind, wants and text, with tabs between, each line once"

// Parse reads lines of set, writer, kind, wants and text, with tabs between. Above them may stand lines that begin with
// #. It returns those before the first wrong line, and the number of that, 0 if all are right.
func Parse(text string) (out []Query, wrong int) {
	n, seen := 0, map[string]bool{}
	for line := range strings.Lines(text) {
		n++
		if len(out) == 0 && line[0] == '#' {
			continue
		}
		line = strings.TrimSpace(line)
		fields := strings.Split(line, "\t")
		if len(fields) != 5 || seen[line] || slices.Contains(fields, "") || len(strings.Fields(fields[3])) == 0 ||
			!slices.Contains([]string{Train, Tune, Kept}, fields[0]) {
			return out, n
		}
		seen[line] = true
		out = append(out, Query{n, fields[0], fields[1], fields[2], strings.Fields(fields[3]), fields[4]})
	}
	return out, 0
}
