package catalog_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// conditionMove is a move with its two positions.
func conditionMove() (m *catalog.Move, chair, bed *catalog.Position) {
	chair, bed = &catalog.Position{Word: catalog.Word{ID: "chair"}, Label: "In a chair"}, &catalog.Position{Word: catalog.Word{ID: "bed"}, Label: "On a bed"}
	m = &catalog.Move{Doc: catalog.Doc{ID: "turn", Title: "Turn"}, Position: chair, Also: []catalog.OtherPosition{{Position: bed}}}
	return m, chair, bed
}

// line is a line of a condition about m, or about all moves if m is nil, at some positions.
func line(do, say string, m *catalog.Move, at ...*catalog.Position) *catalog.ConditionLine {
	l := &catalog.ConditionLine{Do: do, Say: say, Positions: at, PositionIDs: catalog.IDs(at)}
	if m != nil {
		l.MoveIDs, l.Moves = []string{m.ID}, []*catalog.Move{m}
	}
	return l
}

// Of the lines about a move in a position the strictest counts. A move without a line is not judged, or left out if the
// condition leaves out all others.
func TestStrictestLineCounts(t *testing.T) {
	m, chair, bed := conditionMove()
	start, change := line(catalog.DoStart, "", m), line(catalog.DoChange, "Do less.", m)
	ask, out := line(catalog.DoAsk, "", m), line(catalog.DoLeaveOut, "It bends you.", m)
	for _, tt := range []struct {
		name            string
		condition       catalog.Condition
		inChair, onABed string
	}{
		{"no line", catalog.Condition{}, "not-judged: We have not checked it: ask first.", "not-judged: We have not checked it: ask first."},
		{"no line, all left out", catalog.Condition{All: true}, "leave-out: Leave it out.", "leave-out: Leave it out."},
		{"a line, all others left out", catalog.Condition{All: true, Lines: []*catalog.ConditionLine{start}}, "start: ", "start: "},
		{"change", catalog.Condition{Lines: []*catalog.ConditionLine{start, change}}, "change: Do less.", "change: Do less."},
		{"ask", catalog.Condition{Lines: []*catalog.ConditionLine{change, ask, start}}, "ask: Ask first.", "ask: Ask first."},
		{"leave out", catalog.Condition{Lines: []*catalog.ConditionLine{out, ask}}, "leave-out: Leave it out. It bends you.",
			"leave-out: Leave it out. It bends you."},
		{"a position", catalog.Condition{Lines: []*catalog.ConditionLine{start, line(catalog.DoLeaveOut, "", m, bed)}}, "start: ",
			"leave-out: Leave it out."},
		{"all moves in a position", catalog.Condition{Lines: []*catalog.ConditionLine{start, line(catalog.DoAsk, "", nil, chair)}},
			"ask: Ask first.", "start: "},
	} {
		for p, want := range map[*catalog.Position]string{chair: tt.inChair, bed: tt.onABed} {
			a := tt.condition.Advice(m, p)
			wantTexts(t, [][3]string{{tt.name + ", " + p.Label, a.Do + ": " + a.Text(), want}})
		}
	}
}

// Of several conditions each is named, and if one of them leaves a move out, only the lines that do so are said.
func TestAdviceForSeveralConditions(t *testing.T) {
	m, _, _ := conditionMove()
	other := &catalog.Move{Doc: catalog.Doc{Title: "Nod"}}
	less := &catalog.Condition{Short: "sore knees", Lines: []*catalog.ConditionLine{line(catalog.DoChange, "Do less.", m)}}
	out := &catalog.Condition{Short: "thin bones", Lines: []*catalog.ConditionLine{line(catalog.DoLeaveOut, "", m)}}
	out.Lines[0].Instead = other
	start := &catalog.Condition{Short: "a wheelchair", Lines: []*catalog.ConditionLine{line(catalog.DoStart, "", m)}}
	unknown := &catalog.Condition{Short: "gout"}
	for _, tt := range []struct {
		conditions []*catalog.Condition
		want       string
		suits      bool
	}{
		{nil, "", true},
		{[]*catalog.Condition{less}, "Do less.", true},
		{[]*catalog.Condition{less, start}, "Sore knees: do less.", true},
		{[]*catalog.Condition{less, unknown}, "Sore knees: do less.|Gout: we have not checked it: ask first.", false},
		{[]*catalog.Condition{less, out}, "Thin bones: leave it out. Instead: nod.", false},
	} {
		got := strings.Join(catalog.AdviceFor(tt.conditions, m.AsItems()[0]), "|")
		wantTexts(t, [][3]string{{"advice", got, tt.want}})
		if catalog.Suits(tt.conditions, m, m.Position) != tt.suits {
			t.Errorf("%s: suits %t", tt.want, !tt.suits)
		}
	}
}

// Sessions name who leaves a move out and who asks first. The page of the move also names who changes it, and in which
// positions. A line about all moves is not repeated at each move.
func TestMoveSaysWhoLeavesItOut(t *testing.T) {
	m, chair, bed := conditionMove()
	m.CareLines = []string{"The chair: see that it stands."}
	titled := func(short string, lines ...*catalog.ConditionLine) *catalog.Condition {
		return &catalog.Condition{Title: short, Short: short, Lines: lines}
	}
	m.Conditions = []*catalog.Condition{
		titled("sore knees", line(catalog.DoChange, "Do less.", m)),
		titled("thin bones", line(catalog.DoLeaveOut, "", m)),
		titled("a bump", line(catalog.DoLeaveOut, "", m, bed), line(catalog.DoStart, "", m)),
		titled("gout", line(catalog.DoLeaveOut, "", m)),
		titled("a wheelchair", line(catalog.DoLeaveOut, "", nil, bed), line(catalog.DoAsk, "", m, chair)),
		{Short: "only searched", Lines: []*catalog.ConditionLine{line(catalog.DoLeaveOut, "", m)}},
	}
	wantTexts(t, [][3]string{
		{"in a chair", strings.Join(m.CareIn(chair), "|"),
			"The chair: see that it stands.|Thin bones, or gout? Leave it out.|A wheelchair? Ask first."},
		{"on a bed", strings.Join(m.CareIn(bed), "|"),
			"The chair: see that it stands.|Thin bones, a bump, or gout? Leave it out."},
		{"everywhere", strings.Join(m.Care(m.Positions()...), "|"), "The chair: see that it stands.|Thin bones, or gout? Leave it out.|" +
			"A wheelchair? In a chair: ask first.|Sore knees? Do less.|A bump? Leave it out on a bed."},
	})
}
