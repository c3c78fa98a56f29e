package catalog_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// dayOf parses a day such as 2026-01-10.
func dayOf(t *testing.T, iso string) catalog.Day {
	t.Helper()
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		t.Fatal(err)
	}
	return catalog.NewDay(d)
}

// lines returns a line for each event: 2026-02-01 changed stretches/neck-turn The hold is shorter.
func lines(events []catalog.Event) string {
	var out strings.Builder
	for _, e := range events {
		fmt.Fprintln(&out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", e.Day.ISO(), e.Kind, e.StableID(), e.Why)))
	}
	return out.String()
}

// writtenAll is the news of the day on which all documents of the fixture were written.
const writtenAll = `2026-01-10 written guides/start-here
2026-01-10 written guides/stiff-neck
2026-01-10 written stretches/chair-stand
2026-01-10 written stretches/neck-turn
2026-01-10 written stretches/knee-sway
2026-01-10 written stretches/table-reach
2026-01-10 written stretches/old-breath
2026-01-10 written stretches/wall-roll
2026-01-10 written routines/short-morning
2026-01-10 written plans/longer-mornings
2026-01-10 written about
2026-01-10 written breathe
2026-01-10 written checklist
2026-01-10 written evidence
2026-01-10 written floor
2026-01-10 written glossary
2026-01-10 written evidence/guidelines
2026-01-10 written handout
2026-01-10 written questions
2026-01-10 written sources
2026-01-10 written start
2026-01-10 written evidence/treatments
2026-01-10 written safety
`

// News has the documents that were written and changed up to a day, the newest first.
func TestNewsUpToADay(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	for day, want := range map[string]string{
		"2026-01-09": "",
		"2026-01-10": writtenAll,
		"2026-01-31": writtenAll,
		"2026-02-01": "2026-02-01 changed stretches/neck-turn The hold is shorter.\n" + writtenAll,
	} {
		if diff := cmp.Diff(want, lines(c.News(dayOf(t, day)))); diff != "" {
			t.Errorf("news on %s (-want +got):\n%s", day, diff)
		}
	}
}

// A document keeps its stable ID when it is renamed twice or moved to another section.
func TestStableIDSurvivesRenaming(t *testing.T) {
	edited := func(file, old, replacement string) string {
		return strings.ReplaceAll(string(fixture.FS()[file].Data), old, replacement)
	}
	files := map[string]string{
		"stretches/slow-breath.md": "",
		"stretches/calm-breath.md": edited("stretches/slow-breath.md", "[{id: old-breath}]", "[{id: old-breath}, {id: slow-breath}]"),

		"poses/slow-breath.yaml":     "",
		"poses/slow-breath.bed.yaml": "",
		"poses/calm-breath.yaml":     edited("poses/slow-breath.yaml", "", ""),
		"poses/calm-breath.bed.yaml": edited("poses/slow-breath.bed.yaml", "slow-breath", "calm-breath"),

		"guides/techniques/stiff-neck.md": edited("guides/causes/stiff-neck.md", "", ""),
		"guides/causes/stiff-neck.md":     "",
		"guides/causes/start-here.md":     edited("guides/techniques/start-here.md", "", ""),
		"guides/techniques/start-here.md": "",
		"intents.yaml":                    edited("intents.yaml", "/guides/causes/stiff-neck", "/guides/techniques/stiff-neck"),
	}
	for _, file := range []string{"conditions.yaml", "stretches/neck-turn.md", "routines/short-morning.md", "plans/longer-mornings.md", "vocabularies/regions.yaml"} {
		files[file] = edited(file, "slow-breath", "calm-breath") // they name the move
	}
	c := mustLoad(t, publish(t, fixture.With(files)))
	if diff := cmp.Diff(writtenAll, lines(c.News(dayOf(t, "2026-01-31")))); diff != "" {
		t.Errorf("news after renaming (-want +got):\n%s", diff)
	}
}

// rules are the IDs of the signs, cautions and medicines of the fixture that must be checked again.
const rules = "sign:numb sign:both-legs sign:chest-pain sign:fever sign:low sign:no-better caution:ca-09 caution:ca-10 medicine:tablet"

// The agenda lists all documents and rules by the day on which they are due.
func TestAgendaIsInOrderOfDueDays(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	const care = "start-here floor guidelines safety " + rules
	const rest = "stiff-neck chair-stand knee-sway table-reach slow-breath wall-roll short-morning longer-mornings about breathe checklist evidence glossary handout questions sources start treatments"
	for _, tt := range []struct{ day, due, soon, later, next string }{
		{"2026-10-11", "", "", care + " " + rest + " neck-turn", care}, // 91 days before
		{"2026-10-12", "", care, rest + " neck-turn", care},
		{"2027-01-10", "", care, rest + " neck-turn", care},
		{"2027-01-11", care, "", rest + " neck-turn", rest},
		{"2027-10-12", care, rest, "neck-turn", rest},
		{"2028-01-11", care + " " + rest, "neck-turn", "", "neck-turn"},
		{"2028-01-21", care + " " + rest + " neck-turn", "", "", ""},
	} {
		a := c.Agenda(dayOf(t, tt.day))
		got := []string{ids(a.Due), ids(a.Soon), ids(a.Later), ids(a.Next())}
		if diff := cmp.Diff([]string{tt.due, tt.soon, tt.later, tt.next}, got); diff != "" {
			t.Errorf("due, soon, later and next on %s (-want +got):\n%s", tt.day, diff)
		}
		if a.Len() != 32 {
			t.Errorf("%d on %s, want all 23 documents and 9 rules", a.Len(), tt.day)
		}
	}
}

// What is due first comes first, though other documents are checked more often.
func TestAgendaBeginsWithFirstDueDay(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	for _, d := range c.Docs() {
		if d.ID == "about" {
			d.Checked = dayOf(t, "2025-01-09") // which holds for two years
		}
	}
	if due := c.Agenda(dayOf(t, "2027-01-11")).Due; len(due) < 2 || due[0].ID != "about" || due[1].ID != "start-here" {
		t.Errorf("due are %s, want about first", ids(due))
	}
}

// The page of a list changes when an entry changes. Other pages do not.
func TestListsChangeWithTheirEntries(t *testing.T) {
	fsys := fixture.With(map[string]string{
		"sources.yaml":              strings.Replace(string(fixture.FS()["sources.yaml"].Data), "checked: 2026-01-10", "checked: 2026-03-05", 1),      // alpha-2020
		"guidelines.yaml":           strings.Replace(string(fixture.FS()["guidelines.yaml"].Data), `checked: "2026-01-10"`, "checked: 2026-02-25", 1), // Alpha
		"routines/short-morning.md": strings.Replace(string(fixture.FS()["routines/short-morning.md"].Data), "checked: 2026-01-10", "checked: 2026-02-20", 1),
	})
	want := map[string]string{
		"/": "2026-03-05", "/upper-back": "2026-02-20", "/lower-back": "2026-02-20",
		"/stretches": "2026-02-01", "/stretches/neck-turn": "2026-02-01",
		"/routines": "2026-02-20", "/routines/short-morning": "2026-02-20",
		"/muscles": "2026-02-01", "/muscles/trapezius": "2026-02-01",
		"/tags/desk": "2026-02-01", "/tags/morning": "2026-02-20",
		"/sources": "2026-03-05", "/sources/alpha-2020": "2026-03-05",
		"/evidence": "2026-03-05", "/evidence/cl-01": "2026-03-05", "/evidence/treatments": "2026-03-05", "/evidence/guidelines": "2026-02-25",
		"/review": "0001-01-01", // depends on the day
		"/search": "0001-01-01", // depends on the query
	}
	for _, a := range mustLoad(t, fsys).PageEntries() {
		expected := want[a.Path]
		if expected == "" {
			expected = "2026-01-10"
		}
		if got := a.Changed.ISO(); got != expected {
			t.Errorf("%s changed on %s, want %s", a.Path, got, expected)
		}
	}
}

// A review names the clinician and the parts of a page that have changed since.
func TestReviewNamesReviewerAndChanges(t *testing.T) {
	r := &catalog.Review{Name: "Ada Example", Profession: "physiotherapist", Register: "HCPC", Number: "PH00000"}
	before, now := catalog.Sums{Text: "1", Signs: "2", Cautions: "3", Sources: "4"}, catalog.Sums{Text: "5", Signs: "2", Cautions: "6",
		Sources: "7"}
	page, move := &catalog.Doc{Path: "/about"}, &catalog.Doc{Path: "/stretches/reach", Folder: "stretches"}
	parts := []catalog.Part{catalog.PartText, catalog.PartSources}
	wantTexts(t, [][3]string{
		{"who", r.By(), "Ada Example, physiotherapist (HCPC PH00000)"},
		{"sums in a file", before.YAML(), `{text: "1", signs: "2", cautions: "3", sources: "4"}`},
		{"nothing changed", partNames(before.Changed(before)), ""},
		{"what changed", partNames(before.Changed(now)), "text cautions sources"},
		{"the signs changed", partNames(before.Changed(catalog.Sums{Text: "1", Signs: "0", Cautions: "3", Sources: "4"})), "signs"},
		{"parts of a page", page.NameParts(parts), "its text; its sources"},
		{"parts of a move", move.NameParts(parts), "its text, with steps and dose; its sources"},
		{"parts of a routine", (&catalog.Doc{Folder: "routines"}).NameParts(parts[:1]), "its text, with steps and dose"},
		{"parts of a plan", (&catalog.Doc{Folder: "plans"}).NameParts(parts[:1]), "its text, with steps and dose"},
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
