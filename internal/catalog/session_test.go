package catalog_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// A query is added after the one that the address has, before its fragment.
func TestQueryIsAddedToAddress(t *testing.T) {
	wantTexts(t, [][3]string{
		{"no query", catalog.WithQuery("/stretches?tags=desk#moves", ""), "/stretches?tags=desk#moves"},
		{"the first", catalog.WithQuery("/stretches", "fits=pregnancy"), "/stretches?fits=pregnancy"},
		{"another", catalog.WithQuery("/stretches?tags=desk", "page=2"), "/stretches?tags=desk&page=2"},
		{"with a fragment", catalog.WithQuery("/stretches#moves", "page=2"), "/stretches?page=2#moves"},
		{"a mark in the fragment", catalog.WithQuery("/stretches?tags=desk#a?b", "page=2"), "/stretches?tags=desk&page=2#a?b"},
		{"a form of a session", catalog.Session{Path: "/routines/short"}.Address("play"), "/routines/short/play"},
		{"a form of a sheet", catalog.Session{Path: "/sheet?s=1"}.Address("calendar"), "/sheet/calendar?s=1"},
	})
}

// A routine, a move and a plan are sessions with their title, address, items and days.
func TestDocumentsAreSessions(t *testing.T) {
	chair := &catalog.Position{Word: catalog.Word{ID: "chair"}}
	move := &catalog.Move{Doc: catalog.Doc{Title: "Reach", Path: "/stretches/reach"}, DaysAWeek: 7, Position: chair}
	routine := &catalog.Routine{Doc: catalog.Doc{Title: "Short", Path: "/routines/short"}, DaysAWeek: 3, Items: move.AsItems()}
	part := func(days int) *catalog.StageSession {
		return &catalog.StageSession{RoutineID: "short", DaysAWeek: days, Routine: routine, Items: routine.Items}
	}
	plan := &catalog.Plan{Doc: catalog.Doc{Title: "Steady", Path: "/plans/steady"}, Stages: []*catalog.Stage{
		{First: 1, Length: 2, Sessions: []*catalog.StageSession{part(1), part(3)}}, {First: 3, Length: 1,
			Sessions: []*catalog.StageSession{part(1)}},
	}}
	week := plan.Week(3)
	for _, tt := range []struct {
		name               string
		session            catalog.Session
		title, path, often string
		days, items        int
		doc                *catalog.Doc
	}{
		{"a routine", routine.Session(), "Short", "/routines/short", "Up to 3 days a week", 3, 1, &routine.Doc},
		{"a move", move.Session(), "Reach", "/stretches/reach", "Every day if you like", 7, 1, &move.Doc},
		{"a plan has the days of its fullest stage", plan.Session(), "Steady", "/plans/steady", "Up to 4 days a week", 4, 3, &plan.Doc},
		{"a week", week.Session(week.Stage.Sessions[0]), "Week 3: Short", "/plans/steady/3/short", "Once a week", 1, 1, &plan.Doc},
	} {
		s := tt.session
		wantTexts(t, [][3]string{
			{tt.name + ": title", s.Title, tt.title}, {tt.name + ": path", s.Path, tt.path}, {tt.name + ": how often", s.Often, tt.often},
		})
		if s.Days != tt.days || len(s.Items) != tt.items || s.Doc != tt.doc {
			t.Errorf("%s: %d days and %d items, want %d and %d of its document", tt.name, s.Days, len(s.Items), tt.days, tt.items)
		}
	}
	own := week.Session(week.Stage.Sessions[0])
	wantFacts(t, map[string]bool{
		"the session of a plan names it":   plan.Session().Plan == plan && routine.Session().Plan == nil,
		"the session of a week names it":   own.Week == week && own.Part == week.Stage.Sessions[0],
		"outside a plan it has no weeks":   routine.Session().Weeks() == 0,
		"in the last week it has that one": own.Weeks() == 1,
	})
}

// What a session needs and what its reader must know follow from its items.
func TestItemsSayWhatTheyNeed(t *testing.T) {
	yes := true
	chair := &catalog.Position{Word: catalog.Word{ID: "chair"}}
	aim := catalog.Dose{Minutes: 2}
	sit, lift := &catalog.Move{KindID: "stretch"}, &catalog.Move{KindID: "strength", Aim: aim}
	inChair := &catalog.Item{Move: sit, Position: chair}
	wantFacts(t, map[string]bool{
		"a stretch is not strength":       !catalog.Items{inChair}.HasStrength(),
		"one strength move is enough":     catalog.Items{inChair, {Move: lift}}.HasStrength(),
		"a move without aim has none":     !catalog.Items{inChair}.HasAim(),
		"one move with an aim is enough":  catalog.Items{inChair, {Move: lift}}.HasAim(),
		"an item has the aim of its move": (&catalog.Item{Move: lift}).Aim() == aim,
		"an item with its own dose stays": (&catalog.Item{Move: lift, CustomDose: catalog.Dose{Minutes: 1}}).Aim() == catalog.Dose{},
		"no items take no time":           catalog.Items{}.Total() == 0 && catalog.Items{}.AllowMinutes() == 0,
		"each move is listed once":        len(catalog.Items{inChair, {Move: lift}, inChair}.Moves()) == 2,
		"a desk break suits a desk":       (&catalog.Position{Desk: &yes}).AtDesk() && !chair.AtDesk(),
	})
}

// An item names the people whom its cautions concern, unless its care lines or the session name them already.
func TestItemNamesPeopleOnce(t *testing.T) {
	ask := &catalog.Caution{ID: "ca-01", Session: true, Who: []string{"heart trouble"}}
	late := &catalog.Caution{ID: "ca-14", Who: []string{"pregnancy (after week 12)", "dizziness", "heart trouble"}}
	unused := &catalog.Caution{ID: "ca-99", Session: true, Who: []string{"gout"}}
	all := []*catalog.Caution{ask, late, unused}
	item := &catalog.Item{Move: &catalog.Move{Position: &catalog.Position{}}, Position: &catalog.Position{}}
	named := func(asked ...*catalog.Caution) string { return strings.Join(item.PeopleNotYetNamed(all, asked), "; ") }
	wantTexts(t, [][3]string{
		{"all of them", named(), "heart trouble; pregnancy; dizziness"},
		{"without those named above", named(ask), "pregnancy; dizziness"},
	})
	item.Move.CareLines = []string{"Pregnant? Do less.", "Dizziness? Sit."}
	wantTexts(t, [][3]string{{"without those in care lines", named(), "heart trouble"}})
	item.Move.Classes = []*catalog.Class{{ID: "supine", CautionIDs: []string{"ca-99"}}}
	wantTexts(t, [][3]string{{"nobody of a position that it is not in", named(), "heart trouble"}})
	item.Position = &catalog.Position{Lying: new(true)}
	wantTexts(t, [][3]string{{"those of the position that it is in", named(), "heart trouble; gout"}})
	item.Move.Classes = nil
	content := &catalog.Content{Cautions: all}
	if got := ids(content.AskFirst(catalog.Items{item})); got != "ca-01" {
		t.Errorf("the session asks %q first, want ca-01", got)
	}
}

// When to stop is said for every move first, then for classes that say more.
func TestStopLinesAddThoseOfClasses(t *testing.T) {
	content := &catalog.Content{Stop: []string{"it hurts", "you feel faint"}}
	got := content.StopLines([]*catalog.Class{{ID: "twist"}, {ID: "balance", Stop: "you sway"}})
	if want := "it hurts; you feel faint; you sway"; strings.Join(got, "; ") != want {
		t.Errorf("stop if %q, want %q", got, want)
	}
}

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
