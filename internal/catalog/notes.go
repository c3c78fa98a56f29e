package catalog

import "slices"

// all lists every published document.
func (c *Catalog) all() []*Doc {
	var docs []*Doc
	for _, g := range c.Guides {
		docs = append(docs, &g.Doc)
	}
	for _, s := range c.Stretches {
		docs = append(docs, &s.Doc)
	}
	for _, r := range c.Routines {
		docs = append(docs, &r.Doc)
	}
	for _, p := range c.Pages {
		docs = append(docs, &p.Doc)
	}
	return append(docs, &c.Safety.Doc)
}

// note lists d's sources: first those its text cites, in order of first mention, then the others it rests on.
func (k *linker) note(d *Doc, others ...string) {
	ids := slices.Clone(d.cite.IDs())
	cited := len(ids)
	for _, id := range slices.Concat(d.SourceIDs, others, d.ClaimIDs) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for i, id := range ids {
		d.Notes = append(d.Notes, Note{Number: i + 1, Cited: i < cited, Source: k.sources.by[id], Claim: k.claims.by[id]})
	}
}

// noteAll gives every document its notes. A move rests on the sources of how often to do its kind too, and
// the safety page on those of its cards. Cautions name their own sources where they stand.
func (k *linker) noteAll() {
	for _, g := range k.Guides {
		k.note(&g.Doc)
	}
	for _, s := range k.Stretches {
		k.note(&s.Doc, s.Kind.SourceIDs...)
	}
	for _, r := range k.Routines {
		k.note(&r.Doc)
	}
	for _, p := range k.Pages {
		k.note(&p.Doc)
	}
	var others []string
	for _, c := range k.Safety.Cards {
		others = append(others, c.SourceIDs...)
	}
	k.note(&k.Safety.Doc, others...)
}

// leaning gathers which pages rest on sources and claims.
type leaning struct {
	onSource map[*Source][]string
	onClaim  map[*Claim][]string
}

func (l leaning) sources(path string, list []*Source) {
	for _, s := range list {
		l.onSource[s] = append(l.onSource[s], path)
	}
}

// claims says that the page at path rests on them, and so on what stands behind them.
func (l leaning) claims(path string, list []*Claim) {
	for _, c := range list {
		l.onClaim[c] = append(l.onClaim[c], path)
		l.sources(path, c.Sources)
	}
}

func (l leaning) cautions(path string, list []*Caution) {
	for _, c := range list {
		l.sources(path, c.Sources)
	}
}

// lean tells every source and claim which pages rest on it: by their notes, by the cautions they show, by an
// evidence code of a move, by what they list, or as the source of a region's page.
func (k *linker) lean() {
	l := leaning{map[*Source][]string{}, map[*Claim][]string{}}
	for _, d := range k.all() {
		for _, n := range d.Notes {
			if n.Source != nil {
				l.sources(d.Path, []*Source{n.Source})
			} else {
				l.claims(d.Path, []*Claim{n.Claim})
			}
		}
	}
	for _, s := range k.Stretches {
		l.cautions(s.Path, s.Cautions)
		for _, e := range s.Evidence {
			l.claims(s.Path, e.Claims)
		}
	}
	for _, r := range k.Routines {
		l.cautions(r.Path, r.Cautions)
	}
	l.cautions(k.Safety.Path, k.Cautions)
	for _, r := range k.Regions {
		l.sources(r.Path(), r.Sources)
	}
	for _, q := range k.Questions {
		l.sources("/questions", q.Sources)
		l.claims("/questions", q.Claims)
	}
	for _, t := range k.Tasks {
		l.sources("/checklist", t.Sources)
		l.claims("/checklist", t.Claims)
	}
	for _, c := range k.Claims {
		l.sources(c.Path(), c.Sources)
	}
	for s, paths := range l.onSource {
		s.CitedBy = k.pages(paths)
	}
	for c, paths := range l.onClaim {
		c.CitedBy = k.pages(paths)
	}
}

// pages returns the addresses of paths, sorted, each once.
func (k *linker) pages(paths []string) []Address {
	slices.Sort(paths)
	var out []Address
	for _, p := range slices.Compact(paths) {
		out = append(out, k.addresses[k.at[p]])
	}
	return out
}

// Due lists what is past its review date on day, by file, and what claims to have been checked after day; it
// never makes a catalog wrong.
func (c *Catalog) Due(day Day) []Problem {
	var due Problems
	for _, d := range c.all() {
		if d.Checked.After(day.Time) {
			due = append(due, Problem{
				File: d.file.path, Line: d.checkedLine, Care: d.Care,
				Text: "checked on " + d.Checked.ISO() + ", which is yet to come",
			})
		}
		if d.DueOn(day) && !d.Checked.IsZero() {
			due = append(due, Problem{
				File: d.file.path, Line: d.checkedLine, Care: d.Care,
				Text: "check again: it was due by " + d.CheckBy().ISO(),
			})
		}
	}
	return due.sorted()
}
