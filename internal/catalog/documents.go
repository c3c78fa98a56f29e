package catalog

import (
	"slices"
	"strings"

	"unknot/internal/markdown"
)

// Doc has the fields that all kinds of documents share.
type Doc struct {
	Title     string   `yaml:"title" need:"" read:""`
	Summary   string   `yaml:"summary" need:"" read:""`
	Written   Day      `yaml:"written" need:""`
	Changed   []Change `yaml:"changed"`
	Checked   Day      `yaml:"checked" need:""`
	Formerly  []Former `yaml:"formerly"` // the oldest first
	Searches  []string `yaml:"searches"` // other names that people search for
	SourceIDs []string `yaml:"sources"`
	ClaimIDs  []string `yaml:"claims"`
	Allow     []Waiver `yaml:"allow"`

	ID         string        `yaml:"-"`
	Path       string        `yaml:"-"` // the address of its page
	Folder     string        `yaml:"-"` // the top folder of its file, such as guides; "" for the safety page
	Body       *markdown.Doc `yaml:"-"`
	CheckedAt  Location      `yaml:"-"` // the line of its file with the day of the last check
	Signs      []*Sign       `yaml:"-"` // the signs that boxes in its text list
	Notes      []Note        `yaml:"-"` // the sources that its text cites, then its other sources
	Reviews    []PageReview  `yaml:"-"` // the latest valid review of each reviewer, newest first; if none is valid, only the newest
	Care       bool          `yaml:"-"` // it is about safety, medicines or pregnancy
	Duration   string        `yaml:"-"` // how long it takes, in words; "" for pages and the safety page
	Categories []Value       `yaml:"-"` // its kind, then its regions
}

// Former is an ID that a document had before, or that of another document which is now a section of it.
type Former struct {
	ID      string `yaml:"id" need:""`
	Section string `yaml:"section"` // the ID of the heading where it is now, "" for the whole document
}

// Waiver lets a document use words that the site otherwise avoids, and says why.
type Waiver struct {
	Words string `yaml:"words" need:""`
	Why   string `yaml:"why" need:""`
}

// Change is a change that matters to readers, and its day.
type Change struct {
	Date Day    `yaml:"date" need:""`
	Why  string `yaml:"why" need:""`
}

// Note is one entry in the list of sources of a page: a source, or a claim with its sources.
type Note struct {
	Number int
	Cited  bool // the text cites it
	Source *Source
	Claim  *Claim
}

// Identifier returns the ID.
func (d *Doc) Identifier() string { return d.ID }

// Months returns after how many months the facts must be checked again. The time is shorter if Care is set.
func (d *Doc) Months() int {
	const careful, usual = 12, 24
	if d.Care {
		return careful
	}
	return usual
}

// CheckBy returns the last day on which checking the facts again is in time.
func (d *Doc) CheckBy() Day { return Day{d.Checked.AddDate(0, d.Months(), 0)} }

// OverdueOn reports whether day is after CheckBy.
func (d *Doc) OverdueOn(day Day) bool { return d.CheckBy().Before(day.Time) }

// lastChange returns the last day on which the page was written, changed or checked.
func (d *Doc) lastChange() Day {
	last := d.Modified()
	if d.Checked.After(last.Time) {
		last = d.Checked
	}
	return last
}

// Modified returns the last day on which the page was written or changed.
func (d *Doc) Modified() Day {
	last := d.Written
	for _, c := range d.Changed {
		if c.Date.After(last.Time) {
			last = c.Date
		}
	}
	return last
}

// StableID returns a name that never changes, even if the document is renamed. It consists of the list that the
// document is in and the ID under which it was first published: guides/stiff-neck.
func (d *Doc) StableID() string {
	id := d.ID
	if i := slices.IndexFunc(d.Formerly, func(f Former) bool { return f.Section == "" }); i >= 0 {
		id = d.Formerly[i].ID
	}
	list, _, nested := strings.Cut(d.Path[1:], "/")
	if !nested || strings.Contains(id, ":") { // a page at the top of the site, or a rule
		return id
	}
	return list + "/" + id // leaves out the section of a guide, which may change too
}

// Minutes returns the time that it takes to read the body, rounded up.
func (d *Doc) Minutes() int {
	const wordsPerMinute = 200
	return max(1, (d.Body.Words+wordsPerMinute-1)/wordsPerMinute)
}

// FormerPaths lists the old addresses that lead to the document, in the order of Formerly.
func (d *Doc) FormerPaths() []string {
	folder := d.Path[:strings.LastIndexByte(d.Path, '/')+1]
	var out []string
	for _, f := range d.Formerly {
		out = append(out, folder+f.ID)
	}
	return out
}

// addressOf returns the address to which an old ID leads: of the document, or of a section of it.
func (d *Doc) addressOf(f Former) string {
	if f.Section == "" {
		return d.Path
	}
	return d.Path + "#" + f.Section
}

// MinSummary and MaxSummary limit the number of characters of a summary. Search engines and lists cut longer ones.
const MinSummary, MaxSummary = 70, 160

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
	return MapEach(list, func(d D) Document { return d })
}

// Page is a page at the top of the site, such as /about.
type Page struct {
	Doc       `yaml:",inline"`
	NeedsCare bool       `yaml:"care"`
	Sequences []Sequence `yaml:"sequences"`
}

// Sequence holds the steps of a figure in the text of a page, for each picture of the figure.
type Sequence struct {
	FigureID string         `yaml:"figure" need:""`
	Pictures []PictureSteps `yaml:"pictures" need:""`
}

// PictureSteps are the steps of one picture. First is the number of its first step.
type PictureSteps struct {
	Steps []string `yaml:"steps" need:"" read:""`

	First int `yaml:"-"`
}

// StepsOf returns the steps of the pictures of a figure, nil if the page has none.
func (p *Page) StepsOf(figureID string) []PictureSteps {
	for _, s := range p.Sequences {
		if s.FigureID == figureID {
			return s.Pictures
		}
	}
	return nil
}
