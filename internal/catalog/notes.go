package catalog

import (
	"slices"
	"strings"
)

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

// note lists d's sources: first those its text cites, in order of first mention, then the others it names.
func (k *linker) note(d *Doc) {
	add := func(id string, cited bool) {
		d.Notes = append(d.Notes, Note{
			Number: len(d.Notes) + 1, Cited: cited, Source: k.sources.by[id], Claim: k.claims.by[id],
		})
	}
	cited := d.cite.IDs()
	for _, id := range cited {
		add(id, true)
	}
	for _, id := range append(d.SourceIDs[:len(d.SourceIDs):len(d.SourceIDs)], d.ClaimIDs...) {
		if !contains(cited, id) {
			add(id, false)
		}
	}
}

// lean tells every source and claim which pages rest on it: by a mark in the text, by the fields sources
// and claims, by an evidence code, or as the source of a card of the safety page.
func (k *linker) lean() {
	onSource, onClaim := map[*Source][]*Doc{}, map[*Claim][]*Doc{}
	for _, d := range k.all() {
		for _, n := range d.Notes {
			if n.Source != nil {
				onSource[n.Source] = append(onSource[n.Source], d)
			} else {
				onClaim[n.Claim] = append(onClaim[n.Claim], d)
			}
		}
	}
	for _, s := range k.Stretches {
		for _, e := range s.Evidence {
			for _, source := range e.Sources {
				onSource[source] = append(onSource[source], &s.Doc)
			}
			for _, claim := range e.Claims {
				onClaim[claim] = append(onClaim[claim], &s.Doc)
			}
		}
	}
	for _, card := range k.Safety.Cards {
		for _, source := range card.Sources {
			onSource[source] = append(onSource[source], &k.Safety.Doc)
		}
	}
	for s, docs := range onSource {
		s.LeanedOnBy = byPath(docs)
	}
	for c, docs := range onClaim {
		c.LeanedOnBy = byPath(docs)
	}
}

// byPath sorts docs by address, each once.
func byPath(docs []*Doc) []*Doc {
	slices.SortFunc(docs, func(a, b *Doc) int { return strings.Compare(a.Path, b.Path) })
	return slices.Compact(docs)
}

// Due lists what is past its review date on day, by file; it never makes a catalog wrong.
func (c *Catalog) Due(day Day) []Problem {
	var due Problems
	for _, d := range c.all() {
		if d.DueOn(day) {
			due = append(due, Problem{
				File: d.file.path, Line: d.file.line("checked"), Care: d.Care,
				Text: "check again: it was due by " + d.CheckBy().ISO(),
			})
		}
	}
	return due.sorted()
}
