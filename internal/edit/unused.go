package edit

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// checkRegions reports pages on the upper back that neither cite a study of it nor carry the label {borrowed}.
func (p *proofreader) checkRegions() {
	const rarelyStudied = "upper-back" // so most evidence comes from other parts of the body
	isStudy := func(n catalog.Note) bool { return n.Cited && n.Source != nil && n.Source.Studied == rarelyStudied }
	isLabelled := func(v markdown.Passage) bool { return strings.Contains(v.Text, "{borrowed}") }
	for _, v := range p.Content.Documents.All() {
		d := v.Base()
		if !slices.Contains(v.About().RegionIDs, rarelyStudied) || slices.ContainsFunc(d.Notes, isStudy) ||
			slices.ContainsFunc(d.Body.Passages, isLabelled) {
			continue
		}
		f := p.FileOf(d)
		p.fault(f, f.Line("regions"), "this page on the upper back cites no source that studied it: put the label {borrowed} behind what was studied elsewhere")
	}
}

// reportUnused reports sources and vocabulary items that nothing uses.
func (p *proofreader) reportUnused() {
	used := p.Used()
	for _, g := range p.Content.Guides {
		used[g.Section] = true
	}
	for _, s := range p.Content.Sources {
		used[s] = used[s] || len(s.CitedBy) > 0
	}
	reportUnusedIn(p, "sources.yaml", "source", p.Content.Sources, used)
	reportUnusedIn(p, "positions.yaml", "position", p.Content.Positions, used)
	reportUnusedIn(p, "kinds.yaml", "kind", p.Content.Kinds, used)
	reportUnusedIn(p, "equipment.yaml", "equipment", p.Content.Equipment, used)
	reportUnusedIn(p, "muscles.yaml", "muscle", p.Content.Muscles, used)
	reportUnusedIn(p, "tags.yaml", "tag", p.Content.Tags, used)
	reportUnusedIn(p, "sections.yaml", "section", p.Content.Sections, used)
	reportUnusedIn(p, "evidence.yaml", "evidence code", p.Content.Evidence, used)
	reportUnusedIn(p, "cautions.yaml", "caution class", p.Content.Classes, used, "classes")
}

// reportUnusedIn reports the items of a list that are not used. at is the path of the list in its file.
func reportUnusedIn[T catalog.Identified](p *proofreader, name, what string, list []T, used map[any]bool, at ...any) {
	f := p.List(name)
	for i, v := range list {
		if !used[v] {
			p.fault(f, f.Line(slices.Concat(at, []any{i})...), "nothing uses the %s %s: use it or take it out", what, v.Identifier())
		}
	}
}

// reportOrphans reports moves to which no page except lists leads.
func (p *proofreader) reportOrphans() {
	linked := p.linkedMoves()
	for _, m := range p.Content.Moves {
		if !linked[m.ID] && len(m.UsedIn) == 0 {
			p.fault(p.FileOf(&m.Doc), 1, "no page leads to this move: put it into a routine or a text, or name it as an easier or harder way")
		}
	}
}

// linkedMoves returns the IDs of the moves that another page links to, shows or names.
func (p *proofreader) linkedMoves() map[string]bool {
	linked := map[string]bool{}
	for _, d := range p.Content.Docs() {
		for _, link := range d.Body.Links {
			target, _, _ := strings.Cut(link.Dest, "#")
			if id, ok := strings.CutPrefix(target, "/stretches/"); ok && id != d.ID {
				linked[id] = true
			}
		}
		for _, e := range d.Body.Embeds {
			linked[e.ID] = linked[e.ID] || e.Kind == "stretch" && e.ID != d.ID
		}
	}
	for _, g := range p.Content.Guides {
		for _, id := range g.RelatedIDs {
			linked[id] = true
		}
	}
	for _, r := range p.Content.Hubs() {
		for _, id := range r.StartIDs {
			linked[id] = true
		}
	}
	for _, q := range p.Content.Questions {
		linked[q.MoreID] = true
	}
	for _, m := range p.Content.Moves {
		for _, id := range []string{m.Easier.NamedMove(), m.Harder.NamedMove(), m.SwapID} {
			linked[id] = true
		}
	}
	return linked
}
