package content_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/handout"
)

// Every dose of the content can be written in the grammar of sheets and read back with the same total.
func TestSheetsHoldEveryDose(t *testing.T) {
	c := site(t).Catalog
	sessions := []catalog.Session{}
	for _, m := range c.Moves {
		sessions = append(sessions, m.Session())
	}
	for _, r := range c.Routines {
		sessions = append(sessions, r.Session())
	}
	for _, p := range sessions {
		written := handout.Sheet{}.With(p.Items...).String()
		read, faults := handout.Parse(c, written)
		for _, f := range faults {
			t.Errorf("%s: %s", p.Path, f.Text)
		}
		if got, want := read.Items.Total(), p.Items.Total(); got != want {
			t.Errorf("%s takes %s, but as the sheet %s %s", p.Path, want.Clock(), written, got.Clock())
		}
	}
}

// The title of a sheet ends with its number of moves, even if the title of the first move is long.
func TestSheetTitleEndsWithNumber(t *testing.T) {
	t.Parallel()
	s := site(t)
	longest := slices.MaxFunc(s.Moves, func(a, b *catalog.Move) int { return cmp.Compare(len(a.Title), len(b.Title)) })
	sheet := handout.Sheet{}
	for range handout.MaxMoves {
		sheet = sheet.With(handout.DefaultItem(longest))
	}
	end := fmt.Sprintf(" and %d more moves – Unknot</title>", handout.MaxMoves-1)
	if page := s.get(t, sheet.Address(), ""); !strings.Contains(page, end) {
		t.Errorf("the title of %s lacks the number of moves", sheet.Address())
	}
}

// A sheet with the maximum number of moves, those with the longest texts, fits into the first round trip.
func TestLongestSheetIsLight(t *testing.T) {
	t.Parallel()
	s := site(t)
	textLength := func(m *catalog.Move) int {
		n := len(m.Summary) + len(strings.Join(m.CareLines, ""))
		for _, step := range m.Steps {
			n += len(step.Text)
		}
		return n
	}
	longestFirst := slices.Clone(s.Moves)
	slices.SortFunc(longestFirst, func(a, b *catalog.Move) int { return cmp.Compare(textLength(b), textLength(a)) })
	sheet := handout.Sheet{Days: 3}
	for _, m := range longestFirst[:handout.MaxMoves] {
		sheet = sheet.With(handout.DefaultItem(m))
	}
	weight := len(s.get(t, sheet.Address(), "br"))
	for _, link := range screenStylesheet.FindAllStringSubmatch(s.get(t, sheet.Address(), ""), -1) {
		weight += len(s.get(t, link[1], "br"))
	}
	if weight > 14_600 {
		t.Errorf("%s weighs %d bytes with its stylesheets, limit 14600", sheet.Address(), weight)
	}
	t.Logf("%d bytes", weight)
}
