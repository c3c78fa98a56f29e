package catalog

import "slices"

// Document is a guide, move, routine, plan or page, or the safety page.
type Document interface {
	Base() *Doc
	About() *Tagged // empty for pages
}

// Base returns d.
func (d *Doc) Base() *Doc { return d }

// Tagged has what a guide, move, routine or plan is about.
type Tagged struct {
	RegionIDs []string `yaml:"regions" ref:"Regions" need:""`
	TagIDs    []string `yaml:"tags" ref:"Tags"`

	Regions []*Region `yaml:"-"`
	Tags    []*Tag    `yaml:"-"`
}

// About returns t.
func (t *Tagged) About() *Tagged { return t }

// About returns nothing: pages are about the whole site.
func (*Page) About() *Tagged { return new(Tagged) }

// About returns nothing.
func (*Safety) About() *Tagged { return new(Tagged) }

// Documents are documents of each kind but the safety page.
type Documents struct {
	Guides   []*Guide
	Moves    []*Move
	Routines []*Routine
	Plans    []*Plan
	Pages    []*Page
}

// Add adds a guide, move, routine or plan to those of its kind.
func (d *Documents) Add(v Document) {
	switch v := v.(type) {
	case *Guide:
		d.Guides = append(d.Guides, v)
	case *Move:
		d.Moves = append(d.Moves, v)
	case *Routine:
		d.Routines = append(d.Routines, v)
	case *Plan:
		d.Plans = append(d.Plans, v)
	}
}

// All lists the guides, moves, routines, plans and pages.
func (d *Documents) All() []Document {
	return slices.Concat(documents(d.Guides), documents(d.Moves), documents(d.Routines), documents(d.Plans), documents(d.Pages))
}

func documents[D Document](list []D) []Document {
	out := make([]Document, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}
