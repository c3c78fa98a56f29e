package catalog

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/words"
)

// Source is a publication that we have read.
type Source struct {
	ID          string  `yaml:"id" need:""`
	Kind        string  `yaml:"kind" need:""`
	Authors     Authors `yaml:"authors" need:"" marks:"direction"`
	Year        string  `yaml:"year" need:""`
	Title       string  `yaml:"title" need:"" marks:"direction"`
	PublishedIn string  `yaml:"published_in" need:"" marks:"direction"`
	Address     string  `yaml:"address" need:""`
	Population  string  `yaml:"population" need:""`
	Finding     string  `yaml:"finding" need:"" read:""`
	Certainty   string  `yaml:"certainty" need:""`
	CertaintyTo string  `yaml:"certainty_to"` // the best grade if its findings have several grades; Certainty is then the worst
	Studied     string  `yaml:"studied" need:""`
	Checked     Day     `yaml:"checked" need:""`
	Seen        *Seen   `yaml:"seen" need:""`

	CheckedAt Location    `yaml:"-"` // the line of sources.yaml with the day of the last check
	CitedBy   []PageEntry `yaml:"-"` // every page that cites it, sorted by address
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
	Verdict        string   `yaml:"verdict" need:""`
	Say            string   `yaml:"say" need:"" read:""`
	SourceIDs      []string `yaml:"sources" ref:"Sources"`
	NoSourceReason string   `yaml:"label"`    // why the claim has no source
	Searches       []string `yaml:"searches"` // other wordings that people search for

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

// Verdict is a judgement on a claim.
type Verdict struct {
	Value
	Meaning string
}

var verdicts = []Verdict{
	{Value{"supported", "Holds up"}, "what we read agrees"},
	{Value{"partly", "Partly true"}, "part of it holds up, or it holds for other people"},
	{Value{"weak", "Thin evidence"}, "little stands behind it, or the studies are weak"},
	{Value{"contradicted", "Not so"}, "the evidence points the other way, or the reason given is wrong"},
	{Value{"opinion", "Cannot be checked"}, "an opinion, an advert or a story"},
}

// Verdicts lists all verdicts from the best to the worst. The last one is for claims that cannot be checked.
func Verdicts() []Verdict { return slices.Clone(verdicts) }

// VerdictValue returns the verdict on the claim, with its name and meaning.
func (c *Claim) VerdictValue() Verdict {
	if v := byID(verdicts, c.Verdict); v.ID != "" {
		return v
	}
	return Verdict{Value: Value{c.Verdict, c.Verdict}}
}

// sourceKinds lists the kinds of sources with the names that readers see.
var sourceKinds = []Value{
	{"guideline", "guideline"}, {"systematic-review", "systematic review"}, {"trial", "trial"}, {"cohort", "cohort study"},
	{"cross-sectional", "survey"}, {"case-report", "case report"}, {"laboratory", "laboratory study"}, {"model", "computer model"},
	{"professional-statement", "expert statement or review"}, {"patient-information", "health service page"},
}

// SourceKinds lists all kinds of sources.
func SourceKinds() []Value { return slices.Clone(sourceKinds) }

// KindName returns the name of the kind of the source.
func (s *Source) KindName() string { return nameOf(sourceKinds, s.Kind) }

// nameOf returns the name of the value with that ID, or the ID if there is none.
func nameOf(values []Value, id string) string {
	if v := byID(values, id); v.ID != "" {
		return v.Name
	}
	return id
}

// studied lists the parts of the body that a source can be about. Each has a name and the IDs of its regions.
var studied = []struct {
	Value
	regions []string
}{
	{Value{"low-back", "the low back"}, []string{"lower-back"}},
	{Value{"neck", "the neck and shoulders"}, []string{"upper-back"}},
	{Value{"upper-back", "the upper back"}, []string{"upper-back"}},
	{Value{"whole", "the whole back"}, []string{"upper-back", "lower-back"}},
	{Value{"other", "other parts of the body"}, nil},
}

// StudiedParts lists all parts of the body that a source can be about.
func StudiedParts() []Value {
	var parts []Value
	for _, part := range studied {
		parts = append(parts, part.Value)
	}
	return parts
}

// StudiedPart returns the name of the studied part of the body, for use inside a sentence.
func (s *Source) StudiedPart() string { return nameOf(StudiedParts(), s.Studied) }

// StudiedParts names the parts of the body that the sources of the claim studied, each once.
func (c *Claim) StudiedParts() []string {
	var out []string
	for _, s := range c.Sources {
		out = appendNew(out, s.StudiedPart())
	}
	return out
}

// StudiedRegions returns those of all regions that the source studied.
func (s *Source) StudiedRegions(all []*Region) []*Region { return StudiedRegions([]*Source{s}, all) }

// IsGraded reports whether we have seen how certain its authors or others say the finding is.
func (s *Source) IsGraded() bool { return s.Certainty != NotGraded }

// BestGrade returns the grade of its surest finding.
func (s *Source) BestGrade() string { return cmp.Or(s.CertaintyTo, s.Certainty) }

// NotGraded is the Certainty of a source for which we have seen no grade, although there may be one.
const NotGraded = "not-graded"

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
		for _, part := range studied {
			if part.ID != s.Studied {
				continue
			}
			for _, id := range part.regions {
				isStudied[id] = true
			}
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
	Basis     string   `yaml:"basis" need:""` // direct, programme or borrowed

	Claims  []*Claim  `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (e *Evidence) Identifier() string { return e.ID }
