package catalog

// Question is something many people ask, and a short answer.
type Question struct {
	ID        string   `yaml:"id" need:""` // its fragment on /questions, for ever
	Question  string   `yaml:"question" need:""`
	Answer    string   `yaml:"answer" need:"" read:""`
	MoreID    string   `yaml:"more" need:""` // the page that says more
	ClaimIDs  []string `yaml:"claims"`
	SourceIDs []string `yaml:"sources"`
	Searches  []string `yaml:"searches"` // how else people ask it

	More    *Doc      `yaml:"-"`
	Claims  []*Claim  `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (q *Question) Identifier() string { return q.ID }

// Path is where it is answered.
func (q *Question) Path() string { return "/questions#" + q.ID }

// Task is a line of the weekly checklist.
type Task struct {
	ID        string   `yaml:"id" need:""` // its fragment on /checklist, for ever
	Do        string   `yaml:"do" need:"" read:""`
	Why       string   `yaml:"why" need:"" read:""`
	Certainty string   `yaml:"certainty" need:""`
	Remark    bool     `yaml:"remark"` // a line without boxes to tick
	ClaimIDs  []string `yaml:"claims"`
	SourceIDs []string `yaml:"sources"`

	Claims  []*Claim  `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (t *Task) Identifier() string { return t.ID }

// Path is where it stands.
func (t *Task) Path() string { return "/checklist#" + t.ID }

// Term is a word of the glossary. Its id is its fragment on /glossary, for ever.
type Term struct {
	ID      string   `yaml:"id" need:""`
	Term    string   `yaml:"term" need:""`
	Meaning string   `yaml:"meaning" need:"" read:""`
	Forms   []string `yaml:"forms"` // as it stands in texts: guides link the first of them that they use
}

// Identifier returns the ID.
func (t *Term) Identifier() string { return t.ID }

// Path is where the glossary explains the term.
func (t *Term) Path() string { return "/glossary#" + t.ID }
