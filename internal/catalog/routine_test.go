package catalog_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// The routines and their totals were worked out by hand.
func TestRoutineTakesTheTimeOfItsMoves(t *testing.T) {
	tests := []struct {
		name      string
		positions string
		seconds   []float64
		exercise  string
		allow     int
		trips     int
	}{
		{"daily-mobility", "chair chair standing all-fours floor floor standing",
			[]float64{120, 120, 120, 120, 180, 120, 60}, "14:00", 16, 1},
		{"desk-upper", "chair chair chair chair chair chair chair",
			[]float64{40, 36, 40, 36, 36, 40, 60}, "4:48", 6, 0},
		{"lower-back-routine", "standing standing standing wall floor floor floor all-fours all-fours floor",
			[]float64{60, 30, 46, 60, 50, 42, 120, 56, 84, 33}, "9:41", 13, 1},
		{"down and up twice", "floor chair all-fours floor bed",
			[]float64{60, 60, 60, 60, 60}, "5:00", 8, 2},
		{"one move", "bed", []float64{30}, "0:30", 1, 0},
	}
	for _, tt := range tests {
		r := new(catalog.Routine)
		for i, id := range strings.Fields(tt.positions) {
			floor := id == "floor" || id == "all-fours"
			position := &catalog.Position{Word: catalog.Word{ID: id}, Floor: &floor}
			r.Items = append(r.Items, &catalog.Item{CustomDose: catalog.Dose{Minutes: tt.seconds[i] / 60}, Position: position})
		}
		if got := r.Items.Exercise().Clock(); got != tt.exercise {
			t.Errorf("%s: %s of exercise, want %s", tt.name, got, tt.exercise)
		}
		if got := r.Items.AllowMinutes(); got != tt.allow {
			t.Errorf("%s: allow %d minutes, want %d", tt.name, got, tt.allow)
		}
		if got := r.Items.FloorTrips(); got != tt.trips {
			t.Errorf("%s: %d trips to the floor, want %d", tt.name, got, tt.trips)
		}
	}
}

// A routine has the times, positions, classes and cautions of its moves.
func TestRoutineSumsUpItsMoves(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	r := c.Routine("short-morning")
	for what, tt := range map[string]struct{ got, want string }{
		"exercise":  {r.Items.Exercise().Clock(), "6:32"}, // 1:00, 0:50, 3:08 and 1:34
		"duration":  {r.Duration, "9 minutes"},            // with three changes and one trip to the floor
		"positions": {ids(r.Items.Positions()), "chair floor all-fours"},
		"classes":   {ids(r.Classes), "balance supine strength"},
		"cautions":  {ids(r.Cautions), "ca-01 ca-09 ca-10 ca-14"}, // without ca-13, as nothing in it is held long
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %s, want %s", what, tt.got, tt.want)
		}
	}
}

// A move names the routines that contain it, also once if it occurs there twice.
func TestMoveNamesItsRoutinesOnce(t *testing.T) {
	c := mustLoad(t, fixture.Edit("routines/short-morning.md", "notes:\n", "  - move: slow-breath\n    position: bed\n    dose: {minutes: 1}\nnotes:\n"))
	for id, want := range map[string]string{"slow-breath": "short-morning", "wall-roll": ""} {
		if got := ids(c.Move(id).UsedIn); got != want {
			t.Errorf("%s is used in %q, want %q", id, got, want)
		}
	}
	if got := ids(c.Routine("short-morning").Items.Positions()); got != "chair floor all-fours bed" {
		t.Errorf("positions %s", got)
	}
}

// The cautions of a move in a routine depend on its dose there.
func TestCautionsDependOnTheDose(t *testing.T) {
	fsys := fixture.FS()
	for _, edit := range [][3]string{
		{"routines/short-morning.md", "    position: floor\n", "    position: floor\n    dose: {sets: 1, reps: 1, hold: 10s}\n"},
		{"stretches/knee-sway.md", "dose: {sets: 1, reps: 10, tempo: 5s}", "dose: {sets: 1, reps: 10, hold: 2s}\naim: {sets: 1, reps: 10, hold: 10s}"},
		{"stretches/knee-sway.md", "sway to the left.", "sway to the left for {hold}."},
	} {
		fixture.EditIn(fsys, edit[0], edit[1], edit[2])
	}
	c := mustLoad(t, fsys)
	if got := ids(c.Routine("short-morning").Cautions); got != "ca-01 ca-09 ca-10 ca-13 ca-14" {
		t.Errorf("cautions %s", got)
	}
	if got := ids(c.Move("knee-sway").Cautions); got != "ca-01 ca-10 ca-14" {
		t.Errorf("cautions of the move itself %s", got)
	}
}

// An item that does a move for both sides on one side says so.
func TestItemSaysIfOneSideOnly(t *testing.T) {
	both := &catalog.Move{Dose: catalog.Dose{Sets: 1, Reps: 2, Hold: 15, Sides: 2}}
	for _, tt := range []struct {
		item catalog.Item
		want string
	}{
		{catalog.Item{Move: both}, "Hold 15 seconds, 2 times each side"},
		{catalog.Item{Move: both, CustomDose: catalog.Dose{Sets: 1, Reps: 2, Hold: 15, Sides: 1}}, "Hold 15 seconds, 2 times, one side only"},
		{catalog.Item{Move: both, CustomDose: catalog.Dose{Minutes: 1}}, "1 minute, one side only"},
		{catalog.Item{Move: &catalog.Move{}, CustomDose: catalog.Dose{Minutes: 1}}, "1 minute"},
	} {
		if got := tt.item.Text(); got != tt.want {
			t.Errorf("found %q, want %q", got, tt.want)
		}
	}
}

// Routines under "Start now" are for exactly these regions, the shortest first.
func TestStartNowHasShortestFirst(t *testing.T) {
	up, low := &catalog.Region{}, &catalog.Region{Hint: "low"}
	routine := func(id string, isStart bool, minutes float64, regions ...*catalog.Region) *catalog.Routine {
		return &catalog.Routine{Doc: catalog.Doc{ID: id}, Tagged: catalog.Tagged{Regions: regions}, IsStart: isStart,
			Items: catalog.Items{{Move: &catalog.Move{}, Position: &catalog.Position{}, CustomDose: catalog.Dose{Minutes: minutes}}}}
	}
	content := catalog.Content{Documents: catalog.Documents{Routines: []*catalog.Routine{routine("long", true, 9, up), routine("both",
		true, 1, low, up),
		routine("short", true, 5, up), routine("low", true, 2, low), routine("listed", false, 1, up)}}}
	wantTexts(t, [][3]string{
		{"one region", ids(content.StartNow(up)), "short long"},
		{"both in any order", ids(content.StartNow(up, low)), "both"},
		{"the other", ids(content.StartNow(low)), "low"},
	})
}
