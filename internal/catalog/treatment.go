package catalog

import (
	"slices"
	"strconv"

	"unknot/internal/words"
)

// TreatmentsID is the ID of the page with the table of treatments. No claim can have this ID, because the pages of
// claims are in the same folder.
const TreatmentsID = "treatments"

// TreatmentsPath is the address of the table of treatments.
const TreatmentsPath = "/evidence/" + TreatmentsID

// Treatment is a row of the table of treatments: what a treatment achieved in trials for one complaint.
type Treatment struct {
	ID        string   `yaml:"id" need:""` // the fragment of its address; it never changes
	Treatment string   `yaml:"treatment" need:"" read:""`
	Names     []string `yaml:"names" need:""` // the words that texts use for it
	For       string   `yaml:"for" need:""`   // the ID of a complaint
	Result    string   `yaml:"result"`        // the result in a word; "" if it follows from Effect.Points
	Effect    Effect   `yaml:"effect" need:""`
	Certainty string   `yaml:"certainty" need:""`
	Trials    int      `yaml:"trials" min:"1"`      // the number of trials, 0 if we have not seen it
	People    int      `yaml:"people" min:"1"`      // the number of people in them, 0 if we have not seen it
	Say       string   `yaml:"say" need:"" read:""` // the finding in one sentence, in which {sure} stands for Sureness, then anything else that matters
	Harms     string   `yaml:"harms" read:""`       // "" if the sources do not mention any
	Advice    string   `yaml:"advice" read:""`      // what guidelines say about it, "" if we have seen nothing
	SourceIDs []string `yaml:"sources" ref:"Sources" need:""`
	MoreID    string   `yaml:"more" ref:"More"` // the page that says more
	Searches  []string `yaml:"searches" need:""`

	More    *Doc      `yaml:"-"` // nil if there is none
	Sources []*Source `yaml:"-"`
}

// Effect is the difference between people who had the treatment and people who had something else. It has Points, Text
// or both.
type Effect struct {
	Points  float64 `yaml:"points"` // how much less pain they had, on a scale of 100
	Text    string  `yaml:"text" read:""`
	Against string  `yaml:"against" need:"" read:""` // what the other people had
	After   string  `yaml:"after" read:""`           // when the effect was measured
}

// Identifier returns the ID.
func (t *Treatment) Identifier() string { return t.ID }

// Sureness returns the words with which a finding of that certainty says how sure it is, "" if it needs none.
func Sureness(certainty string) string {
	return map[string]string{"moderate": "probably", "low": "may", "very-low": "We are not sure"}[certainty]
}

// Sentence returns the finding: the first sentence of Say.
func (t *Treatment) Sentence() string {
	return append(words.Sentences(t.Say), "")[0]
}

// Path returns the address of the row.
func (t *Treatment) Path() string { return TreatmentsPath + "#" + t.ID }

// Title names the row in a list of rows: "Massage, for neck pain".
func (t *Treatment) Title() string {
	if t.For == "prevention" {
		return t.Treatment + ", to prevent it"
	}
	return t.Treatment + ", for " + Lower(t.Complaint().Name)
}

// complaints lists what a treatment can be for, in the order of the table.
var complaints = []Value{
	{"recent", "Recent low back pain"}, {"lasting", "Lasting low back pain"}, {"leg", "Leg pain (sciatica)"}, {"narrowing", "Narrowing of the spine"}, {"neck", "Neck pain"},
	{"upper-back", "Upper back pain"}, {"pregnancy", "Pregnancy"}, {"prevention", "Prevention"},
}

// Complaints lists what a treatment can be for, in the order of the table.
func Complaints() []Value { return slices.Clone(complaints) }

// Complaint returns what the treatment is for.
func (t *Treatment) Complaint() Value { return Complaint(t.For) }

// Condition returns the ID of the condition that the treatment is for, "" if it is for all readers.
func (t *Treatment) Condition() string {
	return map[string]string{"leg": "leg-pain", "narrowing": "leg-pain", "pregnancy": "pregnancy"}[t.For]
}

// Complaint returns the complaint with that ID.
func Complaint(id string) Value { return Value{id, nameOf(complaints, id)} }

// TreatmentResult is what a treatment achieved, in a word.
type TreatmentResult struct {
	Value
	Meaning   string
	minPoints float64 // the fewest points of an effect with this result
}

// results lists all results, from the best to the worst.
var results = []TreatmentResult{
	{Value{"clear", "Clear difference"}, "at least 10 points of 100, or what reviewers call moderate or large", 10},
	{Value{"small", "Small difference"}, "5 to 10 points of 100, or what reviewers call small", 5},
	{Value{"some", "Some difference"}, "less pain, though our sources do not say how much", 5},
	{Value{"same", "About the same"}, "no better and no worse than the other care that it was compared with", 5}, // never follows from points
	{Value{"none", "Little or no difference"}, "less than 5 points of 100", 0},
	{Value{"unknown", "Still unclear"}, "the studies do not agree, are weak or are too few", 0},
	{Value{"harm", "Little good for the harm, we judge"}, "in our judgement, too little gain for the unwanted effects that it brings", 0},
}

// TreatmentResults lists all results, from the best to the worst.
func TreatmentResults() []TreatmentResult { return slices.Clone(results) }

// ResultValue returns the result as written, or the result that follows from the points.
func (t *Treatment) ResultValue() TreatmentResult {
	for _, r := range results {
		if r.ID == t.Result || t.Result == "" && t.Effect.Points >= r.minPoints {
			return r
		}
	}
	return TreatmentResult{Value: Value{t.Result, t.Result}}
}

// Overstates reports whether the written result is better than the points allow.
func (t *Treatment) Overstates() bool {
	return t.Effect.Points > 0 && t.Effect.Points < t.ResultValue().minPoints
}

// Words returns the effect in words: "15 points of 100 less pain".
func (e Effect) Words() string {
	if e.Text != "" {
		return e.Text
	}
	return PointsText(e.Points) + " of 100 less pain"
}

// Compared says what the effect was compared with and when it was measured, for use within a sentence.
func (e Effect) Compared() string {
	if e.After == "" {
		return "compared with " + e.Against
	}
	return "compared with " + e.Against + ", " + e.After
}

// PointsText returns points with their unit. It keeps all decimals, which few of our sources have.
func PointsText(points float64) string {
	words := strconv.FormatFloat(points, 'f', -1, 64) + " point"
	if points != 1 {
		words += "s"
	}
	return words
}
