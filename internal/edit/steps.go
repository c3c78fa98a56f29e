package edit

import (
	"cmp"
	"regexp"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/words"
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
		fault(typedDose(step.Text), amount, "steps", i, "text")
	}
	for n, other := range m.Also {
		for i, step := range other.Steps {
			fault(typedDose(step.Text), amount, "also", n, "steps", i)
		}
	}
	fault(words.TypedDose(m.Cue), "the dose says how much: leave it out", "cue")
	for n, position := range m.Positions() {
		if position == nil {
			continue
		}
		at, why := []any{"steps"}, "this is done "+catalog.Lower(position.Label)
		if n > 0 { // the first position is the default one, and Also has the others
			at, why = []any{"also", n - 1}, why+": give it steps of its own there"
		}
		for _, step := range m.StepsIn(position, m.Dose) {
			fault(words.Elsewhere(position.ID, step.Text), why, at...)
		}
	}
}

// typedDose returns the words of a step that should be left to the dose, "" for none.
func typedDose(text string) string {
	return cmp.Or(words.TypedDose(text), words.TypedSides(text))
}

// linkedMove matches a link to a move and the next words of its sentence or row.
var linkedMove = regexp.MustCompile(`\]\(/stretches/[a-z0-9-]+\)[^.\n]{0,60}`)

// reportLinkedDoses reports an amount after a link to a move. The page of the move says the amount, so it is left out
// here.
func (p *proofreader) reportLinkedDoses(f *frontmatter.File, allow func(string) bool) {
	for i, line := range strings.Split(f.Written(), "\n") {
		for _, after := range linkedMove.FindAllString(line, -1) {
			if found := words.TypedDose(after); found != "" && !allow(found) {
				p.fault(f, i+1, "“%s”: the page of the move says how much: leave it out here", found)
			}
		}
	}
}
