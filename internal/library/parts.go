package library

import "unknot/internal/catalog"

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

// Reviewer is the clinician whose review of the page is the newest one that still holds.
type Reviewer struct {
	Name string `json:"name"`
	Role string `json:"role"`
	Date string `json:"date"`
}

// Review is a review by a clinician, and the parts of the page that have changed since.
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

// CertaintyLine is a statement in a guide, with how certain it is.
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

// Dose is how much of a move to do: a number of sets and repeats, or minutes. The fields for the other kind are null.
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

// Evidence is a standard sentence about what is known of a move.
type Evidence struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Basis   string   `json:"basis"`
	Sources []string `json:"sources" from:"SourceIDs"`
	Claims  []string `json:"claims" from:"ClaimIDs"`
}

// Item is a move in a routine or on a sheet.
type Item struct {
	Stretch  Ref      `json:"stretch"`
	Position Word     `json:"position"`
	Change   *string  `json:"change"`
	Dose     Dose     `json:"dose"`
	Steps    []string `json:"steps"`
	Care     []string `json:"care"`
}

// Stage is a number of weeks of a plan that are alike, but for the minutes of a walk if there are any.
type Stage struct {
	Name      string         `json:"name"`
	FirstWeek int            `json:"first_week" from:"First"`
	Weeks     int            `json:"weeks" from:"Length"`
	Expect    string         `json:"expect"`
	Sessions  []StageSession `json:"sessions"`
	Minutes   []int          `json:"minutes"`
	Up        string         `json:"up"`
	Stay      string         `json:"stay"`
	Back      string         `json:"back"`
}

// StageSession is a routine in a stage of a plan, with the doses that differ there.
type StageSession struct {
	Routine      Ref         `json:"routine"`
	DaysAWeek    int         `json:"days_a_week"`
	AllowMinutes int         `json:"allow_minutes"`
	Doses        []StageDose `json:"doses"`
}

// StageDose is the dose of one move in a stage.
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
