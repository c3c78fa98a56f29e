package handout_test

import (
	"net/url"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/handout"
	"unknot/internal/load"
)

// Each change leads to the wanted sheet. A change that is refused leaves the sheet as it was, with a fault.
func TestChangesAreAppliedOrRefused(t *testing.T) {
	c := loadFixture(t)
	for _, tt := range []struct {
		query      string
		want       string // the resulting sheet
		moveNumber int
		next       string
		faults     string // joined by |
	}{
		{"", "", 0, "", ""},
		{"sheet=1.1c-8", "1.1c-8", 0, "", ""},
		{"sheet=1.2c-2h15t20e&reps1=3", "1.2c-3h15t20e", 0, "", ""},
		{"sheet=1.2c-2h15t20e&hold1=20", "1.2c-2h20e", 0, "", ""},
		{"sheet=1.2c-2h15e&sets1=+2+&reps1=&hold1=0&sides1=1", "1.2c-2x2", 0, "", ""},
		{"sheet=1.5c-300s&minutes1=1,25", "1.5c-75s", 0, "", ""},
		{"sheet=1.5c-300s&minutes1=60&place1=b", "1.5b-3600s", 0, "", ""},
		{"sheet=1.5c-300s&reps1=3", "1.5c-300s", 0, "", ""},
		{"sheet=1.5c-300s&days=7", "1.d7.5c-300s", 0, "", ""},
		{"sheet=1.d7.5c-300s&days=", "1.5c-300s", 0, "", ""},
		{"days=2", "1.d2", 0, "", ""},
		{"sheet=1.1c-8.2c-1e.5c-60s&do=up3", "1.1c-8.5c-60s.2c-1e", 2, "", ""},
		{"sheet=1.1c-8.2c-1e.5c-60s&do=up1", "1.1c-8.2c-1e.5c-60s", 1, "", ""},
		{"sheet=1.1c-8.2c-1e.5c-60s&do=down1", "1.2c-1e.1c-8.5c-60s", 2, "", ""},
		{"sheet=1.1c-8.2c-1e.5c-60s&do=down3", "1.1c-8.2c-1e.5c-60s", 3, "", ""},
		{"sheet=1.1c-8.2c-1e.5c-60s&do=remove3", "1.1c-8.2c-1e", 2, "", ""},
		{"sheet=1.1c-8&do=remove1&sets1=none", "", 0, "", ""},
		{"sheet=1.1c-8&do=remove2", "1.1c-8", 0, "", ""},
		{"sheet=1.1c-8&do=up99999999999999999999", "1.1c-8", 0, "", ""},
		{"sheet=1.1c-8&do=dance1", "1.1c-8", 0, "", ""},
		{"sheet=1.3f-10.1c-8.4a-6e&do=group", "1.3f-10.4a-6e.1c-8", 0, "", ""},
		{"sheet=1.1c-8&do=list&reps1=9", "1.1c-9", 0, "list", ""},
		{"sheet=1.1c-8&do=sheet", "1.1c-8", 0, "sheet", ""},
		{"sheet=1.1c-8&add=&add=2s&add=5", "1.1c-8.2s-2h15e.5c-300s", 3, "", ""},
		{"sheet=1.5c-30s&routine=short-morning", "1.5c-30s.3f-10.4a-2x6h4e.1c-2x8", 2, "", "Slow breath is on the sheet already: it was not added again."},
		{"routine=nothing", "", 0, "", "There is no such routine: nothing was added."},
		{"sheet=1.1c-8&add=7", "1.1c-8", 0, "", "Number 7 was taken down, so it was left out. Turning in halves is gentler than a full circle."},
		{"sheet=1.1c-8&days=many", "1.1c-8", 0, "", "The days a week lie between 1 and 7: they stay as they were."},
		{"sheet=1.2c-1e&place1=f", "1.2c-1e", 0, "", "Neck turn is not done there: it stays where it was."},
		{"sheet=1.2c-1e&sets1=0", "1.2c-1e", 0, "", "The dose of neck turn has no set: it stays as it was."},
		{"sheet=1.2c-1e&reps1=-1", "1.2c-1e", 0, "", "The dose of neck turn cannot be read: it stays as it was."},
		{"sheet=1.2c-1e&reps1=31", "1.2c-1e", 0, "", "The dose of neck turn asks for more or fewer repeats than 1 to 30: it stays as it was."},
		{"sheet=1.2c-1e&hold1=121", "1.2c-1e", 0, "", "The dose of neck turn is held for more than 2 minutes: it stays as it was."},
		{"sheet=1.2c-1e&sides1=3", "1.2c-1e", 0, "", "The dose of neck turn cannot be read: it stays as it was."},
		{"sheet=1.1c-8&sides1=2", "1.1c-8", 0, "", "The dose of chair stand has two sides, and the move has none: it stays as it was."},
		{"sheet=1.1c-8.5c-60s&minutes2=1.1", "1.1c-8.5c-60s", 0, "", "The dose of slow breath is not a time in steps of 15 seconds: it stays as it was."},
		{"sheet=1.5c-60s&minutes1=61", "1.5c-60s", 0, "", "The dose of slow breath takes more than an hour: it stays as it was."},
		{"sheet=1.5c-60s&minutes1=NaN", "1.5c-60s", 0, "", "The dose of slow breath cannot be read: it stays as it was."},
		{"sheet=1.5c-60s&minutes1=0", "1.5c-60s", 0, "", "The dose of slow breath cannot be read: it stays as it was."},
		{"sheet=1" + strings.Repeat(".1c-8", 12) + "&add=2", "1" + strings.Repeat(".1c-8", 12), 0, "", "A sheet holds at most 12 moves: neck turn was not added."},
		{strings.Repeat("add=&", 13), "", 0, "", "At most 12 moves are added at once: the others were left out."},
	} {
		query, err := url.ParseQuery(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		got := handout.ReadChange(c, query)
		var texts []string
		for _, f := range got.Faults {
			texts = append(texts, f.Text)
		}
		faults := strings.Join(texts, "|")
		if got.Sheet.String() != tt.want || got.MoveNumber != tt.moveNumber || got.Next != tt.next || faults != tt.faults {
			t.Errorf("%.60q leads to %q, %d, %q, %q\nwant %q, %d, %q, %q", tt.query,
				got.Sheet.String(), got.MoveNumber, got.Next, faults, tt.want, tt.moveNumber, tt.next, tt.faults)
		}
	}
}

// Faults name the fields of moves by their order after the change.
func TestFaultsNameFieldsAfterChange(t *testing.T) {
	c := loadFixture(t)
	const two = "sheet=1.2c-1e.5c-60s"
	for _, tt := range []struct{ query, want string }{
		{two + "&sets1=0", "sets1"},
		{two + "&sets1=6", "sets1"},
		{two + "&reps1=31", "reps1"},
		{two + "&reps1=x", "reps1"},
		{two + "&hold1=121", "hold1"},
		{two + "&sides1=3", "sides1"},
		{two + "&place1=f&minutes2=1.1", "place1 minutes2"},
		{two + "&minutes2=61&do=up2", "minutes1"},
		{two + "&sets1=0&minutes2=0&do=remove1", "minutes1"},
		{two + "&minutes2=0&place1=f&do=remove1", "minutes1"}, // no fault of what has left
		{two + "&place1=f&do=easier1", ""},
		{"sheet=1.3f-10.1c-8.4a-6e&reps3=99&do=group", "reps2"},
		{two + "&days=9&add=none&add=7&add=5&routine=none", "days add add add routine"},
		{"sheet=1.2c-1e.7.none.1x", "  "},
	} {
		query, err := url.ParseQuery(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		var fields []string
		for _, f := range handout.ReadChange(c, query).Faults {
			fields = append(fields, f.Field)
		}
		if got := strings.Join(fields, " "); got != tt.want {
			t.Errorf("%s: fields %q, want %q", tt.query, got, tt.want)
		}
	}
}

// An easier move replaces the harder one. It stays in the same position if it can be done there.
func TestEasierMoveReplacesHarderOne(t *testing.T) {
	c := loadWith(t, "stretches/neck-turn.md", "easier: {move: slow-breath", "easier: {move: table-reach")
	for query, want := range map[string]string{
		"sheet=1.5c-60s.2c-1e&do=easier2":          "1.5c-60s.4a-2x6h4e",
		"sheet=1.2c-1e.5c-60s&place1=s&do=easier1": "1.4s-2x6h4e.5c-60s",
		"sheet=1.1c-8&do=easier1":                  "1.1c-8", // its easier way is words only
		"sheet=1.5c-60s&do=easier1":                "1.5c-60s",
		"sheet=1.2c-1e&reps1=99&do=easier1":        "1.4a-2x6h4e", // the invalid value belonged to the replaced move
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := handout.ReadChange(c, values); got.Sheet.String() != want || len(got.Faults) > 0 {
			t.Errorf("%s: %+v, want %s", query, got, want)
		}
	}
}

// loadWith loads the fixture with edits. Each edit consists of three strings: the name of a file, a text in it, and
// what to put in its place.
func loadWith(t *testing.T, edits ...string) *catalog.Catalog {
	t.Helper()
	fsys := fixture.FS()
	fsys["poses/neck-turn.chair.yaml"] = fsys["poses/neck-turn.standing.yaml"] // for a test that swaps the two
	for ; len(edits) > 0; edits = edits[3:] {
		fixture.EditIn(fsys, edits[0], edits[1], edits[2])
	}
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// anyLength are edits that let routines take hours. Otherwise the form at /start would refuse routines that are longer
// than its answers say.
var anyLength = []string{"start.yaml", "name: 15 minutes\n        regions: [upper-back]\n        minutes: 15\n", "name: 100000 minutes\n        regions: [upper-back]\n        minutes: 100000\n", "start.yaml", "name: 30 minutes\n        minutes: 30\n", "name: 100000 minutes\n        minutes: 100000\n"}

// The doses of three moves of the fixture, and the fault of a dose that takes too long.
const (
	stand  = "dose: {sets: 2, reps: 8, tempo: 4s, rest: 30s}"
	reach  = "dose: {sets: 2, reps: 6, hold: 4s, tempo: 7s, rest: 20s, sides: 2}"
	breath = "dose: {minutes: 5}"
	long   = "takes more than an hour: it is as much as a sheet holds."
)

// A dose that exceeds the limits of a sheet is clamped, with a fault. Every way to put its move on a sheet leads to the
// same sheet, which can be read again.
func TestLongDosesAreClamped(t *testing.T) {
	for _, tt := range []struct{ move, before, after, number, want, fault string }{
		{"slow-breath", breath, "dose: {minutes: 120}", "5", "1.5c-3600s", long},
		{"slow-breath", breath + "\ndays_a_week: 7\nsteps:", "dose: {minutes: 45, sides: 2}\ndays_a_week: 7\nsteps:\n  - text: \"{side}.\"", "5", "1.5c-1800se", long},
		{"chair-stand", stand, "dose: {sets: 20, reps: 3, tempo: 4s}", "1", "1.1c-5x3", "asks for more than 5 sets: it is as much as a sheet holds."},
		{"chair-stand", stand, "dose: {sets: 1, reps: 200, tempo: 4s}", "1", "1.1c-30", "asks for more or fewer repeats than 1 to 30: it is as much as a sheet holds."},
		{"table-reach", reach, "dose: {sets: 1, reps: 2, hold: 150s, sides: 2}", "4", "1.4a-2h120e", "is held for more than 2 minutes: it is as much as a sheet holds."},
		{"table-reach", reach, "dose: {sets: 5, reps: 30, hold: 1s, tempo: 20s, rest: 60s, sides: 2}", "4", "1.4a-5x16h1e", long},
		{"table-reach", reach, "dose: {sets: 5, reps: 1, hold: 1s, tempo: 500s, sides: 2}", "4", "1.4a-3x1h1e", long},
		{"table-reach", reach, "dose: {sets: 20, reps: 200, hold: 600s, tempo: 600s, rest: 600s, sides: 2}", "4", "1.4a-5x1h120t120e", "asks for more than 5 sets: it is as much as a sheet holds."},
	} {
		c := loadWith(t, append([]string{"stretches/" + tt.move + ".md", tt.before, tt.after}, anyLength...)...)
		m := c.Move(tt.move)
		change := handout.ReadChange(c, url.Values{"add": {tt.number}})
		if len(change.Faults) != 1 || !strings.HasSuffix(change.Faults[0].Text, tt.fault) {
			t.Errorf("%s: %s has the faults %+v, want %s", tt.move, tt.after, change.Faults, tt.fault)
		}
		for way, sheet := range map[string]handout.Sheet{
			"ReadChange": change.Sheet,
			"InsertAt":   handout.Sheet{}.InsertAt(0, m),
			"With":       handout.Sheet{}.With(&catalog.Item{Move: m, Position: m.Position}),
		} {
			if sheet.String() != tt.want {
				t.Errorf("%s, %s: %s leads to %s, want %s", tt.move, tt.after, way, sheet, tt.want)
			}
			again, faults := handout.Parse(c, sheet.String())
			if len(faults) > 0 || again.Items.Total() != sheet.Items.Total() {
				t.Errorf("%s, which takes %v, is read as %s, which takes %v, with %v", sheet, sheet.Items.Total(), again, again.Items.Total(), faults)
			}
		}
	}
}

// The doses of a routine are clamped too.
func TestLongDosesOfRoutinesAreClamped(t *testing.T) {
	c := loadWith(t, append([]string{
		"stretches/slow-breath.md", "dose: {minutes: 5}", "dose: {minutes: 1}\naim: {minutes: 90}", "routines/short-morning.md", "minutes: 1}", "minutes: 90}",
		"plans/longer-mornings.md", "dose: {minutes: 2}", "dose: {minutes: 90}", "plans/longer-mornings.md", "dose: {minutes: 3}", "dose: {minutes: 90}",
		"plans/longer-mornings.md", "    minutes: [3, 3]\n", "",
	}, anyLength...)...)
	got := handout.ReadChange(c, url.Values{"routine": {"short-morning"}})
	if len(got.Faults) != 1 || !strings.HasPrefix(got.Sheet.String(), "1.5c-3600s.") {
		t.Errorf("found %s, %+v, want one fault and an hour of slow breath", got.Sheet, got.Faults)
	}
}

// The replacement for a withdrawn move is inserted where that move was.
func TestReplacementIsInsertedInPlace(t *testing.T) {
	c := loadFixture(t)
	for query, want := range map[string]string{
		"sheet=1.1c-8.7-8.5c-60s": "1.1c-8.2c-2h15e.5c-60s",
		"sheet=1.1c-8&add=7":      "1.1c-8.2c-2h15e",
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		got := handout.ReadChange(c, values)
		if len(got.Faults) != 1 || got.Sheet.InsertAt(got.Faults[0].Index, got.Faults[0].Suggestion).String() != want {
			t.Errorf("%s: %+v, want %s", query, got, want)
		}
	}
}

// FuzzReadChange checks that Parse reads the resulting sheet without faults, whatever the query.
func FuzzReadChange(f *testing.F) {
	c := loadFixture(f)
	for _, seed := range []string{
		"sheet=1.d3.1c-2x8.2s-2h15e.5c-300s&sets1=3&hold2=20&minutes3=2.5&place2=c&do=up2&add=4", "sheet=1.1&do=remove1&routine=short-morning",
		"sheet=1.1c-5x30h120&reps1=30&hold1=119", "add=1&add=1&add=7&days=8", "sheet=1.3.1.4&do=group", "minutes1=1e400", "sheet=1.2c-2h15t20e&do=easier1&sides1=1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		query, err := url.ParseQuery(text)
		if err != nil {
			return
		}
		got := handout.ReadChange(c, query)
		again, faults := handout.Parse(c, got.Sheet.String())
		if len(faults) > 0 || again.String() != got.Sheet.String() {
			t.Fatalf("%q leads to %q, which is read as %q with %v", text, got.Sheet.String(), again.String(), faults)
		}
		if got.MoveNumber < 0 || got.MoveNumber > len(got.Sheet.Items) {
			t.Fatalf("%q is about move %d of %d", text, got.MoveNumber, len(got.Sheet.Items))
		}
	})
}

// A button adds a move before the others that are chosen, and stays in the list. Other buttons change one move.
func TestButtonsChangeSheet(t *testing.T) {
	c := loadFixture(t)
	for _, tt := range []struct {
		query      string
		want       string
		moveNumber int
		added      int
		faults     int
	}{
		{"sheet=1.1c-8&do=add2", "1.1c-8.2c-2h15e", 2, 2, 0},
		{"sheet=1.1c-8&do=add2s&add=5", "1.1c-8.2s-2h15e.5c-300s", 3, 2, 0},
		{"sheet=1.1c-8&do=add1", "1.1c-8", 0, 1, 1},
		{"sheet=1.1c-8&do=add", "1.1c-8", 0, 0, 0},
		{"sheet=1.funsteady.flate.1c-8&do=unfit1", "1.flate.1c-8", 0, 0, 0}, // in the order of the link
		{"sheet=1.funsteady.flate.1c-8&do=unfit3", "1.flate.funsteady.1c-8", 0, 0, 0},
		{"sheet=1.funsteady.1c-8&do=unfit0", "1.funsteady.1c-8", 0, 0, 0},
		{"sheet=1.2c-1e.5c-60s&do=easier1&sets1=0", "1.5c-300s.5c-60s", 1, 0, 0}, // its easier way is slow breath
		{"sheet=1.2c-1e.5c-60s&do=easier2", "1.2c-1e.5c-60s", 0, 0, 0},           // which has none itself
		{"sheet=1.2c-1e.5c-60s&do=easier1&minutes2=0", "1.5c-300s.5c-60s", 1, 0, 1},
		{"sheet=1.1c-8.2c-1e&do=remove1", "1.2c-1e", 1, 0, 0},
		{"sheet=1.1c-8.2c-1e&do=up2", "1.2c-1e.1c-8", 1, 0, 0},
		{"sheet=1.5c-60s&minutes1=1440", "1.5c-60s", 0, 0, 1},
		{"sheet=1.5c-60s&minutes1=0.25", "1.5c-15s", 0, 0, 0},
		{"sheet=1.2c-1e&sides1=2", "1.2c-1e", 0, 0, 0},
		{"sheet=1.2c-1e&sides1=0", "1.2c-1e", 0, 0, 1},
		{"sheet=1.1c-8&reps1=30&sets1=5", "1.1c-5x30", 0, 0, 0},
		{"sheet=1.1c-8&days=1", "1.d1.1c-8", 0, 0, 0},
		{"sheet=1.1c-8&days=8", "1.1c-8", 0, 0, 1},
		{"sheet=1.1c-8&days=0", "1.1c-8", 0, 0, 1},
		{strings.Repeat("add=&", 11) + "add=5", "1.5c-300s", 1, 0, 0},
	} {
		query, err := url.ParseQuery(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		got := handout.ReadChange(c, query)
		if got.Sheet.String() != tt.want || got.MoveNumber != tt.moveNumber || got.Added != tt.added || len(got.Faults) != tt.faults {
			t.Errorf("%s leads to %s, move %d, added %d, faults %v; want %s, %d, %d and %d faults",
				tt.query, got.Sheet, got.MoveNumber, got.Added, got.Faults, tt.want, tt.moveNumber, tt.added, tt.faults)
		}
	}
}
