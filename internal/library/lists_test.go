package library_test

import (
	"fmt"
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

// A list has documents of its kind, and its two addresses.
func TestListHasDocumentsOfItsKind(t *testing.T) {
	l := fixtureLibrary(t)
	for kind, items := range map[string][]any{
		"*library.Guide": anys(l.Guides), "*library.Stretch": anys(l.Moves), "*library.Routine": anys(l.Routines),
		"*library.Plan":  anys(l.Plans),
		"*library.Claim": anys(l.Claims), "*library.Source": anys(l.Sources), "library.Question": anys(l.Questions),
	} {
		list := l.List("/list.json", "/list", items)
		if got := fmt.Sprintf("%T",
			list.Items[0]); got != kind || len(list.Items) != len(items) || list.Count != len(items) {
			t.Errorf("a list of %d %s has %d of %s", list.Count, kind, len(list.Items), got)
		}
		if list.Type != "list" || list.Address != address+"/list.json" || list.Page != address+"/list" || list.SafetyAddress != address+"/safety" {
			t.Errorf("a list has the addresses %s, %s and %s", list.Address, list.Page, list.SafetyAddress)
		}
	}
}

// A table has a column for each field, and a row for each item.
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
