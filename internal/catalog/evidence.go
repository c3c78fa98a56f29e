package catalog

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/words"
)

// Source is a publication that we have read.
type Source struct {
	ID          string  `yaml:"id" need:""`
	Kind        string  `yaml:"kind" one:"source kinds" need:""`
	Authors     Authors `yaml:"authors" need:""`
	Year        string  `yaml:"year" need:""`
	Title       string  `yaml:"title" need:""`
	PublishedIn string  `yaml:"published_in" need:""`
	Address     string  `yaml:"address" need:""`
	Population  string  `yaml:"population" need:""`
	Finding     string  `yaml:"finding" need:"" read:""`
	Certainty   string  `yaml:"certainty" one:"grades" need:""`
	CertaintyTo string  `yaml:"certainty_to" one:"certainties,checked"` // the best grade if its findings have several grades; Certainty is then the worst
	Studied     string  `yaml:"studied" one:"studied parts" need:""`
	Checked     Day     `yaml:"checked" need:""`
	Seen        *Seen   `yaml:"seen" need:""`

	CitedBy []PageEntry `yaml:"-"` // every page that cites it, sorted by address
}

// Identifier returns the ID.
func (s *Source) Identifier() string { return s.ID }

// Path is the source's address.
func (s *Source) Path() string { return "/sources/" + s.ID }

// Byline returns the authors as a note shows them: one organisation, one or two authors, or the first author "and
// others".
func (s *Source) Byline() string {
	if len(s.Authors) > 2 {
		return s.Authors[0] + " and others"
	}
	return strings.Join(s.Authors, " and ")
}

// abbreviation matches the short name in brackets after the name of an organisation.
var abbreviation = regexp.MustCompile(`\(([A-Z]{3,})\)`)

// ShortCitation returns the year and who published: the surname of the first author, or the short name of an
// organisation, as in Dahm 2010 or NICE 2016.
func (s *Source) ShortCitation() string {
	name, _, _ := strings.Cut(s.Authors[0], ",")
	if m := abbreviation.FindStringSubmatch(name); m != nil {
		name = m[1]
	}
	name, _, _ = strings.Cut(name, " (")
	name = withoutInitials(name)
	if s.Year == "n.d." { // no date
		return name
	}
	return name + " " + s.Year
}

// withoutInitials returns the surname of a person: "Dahm KT" → "Dahm". Initials are up to three capitals at the end.
func withoutInitials(name string) string {
	space := strings.LastIndexByte(name, ' ')
	last := name[space+1:]
	if isInitials := len(last) <= 3 && last == strings.ToUpper(last); isInitials && space > 0 {
		return name[:space]
	}
	return name
}

// Claim is something people say about backs, and what we say instead.
type Claim struct {
	ID             string   `yaml:"id" need:""`
	Claim          string   `yaml:"claim" need:""`
	Verdict        string   `yaml:"verdict" one:"verdicts" need:""`
	Say            string   `yaml:"say" need:"" read:""`
	SourceIDs      []string `yaml:"sources" ref:"Sources"`
	NoSourceReason string   `yaml:"label" one:"labels"` // why the claim has no source
	Searches       []string `yaml:"searches"`           // other wordings that people search for

	Sources []*Source   `yaml:"-"`
	Regions []*Region   `yaml:"-"` // the regions that its sources studied
	CitedBy []PageEntry `yaml:"-"` // every page that cites it, sorted by address
}

// Identifier returns the ID.
func (c *Claim) Identifier() string { return c.ID }

// Path is the claim's address.
func (c *Claim) Path() string { return "/evidence/" + c.ID }

// Quoted returns the claim in quotation marks, so that readers do not mistake it for our own words.
func (c *Claim) Quoted() string { return words.Quote(c.Claim) }

// VerdictValue returns the verdict on the claim, with its name and meaning.
func (c *Claim) VerdictValue() Definition { return define(verdicts, c.Verdict) }

// KindName returns the name of the kind of the source.
func (s *Source) KindName() string { return nameOf(sourceKinds, s.Kind) }

// StudiedPart returns the name of the studied part of the body, for use inside a sentence.
func (s *Source) StudiedPart() string { return nameOf(studied, s.Studied) }

// StudiedParts names the parts of the body that the sources of the claim studied, each once.
func (c *Claim) StudiedParts() []string {
	var out []string
	for _, s := range c.Sources {
		out = AppendNew(out, s.StudiedPart())
	}
	return out
}

// StudiedRegions returns those of all regions that the source studied.
func (s *Source) StudiedRegions(all []*Region) []*Region { return StudiedRegions([]*Source{s}, all) }

// IsGraded reports whether we have seen how certain its authors or others say the finding is.
func (s *Source) IsGraded() bool { return s.Certainty != NotGraded }

// BestGrade returns the grade of its surest finding.
func (s *Source) BestGrade() string { return cmp.Or(s.CertaintyTo, s.Certainty) }

// GradeName returns the grade of certainty in the words of studies.
func (s *Source) GradeName() string {
	if !s.IsGraded() {
		return "no grade that we have seen"
	}
	name := strings.ReplaceAll(s.Certainty, "-", " ")
	if s.CertaintyTo != "" {
		name += " to " + strings.ReplaceAll(s.CertaintyTo, "-", " ")
	}
	return name
}

// Grade says how certain the finding is and who says so: “moderate” in the words of its authors, “probably” in ours.
func (s *Source) Grade() string {
	if !s.IsGraded() {
		return s.GradeName()
	}
	by := "its authors"
	if s.Kind == "guideline" {
		by = "the guideline"
	}
	ours := "“" + Lower(Certainty(s.Certainty).Name) + "”"
	if s.CertaintyTo != "" {
		ours += " to “" + Lower(Certainty(s.CertaintyTo).Name) + "”"
	}
	return "“" + s.GradeName() + "” in the words of " + by + ", " + ours + " in ours"
}

// StudiedRegions returns those of all regions that at least one of sources studied, in the order of all.
func StudiedRegions(sources []*Source, all []*Region) []*Region {
	isStudied := map[string]bool{}
	for _, s := range sources {
		for _, id := range regionsOf[s.Studied] {
			isStudied[id] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(r *Region) bool { return !isStudied[r.ID] })
}

// Evidence is a standard sentence about what is known. Many moves share it.
type Evidence struct {
	ID        string   `yaml:"id" need:""`
	Sentence  string   `yaml:"sentence" need:"" read:""`
	ClaimIDs  []string `yaml:"claims" ref:"Claims"`
	SourceIDs []string `yaml:"sources" ref:"Sources" need:""`
	Basis     string   `yaml:"basis" one:"bases" need:""` // direct, programme or borrowed

	Claims  []*Claim  `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (e *Evidence) Identifier() string { return e.ID }

// Seen says when and in which form we last looked at a source ourselves.
type Seen struct {
	As string `yaml:"as" one:"ways seen" need:""`
	On Day    `yaml:"on" need:""`
}

// Departure tells reviewers that a sign, a caution or a rule about a medicine differs from what a source says.
type Departure struct {
	SourceID string `yaml:"from" ref:"Source" need:""`
	Says     string `yaml:"says" need:"" read:""` // what the source says
	Why      string `yaml:"why" need:"" read:""`  // why our rule differs

	Source *Source `yaml:"-"`
}

// WhatWasSeen names what we looked at, such as "its abstract".
func (s *Source) WhatWasSeen() string { return nameOf(waysSeen, s.Seen.As) }

// SeenLine says in which form and when we saw the source: its abstract, 21 November 2026.
func (s *Source) SeenLine() string { return s.WhatWasSeen() + ", " + s.Seen.On.String() }

// SeenText says how many sources we saw in each form: page 10, abstract 90.
func (c *Content) SeenText() string {
	counts := map[string]int{}
	for _, s := range c.Sources {
		counts[s.Seen.As]++
	}
	var out []string
	for _, way := range waysSeen {
		if n := counts[way.ID]; n > 0 {
			out = append(out, fmt.Sprint(way.ID, " ", n))
		}
	}
	return strings.Join(out, ", ")
}

// SeenItself reports whether we have read the paper or the guideline itself, not only a part of it or a report about
// it.
func (s *Source) SeenItself() bool { return s.Seen.As == "full text" || s.Seen.As == "guideline" }

// GuidelinesID is the ID of the page with the list of recommendations. No claim can have this ID, because the pages of
// claims are in the same folder.
const GuidelinesID = "guidelines"

// IsEvidenceList reports whether id is the ID of a page that introduces a list and has its address below /evidence,
// where the claims are.
func IsEvidenceList(id string) bool { return id == TreatmentsID || id == GuidelinesID }

// GuidelinesPath is the address of the list of recommendations.
const GuidelinesPath = "/evidence/" + GuidelinesID

// Guideline is a guideline with its recommendations about what people can do themselves. A site may have none.
type Guideline struct {
	SourceID        string            `yaml:"source" ref:"Source" need:""`
	Name            string            `yaml:"name" need:"" read:""`
	Version         string            `yaml:"version" need:"" read:""` // which edition was read: when it was published or updated
	Checked         Day               `yaml:"checked" need:""`         // when we last compared its entries with the guideline
	Unseen          string            `yaml:"unseen" read:""`          // which parts we have not seen, "" if we have seen all
	Recommendations []*Recommendation `yaml:"recommendations"`         // empty if we have not read the guideline itself

	Source *Source `yaml:"-"`
}

// Identifier returns the ID of its source.
func (g *Guideline) Identifier() string { return g.SourceID }

// Recommendation is what a guideline says about one thing that people can do, use, take, be told or ask for.
type Recommendation struct {
	ID     string `yaml:"id" need:""` // the fragment of its address; it never changes
	Number string `yaml:"number"`     // its number in the guideline, "" if it has none or we have not seen it
	Say    string `yaml:"say" need:"" read:""`
	Advice string `yaml:"advice" one:"stances" need:""` // one of Stances
	Seen   Day    `yaml:"seen"`                         // set if it was read on another day than its source
	Where  string `yaml:"page"`                         // the address of the page that says it, "" if none does
	Reason string `yaml:"reason" read:""`               // why no page says it

	Guideline *Guideline `yaml:"-"`
	Page      *PageEntry `yaml:"-"` // the page at Where, nil if no page says it
}

// Identifier returns the ID.
func (r *Recommendation) Identifier() string { return r.ID }

// SeenOn returns the day on which we read the recommendation.
func (r *Recommendation) SeenOn() Day {
	if r.Seen.IsZero() {
		return r.Guideline.Source.Seen.On
	}
	return r.Seen
}

// StanceValue returns the stance of the guideline, with its name and meaning.
func (r *Recommendation) StanceValue() Definition { return byID(stances, r.Advice) }

// Recommendations lists the recommendations of all guidelines, in the order of the file.
func (c *Content) Recommendations() []*Recommendation {
	var out []*Recommendation
	for _, g := range c.Guidelines {
		out = append(out, g.Recommendations...)
	}
	return out
}

// CountWithPage returns how many of the recommendations are also given by a page of the site.
func CountWithPage(all []*Recommendation) int {
	n := 0
	for _, r := range all {
		if r.Page != nil {
			n++
		}
	}
	return n
}

// TreatmentsID is the ID of the page with the table of treatments. No claim can have this ID, because the pages of
// claims are in the same folder.
const TreatmentsID = "treatments"

// TreatmentsPath is the address of the table of treatments.
const TreatmentsPath = "/evidence/" + TreatmentsID

// Treatment is a row of the table of treatments: what a treatment achieved in trials for one complaint.
type Treatment struct {
	ID        string   `yaml:"id" need:""` // the fragment of its address; it never changes
	Treatment string   `yaml:"treatment" need:"" read:""`
	Names     []string `yaml:"names" need:""`                // the words that texts use for it
	For       string   `yaml:"for" one:"complaints" need:""` // the ID of a complaint
	Result    string   `yaml:"result" one:"results"`         // the result in a word; "" if it follows from Effect.Points
	Effect    Effect   `yaml:"effect" need:""`
	Certainty string   `yaml:"certainty" one:"certainties,checked" need:""`
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

// Complaint returns what the treatment is for.
func (t *Treatment) Complaint() Value { return Complaint(t.For) }

// Condition returns the ID of the condition that the treatment is for, "" if it is for all readers.
func (t *Treatment) Condition() string {
	return map[string]string{"leg": "leg-pain", "narrowing": "leg-pain", "pregnancy": "pregnancy"}[t.For]
}

// ResultValue returns the result as written, or the result that follows from the points.
func (t *Treatment) ResultValue() TreatmentResult {
	for _, r := range results {
		if r.ID == t.Result || t.Result == "" && t.Effect.Points >= r.minPoints {
			return r
		}
	}
	return TreatmentResult{Definition: define(nil, t.Result)}
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
