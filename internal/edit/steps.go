package edit

import (
	"cmp"

	"unknot/internal/catalog"
)

// proofreadSteps proofreads the steps of a move in each of its positions. Sheets can show the move in any of them and
// with any dose, so the steps must leave amounts to the dose.
func (p *proofreader) proofreadSteps(m *catalog.Move, allow func(string) bool) {
	f := p.FileOf(&m.Doc)
	fault := func(found, why string, at ...any) {
		if found != "" && !allow(found) {
			p.fault(f, f.Line(at...), "“%s”: %s", found, why)
		}
	}
	const amount = "the dose gives it: write {hold}, {times}, {minutes}, {distance} or {side}"
	for i, step := range m.Steps {
		fault(cmp.Or(TypedDose(step.Text), TypedSides(step.Text)), amount, "steps", i, "text")
	}
	for n, other := range m.Also {
		for i, step := range other.Steps {
			fault(cmp.Or(TypedDose(step.Text), TypedSides(step.Text)), amount, "also", n, "steps", i)
		}
	}
	fault(TypedDose(m.Cue), "the dose says how much: leave it out", "cue")
	for n, position := range m.Positions() {
		if position == nil {
			continue
		}
		at, why := []any{"steps"}, "this is done "+catalog.Lower(position.Label)
		if n > 0 { // the first position is the default one, and Also has the others
			at, why = []any{"also", n - 1}, why+": give it steps of its own there"
		}
		for _, step := range m.StepsIn(position, m.Dose) {
			fault(Elsewhere(position.ID, step.Text), why, at...)
		}
	}
}
