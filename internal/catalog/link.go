package catalog

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"unknot/internal/markdown"
)

// linker turns the ids of a catalog into pointers.
type linker struct {
	*Catalog
	words     files
	unread    bool // some file could not be read, so that something may seem missing
	sources   index[*Source]
	claims    index[*Claim]
	evidence  index[*Evidence]
	cautions  index[*Caution]
	classes   index[*Class]
	regions   index[*Region]
	sections  index[*Section]
	positions index[*Position]
	kinds     index[*Kind]
	equipment index[*Equipment]
	muscles   index[*Muscle]
	tags      index[*Tag]
	stretches index[*Stretch]
	docs      index[*Doc]     // every document, drafts too
	drafts    map[string]*Doc // by address
	changed   changes
}

// link resolves every reference of c, checks what needs the whole, and leaves drafts out of c.
func link(l *loader, c *Catalog) {
	k := &linker{
		Catalog:   c,
		words:     l.words,
		unread:    l.unread(),
		sources:   indexOf("source", c.Sources, l.words["sources.yaml"]),
		claims:    indexOf("claim", c.Claims, l.words["claims.yaml"]),
		evidence:  indexOf("evidence code", c.Evidence, l.words["evidence.yaml"]),
		cautions:  indexOf("caution", c.Cautions, l.words["cautions.yaml"]),
		classes:   indexOf("caution class", c.Classes, l.words["cautions.yaml"]),
		regions:   indexOf("region", c.Regions, l.words["regions.yaml"]),
		sections:  indexOf("section", c.Sections, l.words["sections.yaml"]),
		positions: indexOf("position", c.Positions, l.words["positions.yaml"]),
		kinds:     indexOf("kind", c.Kinds, l.words["kinds.yaml"]),
		equipment: indexOf("equipment", c.Equipment, l.words["equipment.yaml"]),
		muscles:   indexOf("muscle", c.Muscles, l.words["muscles.yaml"]),
		tags:      indexOf("tag", c.Tags, l.words["tags.yaml"]),
		stretches: indexOf("move", c.Stretches, nil),
		drafts:    map[string]*Doc{},
	}
	docs := k.place()
	k.docs = indexOf("guide, move, routine or page", append(docs, &c.Safety.Doc), nil)
	for _, s := range c.Stretches {
		k.linkPositions(s) // first: lists and other moves ask where a move is done
	}
	k.linkWords()
	k.linkSafety()
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
	k.unique(docs)
	k.order()
	k.makeLists()
	k.addAddresses()
	k.addDrafts(docs)
	k.linkEvidence()
	for _, d := range append(docs, &c.Safety.Doc) {
		k.linkDoc(d)
	}
	if len(l.all()) > 0 {
		return // what follows relies on whole documents
	}
	k.finish()
}

// place gives every document its address and returns all of them, drafts too.
func (k *linker) place() []*Doc {
	var docs []*Doc
	for _, g := range k.Guides {
		folder := path.Base(path.Dir(g.file.path))
		g.Path = "/guides/" + folder + "/" + g.ID
		g.Section, _ = k.sections.one(g.file, folder)
		docs = append(docs, &g.Doc)
	}
	for _, s := range k.Stretches {
		s.Path = "/stretches/" + s.ID
		docs = append(docs, &s.Doc)
	}
	for _, r := range k.Routines {
		r.Path = "/routines/" + r.ID
		docs = append(docs, &r.Doc)
	}
	for _, p := range k.Pages {
		p.Path = "/" + p.ID
		docs = append(docs, &p.Doc)
	}
	return docs
}

// published reports ids of drafts in the list at of f, unless from, the document that names them, is one too.
func (k *linker) published(f *file, from *Doc, ids []string, at ...any) {
	for i, id := range ids {
		if fault := draftFault(from, k.docs.by[id]); fault != "" {
			f.faultAt(append(at[:len(at):len(at)], i), "%s", fault)
		}
	}
}

// draftFault says what is wrong if from leads to to, "" if nothing is. Either may be nil.
func draftFault(from, to *Doc) string {
	if to == nil || !to.Draft || from != nil && from.Draft {
		return ""
	}
	return to.ID + " is a draft: a published page cannot lead to it"
}

// move resolves the id of a move in the field at of d.
func (k *linker) move(d *Doc, id string, at ...any) *Stretch {
	s, ok := k.stretches.one(d.file, id, at...)
	if ok {
		if fault := draftFault(d, &s.Doc); fault != "" {
			d.file.faultAt(at, "%s", fault)
		}
	}
	return s
}

// linkPositions resolves the positions that a move can be done in.
func (k *linker) linkPositions(s *Stretch) {
	s.Position, _ = k.positions.one(s.file, s.PositionID, "position")
	seen := []string{s.PositionID}
	for i := range s.Also {
		a := &s.Also[i]
		a.Position, _ = k.positions.one(s.file, a.PositionID, "also", i, "position")
		if slices.Contains(seen, a.PositionID) && a.PositionID != "" {
			s.file.faultAt([]any{"also", i, "position"}, "%s is named already", a.PositionID)
		}
		seen = append(seen, a.PositionID)
	}
}

func (k *linker) linkStretch(s *Stretch) {
	f := s.file
	s.Kind, _ = k.kinds.one(f, s.KindID, "kind")
	s.Regions = k.regions.list(f, s.RegionIDs, "regions")
	s.Equipment = k.equipment.list(f, s.EquipmentIDs, "equipment")
	s.Muscles = k.muscles.list(f, s.MuscleIDs, "muscles")
	s.Tags = k.tags.list(f, s.TagIDs, "tags")
	s.Classes = k.classes.list(f, s.ClassIDs, "cautions")
	s.Evidence = k.evidence.list(f, s.EvidenceIDs, "evidence")
	for name, other := range map[string]*Variant{"easier": s.Easier, "harder": s.Harder} {
		if other != nil {
			other.Move = k.move(&s.Doc, other.MoveID, name, "move")
		}
	}
	s.Swap = k.move(&s.Doc, s.SwapID, "swap")
	for name, id := range map[string]string{"easier": moveID(s.Easier), "harder": moveID(s.Harder), "swap": s.SwapID} {
		if id == s.ID && id != "" {
			f.faultAt([]any{name}, "a move cannot be its own %s", name)
		}
	}
	if s.Position != nil && s.Position.OnFloor() && !s.leavesFloor() {
		f.faultAt([]any{"position"}, "a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours")
	}
}

func moveID(o *Variant) string {
	if o == nil {
		return ""
	}
	return o.MoveID
}

// leavesFloor reports whether s names a way that needs no floor, or one that is reported as unknown.
func (s *Stretch) leavesFloor() bool {
	for _, a := range s.Also {
		if a.Position == nil || !a.Position.OnFloor() {
			return true
		}
	}
	if s.Swap == nil {
		return s.SwapID != ""
	}
	return s.Swap.Position == nil || !s.Swap.Position.OnFloor()
}

func (k *linker) linkGuide(g *Guide) {
	f := g.file
	g.Regions = k.regions.list(f, g.RegionIDs, "regions")
	g.Tags = k.tags.list(f, g.TagIDs, "tags")
	g.Related = k.docs.list(f, g.RelatedIDs, "related")
	k.published(f, &g.Doc, g.RelatedIDs, "related")
	g.Against = k.stretches.list(f, g.AgainstIDs, "against")
	if i := slices.Index(g.RelatedIDs, g.ID); i >= 0 {
		f.faultAt([]any{"related", i}, "a guide cannot be related to itself")
	}
}

func (k *linker) linkRoutine(r *Routine) {
	f := r.file
	r.Regions = k.regions.list(f, r.RegionIDs, "regions")
	r.Tags = k.tags.list(f, r.TagIDs, "tags")
	for n, i := range r.Items {
		i.Move = k.move(&r.Doc, i.MoveID, "items", n, "move")
		i.Position, _ = k.positions.one(f, i.PositionID, "items", n, "position")
		for _, g := range k.Guides {
			if slices.Contains(g.Against, i.Move) && i.Move != nil && (r.Draft || !g.Draft) {
				f.faultAt([]any{"items", n, "move"}, "%s advises against %s: it stands in no routine", g.file.path, i.MoveID)
			}
		}
		if i.Move == nil || i.Position == nil || i.Move.Position == nil {
			continue
		}
		offers := []string{i.Move.PositionID}
		for _, a := range i.Move.Also {
			offers = append(offers, a.PositionID)
		}
		if !slices.Contains(offers, i.PositionID) {
			f.faultAt([]any{"items", n, "position"}, "%s cannot be done in the position %s: it offers %s", i.MoveID, i.PositionID, strings.Join(offers, ", "))
		}
	}
}

// unique reports ids, titles and plate numbers that stand twice.
func (k *linker) unique(docs []*Doc) {
	ids, titles := map[string]string{"safety": "safety.yaml"}, map[string]string{}
	for _, name := range reserved {
		ids[name] = "the site itself"
	}
	f := k.words["regions.yaml"]
	for i, r := range k.Regions { // their pages stand at the top of the site too
		if other := ids[r.ID]; other != "" {
			f.faultAt([]any{i, "id"}, "the id %s is taken by %s", r.ID, other)
		}
		ids[r.ID] = f.path
	}
	for _, d := range docs {
		if other := ids[d.ID]; other != "" {
			d.file.fault(1, "the id %s is taken by %s: rename the file", d.ID, other)
		}
		if other := titles[strings.ToLower(d.Title)]; other != "" && d.Title != "" {
			d.file.faultAt([]any{"title"}, "the title %q is that of %s too", d.Title, other)
		}
		ids[d.ID], titles[strings.ToLower(d.Title)] = d.file.path, d.file.path
	}
	k.uniqueNumbers()
	k.uniqueLetters()
}

// uniqueLetters holds the letters of positions, which stand in addresses, to one small letter each.
func (k *linker) uniqueLetters() {
	taken := map[string]string{}
	for i, p := range k.Positions {
		f, at := k.words["positions.yaml"], []any{i, "letter"}
		switch {
		case p.Letter == "":
			continue // reported as missing
		case len(p.Letter) != 1 || p.Letter[0] < 'a' || p.Letter[0] > 'z':
			f.faultAt(at, "one letter from a to z expected, found %s", p.Letter)
		case taken[p.Letter] != "":
			f.faultAt(at, "the letter %s is that of %s", p.Letter, taken[p.Letter])
		}
		taken[p.Letter] = p.ID
	}
}

func (k *linker) uniqueNumbers() {
	numbers := map[int]string{}
	next := 1
	for _, w := range k.Withdrawn {
		next = max(next, w.Number+1)
	}
	for _, s := range k.Stretches {
		next = max(next, s.Number+1)
	}
	claim := func(f *file, n int, at ...any) {
		if other := numbers[n]; other != "" && n != 0 {
			f.faultAt(at, "the plate number %d stands in %s too, and numbers are never reused: the next is %d", n, other, next)
		}
		numbers[n] = f.path
	}
	for i, w := range k.Withdrawn {
		claim(k.words["withdrawn.yaml"], w.Number, i, "number")
	}
	for _, s := range k.Stretches {
		claim(s.file, s.Number, "number")
	}
}

// reserved are the addresses at the top of the site that nothing else can take.
var reserved = []string{"guides", "stretches", "routines", "muscles", "tags", "s", "static", "figures", "previews",
	"healthz", "readyz", "search", "review", "offline"}

// order leaves drafts out and puts each list in the order of reading.
func (k *linker) order() {
	k.Guides = slices.DeleteFunc(k.Guides, func(g *Guide) bool { return g.Draft })
	k.Stretches = slices.DeleteFunc(k.Stretches, func(s *Stretch) bool { return s.Draft })
	k.Routines = slices.DeleteFunc(k.Routines, func(r *Routine) bool { return r.Draft })
	k.Pages = slices.DeleteFunc(k.Pages, func(p *Page) bool { return p.Draft })
	slices.SortStableFunc(k.Guides, func(a, b *Guide) int {
		switch {
		case a.Hub && !b.Hub:
			return -1
		case b.Hub && !a.Hub:
			return 1
		}
		return strings.Compare(a.Title, b.Title)
	})
	slices.SortStableFunc(k.Stretches, func(a, b *Stretch) int { return cmp.Compare(a.Number, b.Number) })
	slices.SortStableFunc(k.Terms, func(a, b *Term) int { return strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)) })
	slices.SortStableFunc(k.Routines, func(a, b *Routine) int { return strings.Compare(a.Title, b.Title) })
	for _, r := range k.Routines {
		k.routineBy[r.ID] = r
	}
	for _, s := range k.Stretches {
		k.stretchBy[s.ID] = s
		k.numbers[s.Number] = s
		for _, m := range s.Muscles {
			m.Stretches = append(m.Stretches, s)
		}
		for _, t := range s.Tags {
			t.Stretches = append(t.Stretches, s)
		}
	}
	for _, g := range k.Guides {
		k.guideBy[g.ID] = g
		for _, t := range g.Tags {
			t.Guides = append(t.Guides, g)
		}
	}
	for _, r := range k.Routines {
		for _, t := range r.Tags {
			t.Routines = append(t.Routines, r)
		}
	}
}

// embed checks what a text places between its paragraphs.
func (k *linker) embed(d *Doc, e markdown.Embed) {
	switch e.Kind {
	case "stretch":
		s, ok := k.stretches.by[e.ID]
		if !ok {
			d.file.fault(e.Line, "there is no move %s%s", e.ID, didYouMean(e.ID, k.stretches.ids))
		} else if fault := draftFault(d, &s.Doc); fault != "" {
			d.file.fault(e.Line, "%s", fault)
		}
	case "figure":
		if !slices.Contains(Scenes, e.ID) {
			d.file.fault(e.Line, "there is no figure %s%s", e.ID, didYouMean(e.ID, Scenes))
		}
		if e.Alt == "" {
			d.file.fault(e.Line, "a figure without words: say between the brackets what it shows")
		}
	default:
		d.file.fault(e.Line, "only moves and figures can be placed in a text: ![](stretch:id) or ![what it shows](figure:id), found %s:%s", e.Kind, e.ID)
	}
}

// linkDoc resolves what any document names: sources, claims, citations, embeds and links.
func (k *linker) linkDoc(d *Doc) {
	f := d.file
	k.sources.list(f, d.SourceIDs, "sources")
	k.claims.list(f, d.ClaimIDs, "claims")
	for i, id := range d.Formerly {
		if !isID(id) || id == d.ID {
			f.faultAt([]any{"formerly", i}, "an old id is expected here, found %q", id)
		}
	}
	for _, c := range d.Body.Cites {
		k.citation(f, c)
	}
	for _, e := range d.Body.Embeds {
		k.embed(d, e)
	}
	for _, link := range d.Body.Links {
		if fault := k.dead(d, link.Dest); fault != "" {
			f.fault(link.Line, "%s", fault)
		}
	}
}

// linkEvidence checks the standard sentences once, in the file where they stand.
func (k *linker) linkEvidence() {
	f := k.words["evidence.yaml"]
	for i, e := range k.Evidence {
		at := []any{i, "sentence"}
		_, doc, problems := markdown.Inline(e.Sentence, nil)
		for _, p := range problems {
			f.faultAt(at, "%s", p.Text)
		}
		for _, c := range doc.Cites {
			k.citation(f, markdown.Cite{ID: c.ID, Line: f.line(at...)})
		}
		for _, link := range doc.Links {
			if fault := k.dead(nil, link.Dest); fault != "" {
				f.faultAt(at, "%s", fault)
			}
		}
	}
}

func (k *linker) citation(f *file, c markdown.Cite) {
	known := k.sources.by[c.ID] != nil || k.claims.by[c.ID] != nil
	if !known && !k.sources.unknown && !k.claims.unknown {
		f.fault(c.Line, "[^%s] is no source and no claim%s", c.ID, didYouMean(c.ID, slices.Concat(k.sources.ids, k.claims.ids)))
	}
}

// finish computes what follows from a catalog without faults.
func (k *linker) finish() {
	for _, s := range k.Stretches {
		s.know()
		s.Duration = s.Dose.Seconds().Clock()
		s.Categories = about(s.Kind.Value(), s.Regions)
		for _, p := range s.Positions() {
			for _, c := range s.CautionsIn(p, s.Dose, k.Cautions) {
				if !slices.Contains(s.Cautions, c) {
					s.Cautions = append(s.Cautions, c)
				}
			}
		}
		slices.SortFunc(s.Cautions, func(a, b *Caution) int { return strings.Compare(a.ID, b.ID) })
	}
	for _, r := range k.Routines {
		r.Classes, r.Cautions = k.CautionsFor(r.Items)
		r.Duration = Count(r.Items.AllowMinutes(), "minute")
		r.Categories = about(Value{"routine", "Routine"}, r.Regions)
		for _, i := range r.Items {
			if u := i.Move.UsedIn; len(u) == 0 || u[len(u)-1] != r {
				i.Move.UsedIn = append(u, r)
			}
		}
	}
	for _, g := range k.Guides {
		g.Duration = Count(g.Minutes(), "minute")
		g.Categories = about(Value{"guide", "Guide"}, g.Regions)
	}
	for _, p := range k.Pages {
		p.Categories = about(Value{"page", "Page"}, nil)
	}
	k.Safety.Categories = about(Value{"page", "Page"}, nil)
	k.noteAll()
	k.lean()
	k.relate()
	k.collect()
}

// about is what a document is and where on the back.
func about(what Value, regions []*Region) []Value { return append([]Value{what}, values(regions)...) }
