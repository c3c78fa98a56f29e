package catalog

import "strings"

// Question is a common question with a short answer.
type Question struct {
	ID         string   `yaml:"id" need:""` // its place in the address; it never changes
	Question   string   `yaml:"question" need:""`
	Page       bool     `yaml:"page"` // it has a page of its own, and /questions only lists it
	Answer     string   `yaml:"answer" need:"" read:""`
	Warning    *Warning `yaml:"warning"`                 // what its own page says below the answer, nil for none
	MoreID     string   `yaml:"more" ref:"More" need:""` // the page with more on it
	RelatedIDs []string `yaml:"related" ref:"Related"`   // what its own page shows below the answer
	ClaimIDs   []string `yaml:"claims" ref:"Claims"`
	SourceIDs  []string `yaml:"sources" ref:"Sources"`
	Searches   []string `yaml:"searches"` // other wordings

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

// PagePath returns the address of the page with the answer.
func (q *Question) PagePath() string {
	page, _, _ := strings.Cut(q.Path(), "#")
	return page
}

// Task is a line of the weekly checklist.
type Task struct {
	ID        string   `yaml:"id" need:""` // its fragment on /checklist; it never changes
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

// Barrier is what gets in the way of a week of a plan, with what to do about it. Its ID is its value in the address of
// a check-in.
type Barrier struct {
	ID        string   `yaml:"id" need:""`
	Name      string   `yaml:"name" need:"" read:""`
	Answer    string   `yaml:"answer" need:"" read:""`
	Symptom   bool     `yaml:"symptom"`   // how the body is: the next week is not offered first
	GoesOn    bool     `yaml:"goes_on"`   // it speaks for going on: not answered beside a symptom
	NoBetter  bool     `yaml:"no_better"` // what the plan says of that stands before the answer
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
	Forms   []string `yaml:"forms"`           // how texts write it: guides link the first mention
	MoreID  string   `yaml:"more" ref:"More"` // the page with more on it, if there is one

	More *Doc `yaml:"-"`
}

// Identifier returns the ID.
func (t *Term) Identifier() string { return t.ID }

// Path returns the address of the term in the glossary.
func (t *Term) Path() string { return "/glossary#" + t.ID }
