package catalog

import "slices"

// Document is a guide, move, routine, plan or page, or the safety page.
type Document interface {
	Base() *Doc
	About() *Tagged // empty for pages
}

// Base makes Doc a part of every [Document].
func (d *Doc) Base() *Doc { return d }

// Tagged says which regions and tags a guide, move, routine or plan is about.
type Tagged struct {
	RegionIDs []string `yaml:"regions" ref:"Regions" need:""`
	TagIDs    []string `yaml:"tags" ref:"Tags"`

	Regions []*Region `yaml:"-"`
	Tags    []*Tag    `yaml:"-"`
}

// About makes Tagged a part of every [Document] but pages.
func (t *Tagged) About() *Tagged { return t }

// About returns an empty value: pages are about the whole site.
func (*Page) About() *Tagged { return new(Tagged) }

// About returns an empty value: the safety page is about the whole site.
func (*Safety) About() *Tagged { return new(Tagged) }

// Documents holds the documents of every kind but the safety page.
type Documents struct {
	Guides   []*Guide
	Moves    []*Move
	Routines []*Routine
	Plans    []*Plan
	Pages    []*Page
}

// Add adds a guide, move, routine or plan to the list of its kind. It ignores pages.
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

// documents returns the values of list as Documents.
func documents[D Document](list []D) []Document {
	return mapEach(list, func(d D) Document { return d })
}
