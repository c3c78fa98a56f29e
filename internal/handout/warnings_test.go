package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/handout"
)

// A sheet has these warnings and no others. Each is a line.
func TestSheetsHaveTheirWarnings(t *testing.T) {
	c := loadFixture(t)
	ids := func(moves []*catalog.Move) string {
		var out []string
		for _, m := range moves {
			out = append(out, m.ID)
		}
		return strings.Join(out, " ")
	}
	for _, tt := range []struct {
		sheet, want string // a line for each warning
	}{
		{"", ""},
		{"1.1c-8", ""},
		{"1.1c-8.1c-8.1c-8.1c-8.1c-8", ""},
		{"1.1c-8.1c-8.1c-8.1c-8.1c-8.1c-8", "many"},
		// Each move counts once in a class, and only in positions where the class applies: somebody who lies on a bed
		// does not lose balance.
		{"1.4a-6e.4a-6e", ""},
		{"1.4a-6e.6s-90s", "Balance: table-reach wall-roll, ask Unsteady on your feet"},
		{"1.4b-6e.6s-90s", ""},
		{"1.3f-10.4b-6e", "Lying on your back: knee-sway table-reach, ask Lying on your back"},
		{"1.3f-10.4a-6e.2c-1e", ""},
		{"1.3f-10.2c-1e.4a-6e", "trips saved: 1"},
		{"1.2c-1e.3f-10.2c-1e.3f-10.5c-60s.4a-6e", "many\ntrips saved: 2"},
		{"1.d3.1c-8", ""},
		{"1.d4.1c-8.5c-60s", "strength on more than 3 days: chair-stand"},
		{"1.d4.6s-90s.1c-8.1c-9.2c-1e", "Balance: wall-roll chair-stand, ask Unsteady on your feet\nself-massage on more than 3 days: wall-roll\nstrength on more than 3 days: chair-stand"},
		{"1.d4.1c-8.3f-10.4b-6e", "Lying on your back: knee-sway table-reach, ask Lying on your back\nstrength on more than 3 days: chair-stand table-reach"},
		{"1.d7.5c-60s", ""},
	} {
		s, faults := handout.Parse(c, tt.sheet)
		if len(faults) > 0 {
			t.Fatalf("%s: %v", tt.sheet, faults)
		}
		w := s.Warnings(c)
		var lines []string
		if w.TooMany {
			lines = append(lines, "many")
		}
		for _, shared := range w.Shared {
			line := shared.Class.Name + ": " + ids(shared.Moves)
			for _, caution := range shared.Cautions {
				line += ", ask " + caution.Covers
			}
			lines = append(lines, line)
		}
		for _, often := range w.TooOften {
			lines = append(lines, fmt.Sprintf("%s on more than %d days: %s", often.Kind.ID, often.Days, ids(often.Moves)))
		}
		if w.SavedTrips > 0 {
			lines = append(lines, fmt.Sprint("trips saved: ", w.SavedTrips))
		}
		if got := strings.Join(lines, "\n"); got != tt.want || w.Empty() != (tt.want == "") {
			t.Errorf("%s warns\n%s\nwant\n%s", tt.sheet, got, tt.want)
		}
	}
}

// How often is too often depends on the move: a strength move that suits most days may be on the sheet as often.
func TestTooOftenDependsOnMove(t *testing.T) {
	c := loadWith(t, "stretches/chair-stand.md", "days_a_week: 3", "days_a_week: 6")
	for sheet, want := range map[string]int{"1.d6.1c-8": 0, "1.d7.1c-8": 1, "1.d7.1c-8.4a-6e": 2} {
		s, _ := handout.Parse(c, sheet)
		if w := s.Warnings(c); len(w.TooOften) != want {
			t.Errorf("%s warns of %+v, want %d warnings", sheet, w.TooOften, want)
		}
	}
}

// A caution that two shared classes have is listed only with the first of them.
func TestWarningsListCautionsOnce(t *testing.T) {
	c := loadWith(t, "stretches/wall-roll.md", "cautions: [balance]", "cautions: [balance, strength]")
	s, _ := handout.Parse(c, "1.1c-8.6s-90s")
	w := s.Warnings(c)
	if len(w.Shared) != 2 || len(w.Shared[0].Cautions) != 1 || len(w.Shared[1].Cautions) != 0 {
		t.Errorf("%+v, want two classes, and their one caution only with the first", w.Shared)
	}
}
