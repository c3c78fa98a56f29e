package load

import (
	"maps"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
)

// addRules turns signs, cautions and medicines into rules that must be checked again. A rule is as old as the check of
// its oldest source. Something without sources is checked with the pages that show it.
func (l *linker) addRules() {
	for i, s := range l.Signs {
		l.addRule("sign", s.ID, s.Phrase, "/safety", s.Sources, l.lists["signs.yaml"], "signs", i, "id")
	}
	for i, v := range l.Cautions {
		l.addRule("caution", v.ID, v.Covers, "/safety/adapt", v.Sources, l.lists["cautions.yaml"], "cautions", i, "id")
	}
	for i, m := range l.Medicines {
		path := "/safety"
		for _, d := range l.Docs() {
			if slices.ContainsFunc(d.Body.Embeds, func(e markdown.Embed) bool { return e.Kind == "medicine" && e.ID == m.ID }) {
				path = d.Path
			}
		}
		l.addRule("medicine", m.ID, m.Name, path, m.Sources(), l.lists[medicinesFile], i, "id")
	}
}

// addRule adds the rule at path at in f, if it has sources.
func (l *linker) addRule(kind, id, title, path string, sources []*catalog.Source, f *frontmatter.File, at ...any) {
	if len(sources) == 0 {
		return
	}
	kinds := []catalog.Value{{ID: kind, Name: catalog.Capital(kind)}}
	d := &catalog.Doc{ID: kind + ":" + id, Title: kinds[0].Name + ": " + title, Summary: title, Path: path, Care: true, Categories: kinds}
	for _, s := range sources {
		if d.Checked.IsZero() || s.Checked.Before(d.Checked.Time) {
			d.Checked = s.Checked
		}
		d.Notes = append(d.Notes, catalog.Note{Source: s})
	}
	d.Written, d.CheckedAt = d.Checked, catalog.Location{File: f.Path(), Line: f.Line(at...)}
	l.Rules = append(l.Rules, d)
}

// ownersFile is the name of the file that says who checks which facts again. A site may have none.
const ownersFile = "owners.yaml"

// checkOwners reports patterns that match nothing that must be checked again.
func (l *linker) checkOwners() {
	all := slices.AppendSeq(slices.Clone(l.Rules), maps.Keys(l.docs))
	for i, o := range l.Owners {
		for j, p := range o.Of {
			if !l.mayLackContent && !slices.ContainsFunc(all, func(d *catalog.Doc) bool { return d.Matches(p) }) {
				l.lists[ownersFile].FaultAt([]any{i, "of", j}, "%s matches no file, address or rule with a day to check it again: fix it or take it out", p)
			}
		}
	}
}
