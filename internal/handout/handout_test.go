package handout_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/handout"
	"unknot/internal/load"
)

// loadFixture returns the catalog of the fixture.
func loadFixture(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Parse reads what it can of a sheet, and returns a fault for each part that it leaves out.
func TestParseReadsWhatItCan(t *testing.T) {
	c := loadFixture(t)
	for _, tt := range []struct {
		text   string
		want   string // the canonical text
		words  string // of the first dose
		faults string // joined by |
	}{
		{"", "", "", ""},
		{"1", "", "", ""},
		{"1.1", "1.1c-2x8", "2 sets of 8", ""},
		{"1.d3.1c-2x8", "1.d3.1c-2x8", "2 sets of 8", ""},
		{"1.d3.funsteady.1c-8", "1.d3.funsteady.1c-8", "8 times", ""},
		{"1.flate.funsteady.flate.1c-8", "1.flate.funsteady.1c-8", "8 times", ""},
		{"1.foperation.1c-8", "1.1c-8", "8 times", "A part of the link could not be read: it was left out."}, // only searches name it
		{"1.1-2x8.4-6e", "1.1c-2x8.4a-6e", "2 sets of 8", ""},                                                // defaults to the start position
		{"1.1c-1x8", "1.1c-8", "8 times", ""},
		{"1.2c-1h30e", "1.2c-1h30e", "Hold 30 seconds, once each side", ""},
		{"1.2s-2h15e.5c-300s", "1.2s-2h15e.5c-300s", "Hold 15 seconds, 2 times each side", ""},
		{"1.2c-2h15t18e", "1.2c-2h15e", "Hold 15 seconds, 2 times each side", ""},
		{"1.2c-2h15t20e", "1.2c-2h15t20e", "Hold 15 seconds, 2 times each side", ""},
		{"1.5c-0090s", "1.5c-90s", "1 minute 30 seconds", ""},
		{"1.5c-8", "1.5c-8", "8 times", ""},
		{"1.2c-2h15", "1.2c-2h15", "Hold 15 seconds, 2 times", ""},
		{"1.d0.1c-8", "1.1c-8", "8 times", "The days a week lie between 1 and 7: they were left out."},
		{"1.d9999999999999999999.1c-8", "1.1c-8", "8 times", "The days a week lie between 1 and 7: they were left out."},
		{"1.99-8.1c-8", "1.1c-8", "8 times", "There is no move with the number 99: it was left out."},
		{"1.7-8.1c-8", "1.1c-8", "8 times", "Number 7 was taken down, so it was left out. Turning in halves is gentler than a full circle."},
		{"1.x.1-8", "1.1c-8", "8 times", "A part of the link could not be read: it was left out."},
		{"1.1c-8.d3", "1.1c-8", "8 times", "A part of the link could not be read: it was left out."},
		{"1.1f-8", "1.1c-8", "8 times", "Chair stand is not done there: it stands in its own place instead."},
		{"1.1c-eight", "1.1c-2x8", "2 sets of 8", "The dose of chair stand cannot be read: it is the usual one instead."},
		{"1.1-", "1.1c-2x8", "2 sets of 8", ""},
		{"1.1c-0x8", "1.1c-2x8", "2 sets of 8", "The dose of chair stand has no set: it is the usual one instead."},
		{"1.1c-00x8", "1.1c-2x8", "2 sets of 8", "The dose of chair stand has no set: it is the usual one instead."},
		{"1.1c-6x8", "1.1c-2x8", "2 sets of 8", "The dose of chair stand asks for more than 5 sets: it is the usual one instead."},
		{"1.1c-31", "1.1c-2x8", "2 sets of 8", "The dose of chair stand asks for more or fewer repeats than 1 to 30: it is the usual one instead."},
		{"1.1c-0", "1.1c-2x8", "2 sets of 8", "The dose of chair stand asks for more or fewer repeats than 1 to 30: it is the usual one instead."},
		{"1.1c-8h121", "1.1c-2x8", "2 sets of 8", "The dose of chair stand is held for more than 2 minutes: it is the usual one instead."},
		{"1.1c-8h9t8", "1.1c-2x8", "2 sets of 8", "The dose of chair stand has repeats that are shorter than their hold: it is the usual one instead."},
		{"1.1c-5x30h120", "1.1c-2x8", "2 sets of 8", "The dose of chair stand takes more than an hour: it is the usual one instead."},
		{"1.1c-8e", "1.1c-2x8", "2 sets of 8", "The dose of chair stand has two sides, and the move has none: it is the usual one instead."},
		{"1.5c-20s", "1.5c-300s", "5 minutes", "The dose of slow breath is not a time in steps of 15 seconds: it is the usual one instead."},
		{"1.5c-3615s", "1.5c-300s", "5 minutes", "The dose of slow breath takes more than an hour: it is the usual one instead."},
		{"1.5c-0s", "1.5c-300s", "5 minutes", "The dose of slow breath takes no time: it is the usual one instead."},
		{"2.1-8", "", "", "This link cannot be read. It may be cut short or mistyped: ask for it again."},
		{"1" + strings.Repeat(".1c-8", 300), "", "", "The link of this sheet is longer than 1000 characters, so none of it was read: ask for it again."},
		{"1" + strings.Repeat(".1c-8", 14), "1" + strings.Repeat(".1c-8", 12), "8 times", "A sheet holds at most 12 moves: the last 2 were left out."},
		{"1" + strings.Repeat(".1c-8", 13), "1" + strings.Repeat(".1c-8", 12), "8 times", "A sheet holds at most 12 moves: the last 1 was left out."},
	} {
		s, faults := handout.Parse(c, tt.text)
		var texts []string
		for _, f := range faults {
			texts = append(texts, f.Text)
		}
		words := ""
		if len(s.Items) > 0 {
			words = s.Items[0].Dose().Text()
		}
		if got := strings.Join(texts, "|"); s.String() != tt.want || words != tt.words || got != tt.faults {
			t.Errorf("%.60q is %q, %q, %q\nwant %q, %q, %q", tt.text, s.String(), words, got, tt.want, tt.words, tt.faults)
		}
	}
}

// A sheet keeps its positions and doses when those of a move change in the content.
func TestSheetOutlastsChangesOfContent(t *testing.T) {
	text := handout.Sheet{}.With(handout.DefaultItem(loadFixture(t).Move("neck-turn"))).String()
	changed := loadWith(t,
		"stretches/neck-turn.md", "position: chair\nalso:\n  - position: standing\n", "position: standing\nalso:\n  - position: chair\n",
		"stretches/neck-turn.md", "{sets: 1, reps: 2, hold: 15s, sides: 2}", "{sets: 1, reps: 5, hold: 4s, sides: 2}")
	s, faults := handout.Parse(changed, text)
	if len(faults) > 0 || s.String() != text {
		t.Fatalf("%s became %s, with %v", text, s, faults)
	}
	if i := s.Items[0]; i.Position.ID != "chair" || i.Dose().Text() != "Hold 15 seconds, 2 times each side" {
		t.Errorf("%s became %q, %s", text, i.Dose().Text(), i.Position.ID)
	}
}

// The fault for a withdrawn move suggests its replacement.
func TestWithdrawnMoveHasSuggestion(t *testing.T) {
	_, faults := handout.Parse(loadFixture(t), "1.7-8")
	if len(faults) != 1 || faults[0].Suggestion == nil || faults[0].Suggestion.ID != "neck-turn" {
		t.Errorf("found %+v, want the suggestion neck-turn", faults)
	}
}

// A new dose keeps the pace and the rest of the move's own dose.
func TestNewDoseKeepsPaceAndRest(t *testing.T) {
	c := loadFixture(t)
	stand, turn := c.Move("chair-stand"), c.Move("neck-turn")
	for _, tt := range []struct {
		dose catalog.Dose
		want catalog.Dose
	}{
		{handout.RepeatDose(stand, 2, 8, 0, 1), catalog.Dose{Sets: 2, Reps: 8, Tempo: 4, Rest: 30, Sides: 1}},
		{handout.RepeatDose(stand, 1, 8, 2, 1), catalog.Dose{Sets: 1, Reps: 8, Hold: 2, Tempo: 6, Sides: 1}},
		{handout.RepeatDose(turn, 2, 1, 30, 2), catalog.Dose{Sets: 2, Reps: 1, Hold: 30, Tempo: 33, Rest: 30, Sides: 2}},
		{handout.TimedDose(90, 2), catalog.Dose{Minutes: 1.5, Sides: 2}},
	} {
		if tt.dose != tt.want {
			t.Errorf("found %+v, want %+v", tt.dose, tt.want)
		}
	}
}

// FuzzParse checks for any text that Parse and String are inverse to each other, and that the canonical text is short
// and has no faults.
func FuzzParse(f *testing.F) {
	c := loadFixture(f)
	for _, seed := range []string{"1.d3.1c-2x8.2s-2h15e.5c-300s", "1.2c-2h15t20e", "1.7-8.99.x", "1.4b-2x6h4e.4a-1", "1..", "0", "1.1c-5x30h120t65535e"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, _ := handout.Parse(c, text)
		printed := s.String()
		again, faults := handout.Parse(c, printed)
		if again.String() != printed || len(faults) > 0 {
			t.Fatalf("%q has the canonical text %q, which parses as %q with %v", text, printed, again.String(), faults)
		}
		if len(printed) > 1000 || strings.Trim(printed, "0123456789abcdefghijklmnopqrstuvwxyz.-") != "" {
			t.Fatalf("%q has the canonical text %q", text, printed)
		}
		if len(again.Items) != len(s.Items) || again.Days != s.Days || again.Items.Total() != s.Items.Total() {
			t.Fatalf("%q and its canonical text %q are different sheets", text, printed)
		}
		for _, i := range s.Items {
			d := i.Dose()
			isOutside := d.Sets > handout.MaxSets || d.Reps > handout.MaxReps || d.Hold > handout.MaxHold
			if isOutside || d.Seconds() < 1 || d.Seconds() > handout.MaxMoveTime {
				t.Fatalf("%q has the invalid dose %+v", text, d)
			}
		}
	})
}

// A sheet has an address for each use. Without anything on it, that is the form.
func TestSheetHasAddresses(t *testing.T) {
	c := loadFixture(t)
	turn, routine := c.Move("neck-turn"), c.Routine("short-morning")
	sheet, _ := handout.Parse(c, "1.d3.funsteady.1c-8.5c-60s")
	for _, tt := range []struct{ name, got, want string }{
		{"empty", handout.Sheet{}.Address(), "/handout"},
		{"the sheet", sheet.Address(), "/handout?sheet=1.d3.funsteady.1c-8.5c-60s"},
		{"days alone", handout.Sheet{Days: 2}.Address(), "/handout?sheet=1.d2"},
		{"its data", sheet.DataAddress(), "/handout.json?sheet=1.d3.funsteady.1c-8.5c-60s"},
		{"its form", sheet.ChangeAddress(), "/handout/change?sheet=1.d3.funsteady.1c-8.5c-60s"},
		{"a list to pick from", sheet.PickerAddress("/stretches?tag=desk"), "/stretches?tag=desk&sheet=1.d3.funsteady.1c-8.5c-60s"},
		{"a routine", handout.RoutineAddress(routine), "/handout/change?routine=short-morning"},
		{"a move", handout.MoveAddress(turn, turn.Position), "/handout/change?add=2"},
		{"a move in another position", handout.MoveAddress(turn, turn.Positions()[1]), "/handout/change?add=2s"},
		{"inserted beyond the end", sheet.InsertAt(9, turn).String(), "1.d3.funsteady.1c-8.5c-60s.2c-2h15e"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, tt.got, tt.want)
		}
	}
}

// A sheet is a session of its moves, on its days.
func TestSheetIsASession(t *testing.T) {
	sheet, _ := handout.Parse(loadFixture(t), "1.d3.funsteady.1c-8.5c-60s")
	got := sheet.Session()
	isDone := got.Often == "3 days a week" && got.Days == 3 && len(got.Items) == 2 && len(got.Fits) == 1
	if got.Title != "Your sheet" || got.Path != sheet.Address() || !isDone {
		t.Errorf("the session is %+v", got)
	}
	sheet.Days = 0
	if got := sheet.Session(); got.Often != "" || got.Days != 0 {
		t.Errorf("without days it is done %q, on %d days", got.Often, got.Days)
	}
}

// What is at a limit is read without a fault.
func TestLimitsAreAllowed(t *testing.T) {
	c := loadFixture(t)
	for _, text := range []string{
		"1.1c-5x8", "1.1c-30", "1.1c-8h120", "1.1c-1h1t1", "1.5c-15s", "1.5c-3600s", "1.5c-1800s", "1.d1.1c-8", "1.d7.1c-8",
		"1.1c-30h116",
		"1" + strings.Repeat(".1c-8", 12),
	} {
		if sheet, faults := handout.Parse(c, text); len(faults) > 0 || len(sheet.Items) == 0 || len(sheet.Items) > 12 {
			t.Errorf("%s is read as %s, with %v", text, sheet, faults)
		}
	}
	longest := "1.d1" + strings.Repeat(".", 996) // 1000 bytes
	for text, want := range map[string]string{longest: "A part of the link", longest + ".": "The link of this sheet is longer"} {
		if _, faults := handout.Parse(c, text); len(faults) == 0 || !strings.HasPrefix(faults[0].Text, want) {
			t.Errorf("%d bytes have the faults %.1v, want %s", len(text), faults, want)
		}
		if got := handout.Truncate(text + text); len(got) != 1001 {
			t.Errorf("%d bytes are kept of a text that is too long, want 1001", len(got))
		}
	}
	if got := handout.Truncate("1.1"); got != "1.1" {
		t.Errorf("a short text is cut to %s", got)
	}
}
