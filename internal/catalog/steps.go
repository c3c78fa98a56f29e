package catalog

import (
	"cmp"
	"regexp"
	"strings"
)

// Step is one action. Frame is the letter of the picture that begins with this step, "" if the step belongs to the
// picture of the step before.
//
// A file may have the text alone. The text may contain placeholders for the dose: {hold}, {times}, {minutes},
// {distance} and {side}, which becomes "change sides". StepsIn fills them in.
type Step struct {
	Text  string `yaml:"text" alone:"" need:"" read:"" search:"-"` // search indexes the texts after placeholders are filled in
	Frame string `yaml:"frame"`
}

// Placeholder matches a placeholder in a step. Its group is the name.
var Placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// Placeholders lists the names of placeholders that a step may contain.
var Placeholders = []string{"hold", "times", "minutes", "distance", "side"}

// EndSidePattern matches {side} in the only two places where it is allowed: as a step by itself, and at the end of one.
var EndSidePattern = regexp.MustCompile(`^\{side\}\.$|, then \{side\}\.$`)

// Frame is a picture with its steps.
type Frame struct {
	Letter string // "" if no step names a picture
	First  int    // the number of its first step, from 1
	Steps  []Step
}

// FramesIn groups the steps in position p by picture. The steps have the usual dose of the move.
func (m *Move) FramesIn(p *Position) []Frame {
	var out []Frame
	for i, step := range m.StepsIn(p, m.Dose) {
		if i == 0 || step.Frame != "" {
			out = append(out, Frame{Letter: step.Frame, First: i + 1})
		}
		last := &out[len(out)-1]
		last.Steps = append(last.Steps, step)
	}
	return out
}

// StepsIn returns the steps of the move with dose d in position p. If that position has separate steps, it returns
// those.
func (m *Move) StepsIn(p *Position, d Dose) []Step {
	steps := m.Steps
	if m.HasStepsIn(p) {
		steps = m.other(p).Steps
	}
	return m.fill(steps, d)
}

// HasStepsIn reports whether p is another position that has separate steps.
func (m *Move) HasStepsIn(p *Position) bool { return m.other(p).Steps != nil }

// ChangeIn returns the sentence about what is different in position p, "" for the default position.
func (m *Move) ChangeIn(p *Position) string { return m.other(p).Change }

// other returns the entry of m.Also for position p, the zero value if there is none.
func (m *Move) other(p *Position) OtherPosition {
	for _, a := range m.Also {
		if a.Position == p {
			return a
		}
	}
	return OtherPosition{}
}

// Steps returns the steps of the item in its position, with its dose.
func (i *Item) Steps() []Step { return i.Move.StepsIn(i.Position, i.Dose()) }

// Change returns the sentence about what is different in the position of the item. It is "" if nothing is, or if that
// position has separate steps.
func (i *Item) Change() string {
	if i.Move.HasStepsIn(i.Position) {
		return ""
	}
	return i.Move.ChangeIn(i.Position)
}

// fill fills the placeholders of steps with the values of d. If d is a time, a hold lasts as long as in the usual dose
// of the move, and repeats go on until the time is up.
func (m *Move) fill(steps []Step, d Dose) []Step {
	hold, times, perSide := d.Hold, "once", d.Seconds()/Seconds(d.sides())
	if d.Timed() {
		hold, times = m.Dose.Hold, "until the time is up"
	} else if d.Reps > 1 {
		times = Count(d.Reps, "time")
	}
	holdWords := "a moment"
	if hold > 0 {
		holdWords = hold.Text()
	}
	placeholders := strings.NewReplacer("{hold}", holdWords, "{times}", times, "{minutes}", perSide.Text(),
		"{distance}", cmp.Or(d.Distance, m.Dose.Distance).Text(), "{side}", "change sides")
	var out []Step
	for _, step := range steps {
		if !d.BothSides() {
			step.Text = withoutSides(step.Text)
		}
		if step.Text != "" {
			step.Text = Capital(placeholders.Replace(step.Text))
			out = append(out, step)
		}
	}
	return out
}

// withoutSides returns the text of a step without {side} at its end: "Wait, then {side}." → "Wait." It returns "" if
// the step has nothing else.
func withoutSides(text string) string {
	match := EndSidePattern.FindStringIndex(text)
	if match == nil {
		return text
	}
	before := text[:match[0]]
	if before == "" {
		return ""
	}
	return before + "."
}
