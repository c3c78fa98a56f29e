package load

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// linker turns the IDs in content into pointers.
type linker struct {
	*catalog.Content
	*loader
	sitemap    *catalog.Sitemap // nil until all references are resolved
	incomplete bool             // some file could not be read, so that something may seem missing
	sources    index[*catalog.Source]
	claims     index[*catalog.Claim]
	evidence   index[*catalog.Evidence]
	signs      index[*catalog.Sign]
	cautions   index[*catalog.Caution]
	classes    index[*catalog.Class]
	regions    index[*catalog.Region]
	sections   index[*catalog.Section]
	positions  index[*catalog.Position]
	kinds      index[*catalog.Kind]
	equipment  index[*catalog.Equipment]
	muscles    index[*catalog.Muscle]
	tags       index[*catalog.Tag]
	stretches  index[*catalog.Stretch]
	routines   index[*catalog.Routine]
	guides     index[*catalog.Guide]
	docsByID   index[*catalog.Doc]     // all documents, drafts too
	drafts     map[string]*catalog.Doc // by address
}

// link resolves every reference in c, makes the checks that need all content, and removes drafts from c. It returns the sitemap.
func link(l *loader, c *catalog.Content) *catalog.Sitemap {
	k := newLinker(l, c)
	docs := k.assignPaths()
	k.docsByID = indexOf("guide, move, routine, plan or page", append(docs, &c.Safety.Doc), nil)
	for _, s := range c.Stretches {
		k.linkPositions(s) // first: lists and other moves need the positions of a move
	}
	k.linkWords()
	k.linkLists()
	for _, s := range c.Stretches {
		k.linkStretch(s)
	}
	for _, g := range c.Guides {
		k.linkGuide(g)
	}
	for _, r := range c.Routines {
		k.linkRoutine(r)
	}
	for _, p := range c.Plans {
		k.linkPlan(p)
	}
	k.linkOrder()
	k.linkStart()
	k.checkUnique(docs)
	k.removeDrafts()
	k.sort()
	k.linkBack()
	k.sitemap = catalog.NewSitemap(c)
	k.checkAnchors()
	k.checkOldAddresses()
	for _, d := range docs {
		if d.Draft {
			k.drafts[d.Path] = d
		}
	}
	k.linkStartPages()
	k.linkIntents()
	k.checkEvidence()
	for _, d := range append(docs, &c.Safety.Doc) {
		k.checkReferences(d)
	}
	k.checkReviews()
	if len(l.problems()) == 0 { // walkStart and finish need complete documents
		k.walkStart()
		k.finish()
	}
	return k.sitemap
}

func newLinker(l *loader, c *catalog.Content) *linker {
	return &linker{
		Content:    c,
		loader:     l,
		incomplete: l.incomplete(),
		sources:    indexOf("source", c.Sources, l.lists["sources.yaml"]),
		claims:     indexOf("claim", c.Claims, l.lists["claims.yaml"]),
		evidence:   indexOf("evidence code", c.Evidence, l.lists["evidence.yaml"]),
		signs:      indexOf("sign", c.Signs, l.lists["signs.yaml"]),
		cautions:   indexOf("caution", c.Cautions, l.lists["cautions.yaml"]),
		classes:    indexOf("caution class", c.Classes, l.lists["cautions.yaml"]),
		regions:    indexOf("region", c.Regions, l.lists["regions.yaml"]),
		sections:   indexOf("section", c.Sections, l.lists["sections.yaml"]),
		positions:  indexOf("position", c.Positions, l.lists["positions.yaml"]),
		kinds:      indexOf("kind", c.Kinds, l.lists["kinds.yaml"]),
		equipment:  indexOf("equipment", c.Equipment, l.lists["equipment.yaml"]),
		muscles:    indexOf("muscle", c.Muscles, l.lists["muscles.yaml"]),
		tags:       indexOf("tag", c.Tags, l.lists["tags.yaml"]),
		stretches:  indexOf("move", c.Stretches, nil),
		routines:   indexOf("routine", c.Routines, nil),
		guides:     indexOf("guide", c.Guides, nil),
		drafts:     map[string]*catalog.Doc{},
	}
}

// assignPaths gives every document its address and returns all of them except the safety page, drafts too.
func (k *linker) assignPaths() []*catalog.Doc {
	for _, g := range k.Guides {
		f := k.docs[&g.Doc]
		folder := path.Base(path.Dir(f.Path()))
		g.Path = "/guides/" + folder + "/" + g.ID
		g.Section, _ = k.sections.resolve(f, folder)
	}
	for _, s := range k.Stretches {
		s.Path = "/stretches/" + s.ID
	}
	for _, r := range k.Routines {
		r.Path = "/routines/" + r.ID
	}
	for _, p := range k.Plans {
		p.Path = "/plans/" + p.ID
	}
	for _, p := range k.Pages {
		p.Path = pathOf(p.ID)
	}
	return k.allDocs.Docs()
}

// pathOf returns the address of the page with that ID. All are at the top of the site but the table of treatments, which is with the claims.
func pathOf(id string) string {
	if id == catalog.TreatmentsID {
		return catalog.TreatmentsPath
	}
	return "/" + id
}

// removeDrafts removes drafts from the content.
func (k *linker) removeDrafts() {
	k.Guides = slices.DeleteFunc(k.Guides, func(g *catalog.Guide) bool { return g.Draft })
	k.Stretches = slices.DeleteFunc(k.Stretches, func(s *catalog.Stretch) bool { return s.Draft })
	k.Routines = slices.DeleteFunc(k.Routines, func(r *catalog.Routine) bool { return r.Draft })
	k.Plans = slices.DeleteFunc(k.Plans, func(p *catalog.Plan) bool { return p.Draft })
	k.Pages = slices.DeleteFunc(k.Pages, func(p *catalog.Page) bool { return p.Draft })
}

// sort puts every list in the order for readers.
func (k *linker) sort() {
	guides := rank(k.Order.GuideIDs)
	slices.SortStableFunc(k.Guides, func(a, b *catalog.Guide) int {
		switch {
		case a.Hub && !b.Hub:
			return -1
		case b.Hub && !a.Hub:
			return 1
		}
		return cmp.Or(guides(a.ID, b.ID), strings.Compare(a.Title, b.Title))
	})
	slices.SortStableFunc(k.Stretches, func(a, b *catalog.Stretch) int { return cmp.Compare(a.Number, b.Number) })
	slices.SortStableFunc(k.Terms, func(a, b *catalog.Term) int {
		return strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term))
	})
	slices.SortStableFunc(k.Routines, func(a, b *catalog.Routine) int { return strings.Compare(a.Title, b.Title) })
	slices.SortStableFunc(k.Plans, func(a, b *catalog.Plan) int { return strings.Compare(a.Title, b.Title) })
}

// linkBack gives muscles and tags the documents that name them.
func (k *linker) linkBack() {
	for _, s := range k.Stretches {
		for _, m := range s.Muscles {
			m.Stretches = append(m.Stretches, s)
		}
		for _, t := range s.Tags {
			t.Stretches = append(t.Stretches, s)
		}
	}
	for _, g := range k.Guides {
		for _, t := range g.Tags {
			t.Guides = append(t.Guides, g)
		}
	}
	for _, r := range k.Routines {
		for _, t := range r.Tags {
			t.Routines = append(t.Routines, r)
		}
	}
	for _, p := range k.Plans {
		for _, t := range p.Tags {
			t.Plans = append(t.Plans, p)
		}
	}
}
