package catalog

import "slices"

// LadderID is the word that begins the embed of a ladder in a text.
const LadderID = "ladder"

// Ladders are series of small steps back to things that readers have come to fear, with what applies to all of them.
type Ladders struct {
	Rest       string    `yaml:"rest" need:"" read:""` // what to do in a flare-up, when no step is done
	RestPageID string    `yaml:"rest_page" ref:"RestPage" need:""`
	List       []*Ladder `yaml:"ladders" need:""`

	RestPage *Doc `yaml:"-"`
}

// Ladder leads from an easy step to an everyday one.
type Ladder struct {
	ID       string       `yaml:"id" need:""`
	Step     string       `yaml:"step" need:"" read:""`   // its last step, in a few words
	ClassIDs []string     `yaml:"cautions" ref:"Classes"` // in addition to the classes of its moves
	Steps    []LadderStep `yaml:"steps" need:""`

	Classes []*Class `yaml:"-"`
}

// LadderStep is one small action. When to stop is not said here: the lines for every move apply.
type LadderStep struct {
	Do     string `yaml:"do" need:"" read:""`
	MoveID string `yaml:"move" ref:"Move"`      // the move that shows how to do it, "" if Do is enough
	Fine   string `yaml:"fine" need:"" read:""` // completes “Fine:”
	Back   string `yaml:"back" need:"" read:""` // completes “Step back if”

	Move *Move `yaml:"-"`
}

// Dose says how much to do and how often: “1 set of 5, up to 3 days a week”. It is "" for a step without a move.
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
			classes = appendNew(classes, step.Move.Classes...)
		}
	}
	return classes
}

// Cautions lists the cautions of the ladder and of its moves, each once.
func (l *Ladder) Cautions() (out []*Caution) {
	for _, class := range l.AllClasses() {
		out = appendNew(out, class.Cautions...)
	}
	return out
}
