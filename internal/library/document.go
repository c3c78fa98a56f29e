package library

// Head is what all documents have in common.
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
	Regions       []Word      `json:"regions"`
	Tags          []Word      `json:"tags"`
	Sources       []SourceRef `json:"sources"`
	Claims        []ClaimRef  `json:"claims"`
}

func (h *Head) head() *Head { return h }

// Guide is a page of advice.
type Guide struct {
	Head
	Section        Word      `json:"section"`
	Answer         string    `json:"answer"`
	ReadingMinutes int       `json:"reading_minutes"`
	Text           string    `json:"text"`
	Headings       []Heading `json:"headings"`
	Sure           []Sure    `json:"sure"`
	Related        []Ref     `json:"related"`
	Against        []Ref     `json:"against"`
}

// Stretch is a move.
type Stretch struct {
	Head
	Number       int            `json:"number"`
	ShortAddress string         `json:"short_address"`
	Aliases      []string       `json:"aliases"`
	Kind         Word           `json:"kind"`
	HowOften     string         `json:"how_often"`
	Positions    []MovePosition `json:"positions"`
	Equipment    []EquipmentRef `json:"equipment"`
	Muscles      []Muscle       `json:"muscles"`
	Dose         Dose           `json:"dose"`
	Steps        []Step         `json:"steps"`
	Pictures     *Pictures      `json:"pictures"`
	Feel         string         `json:"feel"`
	Slips        []string       `json:"slips"`
	Cue          string         `json:"cue"`
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

// Routine is moves in order.
type Routine struct {
	Head
	For             string    `json:"for"`
	Items           []Item    `json:"items"`
	Notes           []string  `json:"notes"`
	ExerciseSeconds int       `json:"exercise_seconds"`
	AllowMinutes    int       `json:"allow_minutes"`
	FloorTrips      int       `json:"floor_trips"`
	StopIf          []string  `json:"stop_if"`
	Cautions        []Caution `json:"cautions"`
	Text            string    `json:"text"`
}

// Claim is something people say about backs, and what we say instead.
type Claim struct {
	Head
	Claim    string  `json:"claim"`
	Verdict  Meaning `json:"verdict"`
	Say      string  `json:"say"`
	Articles []int   `json:"articles"`
	Label    *string `json:"label"`
	CitedBy  []Link  `json:"leaned_on_by"`
}

// Source is something we read.
type Source struct {
	Head
	Kind        Word     `json:"kind"`
	Authors     []string `json:"authors"`
	By          string   `json:"by"`
	Year        *int     `json:"year"`
	PublishedIn string   `json:"published_in"`
	Original    string   `json:"original"`
	Population  string   `json:"population"`
	Finding     string   `json:"finding"`
	Certainty   Word     `json:"certainty"`
	Studied     Word     `json:"studied"`
	Read        string   `json:"read"`
	CitedBy     []Link   `json:"leaned_on_by"`
}

// Safety is the page on when to get help.
type Safety struct {
	Head
	Lead     string    `json:"lead"`
	Card     SmallCard `json:"card"`
	Cards    []Card    `json:"cards"`
	PainRule Pain      `json:"pain_rule"`
	Text     string    `json:"text"`
}

// Word is a word of a vocabulary.
type Word struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Meaning is a word with what it means.
type Meaning struct {
	Word
	Meaning string `json:"meaning"`
}

// Link leads to a page.
type Link struct {
	Address string `json:"address"`
	Title   string `json:"title"`
}

// Ref leads to another document.
type Ref struct {
	ID string `json:"id"`
	Link
}

// SourceRef leads to a source, and says enough to name it.
type SourceRef struct {
	Ref
	By       string `json:"by"`
	Year     *int   `json:"year"`
	Original string `json:"original"`
}

// ClaimRef leads to a claim that we checked.
type ClaimRef struct {
	Ref
	Verdict Word `json:"verdict"`
}

// Change is a day on which something changed that matters to a reader.
type Change struct {
	Date string `json:"date"`
	Why  string `json:"why"`
}

// Reviewer is who read the page and agreed to be named.
type Reviewer struct {
	Name string `json:"name"`
	Role string `json:"role"`
	Date string `json:"date"`
}

// Heading is a heading of a text.
type Heading struct {
	Level   int    `json:"level"`
	ID      string `json:"id"`
	Text    string `json:"text"`
	Address string `json:"address"`
}

// Sure is one line of what a guide is sure of.
type Sure struct {
	Certainty Word   `json:"certainty"`
	Text      string `json:"text"`
}

// MovePosition is a position in which a move can be done.
type MovePosition struct {
	Word
	Label  string  `json:"label"`
	Change *string `json:"change"`
}

// EquipmentRef is a piece of equipment.
type EquipmentRef struct {
	Word
	Household bool `json:"household"`
}

// Muscle is a muscle by both its names.
type Muscle struct {
	Word
	Latin string `json:"latin"`
}

// Dose is how much of a move to do.
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
	BeginWith   string   `json:"begin_with"`
}

// Step is one action of a move.
type Step struct {
	Text  string  `json:"text"`
	Frame *string `json:"frame"`
}

// Pictures are the drawings of a move.
type Pictures struct {
	Image  string   `json:"image"`
	Motion *string  `json:"motion"`
	Frames []string `json:"frames"`
}

// Caution says who should ask first or change something.
type Caution struct {
	ID     string `json:"id"`
	Covers string `json:"covers"`
	Ask    string `json:"ask"`
	Adapt  string `json:"adapt"`
}

// Other is an easier or a harder way.
type Other struct {
	Text    *string `json:"text"`
	Stretch *Ref    `json:"stretch"`
}

// Evidence is a standard sentence on what is known.
type Evidence struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Basis   string   `json:"basis"`
	Sources []string `json:"sources"`
	Claims  []string `json:"claims"`
}

// Item is one move of a routine.
type Item struct {
	Stretch  Ref      `json:"stretch"`
	Position Word     `json:"position"`
	Change   *string  `json:"change"`
	Dose     Dose     `json:"dose"`
	Care     []string `json:"care"`
}

// Card is signs that call for the action in its heading.
type Card struct {
	ID      string   `json:"id"`
	Level   int      `json:"level"`
	Heading string   `json:"heading"`
	Signs   []string `json:"signs"`
	Why     *string  `json:"why"`
}

// SmallCard is the card that stands beside all advice.
type SmallCard struct {
	Heading string   `json:"heading"`
	Action  string   `json:"action"`
	Signs   []string `json:"signs"`
}

// Pain is the pain rule.
type Pain struct {
	Lines    []string `json:"lines"`
	Strength string   `json:"strength"`
	Label    string   `json:"label"`
}
