package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// Level says how urgently a sign needs help, and what to do.
type Level struct {
	ID      string   `yaml:"id" need:""`
	Name    string   `yaml:"name" need:"" read:""`
	Heading string   `yaml:"heading" need:"" read:""` // heads a list of signs on a card: Call {emergency} now if you have:
	Act     string   `yaml:"act" need:"" read:""`     // fits into a sentence: call {emergency} or go to an emergency department now
	Short   string   `yaml:"short" need:"" read:""`   // in brackets after a phrase: call {emergency}
	Acts    []string `yaml:"acts" read:""`            // what a sign of this level may ask for instead

	Number int `yaml:"-"` // 1 is the most urgent
}

// LevelEmergency and LevelToday are the numbers of the levels that ask for help now and today.
const LevelEmergency, LevelToday = 1, 2

// Identifier returns the ID.
func (l *Level) Identifier() string { return l.ID }

// AllActs lists everything that signs of the level may ask for, each once: the usual act, its short form, and the
// others.
func (l *Level) AllActs() []string {
	return appendNew(appendNew([]string{l.Act}, l.Short), l.Acts...)
}

// Sign is something that a reader can notice and that needs help. It is written once, and every page refers to it.
type Sign struct {
	ID         string   `yaml:"id" need:""`
	LevelID    string   `yaml:"level" need:""`
	Sign       string   `yaml:"sign" need:"" read:""`   // the sign as a line of a card, in Markdown
	Phrase     string   `yaml:"phrase" need:"" read:""` // the same for use within a sentence
	OwnAct     string   `yaml:"act" read:""`            // what to do, "" if it is what the level says
	Qualifiers []string `yaml:"qualifiers"`             // words that both texts must contain, because without them it would not need help
	SourceIDs  []string `yaml:"sources" ref:"Sources" need:""`
	ConcernIDs []string `yaml:"concerns"` // the IDs of boxes that must contain it
	Searches   []string `yaml:"searches"` // patterns of queries for which search shows its card first

	Ambiguous []AmbiguousSearch `yaml:"ambiguous"`
	Called    []string          `yaml:"called"` // names of illnesses: a search for nothing else shows the quiet form of its card
	Departs   []Departure       `yaml:"departs"`

	Level   *Level    `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

// AmbiguousSearch is a pattern of queries that may be about a sign or about something harmless. If the sign is an
// emergency, search shows at least its quiet form for them.
type AmbiguousSearch struct {
	Words string `yaml:"words" need:""`
	Why   string `yaml:"why" need:""`
}

// Identifier returns the ID.
func (s *Sign) Identifier() string { return s.ID }

// Act returns what to do about the sign, for use within a sentence.
func (s *Sign) Act() string { return cmp.Or(s.OwnAct, s.Level.Act) }

// Heading returns the heading for a list of signs that ask for the same as s. It is the heading of the level, unless s
// asks for something else.
func (s *Sign) Heading() string {
	levelAsksForIt := s.OwnAct == "" || strings.HasPrefix(Lower(s.Level.Heading), s.OwnAct)
	if levelAsksForIt {
		return s.Level.Heading
	}
	return Capital(s.OwnAct) + " if you have:"
}

// Inline returns the sign for use within a sentence, followed by what to do in brackets.
func (s *Sign) Inline() string { return s.Phrase + " (" + cmp.Or(s.OwnAct, s.Level.Short) + ")" }

// Line returns the sign as a Markdown line in a list whose heading asks for act. If s asks for something else, the line
// says so.
func (s *Sign) Line(act string) string {
	if s.Act() == act {
		return s.Sign
	}
	return s.Sign + " " + Capital(s.Act()) + "."
}

// CommonAct returns what all signs ask for if it is the same, otherwise what the level of the first sign asks for.
// There must be at least one sign, and all must have the same level.
func CommonAct(signs []*Sign) string {
	act := signs[0].Act()
	if slices.ContainsFunc(signs, func(s *Sign) bool { return s.Act() != act }) {
		return signs[0].Level.Act
	}
	return act
}
