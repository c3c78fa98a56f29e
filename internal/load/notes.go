package load

import (
	"slices"

	"unknot/internal/catalog"
)

// addNote lists the sources of d: first those that its text cites, in order of first mention, then all others.
func (k *linker) addNote(d *catalog.Doc, others ...string) {
	ids := slices.Clone(d.Body.Notes)
	cited := len(ids)
	for _, id := range slices.Concat(d.SourceIDs, others, d.ClaimIDs) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	sources, claims := indexFor[*catalog.Source](k), indexFor[*catalog.Claim](k)
	for i, id := range ids {
		d.Notes = append(d.Notes, catalog.Note{Number: i + 1, Cited: i < cited, Source: sources.byID[id], Claim: claims.byID[id]})
	}
}

// addNotes gives every document its notes. Those of a move include the sources for how often to do its kind, and those of
// the safety page the sources of its cards. Pages show the sources of cautions beside the cautions.
func (k *linker) addNotes() {
	for _, d := range k.Documents.All() {
		switch v := d.(type) {
		case *catalog.Guide:
			k.addNote(&v.Doc, k.embeddedSources(&v.Doc)...)
		case *catalog.Stretch:
			k.addNote(&v.Doc, v.Kind.SourceIDs...)
		default:
			k.addNote(d.Base())
		}
	}
	var others []string
	for _, c := range k.Safety.Cards {
		for _, source := range c.Sources {
			others = append(others, source.ID)
		}
	}
	k.addNote(&k.Safety.Doc, others...)
}

// embeddedSources lists the sources of the medicines that a text shows.
func (k *linker) embeddedSources(d *catalog.Doc) (ids []string) {
	for _, e := range d.Body.Embeds {
		if m := k.Medicine(e.ID); m != nil && e.Kind == "medicine" {
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

func (c citations) sources(path string, list []*catalog.Source) {
	for _, s := range list {
		c.ofSource[s] = append(c.ofSource[s], path)
	}
}

// claims records that the page at path cites claims, and with them their sources.
func (c citations) claims(path string, list []*catalog.Claim) {
	for _, v := range list {
		c.ofClaim[v] = append(c.ofClaim[v], path)
		c.sources(path, v.Sources)
	}
}

func (c citations) cautions(path string, list []*catalog.Caution) {
	for _, v := range list {
		c.sources(path, v.Sources)
	}
}

// linkCitations gives every source and claim the pages that cite it: in their notes, cautions, standard sentences and
// lists, or as the source of a region's page.
func (k *linker) linkCitations() {
	cited := citations{map[*catalog.Source][]string{}, map[*catalog.Claim][]string{}}
	for _, d := range k.Docs() {
		for _, n := range d.Notes {
			if n.Source != nil {
				cited.sources(d.Path, []*catalog.Source{n.Source})
			} else {
				cited.claims(d.Path, []*catalog.Claim{n.Claim})
			}
		}
	}
	for _, s := range k.Stretches {
		cited.cautions(s.Path, s.Cautions)
		for _, e := range s.Evidence {
			cited.claims(s.Path, e.Claims)
		}
	}
	for _, r := range k.Routines {
		cited.cautions(r.Path, r.Cautions)
	}
	for _, p := range k.Plans {
		cited.cautions(p.Path, p.Cautions)
	}
	cited.cautions(k.Safety.Path, k.Cautions)
	for _, r := range k.Hubs() {
		cited.sources(r.Path(), r.Sources)
	}
	for _, q := range k.Questions {
		cited.sources(q.PagePath(), q.Sources)
		cited.claims(q.PagePath(), q.Claims)
	}
	for _, t := range k.Tasks {
		cited.sources("/checklist", t.Sources)
		cited.claims("/checklist", t.Claims)
	}
	for _, b := range k.Barriers {
		for _, p := range k.Plans { // whose check-ins show them
			cited.sources(p.Path, b.Sources)
		}
	}
	for _, t := range k.Treatments {
		cited.sources(catalog.TreatmentsPath, t.Sources)
	}
	for _, g := range k.Guidelines {
		cited.sources(catalog.GuidelinesPath, []*catalog.Source{g.Source})
	}
	for _, c := range k.Claims {
		cited.sources(c.Path(), c.Sources)
	}
	for s, paths := range cited.ofSource {
		s.CitedBy = k.pages(paths)
	}
	for c, paths := range cited.ofClaim {
		c.CitedBy = k.pages(paths)
	}
}

// pages returns the addresses of paths, sorted, each once.
func (k *linker) pages(paths []string) []catalog.PageEntry {
	slices.Sort(paths)
	var out []catalog.PageEntry
	for _, p := range slices.Compact(paths) {
		out = append(out, *k.sitemap.PageEntry(p))
	}
	return out
}
