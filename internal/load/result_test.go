package load_test

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// What documents refer to is used, alone or in a list. Other values are not.
func TestUsedIsWhatDocumentsReferTo(t *testing.T) {
	t.Parallel()
	result := load.Inspect(fixture.FS())
	used, c := result.Used(), result.Catalog
	for what, holds := range map[string]bool{
		"the kind of a move":      used[c.Move("neck-turn").Kind],
		"the muscles of a move":   used[c.Muscles[0]],
		"a tag":                   used[c.Tag("desk")],
		"no tag that nothing has": !used[c.Tags[len(c.Tags)-1]],
		"no muscle that nothing uses": !used[c.Muscles[slices.IndexFunc(c.Muscles,
			func(m *catalog.Muscle) bool { return m.ID == "calves" })]],
	} {
		if !holds {
			t.Errorf("used is not: %s", what)
		}
	}
}

// A field may hold the IDs of the values that it refers to, or one of its fixed words, or any text.
func TestFieldsHaveChoices(t *testing.T) {
	t.Parallel()
	result := load.Inspect(fixture.FS())
	for _, tt := range []struct {
		of    any
		field string
		want  string
	}{
		{catalog.Move{}, "kind", "stretch mobility strength self-massage breathing"},
		{catalog.Move{}, "regions", "upper-back lower-back"},
		{catalog.Move{}, "certainty", "high moderate low very-low no-study"},
		{catalog.Move{}, "sources", "alpha-2020 beta-2021 gamma-board"},
		{catalog.Move{}, "claims", "cl-01 cl-02"},
		{catalog.Claim{}, "sources", "alpha-2020 beta-2021 gamma-board"},
		{catalog.Claim{}, "verdict", "supported partly weak contradicted opinion"},
		{catalog.Sums{}, "sources", ""}, // a checksum
		{catalog.Move{}, "feel", ""},
		{catalog.Treatment{}, "certainty", "high moderate low very-low no-study"},
		{catalog.Recommendation{}, "advice", "advises allows against none"},
	} {
		typ := reflect.TypeOf(tt.of)
		fields := frontmatter.Fields(typ)
		i := slices.IndexFunc(fields, func(f frontmatter.Field) bool { return f.Name == tt.field })
		if got := strings.Join(result.Choices(typ, fields[i]), " "); got != tt.want {
			t.Errorf("%s of %s holds one of %q, want %q", tt.field, typ, got, tt.want)
		}
	}
}

// Each date after a day is reported with what was done on it, except the day on which a document appears.
func TestDatesAheadSayWhatWasDone(t *testing.T) {
	t.Parallel()
	day := func(iso string) (d catalog.Day) {
		if err := d.UnmarshalText([]byte(iso)); err != nil {
			t.Fatal(err)
		}
		return d
	}
	result := load.Inspect(fixture.Edit("sources.yaml", "as: abstract, on: 2026-01-10", "as: abstract, on: 2026-01-09"))
	for iso, want := range map[string][]string{
		"2026-02-02": nil,
		"2026-02-01": {"reviews.yaml reviewed on 2026-02-02"},
		"2026-01-31": {"reviews.yaml reviewed on 2026-02-02", "stretches/neck-turn.md changed on 2026-02-01"},
		"2026-01-19": {"reviews.yaml reviewed on 2026-02-02", "stretches/neck-turn.md changed on 2026-02-01",
			"stretches/neck-turn.md checked on 2026-01-20"},
	} {
		var got []string
		for _, p := range result.DaysAfter(day(iso)) {
			got = append(got, p.File+" "+strings.TrimSuffix(p.Text, ", which is yet to come"))
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("after %s: %q, want %q", iso, got, want)
		}
	}
	count := map[string]int{}
	for _, p := range result.DaysAfter(day("2026-01-08")) {
		what, _, _ := strings.Cut(p.Text, " on ")
		count[what]++
	}
	if got := fmt.Sprint(count); count["written"] != 23 || count["seen"] != 4 || count["reviewed"] != 1 {
		t.Errorf("dates ahead: %s, want 23 of writing, 4 of seeing and one of a review", got)
	}
}

// A finding is quoted with its source in texts and without one in fields. In the box SURE it brings its level with it.
func TestFindingsAreQuoted(t *testing.T) {
	t.Parallel()
	fsys := fixture.Edit("guides/causes/stiff-neck.md", "- low: Turning the head may ease an ache.[^beta-2021]",
		"- {finding:move-recent}")
	fixture.EditIn(fsys, "guides/causes/stiff-neck.md", "A stiff neck is common,", "{finding:move-recent}\n\nIt is common,")
	fixture.EditIn(fsys, "guides/causes/stiff-neck.md", "Nobody knows exactly why.", "{finding:move-recent}")
	for _, g := range mustLoad(t, fsys).Guides {
		if g.ID != "stiff-neck" {
			continue
		}
		if sure := g.Body.Sure[0]; len(g.Body.Sure) != 1 || sure.Level != "moderate" || !strings.HasPrefix(sure.HTML, "Moving probably helps.") {
			t.Errorf("the box SURE has %+v", g.Body.Sure)
		}
		if got, want := g.Body.Passages[0].Marked, "Moving probably helps.[^alpha-2020]"; got != want {
			t.Errorf("the text says %q, want %q", got, want)
		}
		if !strings.Contains(g.Answer, "one position. Moving probably helps. Most stiff necks") {
			t.Errorf("the answer is %q", g.Answer)
		}
	}
}

// Hubs come before other guides, whatever their use.
func TestHubsComeFirst(t *testing.T) {
	t.Parallel()
	ids := func(fsys fs.FS) string { return strings.Join(catalog.IDs(mustLoad(t, fsys).Guides), " ") }
	if got := ids(fixture.FS()); got != "start-here stiff-neck" {
		t.Errorf("guides %s", got)
	}
	if got := ids(fixture.Edit("guides/causes/stiff-neck.md", "tags: [desk]", "tags: [desk]\nhub: true")); got != "stiff-neck start-here" {
		t.Errorf("with a hub: guides %s", got)
	}
}
