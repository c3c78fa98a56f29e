package catalog

import "slices"

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
	Advice string `yaml:"advice" need:""` // one of Stances
	Seen   Day    `yaml:"seen"`           // set if it was read on another day than its source
	Where  string `yaml:"page"`           // the address of the page that says it, "" if none does
	Reason string `yaml:"reason" read:""` // why no page says it

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

// Stance is where a guideline stands on something: it advises it, allows it, advises against it or leaves it open.
type Stance struct {
	Value
	Meaning string
}

var stances = []Stance{
	{Value{"advises", "Advises"}, "it says to do it or to offer it"},
	{Value{"allows", "Suggests"}, "it leans to yes, for some people or with a condition"},
	{Value{"against", "Advises against"}, "it says not to do it, or not as usual care"},
	{Value{"none", "No advice"}, "it looked at it, and advises neither way"},
}

// Stances lists every stance that a guideline can take.
func Stances() []Stance { return slices.Clone(stances) }

// StanceValue returns the stance of the guideline, with its name and meaning.
func (r *Recommendation) StanceValue() Stance { return byID(stances, r.Advice) }

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
