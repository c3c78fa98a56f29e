package catalog_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// Steps say the dose that the item has. What changes in another position is said once: by its steps or by its sentence.
func TestStepsSayTheDose(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	usual := catalog.Dose{}
	for _, tt := range []struct {
		move     string
		position int // in the order of Positions
		dose     catalog.Dose
		last     string // the last step
		change   string
	}{
		{"neck-turn", 0, usual, "Wait 15 seconds, then change sides.", ""},
		{"neck-turn", 0, catalog.Dose{Sets: 1, Reps: 2, Hold: 90, Sides: 1}, "Wait 1 minute 30 seconds.", ""},
		{"neck-turn", 0, catalog.Dose{Sets: 1, Reps: 2, Sides: 2}, "Wait a moment, then change sides.", ""},
		{"neck-turn", 0, catalog.Dose{Minutes: 1, Sides: 2}, "Wait 15 seconds, then change sides.", ""}, // its own hold
		{"neck-turn", 1, usual, "Change sides.", ""},
		{"neck-turn", 1, catalog.Dose{Sets: 1, Reps: 2, Hold: 5, Sides: 1}, "Wait 5 seconds.", ""},
		{"chair-stand", 0, usual, "Sit down slowly, and do this 8 times.", ""},
		{"chair-stand", 0, catalog.Dose{Sets: 3, Reps: 1, Tempo: 4}, "Sit down slowly, and do this once.", ""},
		{"chair-stand", 0, catalog.Dose{Minutes: 2}, "Sit down slowly, and do this until the time is up.", ""},
		{"wall-roll", 0, usual, "Roll 5 to 8 cm slowly over the sore spot, then change sides.", ""},
		{"wall-roll", 0, catalog.Dose{Minutes: 1, Distance: catalog.Distance{From: 2, To: 2}}, "Roll 2 cm slowly over the sore spot.", ""},
		{"slow-breath", 1, usual, "Breathe out for a count of six.", "Lie down with a pillow under your knees."},
	} {
		m := c.Move(tt.move)
		i := &catalog.Item{Move: m, Position: m.Positions()[tt.position], CustomDose: tt.dose}
		steps := i.Steps()
		if got := steps[len(steps)-1].Text; got != tt.last || i.Change() != tt.change {
			t.Errorf("%s in position %d with %+v: the last step is %q and the change %q, want %q and %q",
				tt.move, tt.position, tt.dose, got, i.Change(), tt.last, tt.change)
		}
	}
}

// A time is that of one side, and a side that is a step of its own is left out if the move is done on one.
func TestStepsNameTimeOfOneSide(t *testing.T) {
	m := &catalog.Move{Dose: catalog.Dose{Minutes: 2, Sides: 2}, Steps: []catalog.Step{{Text: "go on for {minutes}."},
		{Text: "{side}."}, {Text: "Rest."}}}
	text := func(d catalog.Dose) string {
		var out []string
		for _, step := range m.StepsIn(nil, d) {
			out = append(out, step.Text)
		}
		return strings.Join(out, " ")
	}
	wantTexts(t, [][3]string{
		{"both sides", text(m.Dose), "Go on for 2 minutes. Change sides. Rest."},
		{"one side", text(catalog.Dose{Minutes: 1}), "Go on for 1 minute. Rest."},
	})
}
