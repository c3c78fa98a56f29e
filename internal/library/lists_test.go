package library_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/library"
	"unknot/internal/load"
)

// libraryOf returns the fixture with changed files as a library without pictures. Each change is a file, an old and a
// new text.
func libraryOf(t *testing.T, changes ...[3]string) library.Library {
	t.Helper()
	fsys := fixture.FS()
	for _, c := range changes {
		fixture.EditIn(fsys, c[0], c[1], c[2])
	}
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return library.Library{Catalog: c, URL: address, Picture: func(string) *library.Pictures { return nil }}
}

// A long list comes in portions, of which each but the last names the next.
func TestLongListsComeInPortions(t *testing.T) {
	l := fixtureLibrary(t)
	l.Catalog.Moves = slices.Repeat(l.Moves, 11) // 66 moves
	l.Portion = catalog.Portion{Number: 1, Total: 2}
	if got := len(l.All().Stretches); got != 60 {
		t.Errorf("the first portion has %d moves, want 60", got)
	}
	if next := l.All().Next; next == nil || *next != address+"/library.json?page=2" {
		t.Errorf("the document of everything goes on at %v", next)
	}
	if index := l.Index(); !strings.Contains(index, "\n## More\n\n- [The next part of these lists]("+address+"/llms.txt?page=2)\n") {
		t.Errorf("the list of documents does not go on:\n%s", index)
	}
	l.Portion.Number = 2
	if all := l.All(); len(all.Stretches) != 6 || all.Next != nil || len(all.Guides)+len(all.Sources)+len(all.Recommendations) > 0 ||
		strings.Contains(l.Index(), "## More") {
		t.Error("the last portion has what the first had, or names another")
	}
	if got := l.Longest(); got != 66 {
		t.Errorf("the longest list has %d entries, want the 66 moves", got)
	}
}

// The longest list counts, whichever it is.
func TestAnyListMayBeTheLongest(t *testing.T) {
	l := fixtureLibrary(t)
	l.Catalog.Content = catalog.Content{}
	c := &l.Catalog.Content
	for name, fill := range map[string]func(n int){
		"guides": func(n int) { c.Guides = make([]*catalog.Guide, n) }, "moves": func(n int) { c.Moves = make([]*catalog.Move, n) },
		"routines": func(n int) { c.Routines = make([]*catalog.Routine, n) }, "plans": func(n int) { c.Plans = make([]*catalog.Plan, n) },
		"claims": func(n int) { c.Claims = make([]*catalog.Claim, n) }, "sources": func(n int) { c.Sources = make([]*catalog.Source, n) },
		"questions": func(n int) { c.Questions = make([]*catalog.Question, n) }, "terms": func(n int) {
			c.Terms = make([]*catalog.Term,
				n)
		},
		"treatments": func(n int) { c.Treatments = make([]*catalog.Treatment, n) },
		"cautions":   func(n int) { c.Cautions = make([]*catalog.Caution, n) }, "tasks": func(n int) { c.Tasks = make([]*catalog.Task, n) },
		"recommendations": func(n int) {
			c.Guidelines = []*catalog.Guideline{{Recommendations: make([]*catalog.Recommendation, n)}}
		},
	} {
		*c = catalog.Content{}
		fill(7)
		if got := l.Longest(); got != 7 {
			t.Errorf("with 7 %s the longest list has %d entries", name, got)
		}
	}
}
