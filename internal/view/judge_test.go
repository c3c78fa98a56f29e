package view_test

import (
	"fmt"
	"slices"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

// aMove is a move with a caution class and a care line, and its two positions: lying on the floor, and in a chair.
func aMove() (m *catalog.Move, floor, chair *catalog.Position) {
	yes := true
	floor, chair = &catalog.Position{Word: catalog.Word{ID: "floor"}, Floor: &yes, Lying: &yes},
		&catalog.Position{Word: catalog.Word{ID: "chair"}}
	m = &catalog.Move{
		Doc: catalog.Doc{ID: "m"}, KindID: "strength", Position: floor, Also: []catalog.OtherPosition{{Position: chair}},
		Classes:  []*catalog.Class{{ID: "supine", CautionIDs: []string{"ca-10"}}},
		LeaveOut: "Sore toes? Leave this out.", CareLines: []string{"Sore knees (or hips)? Use a pad.", "Sore knees and feet? Sit."},
	}
	return m, floor, chair
}

// words says how j judges: start small, change, not judged or leave out, and its lines.
func words(j view.Judgement) string {
	names := map[view.Fit]string{view.LeaveOut: "leave out", view.ChangeIt: "change", view.NotJudged: "not judged",
		view.StartSmall: "start"}
	out := names[j.Fit]
	for _, line := range j.Lines {
		out += " | " + line
	}
	return out
}

// The first rule that applies judges a move, in each position.
func TestFirstRuleJudges(t *testing.T) {
	m, floor, chair := aMove()
	other := &catalog.Move{}
	of := func(m *catalog.Move, text string, at *catalog.Position) []catalog.FitMove {
		return []catalog.FitMove{{Move: other, Text: "Other."}, {Move: m, Text: text, Position: at}}
	}
	supine := []*catalog.Class{m.Classes[0]}
	caution := []*catalog.Caution{{ID: "ca-10", Adapt: "Lie on your side."}, {ID: "ca-99", Adapt: "No."}}
	for _, tt := range []struct {
		name            string
		c               catalog.Condition
		onFloor, seated string
	}{
		{"nothing is known", catalog.Condition{}, "not judged", "not judged"},
		{"a move to leave out", catalog.Condition{Moves: of(m, "Nod.", nil), Start: []*catalog.Move{m}}, "leave out | Nod.",
			"leave out | Nod."},
		{"a move to leave out without words", catalog.Condition{Moves: of(m, "", nil), Care: []string{"toes"}},
			"leave out | Sore toes? Leave this out.", "leave out | Sore toes? Leave this out."},
		{"a line to leave it out", catalog.Condition{Care: []string{"sore toes"}}, "leave out | Leave this out.",
			"leave out | Leave this out."},
		{"all moves", catalog.Condition{All: true}, "leave out", "leave out"},
		{"a class", catalog.Condition{Classes: supine}, "leave out", "not judged"},
		{"a class with a change", catalog.Condition{Classes: supine, Change: of(m, "Less.", nil)}, "change | Less.", "change | Less."},
		{"a class with a change, to start with", catalog.Condition{Classes: supine, Change: of(m, "Less.", nil), Start: []*catalog.Move{m}},
			"change | Less.", "start"},
		{"a position", catalog.Condition{Positions: []*catalog.Position{floor}}, "leave out", "not judged"},
		{"a position with a change", catalog.Condition{Positions: []*catalog.Position{floor}, Change: of(m, "Less.", nil)},
			"leave out", "change | Less."},
		{"a change in one position", catalog.Condition{Change: of(m, "Less.", chair)}, "leave out", "change | Less."},
		{"a change without words", catalog.Condition{Change: of(m, "", nil), Care: []string{"feet"}},
			"change | Sore knees and feet? Sit.", "change | Sore knees and feet? Sit."},
		{"a care line for all readers", catalog.Condition{Care: []string{"sore knees"}},
			"change | Use a pad. | Sore knees and feet? Sit.", "change | Use a pad. | Sore knees and feet? Sit."},
		{"a care line, to start with", catalog.Condition{Care: []string{"feet"}, Start: []*catalog.Move{m}},
			"change | Sore knees and feet? Sit.", "change | Sore knees and feet? Sit."},
		{"cautions", catalog.Condition{Cautions: caution}, "change | Lie on your side.", "not judged"},
		{"cautions, to start with", catalog.Condition{Cautions: caution, Start: []*catalog.Move{m}}, "change | Lie on your side.", "start"},
		{"to start with", catalog.Condition{Start: []*catalog.Move{other, m}}, "start", "start"},
	} {
		conditions := []*catalog.Condition{&tt.c}
		wantTexts(t, [][3]string{
			{tt.name + ", on the floor", words(view.Best(conditions, m, []*catalog.Position{floor})), tt.onFloor},
			{tt.name + ", seated", words(view.Best(conditions, m, []*catalog.Position{chair})), tt.seated},
		})
	}
}

// Positions with the same judgement are together. A move that is left out only in a position names it in the others.
func TestPositionsWithSameJudgementAreTogether(t *testing.T) {
	m, floor, chair := aMove()
	standing := &catalog.Position{Word: catalog.Word{ID: "standing"}}
	m.Also = append(m.Also, catalog.OtherPosition{Position: standing})
	change := []catalog.FitMove{{Move: m, Text: "Less."}}
	for _, tt := range []struct {
		name      string
		condition *catalog.Condition
		want      string
	}{
		{"everywhere alike", &catalog.Condition{Change: change},
			"[floor chair standing] change | Less. everywhere; "},
		{"not in a position", &catalog.Condition{Positions: []*catalog.Position{chair}, Change: change},
			"[floor standing] change | Less. not in [chair]; [chair] leave out elsewhere; "},
		{"nowhere", &catalog.Condition{All: true}, "[floor chair standing] leave out everywhere; "},
		{"a class on the floor", &catalog.Condition{Classes: m.Classes},
			"[floor] leave out; [chair standing] not judged; "},
		{"in no position that is offered", &catalog.Condition{Positions: m.Positions()},
			"[floor chair standing] leave out everywhere; "},
	} {
		got := ""
		for _, j := range view.Judge([]*catalog.Condition{tt.condition}, m, m.Positions()) {
			got += fmt.Sprint(catalog.IDs(j.Positions), " ", words(j))
			for mark, holds := range map[string]bool{" everywhere": j.Everywhere, " elsewhere": j.Elsewhere} { // never both
				if holds {
					got += mark
				}
			}
			if len(j.NotIn) > 0 {
				got += fmt.Sprint(" not in ", catalog.IDs(j.NotIn))
			}
			got += "; "
		}
		wantTexts(t, [][3]string{{tt.name, got, tt.want}})
	}
	wheelchair := []*catalog.Condition{{Positions: []*catalog.Position{standing, floor}}}
	if best := view.Best(wheelchair, m, m.Positions()); best.Positions[0] != chair || best.Move != m {
		t.Errorf("the best position is %v, want the chair", catalog.IDs(best.Positions))
	}
	if best := view.Best([]*catalog.Condition{{Start: []*catalog.Move{m}}}, m, m.Positions()); best.Positions[0] != floor {
		t.Errorf("of equal positions the best is %v, want the first", catalog.IDs(best.Positions))
	}
	if !view.MayDo(nil, m, floor) {
		t.Error("a reader without conditions may not do a move")
	}
}

// A care line concerns readers with a condition that its beginning names.
func TestCareLineConcernsReaders(t *testing.T) {
	conditions := []*catalog.Condition{{Care: []string{"toes"}}, {Care: []string{"hips", "knees"}}}
	for line, want := range map[string]bool{
		"Sore Knees? Less.": true, "Toes: less.": true, "Sore feet? Mind your knees.": false, "Mind your knees.": false,
	} {
		if got := view.Concerns(conditions, line); got != want {
			t.Errorf("%q concerns the reader: %t, want %t", line, got, want)
		}
	}
}

// Conditions can be chosen together. A move fits if it suits all of them in one of its positions.
func TestConditionsAreFilteredTogether(t *testing.T) {
	m, floor, chair := aMove()
	sitting := &catalog.Condition{ID: "sitting", Title: "Sitting", Positions: []*catalog.Position{floor}}
	lying := &catalog.Condition{ID: "lying", Title: "Lying", Positions: []*catalog.Position{chair}}
	searched := &catalog.Condition{ID: "searched"}
	less := &catalog.Condition{ID: "less", Title: "Less", Change: []catalog.FitMove{{Move: m}}}
	more := &catalog.Condition{ID: "more", Title: "More", Change: []catalog.FitMove{{Move: m, NotWith: []*catalog.Condition{less}}}}
	content := &catalog.Content{Conditions: []*catalog.Condition{sitting, lying, searched, less, more}}
	content.Moves, content.Positions = []*catalog.Move{m}, []*catalog.Position{floor, chair}
	list := view.NewLists(content).MoveList
	for query, want := range map[string]bool{
		"": true, "fits=sitting": true, "fits=lying": true, "fits=sitting&fits=lying": false, "fits=sitting&position=floor": false,
		"fits=sitting&position=chair": true, "fits=less": true, "fits=less&fits=more": false,
	} {
		f := parse(t, list, query)
		if got := len(list.Select(f)) == 1; got != want {
			t.Errorf("%q selects the move: %t, want %t", query, got, want)
		}
	}
	counts := ""
	for _, choice := range list.Facets(parse(t, list, "fits=less"))[6].Choices {
		counts += fmt.Sprint(choice.Name, " ", choice.Count, " ", choice.Chosen, "; ")
	}
	wantTexts(t, [][3]string{{"beside less", counts, "Sitting 1 false; Lying 1 false; Less 1 true; More 0 false; "}})
	chosen := view.ConditionsOf(content.Conditions, parse(t, list, "fits=lying&fits=sitting"))
	if !slices.Equal(chosen, content.Conditions[:2]) || view.ConditionsOf(content.Conditions, list.NoFilter()) != nil {
		t.Errorf("chosen are %v", catalog.IDs(chosen))
	}
}
