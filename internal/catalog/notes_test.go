package catalog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// Notes are in the order of first citation, which begins with the standard sentences of a move. Sources that are not
// cited come last. A star marks cited ones.
func TestNotesAreInOrderOfCitation(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	for _, tt := range []struct {
		doc  catalog.Doc
		want string
	}{
		{c.Guides[0].Doc, "1 alpha-2020* 2 cl-02* 3 gamma-board 4 cl-01"},
		{c.Guides[1].Doc, "1 beta-2021* 2 gamma-board"},
		{c.Move("neck-turn").Doc, "1 beta-2021* 2 alpha-2020* 3 gamma-board* 4 cl-02"},
		{c.Move("wall-roll").Doc, "1 alpha-2020*"},
		{c.Routine("short-morning").Doc, "1 alpha-2020"},
		{c.Page("about").Doc, ""},
		{c.Safety.Doc, "1 gamma-board"},
	} {
		if got := notes(tt.doc.Notes); got != tt.want {
			t.Errorf("%s has the notes %s, want %s", tt.doc.Path, got, tt.want)
		}
	}
}

// notes returns the number of each note with its source or claim, and a star if the text cites it: "1 alpha-2020*".
func notes(list []catalog.Note) string {
	var out []string
	for _, n := range list {
		id := ""
		if n.Source != nil {
			id += n.Source.ID
		}
		if n.Claim != nil {
			id += n.Claim.ID
		}
		if n.Cited {
			id += "*"
		}
		out = append(out, fmt.Sprintf("%d %s", n.Number, id))
	}
	return strings.Join(out, " ")
}

// The text of a move continues the note numbers of its standard sentences.
func TestNoteNumbersContinueInText(t *testing.T) {
	m := mustLoad(t, fixture.FS()).Move("neck-turn")
	got := strings.Join(m.EvidenceHTML, "\n") + "\n" + m.Body.Blocks[0].HTML
	mark := func(number int, id string) string {
		return fmt.Sprintf(`<sup id="cite-%s"><a href="#source-%d" aria-label="Source %d">%d</a></sup>`, id, number, number, number)
	}
	want := "Turning the head may ease an ache in the neck." + mark(1, "1") + mark(2, "2") + "\n" +
		"Moving helps backs a little. It doesn’t mend them." + mark(2, "2-2") + "\n" +
		"<p>One trial of necks found a small effect." + mark(1, "1-2") + " Another disagrees." + mark(3, "3") + "</p>\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is known of neck-turn (-want +got):\n%s", diff)
	}
}

// Sources and claims list all pages that cite them, in whichever way.
func TestSourcesListThePagesThatCiteThem(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	moves := "/stretches/chair-stand /stretches/knee-sway /stretches/neck-turn /stretches/slow-breath /stretches/table-reach /stretches/wall-roll"
	for _, tt := range []struct {
		id   string
		by   []catalog.PageEntry
		want string
	}{
		{"alpha-2020", c.Sources[0].CitedBy, "/checklist /evidence /evidence/cl-01 /evidence/guidelines /evidence/treatments /guides/techniques/start-here /plans/longer-mornings /questions /routines/short-morning " + moves + " /upper-back"},
		{"beta-2021", c.Sources[1].CitedBy, "/checklist /evidence/cl-01 /evidence/treatments /guides/causes/stiff-neck /guides/techniques/start-here /questions " + moves},
		{"gamma-board", c.Sources[2].CitedBy, "/evidence/guidelines /floor /guides/causes/stiff-neck /guides/techniques/start-here /plans/longer-mornings /questions /questions/sore-tail /routines/short-morning /safety " + moves},
		{"cl-01", c.Claims[0].CitedBy, "/checklist /guides/techniques/start-here /questions " + moves},
		{"cl-02", c.Claims[1].CitedBy, "/guides/techniques/start-here /questions /stretches/neck-turn"},
	} {
		if got := paths(tt.by); got != tt.want {
			t.Errorf("pages that cite %s:\n%s, want\n%s", tt.id, got, tt.want)
		}
	}
}

// paths returns the path of each page, with spaces between.
func paths(list []catalog.PageEntry) string {
	var out []string
	for _, a := range list {
		out = append(out, a.Path)
	}
	return strings.Join(out, " ")
}

// A source cannot have been read in the future.
func TestFutureCheckOfSourceIsReported(t *testing.T) {
	c := mustLoad(t, fixture.Edit("sources.yaml", "studied: low-back\n  checked: 2026-01-10", "studied: low-back\n  checked: 2026-02-04"))
	if got := due(t, c, "2026-02-04"); got != "" {
		t.Errorf("on the day itself: %s", got)
	}
	if got, want := due(t, c, "2026-02-03"), "sources.yaml:12: checked on 2026-02-04, which is yet to come (care)\n"; got != want {
		t.Errorf("the day before: %q, want %q", got, want)
	}
}

// due returns a line for each problem with dates on a day, which ends with (care) if it concerns safety.
func due(t *testing.T, c *catalog.Catalog, day string) string {
	t.Helper()
	out := ""
	for _, p := range c.DateProblems(dayOf(t, day)) {
		out += p.String()
		if p.Care {
			out += " (care)"
		}
		out += "\n"
	}
	return out
}

// A minute is 200 words, and a part of a minute counts as one.
func TestMinutesToReadAreRoundedUp(t *testing.T) {
	for words, want := range map[int]int{1: 1, 200: 1, 201: 2, 400: 2, 401: 3} {
		text := strings.Repeat("word ", words)
		c := mustLoad(t, fixture.Edit("pages/glossary.md", "In plain words.", text))
		if got := c.Page("glossary").Minutes(); got != want {
			t.Errorf("%d words take %d minutes to read, want %d", words, got, want)
		}
	}
	if got := mustLoad(t, fixture.FS()).Guides[1].Duration; got != "1 minute" {
		t.Errorf("a short guide takes %s", got)
	}
}
