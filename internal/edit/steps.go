package edit

import (
	"cmp"
	"regexp"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/prose"
)

// typedDose matches an amount and typedSides words for the other side, which a step leaves to the dose.
var (
	typedDose = regexp.MustCompile(`(?i)\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)(?:(?: to | or |–|-)(?:\d+|[a-z]+))? ?(?:slow |full |easy )?` +
		`(?:seconds?|minutes?|times|repeats?|rounds?|rolls?|lifts?|breaths?|lengths?|sets?|cm|metres?|hours?|days?|weeks?)\b`)
	typedSides = regexp.MustCompile(`(?i)\b(?:change|swap) (?:sides|legs|arms|hands)\b`)
)

// elsewhere matches words that do not belong into the steps of a move in a position.
var elsewhere = map[string]*regexp.Regexp{
	"standing":  words("lie", "lying", "kneel", "kneeling", "sit", "sitting", "seat", "bed", "mattress", "mat"),
	"wall":      words("lie", "lying", "kneel", "kneeling", "sit", "sitting", "seat", "bed", "mattress", "mat"),
	"chair":     words("stand", "standing", "lie", "lying", "kneel", "kneeling", "bed", "mattress", "mat", "march on the spot"),
	"bed":       words("stand", "standing", "chair", "mat", "floor"),
	"floor":     words("stand", "standing", "bed", "mattress"),
	"all-fours": words("stand", "standing", "bed", "mattress", "sit", "sitting"),
	"moving":    words("lie", "lying", "kneel", "kneeling", "bed", "mat"),
}

func words(list ...string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:` + strings.Join(list, "|") + `)\b`)
}

// steps proofreads the steps of a move in each of its positions. A sheet may have it in any of them, with any dose.
func (p *proofreader) steps(s *catalog.Stretch, allow func(prose.Issue) bool) {
	f := p.FileOf(&s.Doc)
	fault := func(found, why string, at ...any) {
		if found != "" && !allow(prose.Issue{Words: found}) {
			p.fault(f, f.Line(at...), "“%s”: %s", found, why)
		}
	}
	const amount = "the dose gives it: write {hold}, {times}, {minutes}, {distance} or {side}"
	for i, step := range s.Steps {
		fault(typed(step.Text), amount, "steps", i, "text")
	}
	for n, other := range s.Also {
		for i, text := range other.Steps {
			fault(typed(text), amount, "also", n, "steps", i)
		}
	}
	fault(typedDose.FindString(s.Cue), "the dose says how much: leave it out", "cue")
	for n, position := range s.Positions() {
		if position == nil || elsewhere[position.ID] == nil {
			continue
		}
		at, why := []any{"also", n - 1}, "this is done "+catalog.Lower(position.Label)+": give it steps of its own there"
		if n == 0 {
			at, why = []any{"steps"}, "this is done "+catalog.Lower(position.Label)
		}
		for _, step := range s.StepsIn(position, s.Dose) {
			fault(elsewhere[position.ID].FindString(step.Text), why, at...)
		}
	}
}

// typed returns what text, a step, should leave to the dose, "" for nothing.
func typed(text string) string {
	return cmp.Or(typedDose.FindString(text), typedSides.FindString(text))
}

// linkedMove matches a link to a move and what follows it in its sentence or row.
var linkedMove = regexp.MustCompile(`\]\(/stretches/[a-z0-9-]+\)[^.\n]{0,60}`)

// linkedDoses reports an amount that a text types beside a link to a move, whose page says it.
func (p *proofreader) linkedDoses(f *load.File, allow func(prose.Issue) bool) {
	for i, line := range strings.Split(f.Written(), "\n") {
		for _, after := range linkedMove.FindAllString(line, -1) {
			if found := typedDose.FindString(after); found != "" && !allow(prose.Issue{Words: found}) {
				p.fault(f, i+1, "“%s”: the page of the move says how much: leave it out here", found)
			}
		}
	}
}
