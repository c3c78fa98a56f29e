package load

import (
	"cmp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// linker turns the IDs in the content into pointers.
type linker struct {
	*catalog.Content
	*loader
	sitemap        *catalog.Sitemap                   // nil until all references are resolved
	against        map[*catalog.Move][]*catalog.Guide // the guides that advise against each move
	mayLackContent bool                               // a file could not be read, so that something may seem to be missing
	hidden         map[string]*catalog.Doc            // documents that readers cannot see, by address
	blamed         []signFault                        // faults that reportBlamed will report
}

// link resolves every reference in c, makes the checks that need all content, and removes what is hidden from c. It
// returns the sitemap. The order of the steps matters, as each needs the results of those before.
func link(l *loader, c *catalog.Content) *catalog.Sitemap {
	linker := newLinker(l, c)
	linker.linkContent()
	linker.linkAddresses()
	linker.checkPages()
	linker.checkChoices()
	if len(l.problems()) == 0 { // the rest needs content without faults
		linker.forgetHidden()
		linker.finish()
	}
	return linker.sitemap
}

// linkContent resolves the references in documents and lists, and checks what they refer to.
func (l *linker) linkContent() {
	l.linkRefs()
	l.checkHubs()
	l.checkSources()
	l.checkClaims()
	l.checkMedicines()
	l.checkCautions()
	l.checkQuestions()
	l.linkSigns()
	l.checkPageLists()
	l.against = guidesAgainst(l.Guides)
	for _, d := range l.allDocs.All() {
		l.linkDocument(d)
	}
	l.linkOrder()
	l.checkLinkedStart()
	l.checkLaddersShown()
}

// guidesAgainst lists, for each move, the guides that advise against it.
func guidesAgainst(guides []*catalog.Guide) map[*catalog.Move][]*catalog.Guide {
	against := map[*catalog.Move][]*catalog.Guide{}
	for _, g := range guides {
		for _, m := range g.Against {
			if m != nil { // nil is reported as unknown
				against[m] = append(against[m], g)
			}
		}
	}
	return against
}

// linkAddresses removes what is hidden, puts the rest in order, and makes the sitemap.
func (l *linker) linkAddresses() {
	l.setCode(frontmatter.CodeAddress)
	l.checkUnique()
	l.removeHidden()
	l.sort()
	l.linkBack()
	l.addRules()
	l.checkOwners()
	l.sitemap = catalog.NewSitemap(l.Content)
	l.checkAnchors()
	l.checkOldAddresses()
}

// checkPages resolves addresses in files, and checks everything else that needs the sitemap.
func (l *linker) checkPages() {
	l.setCode(frontmatter.CodeValue)
	l.linkStartPages()
	l.linkConditionPages()
	l.linkGuidelines()
	l.linkIntents()
	l.reportBlamed()
	l.setCode(frontmatter.CodeReference)
	l.checkStandardSentences()
	for _, d := range append(l.allDocs.All(), l.Safety) {
		l.checkCitations(d.Base())
	}
	l.setCode(frontmatter.CodeReview)
	l.checkReviews()
}

// checkChoices checks which moves fit conditions and the form at /start. These checks need only some of the
// files, so faults in others do not prevent them.
func (l *linker) checkChoices() {
	l.setCode(frontmatter.CodeValue)
	fitsSound, startSound := l.allSound(fitsNeeds...), l.allSound(startNeeds...)
	if fitsSound {
		l.checkConditions()
	}
	if startSound {
		l.checkAllAnswers()
	}
}

// Prefixes of the names of files that must be free of problems before moves are judged for conditions (fitsNeeds) and
// before all answers at /start are tried (startNeeds).
var (
	fitsNeeds  = []string{conditionsFile, "cautions.yaml", "stretches/", "vocabularies/"}
	startNeeds = append([]string{startFile, "routines/"}, fitsNeeds...)
)

// allSound reports whether no file whose name has one of the prefixes has problems, and all of quotedFiles could be
// read.
func (l *loader) allSound(prefixes ...string) bool {
	return l.misread == nil && !slices.ContainsFunc(l.files, func(f *frontmatter.File) bool {
		return len(f.Problems()) > 0 && slices.ContainsFunc(prefixes,
			func(prefix string) bool { return strings.HasPrefix(f.Path(), prefix) })
	})
}

// newLinker returns a linker with an index of everything that has IDs and that references lead to.
func newLinker(l *loader, c *catalog.Content) *linker {
	linker := &linker{Content: c, loader: l, mayLackContent: l.incomplete(), hidden: map[string]*catalog.Doc{}}
	addIndex(linker, "source", c.Sources, "sources.yaml")
	addIndex(linker, "claim", c.Claims, "claims.yaml")
	addIndex(linker, "evidence code", c.Evidence, "evidence.yaml")
	addIndex(linker, "sign", c.Signs, "signs.yaml")
	addIndex(linker, "caution", c.Cautions, "cautions.yaml")
	addIndex(linker, "caution class", c.Classes, "cautions.yaml")
	addIndex(linker, "condition", c.Conditions, conditionsFile)
	addIndex(linker, "region", c.Regions, "regions.yaml")
	addIndex(linker, "section", c.Sections, "sections.yaml")
	addIndex(linker, "position", c.Positions, "positions.yaml")
	addIndex(linker, "kind", c.Kinds, "kinds.yaml")
	addIndex(linker, "equipment", c.Equipment, "equipment.yaml")
	addIndex(linker, "muscle", c.Muscles, "muscles.yaml")
	addIndex(linker, "tag", c.Tags, "tags.yaml")
	addIndex(linker, "move", c.Moves, "")
	addIndex(linker, "routine", c.Routines, "")
	addIndex(linker, "guide", c.Guides, "")
	addIndex(linker, "guide, move, routine, plan or page", c.Docs(), "")
	for _, d := range c.Docs() {
		if d.Hidden {
			linker.hidden[d.Path] = d
		}
	}
	return linker
}

// removeHidden removes hidden documents from the content.
func (l *linker) removeHidden() {
	l.Guides = slices.DeleteFunc(l.Guides, func(g *catalog.Guide) bool { return g.Hidden })
	l.Moves = slices.DeleteFunc(l.Moves, func(m *catalog.Move) bool { return m.Hidden })
	l.Routines = slices.DeleteFunc(l.Routines, func(r *catalog.Routine) bool { return r.Hidden })
	l.Plans = slices.DeleteFunc(l.Plans, func(p *catalog.Plan) bool { return p.Hidden })
	l.Pages = slices.DeleteFunc(l.Pages, func(p *catalog.Page) bool { return p.Hidden })
}

// forgetHidden removes hidden moves from the guides and conditions that name them. They were needed until all checks
// were made.
func (l *linker) forgetHidden() {
	isHidden := func(m *catalog.Move) bool { return m.Hidden }
	for _, g := range l.Guides {
		g.Against = slices.DeleteFunc(g.Against, isHidden)
	}
	for _, c := range l.Conditions {
		for _, line := range c.Lines {
			line.Moves = slices.DeleteFunc(line.Moves, isHidden)
		}
	}
}

// sort puts every list into the order in which readers see it.
func (l *linker) sort() {
	var mostUseful []*catalog.Guide
	for _, g := range l.Order.Guides {
		mostUseful = append(mostUseful, g.Items...)
	}
	byUse := rank(mostUseful)
	slices.SortStableFunc(l.Guides, func(a, b *catalog.Guide) int {
		switch {
		case a.Hub && !b.Hub:
			return -1
		case b.Hub && !a.Hub:
			return 1
		}
		return cmp.Or(byUse(a, b), strings.Compare(a.Title, b.Title))
	})
	slices.SortStableFunc(l.Moves, func(a, b *catalog.Move) int { return cmp.Compare(a.Number, b.Number) })
	l.Terms = slices.Clone(l.Terms) // entries stay in the order of the file
	slices.SortStableFunc(l.Terms, func(a, b *catalog.Term) int {
		return strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term))
	})
	slices.SortStableFunc(l.Routines, func(a, b *catalog.Routine) int { return strings.Compare(a.Title, b.Title) })
	slices.SortStableFunc(l.Plans, func(a, b *catalog.Plan) int { return strings.Compare(a.Title, b.Title) })
}

// linkBack gives muscles and tags pointers to the documents that name them.
func (l *linker) linkBack() {
	for _, d := range l.All() {
		if m, isMove := d.(*catalog.Move); isMove {
			for _, muscle := range m.Muscles {
				muscle.Moves = append(muscle.Moves, m)
			}
		}
		for _, t := range d.About().Tags {
			t.Add(d)
		}
	}
}
