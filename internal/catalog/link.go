package catalog

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"unknot/internal/markdown"
)

// index finds things by id and says what was meant when there is none.
type index[P identified] struct {
	what string
	by   map[string]P
	ids  []string
}

func indexOf[P identified](what string, list []P) index[P] {
	x := index[P]{what: what, by: make(map[string]P, len(list))}
	for _, v := range list {
		x.by[v.id()] = v
		x.ids = append(x.ids, v.id())
	}
	return x
}

// one resolves the id that stands in the field at. An empty id is nobody's and is reported elsewhere.
func (x index[P]) one(f *file, id string, at ...any) (v P, ok bool) {
	v, ok = x.by[id]
	if !ok && id != "" {
		f.faultAt(at, "there is no %s %s%s", x.what, id, didYouMean(id, x.ids))
	}
	return v, ok
}

// list resolves the ids of the list in the field at, in order, and reports any that stands twice.
func (x index[P]) list(f *file, ids []string, at ...any) []P {
	var out []P
	for i, id := range ids {
		here := append(at[:len(at):len(at)], i)
		switch {
		case id == "":
			f.faultAt(here, "an id is expected here")
		case contains(ids[:i], id):
			f.faultAt(here, "%s stands twice", id)
		default:
			if v, ok := x.one(f, id, here...); ok {
				out = append(out, v)
			}
		}
	}
	return out
}

// linker turns the ids of a catalog into pointers.
type linker struct {
	*Catalog
	words     files
	sources   index[*Source]
	claims    index[*Claim]
	regions   index[*Region]
	positions index[*Position]
	tags      index[*Tag]
	stretches index[*Stretch]
	docIDs    index[*Doc] // everything with an address of its own, drafts too
}

// link resolves every reference of c, checks what needs the whole, and leaves drafts out of c.
func link(l *loader, c *Catalog) {
	k := &linker{
		Catalog:   c,
		words:     l.words,
		sources:   indexOf("source", c.Sources),
		claims:    indexOf("claim", c.Claims),
		regions:   indexOf("region", c.Regions),
		positions: indexOf("position", c.Positions),
		tags:      indexOf("tag", c.Tags),
		stretches: indexOf("move", c.Stretches),
	}
	docs := k.place()
	k.docIDs = indexOf("guide, move, routine or page", docs)
	k.linkWords()
	k.linkSafety()
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
	k.shelve()
	k.addAddresses()
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
	sections := indexOf("section", k.Sections)
	for _, g := range k.Guides {
		folder := path.Base(path.Dir(g.file.path))
		if s, ok := sections.by[folder]; ok {
			g.Section = s
			g.Path = s.Path() + "/" + g.ID
		} else {
			g.file.fault(1, "there is no section %s%s", folder, didYouMean(folder, sections.ids))
		}
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

func (k *linker) linkWords() {
	f := k.words["regions.yaml"]
	for i, r := range k.Regions {
		r.Sources = k.sources.list(f, r.SourceIDs, i, "sources")
		r.Start = k.published(f, false, k.docIDs.list(f, r.StartIDs, i, "start"), i, "start")
	}
	f = k.words["kinds.yaml"]
	for i, v := range k.Kinds {
		v.Sources = k.sources.list(f, v.SourceIDs, i, "sources")
	}
	f = k.words["sources.yaml"]
	for i, s := range k.Sources {
		f.oneOf(grades, s.Certainty, i, "certainty")
		f.oneOf(studied, s.Studied, i, "studied")
		if !strings.HasPrefix(s.Address, "https://") && !strings.HasPrefix(s.Address, "http://") {
			f.faultAt([]any{i, "address"}, "a web address is expected, found %s", s.Address)
		}
	}
	f = k.words["claims.yaml"]
	for i, v := range k.Claims {
		f.oneOf(verdicts, v.Verdict, i, "verdict")
		v.Sources = k.sources.list(f, v.SourceIDs, i, "sources")
		if len(v.SourceIDs) == 0 && v.Label == "" {
			f.faultAt([]any{i}, "%s has no source: name one, or say in label why it may stand without", v.ID)
		}
	}
	f = k.words["evidence.yaml"]
	for i, e := range k.Evidence {
		f.oneOf(bases, e.Basis, i, "basis")
		e.Claims = k.claims.list(f, e.ClaimIDs, i, "claims")
		e.Sources = k.sources.list(f, e.SourceIDs, i, "sources")
	}
	f = k.words["cautions.yaml"]
	for i, v := range k.Cautions {
		f.oneOf(cautionBase, v.Basis, "cautions", i, "basis")
		v.Sources = k.sources.list(f, v.SourceIDs, "cautions", i, "sources")
		if v.Basis != "usual-practice" && len(v.SourceIDs) == 0 {
			f.faultAt([]any{"cautions", i}, "%s names no source: then its basis is usual-practice", v.ID)
		}
	}
	cautions := indexOf("caution", k.Cautions)
	for i, v := range k.Classes {
		v.Cautions = cautions.list(f, v.CautionIDs, "classes", i, "cautions")
	}
	for _, id := range []string{"ca-01", "ca-13", "ca-14"} {
		if _, ok := cautions.by[id]; !ok {
			f.fault(1, "the caution %s is missing: it holds for moves without being named", id)
		}
	}
}

func (k *linker) linkSafety() {
	for i := range k.Safety.Cards {
		c := &k.Safety.Cards[i]
		c.Sources = k.sources.list(k.Safety.file, c.SourceIDs, "cards", i, "sources")
	}
}

// published reports documents of docs that are drafts, unless the file that names them is one too.
func (k *linker) published(f *file, draft bool, docs []*Doc, at ...any) []*Doc {
	for _, d := range docs {
		if d.Draft && !draft {
			f.faultAt(at, "%s is a draft: a published page cannot lead to it", d.ID)
		}
	}
	return docs
}

// move resolves the id of a move in the field at of d.
func (k *linker) move(d *Doc, id string, at ...any) *Stretch {
	s, ok := k.stretches.one(d.file, id, at...)
	if ok {
		k.published(d.file, d.Draft, []*Doc{&s.Doc}, at...)
	}
	return s
}

func (k *linker) linkStretch(s *Stretch) {
	f := s.file
	s.Kind, _ = indexOf("kind", k.Kinds).one(f, s.KindID, "kind")
	s.Position, _ = k.positions.one(f, s.PositionID, "position")
	s.Regions = k.regions.list(f, s.RegionIDs, "regions")
	s.Equipment = indexOf("equipment", k.Equipment).list(f, s.EquipmentIDs, "equipment")
	s.Muscles = indexOf("muscle", k.Muscles).list(f, s.MuscleIDs, "muscles")
	s.Tags = k.tags.list(f, s.TagIDs, "tags")
	s.Classes = indexOf("caution class", k.Classes).list(f, s.ClassIDs, "cautions")
	s.Evidence = indexOf("evidence code", k.Evidence).list(f, s.EvidenceIDs, "evidence")
	seen := []string{s.PositionID}
	for i := range s.Also {
		a := &s.Also[i]
		a.Position, _ = k.positions.one(f, a.PositionID, "also", i, "position")
		if contains(seen, a.PositionID) {
			f.faultAt([]any{"also", i, "position"}, "%s is named already", a.PositionID)
		}
		seen = append(seen, a.PositionID)
	}
	for name, other := range map[string]*Other{"easier": s.Easier, "harder": s.Harder} {
		if other != nil {
			other.Move = k.move(&s.Doc, other.MoveID, name, "move")
		}
	}
	s.Swap = k.move(&s.Doc, s.SwapID, "swap")
	for name, id := range map[string]string{"easier": s.easierID(), "harder": s.harderID(), "swap": s.SwapID} {
		if id == s.ID {
			f.faultAt([]any{name}, "a move cannot be its own %s", name)
		}
	}
	if s.Position != nil && s.Position.OnFloor() && !s.leavesFloor() {
		f.faultAt([]any{"position"}, "a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours")
	}
}

func (s *Stretch) easierID() string { return moveID(s.Easier) }
func (s *Stretch) harderID() string { return moveID(s.Harder) }

func moveID(o *Other) string {
	if o == nil {
		return ""
	}
	return o.MoveID
}

// leavesFloor reports whether s names a way that needs no floor.
func (s *Stretch) leavesFloor() bool {
	for _, a := range s.Also {
		if a.Position != nil && !a.Position.OnFloor() {
			return true
		}
	}
	return s.Swap != nil && s.Swap.PositionID != "floor" && s.Swap.PositionID != "all-fours"
}

func (k *linker) linkGuide(g *Guide) {
	f := g.file
	g.Regions = k.regions.list(f, g.RegionIDs, "regions")
	g.Tags = k.tags.list(f, g.TagIDs, "tags")
	g.Related = k.published(f, g.Draft, k.docIDs.list(f, g.RelatedIDs, "related"), "related")
	if contains(g.RelatedIDs, g.ID) {
		f.faultAt([]any{"related"}, "a guide cannot be related to itself")
	}
}

func (k *linker) linkRoutine(r *Routine) {
	f := r.file
	r.Regions = k.regions.list(f, r.RegionIDs, "regions")
	r.Tags = k.tags.list(f, r.TagIDs, "tags")
	for n, i := range r.Items {
		i.Move = k.move(&r.Doc, i.MoveID, "items", n, "move")
		i.Position, _ = k.positions.one(f, i.PositionID, "items", n, "position")
		if i.Move == nil || i.Position == nil {
			continue
		}
		offers := []string{i.Move.PositionID}
		for _, a := range i.Move.Also {
			offers = append(offers, a.PositionID)
		}
		if !contains(offers, i.PositionID) {
			f.faultAt([]any{"items", n, "position"}, "%s cannot be done in the position %s: it offers %s", i.MoveID, i.PositionID, strings.Join(offers, ", "))
		}
	}
}

// unique reports ids, titles and plate numbers that stand twice.
func (k *linker) unique(docs []*Doc) {
	ids, titles := map[string]*Doc{"safety": &k.Safety.Doc}, map[string]*Doc{}
	for _, name := range reserved {
		ids[name] = &Doc{file: &file{path: "the site itself"}}
	}
	for _, d := range docs {
		if other := ids[d.ID]; other != nil {
			d.file.fault(1, "the id %s is taken by %s: rename the file", d.ID, other.file.path)
		}
		if other := titles[strings.ToLower(d.Title)]; other != nil && d.Title != "" {
			d.file.faultAt([]any{"title"}, "the title %q is that of %s too", d.Title, other.file.path)
		}
		ids[d.ID], titles[strings.ToLower(d.Title)] = d, d
	}
	numbers := map[int]string{}
	for _, w := range k.Withdrawn {
		if w.Number != 0 {
			numbers[w.Number] = k.words["withdrawn.yaml"].path
		}
	}
	for _, s := range k.Stretches {
		if other := numbers[s.Number]; other != "" && s.Number != 0 {
			s.file.faultAt([]any{"number"}, "the plate number %d is taken by %s: numbers are never reused", s.Number, other)
		}
		numbers[s.Number] = s.file.path
	}
}

// reserved are the addresses at the top of the site that a page cannot take.
var reserved = []string{"guides", "stretches", "routines", "muscles", "tags", "s", "static", "figures", "previews",
	"upper-back", "lower-back", "healthz", "readyz", "search", "evidence", "sources", "review", "handout", "breathe"}

// order leaves drafts out and puts each list in the order of reading.
func (k *linker) order() {
	k.Guides = slices.DeleteFunc(k.Guides, func(g *Guide) bool { return g.Draft })
	k.Stretches = slices.DeleteFunc(k.Stretches, func(s *Stretch) bool { return s.Draft })
	k.Routines = slices.DeleteFunc(k.Routines, func(r *Routine) bool { return r.Draft })
	k.Pages = slices.DeleteFunc(k.Pages, func(p *Page) bool { return p.Draft })
	slices.SortStableFunc(k.Guides, func(a, b *Guide) int {
		if a.Hub != b.Hub {
			return map[bool]int{true: -1, false: 1}[a.Hub]
		}
		return strings.Compare(a.Title, b.Title)
	})
	slices.SortStableFunc(k.Stretches, func(a, b *Stretch) int { return cmp.Compare(a.Number, b.Number) })
	slices.SortStableFunc(k.Routines, func(a, b *Routine) int { return strings.Compare(a.Title, b.Title) })
	for _, s := range k.Stretches {
		k.numbers[s.Number] = s
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
		if e.Kind != "stretch" {
			f.fault(e.Line, "only moves can be placed in a text: ![](stretch:id), found %s:%s", e.Kind, e.ID)
			continue
		}
		s, ok := k.stretches.by[e.ID]
		switch {
		case !ok:
			f.fault(e.Line, "there is no move %s%s", e.ID, didYouMean(e.ID, k.stretches.ids))
		case s.Draft && !d.Draft:
			f.fault(e.Line, "%s is a draft: a published page cannot lead to it", e.ID)
		}
	}
	for _, link := range d.Body.Links {
		if fault := k.dead(link.Dest); fault != "" {
			f.fault(link.Line, "%s", fault)
		}
	}
}

func (k *linker) citation(f *file, c markdown.Cite) {
	if k.sources.by[c.ID] == nil && k.claims.by[c.ID] == nil {
		f.fault(c.Line, "[^%s] is no source and no claim%s", c.ID, didYouMean(c.ID, append(k.sources.ids[:len(k.sources.ids):len(k.sources.ids)], k.claims.ids...)))
	}
}

// finish computes what follows from a catalog without faults.
func (k *linker) finish() {
	for _, s := range k.Stretches {
		s.know()
		s.Aside = s.Dose.Seconds().Clock()
		for _, p := range s.Positions() {
			for _, c := range s.CautionsIn(p, k.Cautions) {
				if !contains(s.Cautions, c) {
					s.Cautions = append(s.Cautions, c)
				}
			}
		}
		slices.SortFunc(s.Cautions, func(a, b *Caution) int { return strings.Compare(a.ID, b.ID) })
	}
	for _, r := range k.Routines {
		r.gather(k.Classes, k.Cautions)
		r.Aside = count(r.Allow(), "minute")
		for _, i := range r.Items {
			if !contains(i.Move.UsedIn, r) {
				i.Move.UsedIn = append(i.Move.UsedIn, r)
			}
		}
	}
	for _, g := range k.Guides {
		g.Aside = count(g.Minutes(), "minute")
		g.Embeds = map[string]*Stretch{}
		for _, e := range g.Body.Embeds {
			g.Embeds[e.ID] = k.stretches.by[e.ID]
		}
	}
	for _, d := range k.all() {
		k.note(d)
	}
	k.lean()
}
