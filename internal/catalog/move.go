package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// Move is a move: a stretch, an exercise, massage, breathing or rest.
//
// Struct tags say how its fields are used: need, every move must have it; read, an editor reads it as prose; search,
// the part of the search document that its texts belong to, "-" for none (prefix is put before each text); min, the
// smallest number allowed; ref, the field beside it for what its IDs stand for.
type Move struct {
	Doc          `yaml:",inline"`
	Tagged       `yaml:",inline"`
	Number       int             `yaml:"number" need:"" min:"1"` // which never changes
	For          string          `yaml:"for" read:"" search:"-"` // half a line for lists
	Aliases      []string        `yaml:"aliases" search:"names"`
	KindID       string          `yaml:"kind" ref:"Kind" need:""`
	PositionID   string          `yaml:"position" ref:"Position" need:""`
	EquipmentIDs []string        `yaml:"equipment" ref:"Equipment"`
	MuscleIDs    []string        `yaml:"muscles" ref:"Muscles" need:""`
	Dose         Dose            `yaml:"dose" need:""`                // to start with
	Aim          Dose            `yaml:"aim"`                         // to build up to, zero if the dose stays the same
	DaysAWeek    int             `yaml:"days_a_week" need:"" min:"1"` // at most
	Steps        []Step          `yaml:"steps" need:""`
	Feel         string          `yaml:"feel" need:"" read:"" search:"body"`
	Cue          string          `yaml:"cue" need:"" read:"" search:"body"`
	Mistakes     []string        `yaml:"mistakes" need:"" read:"" search:"body" prefix:"Not like this: "` // without the prefix, an excerpt would read as advice
	LeaveOut     string          `yaml:"leave_out" read:"" search:"body"`                                 // who should not do it, above the steps
	CareLines    []string        `yaml:"care" read:"" search:"body"`                                      // what to change for whom, each with a trigger: see CareTrigger
	Also         []OtherPosition `yaml:"also"`
	ClassIDs     []string        `yaml:"cautions" ref:"Classes"`
	Easier       *Variant        `yaml:"easier"`
	Harder       *Variant        `yaml:"harder"`
	SwapID       string          `yaml:"swap" ref:"Swap"`
	EvidenceIDs  []string        `yaml:"evidence" ref:"Evidence" need:""`
	Certainty    string          `yaml:"certainty" need:""`

	Kind         *Kind        `yaml:"-"`
	Position     *Position    `yaml:"-"`
	Equipment    []*Equipment `yaml:"-"`
	Muscles      []*Muscle    `yaml:"-"`
	Classes      []*Class     `yaml:"-"`
	Cautions     []*Caution   `yaml:"-"` // in all its positions, sorted by ID
	Swap         *Move        `yaml:"-"`
	Evidence     []*Evidence  `yaml:"-"`
	EvidenceHTML []string     `yaml:"-"` // HTML of each standard sentence, with its citations
	UsedIn       []*Routine   `yaml:"-"` // in catalog order
}

// OtherPosition is another position in which a move can be done. Change says in a sentence what is different there.
// Where that is not enough, Steps are the steps there.
type OtherPosition struct {
	PositionID string `yaml:"position" ref:"Position" need:""`
	Change     string `yaml:"change" need:"" read:"" search:"body"`
	Steps      []Step `yaml:"steps"`

	Position *Position `yaml:"-"`
}

// Variant is an easier or harder way: a move, a text, or both.
type Variant struct {
	MoveID string `yaml:"move" ref:"Move"`
	Text   string `yaml:"text" read:"" search:"-"`

	Move *Move `yaml:"-"`
}

// ShortPath returns the address of its number, for print.
func (m *Move) ShortPath() string { return fmt.Sprintf("/s/%d", m.Number) }

// AllCareLines lists who should not do the move, if anybody, and then what to change for whom.
func (m *Move) AllCareLines() []string {
	if m.LeaveOut == "" {
		return m.CareLines
	}
	return append([]string{m.LeaveOut}, m.CareLines...)
}

// CareTrigger splits a care line behind whom or what it concerns: "Thin bones?" or "The band:". The trigger of a line
// without one is "".
func CareTrigger(line string) (trigger, change string) {
	i := strings.IndexAny(line, ".?:")
	if i < 0 || line[i] == '.' {
		return "", line
	}
	return line[:i+1], line[i+1:]
}

// IsStrength reports whether the move is strength work, which muscles may feel the next day.
func (m *Move) IsStrength() bool { return m.KindID == "strength" }

// Positions lists the positions of the move, the default first.
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

// Offers reports whether p is a position of the move.
func (m *Move) Offers(p *Position) bool { return slices.Contains(m.Positions(), p) }

// ClassesIn lists the caution classes of the move in position p. The class "supine" applies only to positions for
// lying, and "balance" only if one could fall.
func (m *Move) ClassesIn(p *Position) []*Class {
	var out []*Class
	for _, c := range m.Classes {
		lying := p.canLie()
		steady := m.Position.ID != "chair" && (p.ID == "chair" || lying)
		if c.ID == "supine" && !lying || c.ID == "balance" && steady {
			continue
		}
		out = append(out, c)
	}
	return out
}

// CautionsIn lists the cautions for the dose d of the move in position p, in the order of all.
func (m *Move) CautionsIn(p *Position, d Dose, all []*Caution) []*Caution {
	applies := map[string]bool{"ca-01": true, "ca-14": true, "ca-13": m.endOfRange(d)}
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

// endOfRange reports whether the move is held at the end of its range: every stretch, and mobility held for 10 s or
// more.
func (m *Move) endOfRange(d Dose) bool {
	return m.KindID == "stretch" || m.KindID == "mobility" && d.Hold >= 10
}
