package catalog

import (
	"net/url"
	"slices"
	"strings"
)

// FinderPath is the address of the form that leads to a routine.
const FinderPath = "/start"

// Finder leads from the answers to a few questions to one routine.
type Finder struct {
	Questions []*FinderQuestion `yaml:"questions" need:""`
	Routes    []*Route          `yaml:"routes" need:""` // the first that fits counts
}

// FinderQuestion is a question of the form. A reader gives one of its answers, or several where they may be given.
type FinderQuestion struct {
	ID       string          `yaml:"id" need:""` // its parameter in addresses; it never changes
	Question string          `yaml:"question" need:"" read:""`
	Hint     string          `yaml:"hint" read:""`
	Several  bool            `yaml:"several"` // it asks which conditions the reader has; its last answer is that there is none
	Answers  []*FinderAnswer `yaml:"answers" need:""`
}

// FinderAnswer is an answer to a question, and what it asks of a routine.
type FinderAnswer struct {
	ID          string   `yaml:"id" need:""` // its value in addresses; it never changes
	Name        string   `yaml:"name" need:"" read:""`
	RegionIDs   []string `yaml:"regions"`         // the routine is for all of them
	OffFloor    bool     `yaml:"off_floor"`       // the routine stays off the floor
	Minutes     int      `yaml:"minutes" min:"1"` // the routine takes hardly longer: see Allowed
	LeaveOut    LeaveOut `yaml:"leave_out"`       // what the routine is without
	ConditionID string   `yaml:"condition"`       // whose moves are taken out of the routine
	Warning     *Warning `yaml:"warning"`         // above the routine, nil for none
	MorePaths   []string `yaml:"more"`            // addresses of pages to read next

	Regions   []*Region    `yaml:"-"`
	Condition *Condition   `yaml:"-"`
	More      []*PageEntry `yaml:"-"`
}

// LeaveOut says which moves do not fit an answer.
type LeaveOut struct {
	ClassIDs  []string `yaml:"classes"` // moves of these caution classes
	KindIDs   []string `yaml:"kinds"`
	ExceptIDs []string `yaml:"except"` // moves that fit all the same
	Words     []string `yaml:"words"`  // moves and routines that ask somebody about these to leave something out: see AsksToLeaveOut
}

// Route is the routine for some answers.
type Route struct {
	When      map[string][]string `yaml:"when"` // answers by question; a question that is not named takes any
	RoutineID string              `yaml:"routine" need:""`
	Why       string              `yaml:"why" need:"" read:""` // one sentence

	Routine *Routine `yaml:"-"`
}

// Identifier returns the ID.
func (q *FinderQuestion) Identifier() string { return q.ID }

// Identifier returns the ID.
func (a *FinderAnswer) Identifier() string { return a.ID }

// Allowed returns the most minutes that a routine may take for this answer: a quarter more than it says, at least one.
func (a *FinderAnswer) Allowed() int { return a.Minutes + max(1, a.Minutes/4) }

// AsksToLeaveOut reports whether line asks whoever has one of the words to leave something out: “Leg pain? Leave this out.”
func (l LeaveOut) AsksToLeaveOut(line string) bool {
	whom, change := CareTrigger(line)
	return strings.Contains(strings.ToLower(change), "leave ") &&
		slices.ContainsFunc(l.Words, func(word string) bool { return strings.Contains(strings.ToLower(whom), strings.ToLower(word)) })
}

// Answers are the answers of a reader to the questions of a form, in their order: none to each that is still open.
type Answers [][]*FinderAnswer

// All lists the answers to all questions.
func (a Answers) All() []*FinderAnswer { return slices.Concat(a...) }

// Open counts the questions without an answer.
func (a Answers) Open() int {
	n := 0
	for _, given := range a {
		if len(given) == 0 {
			n++
		}
	}
	return n
}

// ParseAnswers parses a query. It ignores unknown parameters, empty values and repeats, and that there is no condition where one is given:
// the query is canonical only if it equals [Finder.Query] of the result. The error is *UnknownValue.
func (f *Finder) ParseAnswers(q url.Values) (Answers, error) {
	answers := make(Answers, len(f.Questions))
	for i, question := range f.Questions {
		chosen := make([]bool, len(question.Answers))
		for _, value := range q[question.ID] {
			at, err := chosenOf(IDs(question.Answers), url.Values{question.ID: {value}}, question.ID)
			if err != nil {
				return answers, err
			}
			if at >= 0 {
				chosen[at] = true
			}
			if at >= 0 && !question.Several {
				break
			}
		}
		for at, a := range question.Answers {
			if none := question.Several && a.Condition == nil; chosen[at] && (!none || len(answers[i]) == 0) {
				answers[i] = append(answers[i], a)
			}
		}
	}
	return answers, nil
}

// Query returns the canonical query of answers, "" if all questions are open.
func (f *Finder) Query(answers Answers) string {
	var parts []string
	for i, given := range answers {
		for _, a := range given {
			parts = append(parts, f.Questions[i].ID+"="+a.ID)
		}
	}
	return strings.Join(parts, "&")
}

// Link returns the address of the form with answers.
func (f *Finder) Link(answers Answers) string {
	return WithQuery(FinderPath, f.Query(answers))
}

// Combinations lists all ways to answer every question.
func (f *Finder) Combinations() []Answers {
	all := []Answers{{}}
	for _, q := range f.Questions {
		var longer []Answers
		for _, before := range all {
			for _, given := range q.ways() {
				longer = append(longer, append(slices.Clone(before), given))
			}
		}
		all = longer
	}
	return all
}

// ways lists all ways to answer q.
func (q *FinderQuestion) ways() (all [][]*FinderAnswer) {
	if !q.Several {
		for _, a := range q.Answers {
			all = append(all, []*FinderAnswer{a})
		}
		return all
	}
	last := len(q.Answers) - 1
	for set := range 1 << last {
		var given []*FinderAnswer
		for i, a := range q.Answers[:last] {
			if set&(1<<i) != 0 {
				given = append(given, a)
			}
		}
		if len(given) == 0 {
			given = q.Answers[last:]
		}
		all = append(all, given)
	}
	return all
}

// Found is what answers lead to: a route, and what is left of its routine.
type Found struct {
	*Route
	Items   Items      // without the moves that do not suit a condition of the reader
	LeftOut []Unsuited // the others, by condition
}

// Unsuited are the moves of a routine that do not suit the condition of an answer, and no earlier one.
type Unsuited struct {
	Answer *FinderAnswer
	Moves  []*Stretch
}

// Enough reports whether it is worth to do what is left: two moves or more, and half of the exercise time of the routine.
func (f *Found) Enough() bool {
	return len(f.Items) >= 2 && 2*f.Items.Exercise() >= f.Route.Routine.Items.Exercise()
}

// Find returns what answers lead to. It is nil if no route fits, or if a question is open.
func (f *Finder) Find(answers Answers) *Found {
	if answers.Open() > 0 {
		return nil
	}
	i := slices.IndexFunc(f.Routes, func(r *Route) bool { return f.fits(r, answers) })
	if i < 0 {
		return nil
	}
	found := &Found{Route: f.Routes[i], Items: f.Routes[i].Routine.Items}
	for _, a := range answers.All() {
		if a.Condition == nil {
			continue
		}
		var suited, unsuited Items
		for _, item := range found.Items {
			if a.Condition.Excludes(item.Move, item.Position) {
				unsuited = append(unsuited, item)
			} else {
				suited = append(suited, item)
			}
		}
		found.Items = suited
		if len(unsuited) > 0 {
			found.LeftOut = append(found.LeftOut, Unsuited{a, unsuited.Moves()})
		}
	}
	return found
}

// AnswersTo names the answers that lead to r, in the order of the questions.
func (f *Finder) AnswersTo(r *Route) string {
	var parts []string
	for _, q := range f.Questions {
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

// fits reports whether r is for answers, which are complete.
func (f *Finder) fits(r *Route, answers Answers) bool {
	for i, given := range answers {
		wanted, named := r.When[f.Questions[i].ID]
		if named && !slices.ContainsFunc(given, func(a *FinderAnswer) bool { return slices.Contains(wanted, a.ID) }) {
			return false
		}
	}
	return true
}
