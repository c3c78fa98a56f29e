package catalog

import (
	"slices"
	"strings"
)

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
	ExceptIDs []string `yaml:"except" ref:"Except,drafts"` // moves that fit in spite of their class or kind

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
