package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// Level is how urgently a sign needs help, and what to do then.
type Level struct {
	ID      string   `yaml:"id" need:""`
	Name    string   `yaml:"name" need:"" read:""`
	Heading string   `yaml:"heading" need:"" read:""` // of a list of signs on a card: Call {emergency} now if you have:
	Act     string   `yaml:"act" need:"" read:""`     // within a sentence: call {emergency} or go to an emergency department now
	Short   string   `yaml:"short" need:"" read:""`   // behind a phrase, in brackets: call {emergency}
	Acts    []string `yaml:"acts" read:""`            // what a sign of this level may ask for instead of Act

	Number int `yaml:"-"` // from 1, the most urgent
}

// Identifier returns the ID.
func (l *Level) Identifier() string { return l.ID }

// AllActs lists what signs of the level ask for, each once: what most do, the same in short, and the others.
func (l *Level) AllActs() []string {
	all := []string{l.Act}
	for _, act := range append([]string{l.Short}, l.Acts...) {
		if !slices.Contains(all, act) {
			all = append(all, act)
		}
	}
	return all
}

// Sign is something that a reader can notice and that needs help. It is written once, and every page refers to it.
type Sign struct {
	ID         string   `yaml:"id" need:""`
	LevelID    string   `yaml:"level" need:""`
	Sign       string   `yaml:"sign" need:"" read:""`   // a line of a card, Markdown
	Phrase     string   `yaml:"phrase" need:"" read:""` // the same within a sentence
	OwnAct     string   `yaml:"act" read:""`            // what to do, "" for what the level says
	Qualifiers []string `yaml:"qualifiers"`             // words of both texts without which it is no sign
	SourceIDs  []string `yaml:"sources" ref:"Sources" need:""`
	ConcernIDs []string `yaml:"concerns"` // the boxes that must have it
	Searches   []string `yaml:"searches"` // patterns of searches that show its card first

	Ambiguous []AmbiguousSearch `yaml:"ambiguous"`
	Departs   []Departure       `yaml:"departs"`

	Level   *Level    `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

// AmbiguousSearch is a pattern of searches that may be about a sign, and as well about something harmless. Those of a
// sign that needs help now show at least the line to the signs.
type AmbiguousSearch struct {
	Words string `yaml:"words" need:""`
	Why   string `yaml:"why" need:""`
}

// Identifier returns the ID.
func (s *Sign) Identifier() string { return s.ID }

// Act returns what to do about s, within a sentence.
func (s *Sign) Act() string { return cmp.Or(s.OwnAct, s.Level.Act) }

// Heading is the heading of a list of signs that ask for the same as s: that of its level, unless s asks for something
// else.
func (s *Sign) Heading() string {
	if strings.HasPrefix(Lower(s.Level.Heading), s.OwnAct) {
		return s.Level.Heading
	}
	return Capital(s.OwnAct) + " if you have:"
}

// Inline returns s within a sentence, and in brackets what to do about it.
func (s *Sign) Inline() string { return s.Phrase + " (" + cmp.Or(s.OwnAct, s.Level.Short) + ")" }

// Line returns s as a line under what most signs of its level ask for, with what it asks for itself if that is
// something else. The text is Markdown.
func (s *Sign) Line(act string) string {
	if s.Act() == act {
		return s.Sign
	}
	return s.Sign + " " + Capital(s.Act()) + "."
}

// CommonAct returns what signs of one level ask for: what each asks for itself if that is the same, otherwise what the
// level of the first says. There is at least one sign.
func CommonAct(signs []*Sign) string {
	act := signs[0].Act()
	if slices.ContainsFunc(signs, func(s *Sign) bool { return s.Act() != act }) {
		return signs[0].Level.Act
	}
	return act
}
