package load

import (
	"cmp"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
	"unknot/internal/words"
)

// SharedFigures are the figures that do not show a move: what guides are about, getting out of bed, getting to the
// floor and back, and the maps of the body.
var SharedFigures = []string{"at-a-screen", "bed-up", "carrying", "driving", "floor-down", "floor-up", "map-back", "map-deep-back", "map-deep-front", "map-front", "medicine", "phone-call", "reading-a-phone"}

// missingWords says what is missing where nothing stands between the brackets of an embed, by its kind. The other kinds
// need no words.
var missingWords = map[string]string{
	"figure":         "a figure without words: say between the brackets what it shows",
	"signs":          "a box without a title: write it between the brackets",
	catalog.LadderID: "a ladder without a title: write it between the brackets",
}

// checkEmbed checks a move, a figure, a box of signs, a medicine or a ladder that a text
// shows between its paragraphs. The signs of a box become those of the document.
func (l *loader) checkEmbed(d *catalog.Doc, e markdown.Embed) {
	f := l.docs[d]
	switch e.Kind {
	case "stretch":
		moves := indexFor[*catalog.Move](l)
		if moves.byID[e.ID] == nil {
			f.Fault(e.Line, "%s", moves.missing(e.ID))
		}
	case "figure":
		if !slices.Contains(SharedFigures, e.ID) {
			f.Fault(e.Line, "there is no figure %s%s", e.ID, frontmatter.DidYouMean(e.ID, SharedFigures))
		}
	case "signs":
		box := l.Safety.Box(e.ID)
		if box == nil {
			if boxes := indexOf("box", l.Safety.Boxes, l.docs[&l.Safety.Doc]); !boxes.mayLackIDs {
				f.Fault(e.Line, "there is no box %s in safety.yaml%s", e.ID, frontmatter.DidYouMean(e.ID, boxes.ids))
			}
			break
		}
		d.Signs = append(d.Signs, box.Signs()...)
	case "medicine":
		if l.Medicine(e.ID) == nil {
			if medicines := indexOf("medicine", l.Medicines, l.lists[medicinesFile]); !medicines.mayLackIDs {
				f.Fault(e.Line, "there is no medicine %s in medicines.yaml%s", e.ID, frontmatter.DidYouMean(e.ID, medicines.ids))
			}
		}
	case catalog.LadderID:
		if l.Ladder(e.ID) == nil && !l.incomplete() {
			f.Fault(e.Line, "there is no ladder %s in %s%s", e.ID, laddersFile, frontmatter.DidYouMean(e.ID, l.ladderIDs()))
		}
	default:
		f.FaultAs(frontmatter.CodeMarkdown, e.Line, "only moves, figures, boxes of signs, medicines and ladders can be placed in a text: ![](stretch:id), ![what it shows](figure:id), ![title](signs:id), ![](medicine:id) or ![title](ladder:id), found %s:%s", e.Kind, e.ID)
	}
	if missing := missingWords[e.Kind]; missing != "" && e.Alt == "" {
		f.FaultAs(frontmatter.CodeMarkdown, e.Line, "%s", missing)
	}
}

// checkCitations checks the sources, claims, citations, embeds and links of a document.
func (l *loader) checkCitations(d *catalog.Doc) {
	f := l.docs[d]
	indexFor[*catalog.Source](l).resolveAll(f, d.SourceIDs, "sources")
	indexFor[*catalog.Claim](l).resolveAll(f, d.ClaimIDs, "claims")
	for i, old := range d.Formerly {
		if !words.IsID(old.ID) || old.ID == d.ID {
			f.FaultAs(frontmatter.CodeAddress, f.Line("formerly", i, "id"), "an old id is expected here, found %q", old.ID)
		}
		if old.Section != "" && !hasHeading(d.Body, old.Section) {
			f.FaultAs(frontmatter.CodeAddress, f.Line("formerly", i, "section"), "the page has no heading #%s", old.Section)
		}
	}
	for _, c := range d.Body.Cites {
		l.checkCitation(f, c)
	}
	for _, e := range d.Body.Embeds {
		l.checkEmbed(d, e)
	}
	for _, link := range d.Body.Links {
		if fault := l.linkFault(link.Dest); fault != "" {
			f.FaultAs(frontmatter.CodeLink, link.Line, "%s", fault)
		}
	}
}

// checkStandardSentences checks the citations and links in the standard sentences about evidence.
func (l *loader) checkStandardSentences() {
	f := l.lists["evidence.yaml"]
	for i, e := range l.Evidence {
		at := []any{i, "sentence"}
		_, doc, problems := markdown.Inline(e.Sentence, nil)
		for _, p := range problems {
			f.FaultAs(frontmatter.CodeMarkdown, f.Line(at...), "%s", p.Text)
		}
		for _, c := range doc.Cites {
			l.checkCitation(f, markdown.Cite{ID: c.ID, Line: f.Line(at...)})
		}
		for _, link := range doc.Links {
			if fault := l.linkFault(link.Dest); fault != "" {
				f.FaultAs(frontmatter.CodeLink, f.Line(at...), "%s", fault)
			}
		}
	}
}

// checkCitation reports a citation of something that is neither a source nor a claim.
func (l *loader) checkCitation(f *frontmatter.File, c markdown.Cite) {
	sources, claims := indexFor[*catalog.Source](l), indexFor[*catalog.Claim](l)
	if instead := cmp.Or(sources.instead(c.ID), claims.instead(c.ID)); instead != "" && sources.byID[c.ID] == nil && claims.byID[c.ID] == nil {
		f.Fault(c.Line, "[^%s]: %s", c.ID, instead)
	} else if sources.byID[c.ID] == nil && claims.byID[c.ID] == nil && !sources.mayLackIDs && !claims.mayLackIDs {
		hint := frontmatter.DidYouMean(c.ID, slices.Concat(sources.ids, claims.ids))
		f.Fault(c.Line, "[^%s] is neither a source nor a claim%s", c.ID, hint)
	}
}

// setNotes sets the list of sources of d: those that its text cites, in order of first mention, then all others.
func (l *loader) setNotes(d *catalog.Doc, others ...string) {
	ids := slices.Clone(d.Body.Notes)
	cited := len(ids)
	for _, id := range slices.Concat(d.SourceIDs, others, d.ClaimIDs) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	sources, claims := indexFor[*catalog.Source](l), indexFor[*catalog.Claim](l)
	for i, id := range ids {
		d.Notes = append(d.Notes, catalog.Note{Number: i + 1, Cited: i < cited, Source: sources.byID[id], Claim: claims.byID[id]})
	}
}

// setAllNotes gives every document its list of sources. The list of a move includes the sources for how often to do
// moves of its kind, and the list of the safety page the sources of its cards. Sources of cautions are not included,
// because pages show them with the cautions.
func (l *loader) setAllNotes() {
	for _, d := range l.Documents.All() {
		switch v := d.(type) {
		case *catalog.Guide:
			l.setNotes(&v.Doc, l.embeddedSources(&v.Doc)...)
		case *catalog.Move:
			l.setNotes(&v.Doc, v.Kind.SourceIDs...)
		default:
			l.setNotes(d.Base())
		}
	}
	var others []string
	for _, c := range l.Safety.Cards {
		for _, source := range c.Sources {
			others = append(others, source.ID)
		}
	}
	l.setNotes(&l.Safety.Doc, others...)
}

// embeddedSources lists the sources of the medicines that a text shows.
func (l *loader) embeddedSources(d *catalog.Doc) (ids []string) {
	for _, e := range d.Body.Embeds {
		if m := l.Medicine(e.ID); m != nil && e.Kind == "medicine" {
			for _, s := range m.Sources() {
				ids = append(ids, s.ID)
			}
		}
	}
	return ids
}

// citations collects the paths of the pages that cite each source and claim.
type citations struct {
	ofSource map[*catalog.Source][]string
	ofClaim  map[*catalog.Claim][]string
}

// addSources records that the page at path cites sources.
func (c citations) addSources(path string, list []*catalog.Source) {
	for _, s := range list {
		c.ofSource[s] = append(c.ofSource[s], path)
	}
}

// addClaims records that the page at path cites claims, and thereby their sources.
func (c citations) addClaims(path string, list []*catalog.Claim) {
	for _, v := range list {
		c.ofClaim[v] = append(c.ofClaim[v], path)
		c.addSources(path, v.Sources)
	}
}

// addCautions records that the page at path cites the sources of cautions.
func (c citations) addCautions(path string, list []*catalog.Caution) {
	for _, v := range list {
		c.addSources(path, v.Sources)
	}
}

// linkCitations gives every source and claim the list of pages that cite it, in whichever part of the page.
func (l *loader) linkCitations() {
	cited := citations{map[*catalog.Source][]string{}, map[*catalog.Claim][]string{}}
	for _, d := range l.Docs() {
		for _, n := range d.Notes {
			if n.Source != nil {
				cited.addSources(d.Path, []*catalog.Source{n.Source})
			} else {
				cited.addClaims(d.Path, []*catalog.Claim{n.Claim})
			}
		}
	}
	for _, m := range l.Moves {
		cited.addCautions(m.Path, m.Cautions)
		for _, e := range m.Evidence {
			cited.addClaims(m.Path, e.Claims)
		}
	}
	for _, r := range l.Routines {
		cited.addCautions(r.Path, r.Cautions)
	}
	for _, p := range l.Plans {
		cited.addCautions(p.Path, p.Cautions)
	}
	cited.addCautions(l.Safety.Path, l.Cautions)
	for _, r := range l.Hubs() {
		cited.addSources(r.Path(), r.Sources)
	}
	for _, q := range l.Questions {
		cited.addSources(q.PagePath(), q.Sources)
		cited.addClaims(q.PagePath(), q.Claims)
	}
	for _, t := range l.Tasks {
		cited.addSources("/checklist", t.Sources)
		cited.addClaims("/checklist", t.Claims)
	}
	for _, b := range l.Barriers {
		for _, p := range l.Plans { // the weeks of plans show barriers
			cited.addSources(p.Path, b.Sources)
		}
	}
	for _, t := range l.Treatments {
		cited.addSources(catalog.TreatmentsPath, t.Sources)
	}
	for _, g := range l.Guidelines {
		cited.addSources(catalog.GuidelinesPath, []*catalog.Source{g.Source})
	}
	for _, c := range l.Claims {
		cited.addSources(c.Path(), c.Sources)
	}
	for s, paths := range cited.ofSource {
		s.CitedBy = l.pages(paths)
	}
	for c, paths := range cited.ofClaim {
		c.CitedBy = l.pages(paths)
	}
}

// pages returns the pages at paths, sorted, each once.
func (l *loader) pages(paths []string) []catalog.PageEntry {
	slices.Sort(paths)
	var out []catalog.PageEntry
	for _, p := range slices.Compact(paths) {
		out = append(out, *l.sitemap.PageEntry(p))
	}
	return out
}
