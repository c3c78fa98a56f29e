package library

import "slices"

// Head has the fields that all documents share.
//
// The struct tag json of a field is its name as data. The struct tag md is the heading above it in Markdown: see
// writer.tagged. How fields get their values is explained at fill.
type Head struct {
	Schema        int         `json:"schema"`
	Type          string      `json:"type"`
	ID            string      `json:"id"`
	Address       string      `json:"address"`
	Title         string      `json:"title"`
	Summary       string      `json:"summary"`
	Licence       string      `json:"licence"`
	SafetyAddress string      `json:"safety_address"`
	Written       string      `json:"written"`
	Changed       []Change    `json:"changed"`
	Checked       string      `json:"checked"`
	CheckBy       string      `json:"check_by"`
	Reviewer      *Reviewer   `json:"reviewer"`
	Reviews       []Review    `json:"reviews"`
	Regions       []Word      `json:"regions"`
	Tags          []Word      `json:"tags"`
	Sources       []SourceRef `json:"sources"`
	Claims        []ClaimRef  `json:"claims"`
}

// head makes every type that embeds Head a Document.
func (h *Head) head() *Head { return h }

// addSource adds a source, unless h has it already.
func (h *Head) addSource(s SourceRef) {
	if !slices.ContainsFunc(h.Sources, func(r SourceRef) bool { return r.ID == s.ID }) {
		h.Sources = append(h.Sources, s)
	}
}

// Guide is an article.
type Guide struct {
	Head
	Section        Word            `json:"section"`
	Answer         string          `json:"answer"`
	Warning        *string         `json:"warning"`
	Now            Now             `json:"now"`
	ReadingMinutes int             `json:"reading_minutes"`
	Text           string          `json:"text"`
	Headings       []Heading       `json:"headings"`
	Sure           []CertaintyLine `json:"sure"`
	Related        []Ref           `json:"related"`
	Against        []Ref           `json:"against"`
}

// Now is what a reader of a guide can do at once: a routine, some moves or some steps.
type Now struct {
	Routine *Ref     `json:"routine"`
	Moves   []Ref    `json:"moves"`
	Steps   []string `json:"steps"`
}

// refs returns the routine if there is one, and otherwise the moves.
func (n Now) refs() []Ref {
	if n.Routine != nil {
		return []Ref{*n.Routine}
	}
	return n.Moves
}

// Stretch is a move: a stretch, an exercise, massage, breathing or rest.
type Stretch struct {
	Head
	Number       int            `json:"number"`
	ShortAddress string         `json:"short_address"`
	Aliases      []string       `json:"aliases"`
	Kind         Word           `json:"kind"`
	HowOften     string         `json:"how_often"`
	DaysAWeek    int            `json:"days_a_week"`
	Positions    []MovePosition `json:"positions"`
	Equipment    []EquipmentRef `json:"equipment"`
	Muscles      []Muscle       `json:"muscles"`
	Dose         Dose           `json:"dose"`
	Aim          *Dose          `json:"aim"`
	Steps        []Step         `json:"steps"`
	Pictures     *Pictures      `json:"pictures"`
	Feel         string         `json:"feel" md:"What to feel"`
	Mistakes     []string       `json:"mistakes" md:"Common mistakes"`
	Cue          string         `json:"cue" md:"In one line"`
	Care         []string       `json:"care"`
	StopIf       []string       `json:"stop_if"`
	Cautions     []Caution      `json:"cautions"`
	Easier       *Other         `json:"easier"`
	Harder       *Other         `json:"harder"`
	Swap         *Ref           `json:"swap"`
	Certainty    Word           `json:"certainty"`
	Evidence     []Evidence     `json:"evidence"`
	Text         string         `json:"text"`
	UsedIn       []Ref          `json:"used_in"`
}

// Routine is a sequence of moves.
type Routine struct {
	Head
	For             string    `json:"for"`
	HowOften        string    `json:"how_often"`
	DaysAWeek       int       `json:"days_a_week"`
	Items           []Item    `json:"items"`
	Notes           []string  `json:"notes" from:"Preparation"`
	ExerciseSeconds int       `json:"exercise_seconds"`
	AllowMinutes    int       `json:"allow_minutes"`
	FloorTrips      int       `json:"floor_trips"`
	StopIf          []string  `json:"stop_if"`
	Cautions        []Caution `json:"cautions"`
	Text            string    `json:"text"`
}

// Sheet is moves that somebody chose for one person.
type Sheet struct {
	Schema        int       `json:"schema"`
	Type          string    `json:"type"`
	Address       string    `json:"address"`
	Licence       string    `json:"licence"`
	SafetyAddress string    `json:"safety_address"`
	DaysAWeek     int       `json:"days_a_week"`
	Fits          []Word    `json:"fits"`
	LeftOut       []Ref     `json:"left_out"`
	Items         []Item    `json:"items"`
	AllowMinutes  int       `json:"allow_minutes"`
	StopIf        []string  `json:"stop_if"`
	Cautions      []Caution `json:"cautions"`
}

// Plan is routines for some weeks, in stages.
type Plan struct {
	Head
	For      string    `json:"for"`
	Weeks    int       `json:"weeks"`
	Stages   []Stage   `json:"stages"`
	Notes    []string  `json:"notes" from:"Preparation" md:"Before you begin"`
	StopIf   []string  `json:"stop_if"`
	Cautions []Caution `json:"cautions"`
	Text     string    `json:"text"`
}

// Claim is something that people say about backs, with our verdict.
type Claim struct {
	Head
	Claim          string      `json:"claim"`
	Verdict        DefinedWord `json:"verdict"`
	Say            string      `json:"say" md:"What we say"`
	NoSourceReason *string     `json:"label"`
	CitedBy        []Link      `json:"leaned_on_by"`
}

// Source is a publication that the content rests on.
type Source struct {
	Head
	Kind        Word     `json:"kind"`
	Authors     []string `json:"authors"`
	By          string   `json:"by"`
	Year        *int     `json:"year"`
	PublishedIn string   `json:"published_in"`
	Original    string   `json:"original" from:"Address"`
	Population  string   `json:"population"`
	Finding     string   `json:"finding" md:"What it says, in our words"`
	Certainty   Word     `json:"certainty"`
	Studied     Word     `json:"studied"`
	Read        string   `json:"read" from:"Checked"`
	Seen        Seen     `json:"seen"`
	CitedBy     []Link   `json:"leaned_on_by"`
}

// Seen says how and when a source was last seen. On is nil if it has not been seen.
type Seen struct {
	As string  `json:"as"`
	On *string `json:"on"`
}

// Safety is the page that says when to get help.
type Safety struct {
	Head
	Lead     string    `json:"lead"`
	Card     SmallCard `json:"card"`
	Cards    []Card    `json:"cards"`
	PainRule Pain      `json:"pain_rule" from:"Pain"`
	Text     string    `json:"text"`
}
