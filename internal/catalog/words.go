package catalog

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Word is an entry of a vocabulary.
type Word struct {
	ID      string `yaml:"id" need:""`
	Name    string `yaml:"name" need:""`
	Meaning string `yaml:"meaning" need:"" read:""`
}

// Identifier returns the ID.
func (w *Word) Identifier() string { return w.ID }

// Value returns the word as a value to choose.
func (w *Word) Value() Value { return Value{w.ID, w.Name} }

// Value is something that a reader or writer can choose: an entry of a vocabulary, or one of a fixed list.
type Value struct{ ID, Name string }

// Identifier returns the ID.
func (v Value) Identifier() string { return v.ID }

// Values returns words as values to choose from.
func Values[P interface{ Value() Value }](words []P) []Value { return mapEach(words, P.Value) }

// Lower returns the name for use inside a sentence.
func (w *Word) Lower() string { return Lower(w.Name) }

// Lower returns s with its first letter in lower case, for use inside a sentence.
func Lower(s string) string { return changeFirst(s, unicode.ToLower) }

// Capital returns s with its first letter in upper case.
func Capital(s string) string { return changeFirst(s, unicode.ToUpper) }

// changeFirst returns s with its first letter changed.
func changeFirst(s string, change func(rune) rune) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(change(r)) + s[size:]
}

// Region is a part of the back, or all of it.
type Region struct {
	Word       `yaml:",inline"`
	Whole      bool     `yaml:"whole"`                // it is the whole back, which no document names
	Hint       string   `yaml:"hint" need:"" read:""` // two to four words on the home page
	Feels      string   `yaml:"feels" need:"" read:""`
	Differs    string   `yaml:"differs" need:"" read:""`
	StartIDs   []string `yaml:"start" ref:"Start" need:""`
	RoutineIDs []string `yaml:"routines" ref:"Routines"`  // routines to begin with
	GuideIDs   []string `yaml:"guides" ref:"Guides"`      // guides to begin with
	LeaveOutID string   `yaml:"leave_out" ref:"LeaveOut"` // the document about what to leave out, "" for none
	SourceIDs  []string `yaml:"sources" ref:"Sources"`

	Start    []*Move    `yaml:"-"`
	Routines []*Routine `yaml:"-"`
	Guides   []*Guide   `yaml:"-"`
	LeaveOut *Doc       `yaml:"-"` // nil if there is none
	Sources  []*Source  `yaml:"-"`
}

// Path is the region's address.
func (r *Region) Path() string { return "/" + r.ID }

// Section is one of the parts that guides are sorted into.
type Section struct {
	Word `yaml:",inline"`
}

// Path is the section's address.
func (s *Section) Path() string { return "/guides/" + s.ID }

// Position is how the body is placed for a move.
type Position struct {
	Word   `yaml:",inline"`
	Label  string `yaml:"label" need:""`  // what readers see, such as In a chair
	Letter string `yaml:"letter" need:""` // its letter in addresses of sheets; it never changes

	// The program decides by these. They are pointers so that a missing field is reported and not taken for false.
	Floor *bool `yaml:"floor" need:""` // getting into the position is a trip to the floor
	Lying *bool `yaml:"lying" need:""` // people lie down in it
	Desk  *bool `yaml:"desk" need:""`  // it suits a break at a desk
}

// OnFloor reports whether a reader must get down to the floor for the position.
func (p *Position) OnFloor() bool { return isTrue(p.Floor) }

// canLie reports whether people lie down in the position. Cautions about lying then apply, and cautions about balance
// do not.
func (p *Position) canLie() bool { return isTrue(p.Lying) }

// AtDesk reports whether the position suits a break at a desk.
func (p *Position) AtDesk() bool { return isTrue(p.Desk) }

// isTrue reports whether b is set and true.
func isTrue(b *bool) bool { return b != nil && *b }

// Equipment is a thing that a move needs.
type Equipment struct {
	Word      `yaml:",inline"`
	Household bool `yaml:"household"`
}

// Kind is a kind of move, such as stretch or massage.
type Kind struct {
	Word        `yaml:",inline"`
	ListHeading string   `yaml:"list" need:""`
	Note        string   `yaml:"note" read:""` // a remark on how often to do such moves
	SourceIDs   []string `yaml:"sources" ref:"Sources"`

	Sources []*Source `yaml:"-"`
}

// Muscle is a muscle that moves work, warm or press on.
type Muscle struct {
	Word     `yaml:",inline"`
	Latin    string   `yaml:"latin" need:""`
	Searches []string `yaml:"searches"` // other names that people search for
	Deep     string   `yaml:"deep"`     // where pictures show a muscle that lies under others, such as "through the low back"

	Moves []*Move `yaml:"-"`
}

// inUse reports whether a move works the muscle.
func (m *Muscle) inUse() bool { return len(m.Moves) > 0 }

// Path is the muscle's address.
func (m *Muscle) Path() string { return "/muscles/" + m.ID }

// Tag is a word that groups guides, moves, routines and plans.
type Tag struct {
	Word `yaml:",inline"`

	Documents `yaml:"-"` // the documents with this tag
}

// inUse reports whether a document has the tag.
func (t *Tag) inUse() bool { return len(t.All()) > 0 }

// Path is the tag's address.
func (t *Tag) Path() string { return "/tags/" + t.ID }

// Class is a caution class: moves of a class share cautions.
type Class struct {
	ID         string   `yaml:"id" need:""`
	Name       string   `yaml:"name" need:""`
	CautionIDs []string `yaml:"cautions" ref:"Cautions" need:""`
	Stop       string   `yaml:"stop" read:""` // completes "Stop if"; "" if the lines for every move are enough

	Cautions []*Caution `yaml:"-"`
}

// Identifier returns the ID.
func (c *Class) Identifier() string { return c.ID }

// Caution says who should avoid or change something.
type Caution struct {
	ID        string   `yaml:"id" need:""`
	Covers    string   `yaml:"covers" need:"" read:""`
	Session   bool     `yaml:"session"` // it concerns the whole session, so that changing or leaving out a move does not help
	Who       []string `yaml:"who"`     // whom it concerns, in a few words each; the same people are always named by the same words
	Ask       string   `yaml:"ask" need:"" read:""`
	Short     string   `yaml:"short" read:""` // Ask in one or two sentences, for use in texts; "" if no text needs it
	Adapt     string   `yaml:"adapt" need:"" read:""`
	Basis     string   `yaml:"basis" need:""` // reference, consensus or usual-practice
	Why       string   `yaml:"why" need:"" read:""`
	SourceIDs []string `yaml:"sources" ref:"Sources"`

	Departs []Departure `yaml:"departs"`

	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (c *Caution) Identifier() string { return c.ID }

// PeopleConcerned lists the people whom cautions concern, each once, in order.
func PeopleConcerned(cautions []*Caution) []string {
	var out []string
	for _, c := range cautions {
		out = appendNew(out, c.Who...)
	}
	return out
}

// CertaintyLevel is how sure we can be of something. Its ID is the grade in the words of studies, its name is what
// readers see.
type CertaintyLevel struct {
	Value
	Meaning string
}

var certainties = []CertaintyLevel{
	{Value{"high", "Good evidence"}, "more studies are unlikely to change it"},
	{Value{"moderate", "Probably"}, "it is likely, though more studies could change it"},
	{Value{"low", "May"}, "it is possible, and more studies could well change it"},
	{Value{"very-low", "Not sure"}, "the studies are too few or too weak to say"},
	{Value{"no-study", "Not tested"}, "we know of no study"},
}

// Certainties lists the levels of certainty, from the most to the least certain.
func Certainties() []CertaintyLevel { return slices.Clone(certainties) }

// Certainty returns the level of certainty with that ID.
func Certainty(id string) CertaintyLevel {
	if v := byID(certainties, id); v.ID != "" {
		return v
	}
	return CertaintyLevel{Value: Value{id, id}}
}
