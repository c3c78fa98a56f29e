// Package catalog holds the content of the site as checked, linked Go values.
//
// Load reads a file system and returns one Catalog that never changes again, or
// every problem it found. So whoever holds a Catalog may share it freely, and
// every id in it has become a pointer: nothing dangles. The package knows the
// addresses of things, but nothing of HTTP or HTML pages; Markdown it leaves to
// package markdown. Time is passed in, never read.
package catalog

// Catalog is the content of one site. Its slices are in the order a reader should see and must not be changed.
type Catalog struct {
	Guides    []*Guide // hubs first, then by title
	Stretches []*Stretch
	Routines  []*Routine
	Pages     []*Page
	Safety    *Safety
	Withdrawn []*Withdrawn

	Regions   []*Region
	Sections  []*Section
	Positions []*Position
	Kinds     []*Kind
	Equipment []*Equipment
	Muscles   []*Muscle
	Tags      []*Tag
	Classes   []*Class
	Cautions  []*Caution
	Evidence  []*Evidence
	Claims    []*Claim
	Sources   []*Source
	Questions []*Question
	Tasks     []*Task
	Terms     []*Term
	Synonyms  []*Synonym

	StretchList *FacetedList[*Stretch]
	GuideList   *FacetedList[*Guide]
	ClaimList   *FacetedList[*Claim]

	Sum string // names what the files said that it was made from: it changes with any byte of them

	guideBy   map[string]*Guide // by id, as below
	stretchBy map[string]*Stretch
	routineBy map[string]*Routine
	numbers   map[int]*Stretch
	poses     map[string][]byte // what stands in pose files, by id
	addresses []Address
	at        map[string]int             // index in addresses by path
	tails     []string                   // the last parts of addresses, each once
	byTail    map[string]int             // index in addresses of the first with that last part
	anchors   map[string]map[string]bool // fragments by path
	fragments []string                   // addresses of what is listed on pages, for ever
	moved     map[string]string          // old path to new
	gone      map[string]*Withdrawn      // by address and by address of the plate number
	relations *relations
	finder    func() *finder // made when it is first asked for
}

// Stretch returns the move with that id, nil if there is none.
func (c *Catalog) Stretch(id string) *Stretch { return c.stretchBy[id] }

// StretchByNumber returns the move with that plate number, nil if there is none.
func (c *Catalog) StretchByNumber(n int) *Stretch { return c.numbers[n] }

// Routine returns the routine with that id, nil if there is none.
func (c *Catalog) Routine(id string) *Routine { return c.routineBy[id] }

// Page returns the page with that id, nil if there is none.
func (c *Catalog) Page(id string) *Page { return byID(c.Pages, id) }

// Claim returns the claim with that id, nil if there is none.
func (c *Catalog) Claim(id string) *Claim { return byID(c.Claims, id) }

// Source returns the source with that id, nil if there is none.
func (c *Catalog) Source(id string) *Source { return byID(c.Sources, id) }

// Section returns the section with that id, nil if there is none.
func (c *Catalog) Section(id string) *Section { return byID(c.Sections, id) }

// Muscle returns the muscle with that id, nil if no move works it.
func (c *Catalog) Muscle(id string) *Muscle { return used(byID(c.Muscles, id)) }

// Tag returns the tag with that id, nil if nothing has it.
func (c *Catalog) Tag(id string) *Tag { return used(byID(c.Tags, id)) }

// Region returns the region with that id, nil if there is none.
func (c *Catalog) Region(id string) *Region { return byID(c.Regions, id) }

// Guide returns the guide with that id in that section, nil if there is none.
func (c *Catalog) Guide(section, id string) *Guide {
	g := c.guideBy[id]
	if g == nil || g.Section.ID != section {
		return nil
	}
	return g
}

// WholeBackGuide returns the entry guide for the whole back, nil if there is none.
func (c *Catalog) WholeBackGuide() *Guide {
	for _, g := range c.Guides {
		if g.Hub && len(g.Regions) == len(c.Regions) {
			return g
		}
	}
	return nil
}

// ShortestRoutine returns the routine that is over soonest without a trip to the floor and without things that one
// would have to buy, nil if there is none.
func (c *Catalog) ShortestRoutine() *Routine {
	var best *Routine
	for _, r := range c.Routines {
		if r.Items.FloorTrips() == 0 && r.Items.household() && (best == nil || r.Items.Exercise() < best.Items.Exercise()) {
			best = r
		}
	}
	return best
}

// identified is what has an id.
type identified interface{ id() string }

func byID[T identified](list []T, id string) T {
	for _, v := range list {
		if v.id() == id {
			return v
		}
	}
	var none T
	return none
}

func used[T any, P interface {
	*T
	inUse() bool
}](v P) P {
	if v == nil || !v.inUse() {
		return nil
	}
	return v
}
