// Package queries reads labelled searches: the files of content/queries. The training of the models of search needs
// them and tests do, the site does not.
package queries

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// Query is a search, labelled with what its writer wants.
type Query struct {
	Line  int      // line number in the file
	Set   string   // Train, Tune or Kept
	Kind  string   // kind of text or of label, such as "words" or [None]
	Wants []string // classes of triage; or addresses of pages and IDs of intents
	Text  string
}

// The sets of queries. Search learns from [Train] and [Tune]; its quality is measured with [Tune] and [Kept].
const (
	Train = "train"
	Tune  = "tune"
	Kept  = "kept"
)

// Calm is what a search wants that is about no sign. Quiet stands before a sign that a search is only about: it
// wants at least the quiet form of the card.
const (
	Calm  = "calm"
	Quiet = "quiet:"
)

// None is the kind of searches that no page answers.
const None = "none"

// Pages returns the addresses of pages that q wants, without the IDs of intents.
func (q Query) Pages() []string {
	return slices.DeleteFunc(slices.Clone(q.Wants), func(want string) bool { return !strings.HasPrefix(want, "/") })
}

// Read reads a file of queries. The error names the file and its first bad line.
func Read(name string) ([]Query, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	out, badLine := Parse(string(text))
	if badLine > 0 {
		return nil, fmt.Errorf("%s:%d: %s", name, badLine, Form)
	}
	return out, nil
}

// Form describes what each line has to be.
const Form = "want set (" + Train + ", " + Tune + " or " + Kept + "), writer, kind, wants and text, with tabs between, each line once"

// Parse reads lines of set, writer, kind, wants and text, with tabs between. Lines before the first query may be
// comments, which begin with #. Parse stops at the first bad line and returns its number, or 0 if all lines are good.
func Parse(text string) (out []Query, badLine int) {
	n, seen := 0, map[string]bool{}
	for line := range strings.Lines(text) {
		n++
		if isComment := line[0] == '#'; isComment && len(out) == 0 {
			continue
		}
		line = strings.TrimSpace(line)
		fields := strings.Split(line, "\t")
		if len(fields) != 5 || seen[line] || slices.Contains(fields, "") {
			return out, n
		}
		set, wants := fields[0], strings.Fields(fields[3])
		if len(wants) == 0 || !slices.Contains([]string{Train, Tune, Kept}, set) {
			return out, n
		}
		seen[line] = true
		out = append(out, Query{Line: n, Set: set, Kind: fields[2], Wants: wants, Text: fields[4]})
	}
	return out, 0
}
