package library

import (
	"slices"

	"unknot/internal/catalog"
)

// Head has the fields that all documents share.
//
// The struct tag json of a field is its name in data, and md the heading under which Markdown has it: see
// writer.tagged. How fields get their values stands in fill.
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

func (h *Head) head() *Head { return h }

// addSource adds a source, unless it is there already.
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

// refs lists the routine, or the moves.
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

// Claim is something people say about backs, with our verdict.
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

// Seen says how and when a source was last seen. On is nil if it was not.
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

// Word is an entry of a vocabulary.
type Word struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// DefinedWord is a word with its meaning.
type DefinedWord struct {
	Word
	Meaning string `json:"meaning"`
}

// Link is a link to a page.
type Link struct {
	Address string `json:"address"`
	Title   string `json:"title"`
}

// Ref is a reference to another document.
type Ref struct {
	ID string `json:"id"`
	Link
}

// SourceRef is a reference to a source, with enough to cite it.
type SourceRef struct {
	Ref
	By       string `json:"by"`
	Year     *int   `json:"year"`
	Original string `json:"original"`
}

// ClaimRef is a reference to a claim.
type ClaimRef struct {
	Ref
	Verdict Word `json:"verdict"`
}

// Change is a dated change that matters to readers.
type Change struct {
	Date string `json:"date"`
	Why  string `json:"why"`
}

// Reviewer is the newest reviewer of the page as it is now.
type Reviewer struct {
	Name string `json:"name"`
	Role string `json:"role"`
	Date string `json:"date"`
}

// Review is a review by a clinician, and the parts that have changed since.
type Review struct {
	Name       string         `json:"name"`
	Profession string         `json:"profession"`
	Register   string         `json:"register"`
	Number     string         `json:"number"`
	Date       string         `json:"date"`
	Changed    []catalog.Part `json:"changed"`
}

// Heading is a heading of a text.
type Heading struct {
	Level   int    `json:"level"`
	ID      string `json:"id"`
	Text    string `json:"text"`
	Address string `json:"address"`
}

// CertaintyLine is a statement of a guide, with its certainty.
type CertaintyLine struct {
	Certainty Word   `json:"certainty"`
	Text      string `json:"text"`
}

// MovePosition is a position in which a move can be done.
type MovePosition struct {
	Word
	Label    string    `json:"label"`
	Change   *string   `json:"change"`
	Steps    []string  `json:"steps"`
	Pictures *Pictures `json:"pictures"`
}

// EquipmentRef is a piece of equipment that a move needs.
type EquipmentRef struct {
	Word
	Household bool `json:"household"`
}

// Muscle is a muscle with its Latin name.
type Muscle struct {
	Word
	Latin string `json:"latin"`
}

// Dose is the amount of a move: sets of repeats, or minutes. The fields of the other form are null.
type Dose struct {
	Words       string   `json:"words"`
	Sets        *int     `json:"sets"`
	Reps        *int     `json:"reps"`
	HoldSeconds *int     `json:"hold_seconds"`
	EachSeconds *int     `json:"each_seconds"`
	RestSeconds *int     `json:"rest_seconds"`
	Minutes     *float64 `json:"minutes"`
	Sides       int      `json:"sides"`
	Seconds     int      `json:"seconds"`
}

// Step is one action of a move.
type Step struct {
	Text  string  `json:"text"`
	Frame *string `json:"frame"`
}

// Pictures are the addresses of the drawings of a move.
type Pictures struct {
	Image  string   `json:"image"`
	Motion *string  `json:"motion"`
	Frames []string `json:"frames"`
	All    []Frame  `json:"all"`
}

// Frame is one drawing of a move.
type Frame struct {
	Frame string `json:"frame"`
	Image string `json:"image"`
	Words string `json:"words"`
}

// Caution says who should ask a professional first, or adapt the move.
type Caution struct {
	ID     string `json:"id"`
	Covers string `json:"covers"`
	Ask    string `json:"ask"`
	Adapt  string `json:"adapt"`
}

// Other is an easier or harder way to do a move.
type Other struct {
	Text    *string `json:"text"`
	Stretch *Ref    `json:"stretch"`
}

// Evidence is a standard sentence about what is known.
type Evidence struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Basis   string   `json:"basis"`
	Sources []string `json:"sources" from:"SourceIDs"`
	Claims  []string `json:"claims" from:"ClaimIDs"`
}

// Item is a move of a routine.
type Item struct {
	Stretch  Ref      `json:"stretch"`
	Position Word     `json:"position"`
	Change   *string  `json:"change"`
	Dose     Dose     `json:"dose"`
	Steps    []string `json:"steps"`
	Care     []string `json:"care"`
}

// Stage is some weeks of a plan that are alike.
type Stage struct {
	Name      string         `json:"name"`
	FirstWeek int            `json:"first_week" from:"First"`
	Weeks     int            `json:"weeks" from:"Length"`
	Expect    string         `json:"expect"`
	Sessions  []StageSession `json:"sessions"`
	Up        string         `json:"up"`
	Stay      string         `json:"stay"`
	Back      string         `json:"back"`
}

// StageSession is a routine in a stage, and the doses that differ there.
type StageSession struct {
	Routine      Ref         `json:"routine"`
	DaysAWeek    int         `json:"days_a_week"`
	AllowMinutes int         `json:"allow_minutes"`
	Doses        []StageDose `json:"doses"`
}

// StageDose is the dose of a move in a stage.
type StageDose struct {
	Stretch Ref  `json:"stretch"`
	Dose    Dose `json:"dose"`
}

// Card lists signs that call for the action in its heading.
type Card struct {
	ID      string   `json:"id"`
	Level   int      `json:"level"`
	Heading string   `json:"heading"`
	Signs   []string `json:"signs" from:"Lines"`
	Why     *string  `json:"why"`
}

// SmallCard is the safety card to show next to any advice.
type SmallCard struct {
	Heading string   `json:"heading"`
	Action  string   `json:"action"`
	Signs   []string `json:"signs"`
}

// Pain is the pain rule.
type Pain struct {
	Lines    []string `json:"lines"`
	Strength string   `json:"strength"`
	Adding   string   `json:"adding"`
	Label    string   `json:"label"`
}
