package catalog_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// A review names the clinician and the parts of a page that have changed since.
func TestReviewNamesReviewerAndChanges(t *testing.T) {
	r := &catalog.Review{Name: "Ada Example", Profession: "physiotherapist", Register: "HCPC", Number: "PH00000"}
	before, now := catalog.Sums{Text: "1", Signs: "2", Cautions: "3", Sources: "4"}, catalog.Sums{Text: "5", Signs: "2", Cautions: "6",
		Sources: "7"}
	page, move := &catalog.Doc{Path: "/about"}, &catalog.Doc{Path: "/stretches/reach"}
	parts := []catalog.Part{catalog.PartText, catalog.PartSources}
	wantTexts(t, [][3]string{
		{"who", r.By(), "Ada Example, physiotherapist (HCPC PH00000)"},
		{"sums in a file", before.YAML(), `{text: "1", signs: "2", cautions: "3", sources: "4"}`},
		{"nothing changed", partNames(before.Changed(before)), ""},
		{"what changed", partNames(before.Changed(now)), "text cautions sources"},
		{"the signs changed", partNames(before.Changed(catalog.Sums{Text: "1", Signs: "0", Cautions: "3", Sources: "4"})), "signs"},
		{"parts of a page", page.NameParts(parts), "its text; its sources"},
		{"parts of a move", move.NameParts(parts), "its text, with steps and dose; its sources"},
		{"parts of a routine", (&catalog.Doc{Path: "/routines/short"}).NameParts(parts[:1]), "its text, with steps and dose"},
		{"parts of a plan", (&catalog.Doc{Path: "/plans/steady"}).NameParts(parts[:1]), "its text, with steps and dose"},
		{"other parts of a move", move.NameParts(parts[1:]), "its sources"},
	})
	same := func(register, number string) bool {
		return r.SameReviewer(catalog.PageReview{Review: &catalog.Review{Name: "A. Example", Register: register, Number: number}})
	}
	wantFacts(t, map[string]bool{
		"the number makes a reviewer":      same("HCPC", "PH00000"),
		"another number is another person": !same("HCPC", "PH00001"),
		"another register is, too":         !same("GMC", "PH00000"),
	})
}

// partNames returns parts with spaces between.
func partNames(parts []catalog.Part) string {
	var out []string
	for _, p := range parts {
		out = append(out, string(p))
	}
	return strings.Join(out, " ")
}

// The agenda lists pages that were reviewed and have changed since, wherever their check is due.
func TestAgendaListsChangedReviews(t *testing.T) {
	reviewed := func(id string, changed ...catalog.Part) *catalog.Doc {
		return &catalog.Doc{ID: id, Reviews: []catalog.PageReview{{Changed: changed}}}
	}
	agenda := catalog.Agenda{
		Due: []*catalog.Doc{reviewed("a", catalog.PartText), {ID: "never"}}, Soon: []*catalog.Doc{reviewed("b"), reviewed("c",
			catalog.PartSigns)},
		Later: []*catalog.Doc{reviewed("d", catalog.PartText)},
	}
	if got := ids(agenda.Changed()); got != "a c d" {
		t.Errorf("changed since their review: %s, want a c d", got)
	}
	wantFacts(t, map[string]bool{
		"a review that holds counts":      agenda.Soon[0].Reviewed(),
		"a page that changed is not":      !agenda.Due[0].Reviewed(),
		"a page without reviews is not":   !agenda.Due[1].Reviewed(),
		"all documents are on the agenda": agenda.Len() == 5,
	})
}

// The last owner with a pattern that matches the file, the address or the ID must check a document.
func TestLastMatchingOwnerChecks(t *testing.T) {
	content := &catalog.Content{Owners: []*catalog.Owner{
		{Owner: "editors", Of: []string{"*"}}, {Owner: "movers", Of: []string{"stretches/*", "/routines/*"}}, {Owner: "clinic",
			Of: []string{"sign:*", "a.b"}},
	}}
	doc := func(file, path, id string) *catalog.Doc {
		return &catalog.Doc{ID: id, Path: path, CheckedAt: catalog.Location{File: file, Line: 1}}
	}
	wantTexts(t, [][3]string{
		{"by no other pattern", content.OwnerOf(doc("pages/about.md", "/about", "about")), "editors"},
		{"by file", content.OwnerOf(doc("stretches/reach.md", "/x", "reach")), "movers"},
		{"by address", content.OwnerOf(doc("x.md", "/routines/short", "short")), "movers"},
		{"by ID", content.OwnerOf(doc("signs.yaml", "/safety", "sign:numb")), "clinic"},
		{"a full stop is no pattern", content.OwnerOf(doc("x", "/x", "a-b")), "editors"},
		{"a part of a pattern", content.OwnerOf(doc("old/stretches/reach.md", "/x", "x")), "editors"},
		{"nobody", (&catalog.Content{}).OwnerOf(doc("x", "/x", "x")), ""},
	})
}

// A problem with dates is sorted by file, line and text. A rule names only the sources that are overdue.
func TestDateProblemsAreSorted(t *testing.T) {
	source := func(id, day string) *catalog.Source { return &catalog.Source{ID: id, Checked: dayOf(t, day)} }
	due := func(id, file string, line int, sources ...*catalog.Source) *catalog.Doc {
		d := &catalog.Doc{ID: id, Checked: dayOf(t, "2026-01-10"), Care: true, CheckedAt: catalog.Location{File: file, Line: line}}
		for _, s := range sources {
			d.Notes = append(d.Notes, catalog.Note{Source: s})
		}
		return d
	}
	old, recent := source("old", "2026-01-10"), source("new", "2026-01-11")
	content := catalog.Content{Safety: &catalog.Safety{}, Rules: []*catalog.Doc{
		due("b", "z.yaml", 2, old, recent, old), due("a", "z.yaml", 2, old), due("c", "z.yaml", 1, recent, old), due("d", "a.yaml", 9),
		{ID: "never"},
	}}
	var got []string
	for _, p := range content.DateProblems(dayOf(t, "2027-01-11")) {
		got = append(got, strings.TrimSuffix(strings.Replace(p.String(), "it was due by 2027-01-10: ", "", 1),
			", then set `checked` in sources.yaml"))
	}
	wantTexts(t, [][3]string{{"problems", strings.Join(got, "; "), "a.yaml:9: check d again: read ; z.yaml:1: check c again: read old; " +
		"z.yaml:2: check a again: read old; z.yaml:2: check b again: read old, old"}})
}
