// Package queries reads labelled searches: the files of content/queries. The training of the models of search needs them and tests do, the site does not.
package queries

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// Query is a search with what it wants.
type Query struct {
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

// Read reads a file of lines of set, writer, kind, wants and text, with tabs between. Above them may stand lines that begin with #. The error names the
// file and the first wrong line.
func Read(name string) (out []Query, err error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	n, seen := 0, map[string]bool{}
	for line := range strings.Lines(string(text)) {
		n++
		if len(out) == 0 && line[0] == '#' {
			continue
		}
		line = strings.TrimSpace(line)
		fields := strings.Split(line, "\t")
		if len(fields) != 5 || seen[line] || slices.Contains(fields, "") || len(strings.Fields(fields[3])) == 0 || !slices.Contains([]string{Train, Tune, Kept}, fields[0]) {
			return nil, fmt.Errorf("%s:%d: want set (%s, %s or %s), writer, kind, wants and text, with tabs between, each line once", name, n, Train, Tune, Kept)
		}
		seen[line] = true
		out = append(out, Query{fields[0], fields[1], fields[2], strings.Fields(fields[3]), fields[4]})
	}
	return out, nil
}
