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

// Value returns the word as an option.
func (w *Word) Value() Value { return Value{w.ID, w.Name} }

// Value is an option to choose, or a word of a vocabulary.
type Value struct{ ID, Name string }

// Identifier returns the ID.
func (v Value) Identifier() string { return v.ID }

// Values returns words as options.
func Values[P interface{ Value() Value }](words []P) []Value {
	out := make([]Value, len(words))
	for i, w := range words {
		out[i] = w.Value()
	}
	return out
}

// Lower returns the name for use inside a sentence.
func (w *Word) Lower() string { return Lower(w.Name) }

// Lower returns s with its first letter in lower case, for use inside a sentence.
func Lower(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// Capital returns s with its first letter in upper case.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// Region is a part of the back, or all of it.
type Region struct {
	Word       `yaml:",inline"`
	Whole      bool     `yaml:"whole"`                // all of it: no document names it
	Hint       string   `yaml:"hint" need:"" read:""` // two to four words for the home page
	Feels      string   `yaml:"feels" need:"" read:""`
	Differs    string   `yaml:"differs" need:"" read:""`
	StartIDs   []string `yaml:"start" ref:"Start" need:""`
	RoutineIDs []string `yaml:"routines" ref:"Routines"`  // to begin with
	GuideIDs   []string `yaml:"guides" ref:"Guides"`      // to begin with
	LeaveOutID string   `yaml:"leave_out" ref:"LeaveOut"` // the document that says what to leave out
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

// Position is how a body is placed while a move is done.
type Position struct {
	Word   `yaml:",inline"`
	Label  string `yaml:"label" need:""`  // for readers: In a chair
	Letter string `yaml:"letter" need:""` // its letter in addresses of sheets; it never changes

	// Decisions of the program depend on these. They are pointers, so that a missing field is reported, not read as
	// false.
	Floor *bool `yaml:"floor" need:""` // getting into it is a trip to the floor
	Lying *bool `yaml:"lying" need:""` // one can lie down in it
	Desk  *bool `yaml:"desk" need:""`  // it suits a break at a desk
}

// OnFloor reports whether one must get down to the floor for it.
func (p *Position) OnFloor() bool { return isTrue(p.Floor) }

// canLie reports whether one can lie down in it: cautions about lying apply then, and those about balance do not.
func (p *Position) canLie() bool { return isTrue(p.Lying) }

// AtDesk reports whether it suits a break at a desk.
func (p *Position) AtDesk() bool { return isTrue(p.Desk) }

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
	Note        string   `yaml:"note" read:""` // a remark on how often
	SourceIDs   []string `yaml:"sources" ref:"Sources"`

	Sources []*Source `yaml:"-"`
}

// Muscle is a muscle that moves work, or warm, or press on.
type Muscle struct {
	Word     `yaml:",inline"`
	Latin    string   `yaml:"latin" need:""`
	Searches []string `yaml:"searches"` // other names
	Deep     string   `yaml:"deep"`     // where pictures show a muscle that lies under others: "through the low back"

	Moves []*Move `yaml:"-"`
}

func (m *Muscle) inUse() bool { return len(m.Moves) > 0 }

// Path is the muscle's address.
func (m *Muscle) Path() string { return "/muscles/" + m.ID }

// Tag is a word that guides, moves, routines and plans share.
type Tag struct {
	Word `yaml:",inline"`

	Documents `yaml:"-"` // those that name it
}

func (t *Tag) inUse() bool { return len(t.All()) > 0 }

// Path is the tag's address.
func (t *Tag) Path() string { return "/tags/" + t.ID }

// Class is a caution class of moves.
type Class struct {
	ID         string   `yaml:"id" need:""`
	Name       string   `yaml:"name" need:""`
	CautionIDs []string `yaml:"cautions" ref:"Cautions" need:""`
	Stop       string   `yaml:"stop" read:""` // completes "Stop if", where the lines for every move do not say it

	Cautions []*Caution `yaml:"-"`
}

// Identifier returns the ID.
func (c *Class) Identifier() string { return c.ID }

// Condition is what a reader has, or searches for, that some moves do not suit.
type Condition struct {
	ID          string     `yaml:"id" need:""`
	Title       string     `yaml:"title" read:""`         // as readers call it: they can sort the moves by it; "" if only searches name it
	Short       string     `yaml:"short" read:""`         // the same after “with”, needed with a title
	First       string     `yaml:"first" read:""`         // said before the moves
	Warnings    []*Warning `yaml:"warnings"`              // the signs to watch for, by level
	SayIDs      []string   `yaml:"say" ref:"Say"`         // and these cautions
	MorePath    string     `yaml:"to"`                    // the address of the page that says more
	Names       []string   `yaml:"names"`                 // words by which texts name it, if what it must ask first about stands in cautions only
	Note        string     `yaml:"note" need:"" read:""`  // said of moves that do not suit it
	Searches    []string   `yaml:"searches"`              // patterns of searches that name it
	ClassIDs    []string   `yaml:"classes" ref:"Classes"` // what does not suit it: these classes, but not the moves in Change
	Moves       []FitMove  `yaml:"moves"`                 // these moves
	PositionIDs []string   `yaml:"positions" ref:"Positions"`
	All         bool       `yaml:"all"`                      // or all moves
	CautionIDs  []string   `yaml:"cautions" ref:"Cautions"`  // moves with these are to be changed,
	Care        []string   `yaml:"care"`                     // as moves are whose care line names one of these words,
	Change      []FitMove  `yaml:"change"`                   // and these
	StartIDs    []string   `yaml:"start" ref:"Start,drafts"` // moves to begin with: nothing is known to speak against them

	Classes   []*Class    `yaml:"-"`
	Positions []*Position `yaml:"-"`
	Cautions  []*Caution  `yaml:"-"`
	Start     []*Move     `yaml:"-"`
	Say       []*Caution  `yaml:"-"`
	More      *PageEntry  `yaml:"-"` // nil without MorePath
}

// FitMove is a move that a condition names, with what to change or to do instead, the only position that this makes
// suitable, and the other conditions whose change cannot be followed too, or leaves nothing of the move. A file may
// hold its ID alone.
type FitMove struct {
	MoveID     string   `yaml:"move" alone:"" ref:"Move,drafts" need:""`
	PositionID string   `yaml:"at" ref:"Position"`
	Text       string   `yaml:"text" read:""`
	NotWithIDs []string `yaml:"not_with" ref:"NotWith"`

	Move     *Move        `yaml:"-"`
	Position *Position    `yaml:"-"` // nil for all
	NotWith  []*Condition `yaml:"-"`
}

// Identifier returns the ID.
func (c *Condition) Identifier() string { return c.ID }

// Caution says who should avoid or change something.
type Caution struct {
	ID        string   `yaml:"id" need:""`
	Covers    string   `yaml:"covers" need:"" read:""`
	Session   bool     `yaml:"session"` // no move of a session can be changed or left out for it
	Who       []string `yaml:"who"`     // whom it concerns, in a few words each; the same words wherever it is the same
	Ask       string   `yaml:"ask" need:"" read:""`
	Short     string   `yaml:"short" read:""` // the same in a sentence or two, for texts; "" if none needs it
	Adapt     string   `yaml:"adapt" need:"" read:""`
	Basis     string   `yaml:"basis" need:""` // reference, consensus or usual-practice
	Why       string   `yaml:"why" need:"" read:""`
	SourceIDs []string `yaml:"sources" ref:"Sources"`

	Departs []Departure `yaml:"departs"`

	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (c *Caution) Identifier() string { return c.ID }

// Concerned lists whom cautions concern, each once, in order.
func Concerned(cautions []*Caution) []string {
	var out []string
	for _, c := range cautions {
		for _, who := range c.Who {
			if !slices.Contains(out, who) {
				out = append(out, who)
			}
		}
	}
	return out
}

// CertaintyLevel is how sure one can be. Its ID is the grade as studies name it, its name what readers see.
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

// Certainties lists the levels of certainty, from the surest to the least sure.
func Certainties() []CertaintyLevel { return slices.Clone(certainties) }

// Certainty returns the level of certainty with that ID.
func Certainty(id string) CertaintyLevel {
	if v := byID(certainties, id); v.ID != "" {
		return v
	}
	return CertaintyLevel{Value: Value{id, id}}
}
