package catalog

import "slices"

// LadderID begins the embeds of ladders in texts.
const LadderID = "ladder"

// Ladders are the ways back to what readers fear, in small steps, and what holds for all of them.
type Ladders struct {
	Rest       string    `yaml:"rest" need:"" read:""` // for a flare-up: no step is done in one
	RestPageID string    `yaml:"rest_page" ref:"RestPage" need:""`
	List       []*Ladder `yaml:"ladders" need:""`

	RestPage *Doc `yaml:"-"`
}

// Ladder leads from an easy step to an everyday one.
type Ladder struct {
	ID       string       `yaml:"id" need:""`
	Step     string       `yaml:"step" need:"" read:""`   // its last step, in a few words
	ClassIDs []string     `yaml:"cautions" ref:"Classes"` // beside those of its moves
	Steps    []LadderStep `yaml:"steps" need:""`

	Classes []*Class `yaml:"-"`
}

// LadderStep is one small action. When to stop is not its own: that holds for every move.
type LadderStep struct {
	Do     string `yaml:"do" need:"" read:""`
	MoveID string `yaml:"move" ref:"Move"`      // how to do it, "" where Do says all
	Fine   string `yaml:"fine" need:"" read:""` // completes “Fine:”
	Back   string `yaml:"back" need:"" read:""` // completes “Step back if”

	Move *Move `yaml:"-"`
}

// Dose says how much and how often, where a move says it: “1 set of 5, up to 3 days a week”.
func (s LadderStep) Dose() string {
	if s.Move == nil {
		return ""
	}
	return Lower(s.Move.Dose.Text()) + ", " + Lower(DaysText(s.Move.DaysAWeek))
}

// Identifier returns the ID.
func (l *Ladder) Identifier() string { return l.ID }

// Ladder returns the ladder with that ID, nil if there is none.
func (c *Content) Ladder(id string) *Ladder {
	if c.Ladders == nil {
		return nil
	}
	return byID(c.Ladders.List, id)
}

// AllClasses lists the caution classes of the ladder and of its moves.
func (l *Ladder) AllClasses() []*Class {
	classes := slices.Clone(l.Classes)
	for _, step := range l.Steps {
		if step.Move != nil {
			classes = append(classes, beyond(step.Move.Classes, classes)...)
		}
	}
	return classes
}

// Cautions lists who should ask first, or leave a ladder out.
func (l *Ladder) Cautions() (out []*Caution) {
	for _, class := range l.AllClasses() {
		for _, caution := range class.Cautions {
			if !slices.Contains(out, caution) {
				out = append(out, caution)
			}
		}
	}
	return out
}
