// Package catalog says what the content of the site is. A [Move] is one thing to do, with a [Dose] and [Step]s, in one
// or more [Position]s. A [Routine] is moves in order, and a [Plan] has routines for weeks; both are done as a
// [Session]. A [Guide] is advice, and a [Page] all other text. All of them embed [Doc]: a title, an address, a text,
// and days.
//
// A [Sign] needs help, as urgently as its [Level] says. A [Caution] says who must change or leave out moves of a
// [Class], and a [Condition] what its readers do about each move. What the site says rests on [Source]s: a [Claim] has
// our verdict, a [Treatment] what trials found. Writers choose words from vocabularies, of files or of vocabularies.go.
//
// A [Catalog] is linked, so each ID has become a pointer, and it never changes after [New], so goroutines may share it.
// [Sitemap] has every address. The package reads no files (package load does), answers no requests, and knows no day
// that it is not given.
package catalog

import "slices"

// Content is everything that the site consists of. Its slices are in the order in which readers see them. They must
// not be changed.
type Content struct {
	Documents // hub guides come first, then the others by title

	Levels    []*Level // how urgent signs are, the most urgent first
	Signs     []*Sign
	Safety    *Safety
	Withdrawn []*Withdrawn
	Reviews   []*Review // what clinicians have reviewed
	Rules     []*Doc    // the signs, cautions and medicines that have sources, as documents that must be checked again

	Regions    []*Region
	Whole      *Region // all regions together, nil if the site has no such region
	Sections   []*Section
	Positions  []*Position
	Kinds      []*Kind
	Equipment  []*Equipment
	Muscles    []*Muscle
	Tags       []*Tag
	Classes    []*Class
	Cautions   []*Caution
	Medicines  []*Medicine
	Conditions []*Condition
	Stop       []string // three lines that complete "Stop if" for every move
	Evidence   []*Evidence
	Claims     []*Claim
	Sources    []*Source
	Questions  []*Question
	Tasks      []*Task
	Barriers   []*Barrier
	Terms      []*Term
	Treatments []*Treatment
	Guidelines []*Guideline // empty if the site has no list of recommendations
	Ladders    *Ladders     // nil if the site has none
	Synonyms   []*Synonym
	Intents    []*Intent
	Missing    []*Missing
	Answered   Answered
	Order      Order // what lists show first
	Start      *Start

	Sum string // a checksum of the files
}

// Catalog is the content of one site with everything that is computed from it.
type Catalog struct {
	Content
	*Sitemap

	documents map[string]Document // keyed by ID
	byNumber  map[int]*Move
	relations *relations
}

// New returns the catalog of content and its sitemap. The content must be complete and linked, and must not change
// afterwards.
func New(content Content, sitemap *Sitemap) *Catalog {
	c := &Catalog{Content: content, Sitemap: sitemap, documents: map[string]Document{}, byNumber: map[int]*Move{}}
	for _, d := range c.Documents.All() {
		c.documents[d.Base().ID] = d
	}
	for _, m := range c.Moves {
		c.byNumber[m.Number] = m
	}
	c.relations = relate(&c.Content)
	return c
}

// All lists all documents: guides, moves, routines, plans, pages and the safety page.
func (c *Content) All() []Document { return append(c.Documents.All(), c.Safety) }

// Docs lists the fields that all documents share, for every document.
func (c *Content) Docs() []*Doc {
	var docs []*Doc
	for _, d := range c.All() {
		docs = append(docs, d.Base())
	}
	return docs
}

// DocAt returns the document with that address, nil if there is none.
func (c *Content) DocAt(path string) *Doc {
	for _, d := range c.Docs() {
		if d.Path == path {
			return d
		}
	}
	return nil
}

// documentOf returns the document of type D with that ID, nil if there is none.
func documentOf[D Document](c *Catalog, id string) D {
	d, _ := c.documents[id].(D)
	return d
}

// Move returns the move with that ID, nil if there is none.
func (c *Catalog) Move(id string) *Move { return documentOf[*Move](c, id) }

// MoveByNumber returns the move with that number, nil if there is none.
func (c *Catalog) MoveByNumber(n int) *Move { return c.byNumber[n] }

// Routine returns the routine with that ID, nil if there is none.
func (c *Catalog) Routine(id string) *Routine { return documentOf[*Routine](c, id) }

// Plan returns the plan with that ID, nil if there is none.
func (c *Catalog) Plan(id string) *Plan { return documentOf[*Plan](c, id) }

// Condition returns the condition with that ID that has a page, nil if there is none.
func (c *Content) Condition(id string) *Condition { return byID(Titled(c.Conditions), id) }

// Page returns the page with that ID, nil if there is none.
func (c *Content) Page(id string) *Page { return byID(c.Pages, id) }

// Claim returns the claim with that ID, nil if there is none.
func (c *Content) Claim(id string) *Claim { return byID(c.Claims, id) }

// Question returns the question with that ID, nil if there is none.
func (c *Content) Question(id string) *Question { return byID(c.Questions, id) }

// Sign returns the sign with that ID, nil if there is none.
func (c *Content) Sign(id string) *Sign { return byID(c.Signs, id) }

// Intent returns the intent with that ID, nil if there is none.
func (c *Content) Intent(id string) *Intent { return byID(c.Intents, id) }

// Source returns the source with that ID, nil if there is none.
func (c *Content) Source(id string) *Source { return byID(c.Sources, id) }

// Section returns the section with that ID, nil if there is none.
func (c *Content) Section(id string) *Section { return byID(c.Sections, id) }

// Muscle returns the muscle with that ID, nil if no move works it.
func (c *Content) Muscle(id string) *Muscle {
	if m := byID(c.Muscles, id); m != nil && m.inUse() {
		return m
	}
	return nil
}

// Tag returns the tag with that ID, nil if nothing has it.
func (c *Content) Tag(id string) *Tag {
	if t := byID(c.Tags, id); t != nil && t.inUse() {
		return t
	}
	return nil
}

// Hubs lists the regions, then the region that is all of them together, if there is one.
func (c *Content) Hubs() []*Region {
	if c.Whole == nil {
		return c.Regions
	}
	return append(slices.Clone(c.Regions), c.Whole)
}

// Region returns the region with that ID, which may be all regions together; nil if there is none.
func (c *Content) Region(id string) *Region { return byID(c.Hubs(), id) }

// Parts returns the regions that r consists of: r alone, or all regions if r is the whole back.
func (c *Content) Parts(r *Region) []*Region {
	if r == c.Whole {
		return c.Regions
	}
	return []*Region{r}
}

// Guide returns the guide with that ID in that section, nil if there is none.
func (c *Catalog) Guide(section, id string) *Guide {
	g := documentOf[*Guide](c, id)
	if g == nil || g.Section.ID != section {
		return nil
	}
	return g
}

// Identified is a value with an ID that is unique in its list.
type Identified interface{ Identifier() string }

// IDs lists the IDs of values.
func IDs[T Identified](list []T) []string { return MapEach(list, T.Identifier) }

// MapEach returns what f returns for each value of list, in the same order.
func MapEach[From, To any](list []From, f func(From) To) []To {
	out := make([]To, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}

// AppendNew appends to list those of values that it does not have yet.
func AppendNew[T comparable](list []T, values ...T) []T {
	for _, v := range values {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}

// byID returns the value of list with that ID, the zero value if there is none.
func byID[T Identified](list []T, id string) T {
	for _, v := range list {
		if v.Identifier() == id {
			return v
		}
	}
	var none T
	return none
}
