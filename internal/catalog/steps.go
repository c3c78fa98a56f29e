package catalog

import (
	"cmp"
	"regexp"
	"strings"
)

// Step is one action. Frame is the letter of the picture that begins with it, "" if the picture before goes on.
//
// A file may hold the text alone. Text may leave parts to the dose: {hold}, {times}, {minutes}, {distance} and {side},
// which is "change sides". StepsIn fills them in.
type Step struct {
	Text  string `yaml:"text" alone:"" need:"" read:"" search:"-"` // search has the filled texts
	Frame string `yaml:"frame"`
}

// Placeholder matches a part of a step that the dose gives. Its group is the name.
var Placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// Placeholders lists the names that a step may use.
var Placeholders = []string{"hold", "times", "minutes", "distance", "side"}

// EndsSides matches the two places where {side} may stand: a step of its own, and the end of one.
var EndsSides = regexp.MustCompile(`^\{side\}\.$|, then \{side\}\.$`)

// Frame is a picture and its steps.
type Frame struct {
	Letter string // "" where no step names a picture
	First  int    // number of its first step, from 1
	Steps  []Step
}

// FramesIn groups the steps in position p by picture, in order, with the dose of the move.
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

// StepsIn returns the steps of the move with dose d in position p: those of that position if it has its own.
func (m *Move) StepsIn(p *Position, d Dose) []Step {
	steps := m.Steps
	if m.HasStepsIn(p) {
		steps = m.other(p).Steps
	}
	return m.fill(steps, d)
}

// HasStepsIn reports whether position p is another one with steps of its own.
func (m *Move) HasStepsIn(p *Position) bool { return m.other(p).Steps != nil }

// ChangeIn returns the sentence that says what changes in position p, "" for the default position.
func (m *Move) ChangeIn(p *Position) string { return m.other(p).Change }

// other returns p as another position of the move, the zero value if it is not one.
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

// Change returns the sentence that says what changes in the position of the item, "" if nothing does or if its steps
// there say it.
func (i *Item) Change() string {
	if i.Move.HasStepsIn(i.Position) {
		return ""
	}
	return i.Move.ChangeIn(i.Position)
}

// fill returns steps with the words of d. Where d is a time, a hold lasts as long as in the dose of the move, and
// repeats go on until the time is up.
func (m *Move) fill(steps []Step, d Dose) []Step {
	hold, times, each := d.Hold, "once", d.Seconds()/Seconds(d.sides())
	if d.Timed() {
		hold, times = m.Dose.Hold, "until the time is up"
	} else if d.Reps > 1 {
		times = Count(d.Reps, "time")
	}
	holdWords := "a moment"
	if hold > 0 {
		holdWords = hold.Text()
	}
	words := strings.NewReplacer("{hold}", holdWords, "{times}", times, "{minutes}", each.Text(),
		"{distance}", cmp.Or(d.Distance, m.Dose.Distance).Text(), "{side}", "change sides")
	var out []Step
	for _, step := range steps {
		if !d.BothSides() {
			step.Text = withoutSides(step.Text)
		}
		if step.Text != "" {
			step.Text = Capital(words.Replace(step.Text))
			out = append(out, step)
		}
	}
	return out
}

// withoutSides returns the text of a step without its end {side}, "" if that is all it has.
func withoutSides(text string) string {
	switch at := EndsSides.FindStringIndex(text); {
	case at == nil:
		return text
	case at[0] == 0:
		return ""
	default:
		return text[:at[0]] + "."
	}
}
