package library_test

import (
	"fmt"
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

// anys returns a list as values of any type.
func anys[T any](list []T) (out []any) {
	for _, v := range list {
		out = append(out, v)
	}
	return out
}

// A list has documents of its kind, its two addresses, and the address of the next portion.
func TestListHasDocumentsOfItsKind(t *testing.T) {
	l := fixtureLibrary(t)
	for kind, items := range map[string][]any{
		"*library.Guide": anys(l.Guides), "*library.Stretch": anys(l.Moves), "*library.Routine": anys(l.Routines),
		"*library.Plan":  anys(l.Plans),
		"*library.Claim": anys(l.Claims), "*library.Source": anys(l.Sources), "library.Question": anys(l.Questions),
	} {
		list := l.List("/list.json", "/list", items)
		if got := fmt.Sprintf("%T",
			list.Items[0]); got != kind || len(list.Items) != len(items) || list.Count != len(items) || list.Next != nil {
			t.Errorf("a list of %d %s has %d of %s, and then %v", list.Count, kind, len(list.Items), got, list.Next)
		}
		if list.Type != "list" || list.Address != address+"/list.json" || list.Page != address+"/list" || list.SafetyAddress != address+"/safety" {
			t.Errorf("a list has the addresses %s, %s and %s", list.Address, list.Page, list.SafetyAddress)
		}
	}
}

// A long list comes in portions, of which each but the last names the next.
func TestLongListsComeInPortions(t *testing.T) {
	l := fixtureLibrary(t)
	items := slices.Repeat(anys(l.Moves), 11) // 66 moves
	l.Portion = catalog.Portion{Number: 1, Total: 2}
	first := l.List("/stretches.json?tag=desk", "/stretches", items)
	if first.Next == nil || *first.Next != address+"/stretches.json?tag=desk&page=2" || len(first.Items) != 60 || first.Count != 66 {
		t.Errorf("the first portion has %d of %d moves, and then %v", len(first.Items), first.Count, first.Next)
	}
	if next := l.All().Next; next == nil || *next != address+"/library.json?page=2" {
		t.Errorf("the document of everything goes on at %v", next)
	}
	if index := l.Index(); !strings.Contains(index, "\n## More\n\n- [The next part of these lists]("+address+"/llms.txt?page=2)\n") {
		t.Errorf("the list of documents does not go on:\n%s", index)
	}
	l.Portion.Number = 2
	if last := l.List("/stretches.json", "/stretches", items); last.Next != nil || len(last.Items) != 6 || last.Count != 66 {
		t.Errorf("the last portion has %d of %d moves, and then %v", len(last.Items), last.Count, last.Next)
	}
	if all := l.All(); len(all.Guides)+len(all.Stretches)+len(all.Sources)+len(all.Recommendations) > 0 || strings.Contains(l.Index(),
		"## More") {
		t.Error("the last portion has what the first had, or names another")
	}
	if got := l.Longest(); got != 6 {
		t.Errorf("the longest list has %d entries, want the 6 moves", got)
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

// A table has a column for each field, and a row for each item of the portion.
func TestTablesHaveARowForEachItem(t *testing.T) {
	l := fixtureLibrary(t)
	l.Sources[0].Authors = catalog.Authors{"Ada A", "Bell B"}
	for _, tt := range []struct {
		name  string
		write func([]any) ([]byte, error)
		items []any
		want  string // the first row
	}{
		{"moves", l.StretchesCSV, anys(l.Moves), "1|chair-stand|" + address + "/stretches/chair-stand|Chair stand|" + l.Moves[0].Summary +
			"|strength|lower-back|chair||glutes|desk morning|2 sets of 8|94|3|ca-01 ca-09 ca-14|" +
			"it hurts more; it goes numb; you feel faint; you feel unsteady; you notice chest pain (call {emergency})|low|alpha-2020|2026-01-10"},
		{"claims", l.ClaimsCSV, anys(l.Claims), "cl-01|" + address + "/evidence/cl-01|Moving mends every back|partly|" + l.Claims[0].Say +
			"|upper-back lower-back|alpha-2020 beta-2021|"},
		{"sources", l.SourcesCSV, anys(l.Sources), "alpha-2020|" + address + "/sources/alpha-2020|systematic-review|Ada A; Bell B|2020|" +
			strings.Join([]string{l.Sources[0].Title, l.Sources[0].PublishedIn, l.Sources[0].Address, l.Sources[0].Population,
				l.Sources[0].Finding}, "|") +
			"|" + l.Sources[0].Certainty + "|low-back|2026-01-10|" + l.Sources[0].Seen.As},
	} {
		text, err := tt.write(tt.items)
		header, rows := readCSV(t, text, err)
		if len(rows) != len(tt.items) || len(header) != len(rows[0]) {
			t.Errorf("%d rows of %d cells for %d %s and %d columns", len(rows), len(rows[0]), len(tt.items), tt.name, len(header))
		}
		if got := strings.Join(rows[0], "|"); got != tt.want {
			t.Errorf("the first of the %s is\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}
