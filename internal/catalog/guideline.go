package catalog

import "slices"

// GuidelinesID is the ID of the page that introduces the list of recommendations. No claim can have it, as claims have
// their pages at the same place.
const GuidelinesID = "guidelines"

// IsEvidenceList reports whether id is that of a page which introduces a list and stands, as the claims do, below the
// page about evidence.
func IsEvidenceList(id string) bool { return id == TreatmentsID || id == GuidelinesID }

// GuidelinesPath is the address of the list of recommendations.
const GuidelinesPath = "/evidence/" + GuidelinesID

// Guideline is a guideline with what it recommends to people themselves. A site need not have any.
type Guideline struct {
	SourceID        string            `yaml:"source" ref:"Source" need:""`
	Name            string            `yaml:"name" need:"" read:""`
	Version         string            `yaml:"version" need:"" read:""` // what was read: when it was published or updated
	Checked         Day               `yaml:"checked" need:""`         // when its entries were last held against what we saw of it
	Unseen          string            `yaml:"unseen" read:""`          // what of it we have not seen, "" for nothing
	Recommendations []*Recommendation `yaml:"recommendations"`         // none of a guideline that was not read itself

	Source *Source `yaml:"-"`
}

// Identifier returns the ID of its source.
func (g *Guideline) Identifier() string { return g.SourceID }

// Recommendation is what a guideline says about one thing that people can do, use, take, be told or ask for.
type Recommendation struct {
	ID     string `yaml:"id" need:""` // its fragment on the page; it never changes
	Number string `yaml:"number"`     // in the guideline, "" if it has none or we have not seen it
	Say    string `yaml:"say" need:"" read:""`
	Advice string `yaml:"advice" need:""` // one of Advices
	Seen   Day    `yaml:"seen"`           // where it was read on another day than its source
	Where  string `yaml:"page"`           // the address that says it, "" if none does
	Reason string `yaml:"reason" read:""` // why none does

	Guideline *Guideline `yaml:"-"`
	Page      *PageEntry `yaml:"-"` // Where with its title, nil if no page says it
}

// Identifier returns the ID.
func (r *Recommendation) Identifier() string { return r.ID }

// SeenOn returns the day on which we read it.
func (r *Recommendation) SeenOn() Day {
	if r.Seen.IsZero() {
		return r.Guideline.Source.Seen.On
	}
	return r.Seen
}

// Advice is what a guideline says of a thing, in a word.
type Advice struct {
	Value
	Meaning string
}

var advices = []Advice{
	{Value{"advises", "Advises"}, "it says to do it or to offer it"},
	{Value{"allows", "Suggests"}, "it leans to yes, for some people or with a condition"},
	{Value{"against", "Advises against"}, "it says not to do it, or not as usual care"},
	{Value{"none", "No advice"}, "it looked at it, and advises neither way"},
}

// Advices lists all that a guideline can say of a thing.
func Advices() []Advice { return slices.Clone(advices) }

// AdviceValue returns what the guideline says of it.
func (r *Recommendation) AdviceValue() Advice { return byID(advices, r.Advice) }

// Recommendations lists those of all guidelines, in the order of the file.
func (c *Content) Recommendations() []*Recommendation {
	var out []*Recommendation
	for _, g := range c.Guidelines {
		out = append(out, g.Recommendations...)
	}
	return out
}

// Shown returns how many of the recommendations a page says.
func Shown(all []*Recommendation) int {
	n := 0
	for _, r := range all {
		if r.Page != nil {
			n++
		}
	}
	return n
}
