package catalog

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Move is one thing to do: a stretch, an exercise, massage, breathing or rest.
//
// Struct tags say how fields are used. need: every move must have the field. read: it is prose, which an editor
// proofreads. search: the part of the search document that its texts go into, "-" for none. min: the smallest number
// allowed. ref: the field that holds the values which its IDs refer to.
type Move struct {
	Doc          `yaml:",inline"`
	Tagged       `yaml:",inline"`
	Number       int      `yaml:"number" need:"" min:"1"` // the number in its short address; it never changes
	For          string   `yaml:"for" read:"" search:"-"` // what it is for, in half a line for lists
	Aliases      []string `yaml:"aliases" search:"names"`
	KindID       string   `yaml:"kind" ref:"Kind" need:""`
	PositionID   string   `yaml:"position" ref:"Position" need:""`
	EquipmentIDs []string `yaml:"equipment" ref:"Equipment"`
	MuscleIDs    []string `yaml:"muscles" ref:"Muscles" need:""`
	Dose         Dose     `yaml:"dose" need:""`                // the dose to start with
	Aim          Dose     `yaml:"aim"`                         // the dose to build up to, zero if it stays the same
	DaysAWeek    int      `yaml:"days_a_week" need:"" min:"1"` // on how many days a week to do it, at most
	Steps        []Step   `yaml:"steps" need:""`
	Feel         string   `yaml:"feel" need:"" read:"" search:"body"`
	Cue          string   `yaml:"cue" need:"" read:"" search:"body"`
	Mistakes     []string `yaml:"mistakes" need:"" read:"" search:"-"` // a move is not found by what it warns of
	LeaveOut     string   `yaml:"leave_out" read:"" search:"-"`        // who should not do it; shown above the steps
	// What to change for whom; each begins with a trigger, see CareTrigger.
	CareLines   []string        `yaml:"care" read:"" search:"-"`
	Also        []OtherPosition `yaml:"also"`
	ClassIDs    []string        `yaml:"cautions" ref:"Classes"`
	Easier      *Variant        `yaml:"easier"`
	Harder      *Variant        `yaml:"harder"`
	SwapID      string          `yaml:"swap" ref:"Swap"`
	EvidenceIDs []string        `yaml:"evidence" ref:"Evidence" need:""`
	Certainty   string          `yaml:"certainty" one:"certainties" need:""`

	Kind         *Kind        `yaml:"-"`
	Position     *Position    `yaml:"-"`
	Equipment    []*Equipment `yaml:"-"`
	Muscles      []*Muscle    `yaml:"-"`
	Classes      []*Class     `yaml:"-"`
	Cautions     []*Caution   `yaml:"-"` // the cautions for all of its positions, sorted by ID
	Swap         *Move        `yaml:"-"`
	Evidence     []*Evidence  `yaml:"-"`
	EvidenceHTML []string     `yaml:"-"` // HTML of each standard sentence, with its citations
	Conditions   []*Condition `yaml:"-"` // all conditions, whose lines may name it
	UsedIn       []*Routine   `yaml:"-"` // the routines that contain it, in the order of the catalog
}

// OtherPosition is another position in which a move can be done. Change says in one sentence what is different there.
// If that is not enough, Steps has separate steps.
type OtherPosition struct {
	PositionID string `yaml:"position" ref:"Position" need:""`
	Change     string `yaml:"change" need:"" read:"" search:"body"`
	Steps      []Step `yaml:"steps"`

	Position *Position `yaml:"-"`
}

// Variant is an easier or harder way to do a move: another move, a text, or both.
type Variant struct {
	MoveID string `yaml:"move" ref:"Move"`
	Text   string `yaml:"text" read:"" search:"-"`

	Move *Move `yaml:"-"`
}

// NamedMove returns the ID of the move that a variant names, "" if it names none. v may be nil.
func (v *Variant) NamedMove() string {
	if v == nil {
		return ""
	}
	return v.MoveID
}

// NextNumber returns the number for a new move: the one after all that moves have or had.
func NextNumber(moves []*Move, withdrawn []*Withdrawn) int {
	highest := 0
	for _, m := range moves {
		highest = max(highest, m.Number)
	}
	for _, w := range withdrawn {
		highest = max(highest, w.Number)
	}
	return highest + 1
}

// ShortPath returns the short address with the number of the move, which links and printed sheets have.
func (m *Move) ShortPath() string { return fmt.Sprintf("/s/%d", m.Number) }

// AllCareLines lists who should not do the move, if anybody, followed by what to change for whom.
func (m *Move) AllCareLines() []string {
	if m.LeaveOut == "" {
		return m.CareLines
	}
	return append([]string{m.LeaveOut}, m.CareLines...)
}

// Care lists what to take care of with the move in these positions: its own lines, and what readers with a condition
// do.
func (m *Move) Care(positions ...*Position) []string {
	advice := m.Advice(positions...)
	return slices.Concat(m.AllCareLines(), advice[DoLeaveOut], advice[DoAsk], advice[DoChange])
}

// CareIn lists what to take care of in a session with the move in this position: its own lines, and who leaves it out
// or asks first. What others change is on the page of the move and on those of their conditions.
func (m *Move) CareIn(p *Position) []string {
	advice := m.Advice(p)
	return slices.Concat(m.AllCareLines(), advice[DoLeaveOut], advice[DoAsk])
}

// CareTrigger returns with which words a care line says whom or what it concerns: "Thin bones?", "The band:", or "".
func CareTrigger(line string) string {
	i := strings.IndexAny(line, ".?:")
	if i < 0 || line[i] == '.' {
		return ""
	}
	return line[:i+1]
}

// IsStrength reports whether the move is strength work, which muscles may feel the next day.
func (m *Move) IsStrength() bool { return m.KindID == "strength" }

// Positions lists the positions of the move. The default position comes first.
func (m *Move) Positions() []*Position {
	out := []*Position{m.Position}
	for _, a := range m.Also {
		out = append(out, a.Position)
	}
	return out
}

// FigureID returns the ID of the drawing of the move in position p.
func (m *Move) FigureID(p *Position) string {
	if p == m.Position {
		return m.ID
	}
	return m.ID + "." + p.ID
}

// Offers reports whether the move can be done in position p.
func (m *Move) Offers(p *Position) bool { return slices.Contains(m.Positions(), p) }

// ClassesIn lists the caution classes of the move in position p. The class "supine" applies only in positions for lying
// down, and "balance" only if the reader could fall.
func (m *Move) ClassesIn(p *Position) []*Class {
	return slices.DeleteFunc(slices.Clone(m.Classes), func(c *Class) bool {
		isLying := p.canLie()
		isSteady := m.Position.ID != "chair" && (isLying || p.ID == "chair") // one may rise from a chair in which a move begins
		return c.ID == "supine" && !isLying || c.ID == "balance" && isSteady
	})
}

// The IDs of cautions that apply to moves although no caution class of a move names them.
const (
	CautionAllExercise = "ca-01" // holds for every move
	CautionBendyJoints = "ca-13" // holds for moves at the end of their range
	CautionHealing     = "ca-14" // after an operation or a fracture; holds for every move
)

// CautionsIn lists the cautions that apply to the move with dose d in position p, in the order of all.
func (m *Move) CautionsIn(p *Position, d Dose, all []*Caution) []*Caution {
	applies := map[string]bool{CautionAllExercise: true, CautionHealing: true, CautionBendyJoints: m.endOfRange(d)}
	for _, class := range m.ClassesIn(p) {
		for _, id := range class.CautionIDs {
			applies[id] = true
		}
	}
	var out []*Caution
	for _, c := range all {
		if applies[c.ID] {
			out = append(out, c)
		}
	}
	return out
}

// endOfRange reports whether the move is held at the end of its range. This is true for every stretch, and for mobility
// that is held for 10 seconds or more.
func (m *Move) endOfRange(d Dose) bool {
	const longHold Seconds = 10
	return m.KindID == "stretch" || m.KindID == "mobility" && d.Hold >= longHold
}

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
