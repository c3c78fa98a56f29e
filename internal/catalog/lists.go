package catalog

import (
	"slices"
	"strings"
)

// Question is a common question with a short answer.
type Question struct {
	ID         string   `yaml:"id" need:""` // part of its address; it never changes
	Question   string   `yaml:"question" need:""`
	Page       bool     `yaml:"page"` // it has its own page, and /questions only links to it
	Answer     string   `yaml:"answer" need:"" read:""`
	Under      int      `yaml:"under"`                   // it is the answer to every search about somebody younger than this
	Warning    *Warning `yaml:"warning"`                 // shown below the answer on its own page, nil for none
	MoreID     string   `yaml:"more" ref:"More" need:""` // the page that says more
	RelatedIDs []string `yaml:"related" ref:"Related"`   // shown below the answer on its own page
	ClaimIDs   []string `yaml:"claims" ref:"Claims"`
	SourceIDs  []string `yaml:"sources" ref:"Sources"`
	Searches   []string `yaml:"searches"` // other wordings that people search for

	More    *Doc      `yaml:"-"`
	Related []*Doc    `yaml:"-"`
	Claims  []*Claim  `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (q *Question) Identifier() string { return q.ID }

// Path returns the address of the answer.
func (q *Question) Path() string {
	if q.Page {
		return "/questions/" + q.ID
	}
	return "/questions#" + q.ID
}

// PagePath returns the address of the page that shows the answer.
func (q *Question) PagePath() string {
	page, _, _ := strings.Cut(q.Path(), "#")
	return page
}

// Task is a line of the weekly checklist.
type Task struct {
	ID        string   `yaml:"id" need:""` // the fragment of its address on /checklist; it never changes
	Do        string   `yaml:"do" need:"" read:""`
	Why       string   `yaml:"why" need:"" read:""`
	Certainty string   `yaml:"certainty" one:"certainties" need:""`
	Remark    bool     `yaml:"remark"` // a line without boxes to tick
	ClaimIDs  []string `yaml:"claims" ref:"Claims"`
	SourceIDs []string `yaml:"sources" ref:"Sources"`

	Claims  []*Claim  `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (t *Task) Identifier() string { return t.ID }

// Path returns the address of the line.
func (t *Task) Path() string { return "/checklist#" + t.ID }

// Barrier is something that can get in the way of a week of a plan, with advice for it.
type Barrier struct {
	ID        string   `yaml:"id" need:""`
	Name      string   `yaml:"name" need:"" read:""`
	Answer    string   `yaml:"answer" need:"" read:""`
	NoBetter  bool     `yaml:"no_better"` // its answer begins with what the plan says to those who get no better
	MoreID    string   `yaml:"more" ref:"More" need:""`
	SourceIDs []string `yaml:"sources" ref:"Sources"`

	More    *Doc      `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (b *Barrier) Identifier() string { return b.ID }

// Term is a word of the glossary. Its ID is its fragment on /glossary and never changes.
type Term struct {
	ID      string   `yaml:"id" need:""`
	Term    string   `yaml:"term" need:""`
	Meaning string   `yaml:"meaning" need:"" read:""`
	Forms   []string `yaml:"forms"`           // how texts write it; guides link the first mention
	MoreID  string   `yaml:"more" ref:"More"` // the page that says more, "" for none

	More *Doc `yaml:"-"`
}

// Identifier returns the ID.
func (t *Term) Identifier() string { return t.ID }

// Path returns the address of the term in the glossary.
func (t *Term) Path() string { return "/glossary#" + t.ID }

// minus returns the values of list that are not in taken.
func minus[T comparable](list, taken []T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool { return slices.Contains(taken, v) })
}

// Intent is something that many people want to know. Search shows its short answer above the results.
type Intent struct {
	ID      string   `yaml:"id" need:""`
	Title   string   `yaml:"title" need:"" read:""`
	Say     string   `yaml:"say" need:"" read:""`
	Path    string   `yaml:"to" need:""`        // the address of the page that says more
	StartID string   `yaml:"start" ref:"Start"` // a routine that suits everybody who asks this, "" if there is none
	SignIDs []string `yaml:"signs" ref:"Signs"` // the signs for which the answer says to get help

	To    *PageEntry `yaml:"-"`
	Start *Routine   `yaml:"-"` // nil if there is none
	Signs []*Sign    `yaml:"-"`
}

// Identifier returns the ID.
func (i *Intent) Identifier() string { return i.ID }

// Missing lists names of conditions, medicines and tests that no page is about, or of what has left the site, with the
// page that comes closest.
type Missing struct {
	Names []string `yaml:"names" need:""`
	Say   string   `yaml:"say" need:"" read:""` // what the closest page offers
	Path  string   `yaml:"to" need:""`
	Left  bool     `yaml:"left"` // whether the site had it once

	To *PageEntry `yaml:"-"`
}

// Answer says that no page is about it, or no longer, and what the closest page offers.
func (m *Missing) Answer() string {
	if m.Left {
		return "We no longer have this. " + m.Say
	}
	return "We have no page about it. " + m.Say
}

// Answered lists what searches ask for, and the parts of the body that they ask it of, that always have a page.
type Answered struct {
	Asks  []string `yaml:"asks"`
	About []string `yaml:"about"`
}

// Synonym is a set of names that search treats as the same.
type Synonym struct {
	Same []string `yaml:"same" need:""`
}

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
			classes = AppendNew(classes, step.Move.Classes...)
		}
	}
	return classes
}

// Cautions lists the cautions of the ladder and of its moves, each once.
func (l *Ladder) Cautions() (out []*Caution) {
	for _, class := range l.AllClasses() {
		out = AppendNew(out, class.Cautions...)
	}
	return out
}

// StartPath is the address of the form that finds a routine for a reader.
const StartPath = "/start"

// Start is the form that leads from the answers to a few questions to one routine.
type Start struct {
	Questions []*StartQuestion `yaml:"questions" need:""`
	Routes    []*Route         `yaml:"routes" need:""` // the first one that fits the answers is used
}

// StartQuestion is a question of the form, to which a reader chooses one answer.
type StartQuestion struct {
	ID       string         `yaml:"id" need:""` // its parameter in addresses; it never changes
	Question string         `yaml:"question" need:"" read:""`
	Hint     string         `yaml:"hint" read:""`
	Answers  []*StartAnswer `yaml:"answers" need:""`
}

// StartAnswer is an answer to a question, with what it requires of a routine.
type StartAnswer struct {
	ID          string   `yaml:"id" need:""` // its value in addresses; it never changes
	Name        string   `yaml:"name" need:"" read:""`
	RegionIDs   []string `yaml:"regions" ref:"Regions"`     // the routine must be for all of these
	OffFloor    bool     `yaml:"off_floor"`                 // the routine must stay off the floor
	Minutes     int      `yaml:"minutes" min:"1"`           // the routine must not take much longer, see Allowed
	LeaveOut    LeaveOut `yaml:"leave_out"`                 // which moves the routine must not contain
	ConditionID string   `yaml:"condition" ref:"Condition"` // the routine must contain no move that this condition leaves out
	New         bool     `yaml:"new"`                       // the pain is new
	Warning     *Warning `yaml:"warning"`                   // shown above the routine, nil for none
	WarnNew     *Warning `yaml:"warn_new"`                  // shown in its place if the pain is new
	MorePaths   []string `yaml:"more"`                      // the addresses of pages to read next

	Regions   []*Region    `yaml:"-"`
	Condition *Condition   `yaml:"-"`
	More      []*PageEntry `yaml:"-"`
}

// LeaveOut says which moves do not suit an answer.
type LeaveOut struct {
	ClassIDs  []string `yaml:"classes" ref:"Classes"` // leaves out moves of these caution classes
	KindIDs   []string `yaml:"kinds" ref:"Kinds"`
	ExceptIDs []string `yaml:"except" ref:"Except"` // moves that fit in spite of their class or kind

	Classes []*Class `yaml:"-"`
	Kinds   []*Kind  `yaml:"-"`
	Except  []*Move  `yaml:"-"`
}

// Route names the routine for a combination of answers.
type Route struct {
	When      map[string][]string `yaml:"when"` // IDs of answers by question; a question that is missing accepts any answer
	RoutineID string              `yaml:"routine" ref:"Routine" need:""`
	Why       string              `yaml:"why" need:"" read:""` // one sentence

	Routine *Routine `yaml:"-"`
}

// Identifier returns the ID.
func (q *StartQuestion) Identifier() string { return q.ID }

// Identifier returns the ID.
func (a *StartAnswer) Identifier() string { return a.ID }

// Value returns the answer as a value to choose.
func (a *StartAnswer) Value() Value { return Value{a.ID, a.Name} }

// Allowed returns the longest time in minutes that a routine may take for this answer: a quarter more than the answer
// says, and at least one minute more.
func (a *StartAnswer) Allowed() int { return a.Minutes + max(1, a.Minutes/4) }

// AnswersTo names the answers that lead to r, in the order of the questions.
func (s *Start) AnswersTo(r *Route) string {
	var parts []string
	for _, q := range s.Questions {
		var names []string
		for _, a := range q.Answers {
			if slices.Contains(r.When[q.ID], a.ID) {
				names = append(names, a.Name)
			}
		}
		if len(names) > 0 {
			parts = append(parts, strings.Join(names, " or "))
		}
	}
	if len(parts) == 0 {
		return "All other answers"
	}
	return strings.Join(parts, "; ")
}

// Order says what lists show first, and in which groups. Everything else follows in the usual order.
type Order struct {
	AskedIDs       []string `yaml:"asked" ref:"Asked" need:""`             // documents that the home page suggests
	DayClaimIDs    []string `yaml:"claims_of_the_day" ref:"DayClaims"`     // the home page shows one a day
	DayRoutineIDs  []string `yaml:"routines_of_the_day" ref:"DayRoutines"` // so too; no condition leaves out a move of theirs
	ClaimIDs       []string `yaml:"claims" ref:"Believed"`                 // the most believed first
	GuideGroups    []Group  `yaml:"guides"`                                // contain every guide once, the most useful first
	RoutineGroups  []Group  `yaml:"routines"`                              // contain every routine once
	QuestionGroups []Group  `yaml:"questions"`                             // contain every question once

	Asked       []*Doc               `yaml:"-"`
	DayClaims   []*Claim             `yaml:"-"`
	DayRoutines []*Routine           `yaml:"-"`
	Believed    []*Claim             `yaml:"-"`
	Guides      []Grouped[*Guide]    `yaml:"-"`
	Routines    []Grouped[*Routine]  `yaml:"-"`
	Questions   []Grouped[*Question] `yaml:"-"`
}

// Group is a heading in a list, with the IDs of the entries below it.
type Group struct {
	Name string   `yaml:"name" need:""`
	IDs  []string `yaml:"ids" need:""`
}

// Grouped is a group with its items.
type Grouped[T any] struct {
	Name  string
	Items []T
}
