package catalog

import (
	"cmp"
	"slices"
)

// Word is an entry of a vocabulary.
type Word struct {
	ID      string `yaml:"id" need:""`
	Name    string `yaml:"name" need:""`
	Meaning string `yaml:"meaning" need:"" read:""`
}

// Identifier returns the ID.
func (w *Word) Identifier() string { return w.ID }

// Value returns the word as a value to choose.
func (w *Word) Value() Value { return Value{w.ID, w.Name} }

// Value is something that a reader or writer can choose: an entry of a vocabulary, or one of a fixed list.
type Value struct{ ID, Name string }

// Identifier returns the ID.
func (v Value) Identifier() string { return v.ID }

// Values returns words as values to choose from.
func Values[P interface{ Value() Value }](words []P) []Value { return MapEach(words, P.Value) }

// Lower returns the name for use inside a sentence.
func (w *Word) Lower() string { return Lower(w.Name) }

// Region is a part of the back, or all of it.
type Region struct {
	Word       `yaml:",inline"`
	Whole      bool     `yaml:"whole"`                // it is the whole back, which no document names
	Hint       string   `yaml:"hint" need:"" read:""` // two to four words on the home page
	Feels      string   `yaml:"feels" need:"" read:""`
	Differs    string   `yaml:"differs" need:"" read:""`
	StartIDs   []string `yaml:"start" ref:"Start" need:""`
	RoutineIDs []string `yaml:"routines" ref:"Routines"`  // routines to begin with
	GuideIDs   []string `yaml:"guides" ref:"Guides"`      // guides to begin with
	LeaveOutID string   `yaml:"leave_out" ref:"LeaveOut"` // the document about what to leave out, "" for none
	SourceIDs  []string `yaml:"sources" ref:"Sources"`

	Start    []*Move    `yaml:"-"`
	Routines []*Routine `yaml:"-"`
	Guides   []*Guide   `yaml:"-"`
	LeaveOut *Doc       `yaml:"-"` // nil if there is none
	Sources  []*Source  `yaml:"-"`
}

// Path is the region's address.
func (r *Region) Path() string { return "/" + r.ID }

// Section is one of the parts that guides are sorted into.
type Section struct {
	Word `yaml:",inline"`
}

// Path is the section's address.
func (s *Section) Path() string { return "/guides/" + s.ID }

// Position is how the body is placed for a move.
type Position struct {
	Word   `yaml:",inline"`
	Label  string `yaml:"label" need:""`  // what readers see, such as In a chair
	Letter string `yaml:"letter" need:""` // its letter in addresses of sheets; it never changes

	// The program decides by these. They are pointers so that a missing field is reported and not taken for false.
	Floor *bool `yaml:"floor" need:""` // getting into the position is a trip to the floor
	Lying *bool `yaml:"lying" need:""` // people lie down in it
	Desk  *bool `yaml:"desk" need:""`  // it suits a break at a desk
}

// OnFloor reports whether a reader must get down to the floor for the position.
func (p *Position) OnFloor() bool { return isTrue(p.Floor) }

// canLie reports whether people lie down in the position. Cautions about lying then apply, and cautions about balance
// do not.
func (p *Position) canLie() bool { return isTrue(p.Lying) }

// AtDesk reports whether the position suits a break at a desk.
func (p *Position) AtDesk() bool { return isTrue(p.Desk) }

// isTrue reports whether b is set and true.
func isTrue(b *bool) bool { return b != nil && *b }

// Equipment is a thing that a move needs.
type Equipment struct {
	Word      `yaml:",inline"`
	Household bool `yaml:"household"`
}

// Kind is a kind of move, such as stretch or massage.
type Kind struct {
	Word        `yaml:",inline"`
	ListHeading string   `yaml:"list" need:""`
	Note        string   `yaml:"note" read:""` // a remark on how often to do such moves
	SourceIDs   []string `yaml:"sources" ref:"Sources"`

	Sources []*Source `yaml:"-"`
}

// Muscle is a muscle that moves work, warm or press on.
type Muscle struct {
	Word     `yaml:",inline"`
	Latin    string   `yaml:"latin" need:""`
	Searches []string `yaml:"searches"` // other names that people search for
	Deep     string   `yaml:"deep"`     // where pictures show a muscle that lies under others, such as "through the low back"

	Moves []*Move `yaml:"-"`
}

// inUse reports whether a move works the muscle.
func (m *Muscle) inUse() bool { return len(m.Moves) > 0 }

// Path is the muscle's address.
func (m *Muscle) Path() string { return "/muscles/" + m.ID }

// Tag is a word that groups guides, moves, routines and plans.
type Tag struct {
	Word `yaml:",inline"`

	Documents `yaml:"-"` // the documents with this tag
}

// inUse reports whether a document has the tag.
func (t *Tag) inUse() bool { return len(t.All()) > 0 }

// Path is the tag's address.
func (t *Tag) Path() string { return "/tags/" + t.ID }

// The rest of this file are fixed lists, which the program knows. The fields that hold their IDs have the struct tag
// one with a name in Vocabularies. After the name may follow ",checked": then package load checks the field itself.

// Definition is an entry of a fixed list with what it means.
type Definition struct {
	Value
	Meaning string
}

// Vocabularies has the words that a field with the struct tag one may hold, by the name in the tag.
var Vocabularies = map[string][]string{
	"certainties": IDs(certainties), "grades": {"high", "moderate", "low", "very-low", NotGraded}, "verdicts": IDs(verdicts),
	"source kinds": IDs(sourceKinds), "studied parts": IDs(studied), "ways seen": IDs(waysSeen), "stances": IDs(stances),
	"complaints": IDs(complaints), "results": IDs(results), "dos": Dos(), "levels": {"emergency", "today", "appointment"},
	"bases": {"direct", "programme", "borrowed"}, "bases of cautions": {"reference", "consensus", "usual-practice"},
	"labels": {"usual practice", "plain anatomy", "our own search"},
}

// certainties are how sure we can be of something, from the most to the least certain. The ID is the grade in the words
// of studies, the name is what readers see.
var certainties = []Definition{
	{Value{"high", "Good evidence"}, "more studies are unlikely to change it"},
	{Value{"moderate", "Probably"}, "it is likely, though more studies could change it"},
	{Value{"low", "May"}, "it is possible, and more studies could well change it"},
	{Value{"very-low", "Not sure"}, "the studies are too few or too weak to say"},
	{Value{"no-study", "Not tested"}, "we know of no study"},
}

// Certainties lists the levels of certainty, from the most to the least certain.
func Certainties() []Definition { return slices.Clone(certainties) }

// Certainty returns the level of certainty with that ID.
func Certainty(id string) Definition { return define(certainties, id) }

// define returns the value of list with that ID. A value that is not in list has its ID for a name.
func define(list []Definition, id string) Definition {
	if v := byID(list, id); v.ID != "" {
		return v
	}
	return Definition{Value: Value{id, id}}
}

// nameOf returns the name of the value with that ID, or the ID if there is none.
func nameOf(values []Value, id string) string { return cmp.Or(byID(values, id).Name, id) }

// Sureness returns the words with which a finding of that certainty says how sure it is, "" if it needs none.
func Sureness(certainty string) string {
	return map[string]string{"moderate": "probably", "low": "may", "very-low": "We are not sure"}[certainty]
}

// NotGraded is the Certainty of a source for which we have seen no grade, although there may be one.
const NotGraded = "not-graded"

// verdicts are judgements on claims from the best to the worst. The last one is for claims that cannot be checked.
var verdicts = []Definition{
	{Value{"supported", "Holds up"}, "what we read agrees"},
	{Value{"partly", "Partly true"}, "part of it holds up, or it holds for other people"},
	{Value{"weak", "Thin evidence"}, "little stands behind it, or the studies are weak"},
	{Value{"contradicted", "Not so"}, "the evidence points the other way, or the reason given is wrong"},
	{Value{"opinion", "Cannot be checked"}, "an opinion, an advert or a story"},
}

// Verdicts lists all verdicts from the best to the worst. The last one is for claims that cannot be checked.
func Verdicts() []Definition { return slices.Clone(verdicts) }

// stances say where a guideline stands on something: it advises it, allows it, advises against it or leaves it open.
var stances = []Definition{
	{Value{"advises", "Advises"}, "it says to do it or to offer it"},
	{Value{"allows", "Suggests"}, "it leans to yes, for some people or with a condition"},
	{Value{"against", "Advises against"}, "it says not to do it, or not as usual care"},
	{Value{"none", "No advice"}, "it looked at it, and advises neither way"},
}

// sourceKinds lists the kinds of sources with the names that readers see.
var sourceKinds = []Value{
	{"guideline", "guideline"}, {"systematic-review", "systematic review"}, {"trial", "trial"}, {"cohort", "cohort study"},
	{"cross-sectional", "survey"}, {"case-report", "case report"}, {"laboratory", "laboratory study"}, {"model", "computer model"},
	{"professional-statement", "expert statement or review"}, {"patient-information", "health service page"},
}

// studied lists the parts of the body that a source can be about, and regionsOf the IDs of the regions of each.
var studied = []Value{
	{"low-back", "the low back"}, {"neck", "the neck and shoulders"}, {"upper-back", "the upper back"}, {"whole", "the whole back"},
	{"other", "other parts of the body"},
}

var regionsOf = map[string][]string{
	"low-back": {"lower-back"}, "neck": {"upper-back"}, "upper-back": {"upper-back"}, "whole": {"upper-back", "lower-back"},
}

// waysSeen lists the forms in which we can see a source, from the most to the least direct. The names fit into a
// sentence.
var waysSeen = []Value{
	{"full text", "its full text"}, {"guideline", "the guideline itself"}, {"page", "the page itself"}, {"abstract", "its abstract"},
	{"copy", "a copy of it on another site"}, {"second hand", "only what others write about it"},
}

// complaints lists what a treatment can be for, in the order of the table.
var complaints = []Value{
	{"recent", "Recent low back pain"}, {"lasting", "Lasting low back pain"}, {"leg", "Leg pain (sciatica)"}, {"narrowing", "Narrowing of the spine"}, {"neck", "Neck pain"},
	{"upper-back", "Upper back pain"}, {"pregnancy", "Pregnancy"}, {"prevention", "Prevention"},
}

// Complaints lists what a treatment can be for, in the order of the table.
func Complaints() []Value { return slices.Clone(complaints) }

// Complaint returns the complaint with that ID.
func Complaint(id string) Value { return Value{id, nameOf(complaints, id)} }

// TreatmentResult is what a treatment achieved, in a word.
type TreatmentResult struct {
	Definition
	minPoints float64 // the fewest points of an effect with this result
}

// results lists all results, from the best to the worst.
var results = []TreatmentResult{
	{Definition{Value{"clear", "Clear difference"}, "at least 10 points of 100, or what reviewers call moderate or large"}, 10},
	{Definition{Value{"small", "Small difference"}, "5 to 10 points of 100, or what reviewers call small"}, 5},
	{Definition{Value{"some", "Some difference"}, "less pain, though our sources do not say how much"}, 5},
	{Definition{Value{"same", "About the same"}, "no better and no worse than the other care that it was compared with"}, 5}, // never follows from points
	{Definition{Value{"none", "Little or no difference"}, "less than 5 points of 100"}, 0},
	{Definition{Value{"unknown", "Still unclear"}, "the studies do not agree, are weak or are too few"}, 0},
	{Definition{Value{"harm", "Little good for the harm, we judge"}, "in our judgement, too little gain for the unwanted effects that it brings"}, 0},
}

// TreatmentResults lists all results, from the best to the worst.
func TreatmentResults() []TreatmentResult { return slices.Clone(results) }

// What readers with a condition do about a move, the strictest first. A move that no line names is NotJudged.
const (
	DoLeaveOut = "leave-out"
	DoAsk      = "ask"
	DoChange   = "change"
	NotJudged  = "not-judged"
	DoStart    = "start"
)

// Dos lists what a line of a condition may say to do, the strictest first.
func Dos() []string { return []string{DoLeaveOut, DoAsk, DoChange, DoStart} }

// strictest lists all that a reader may be told to do about a move, in this order.
var strictest = []string{DoLeaveOut, DoAsk, DoChange, NotJudged, DoStart}

// strictness returns a number for what to do, the smallest for the strictest.
func strictness(do string) int { return slices.Index(strictest, do) }
