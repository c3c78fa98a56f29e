package edit

import (
	"cmp"
	"regexp"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/words"
)

// steps proofreads the steps of a move in each of its positions. A sheet may have it in any of them, with any dose.
func (p *proofreader) steps(s *catalog.Move, allow func(string) bool) {
	f := p.FileOf(&s.Doc)
	fault := func(found, why string, at ...any) {
		if found != "" && !allow(found) {
			p.fault(f, f.Line(at...), "“%s”: %s", found, why)
		}
	}
	const amount = "the dose gives it: write {hold}, {times}, {minutes}, {distance} or {side}"
	for i, step := range s.Steps {
		fault(typed(step.Text), amount, "steps", i, "text")
	}
	for n, other := range s.Also {
		for i, step := range other.Steps {
			fault(typed(step.Text), amount, "also", n, "steps", i)
		}
	}
	fault(words.TypedDose(s.Cue), "the dose says how much: leave it out", "cue")
	for n, position := range s.Positions() {
		if position == nil {
			continue
		}
		at, why := []any{"also", n - 1}, "this is done "+catalog.Lower(position.Label)+": give it steps of its own there"
		if n == 0 {
			at, why = []any{"steps"}, "this is done "+catalog.Lower(position.Label)
		}
		for _, step := range s.StepsIn(position, s.Dose) {
			fault(words.Elsewhere(position.ID, step.Text), why, at...)
		}
	}
}

// typed returns what text, a step, should leave to the dose, "" for nothing.
func typed(text string) string {
	return cmp.Or(words.TypedDose(text), words.TypedSides(text))
}

// linkedMove matches a link to a move and what follows it in its sentence or row.
var linkedMove = regexp.MustCompile(`\]\(/stretches/[a-z0-9-]+\)[^.\n]{0,60}`)

// linkedDoses reports an amount that a text types beside a link to a move, whose page says it.
func (p *proofreader) linkedDoses(f *frontmatter.File, allow func(string) bool) {
	for i, line := range strings.Split(f.Written(), "\n") {
		for _, after := range linkedMove.FindAllString(line, -1) {
			if found := words.TypedDose(after); found != "" && !allow(found) {
				p.fault(f, i+1, "“%s”: the page of the move says how much: leave it out here", found)
			}
		}
	}
}
