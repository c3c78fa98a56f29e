package catalog_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
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
	floor := &catalog.Position{Word: catalog.Word{ID: "floor"}, Floor: &yes}
	bed := &catalog.Position{Word: catalog.Word{ID: "bed"}, Lying: &yes}
	aim := catalog.Dose{Minutes: 2}
	sit, lift := &catalog.Move{KindID: "stretch"}, &catalog.Move{KindID: "strength", Aim: aim}
	inChair := &catalog.Item{Move: sit, Position: chair}
	wantFacts(t, map[string]bool{
		"a chair is not for lying":        !catalog.Items{inChair}.LiesOrUsesFloor(),
		"the floor counts as lying":       catalog.Items{inChair, {Move: sit, Position: floor}}.LiesOrUsesFloor(),
		"a bed is for lying":              catalog.Items{inChair, {Move: sit, Position: bed}}.LiesOrUsesFloor(),
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
