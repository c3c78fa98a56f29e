package load

import (
	"slices"

	"unknot/internal/catalog"
)

// setNotes sets the list of sources of d: those that its text cites, in order of first mention, then all others.
func (l *linker) setNotes(d *catalog.Doc, others ...string) {
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
func (l *linker) setAllNotes() {
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
func (l *linker) embeddedSources(d *catalog.Doc) (ids []string) {
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
func (l *linker) linkCitations() {
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
func (l *linker) pages(paths []string) []catalog.PageEntry {
	slices.Sort(paths)
	var out []catalog.PageEntry
	for _, p := range slices.Compact(paths) {
		out = append(out, *l.sitemap.PageEntry(p))
	}
	return out
}
