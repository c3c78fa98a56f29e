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
	Certainty string   `yaml:"certainty" need:""`
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
