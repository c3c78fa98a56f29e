package load

import (
	"maps"
	"reflect"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
)

// addRules turns signs, cautions and medicines into rules that must be checked again. A rule is as old as the check of
// its oldest source. Something without sources is checked with the pages that show it.
func (l *loader) addRules() {
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
func (l *loader) addRule(kind, id, title, path string, sources []*catalog.Source, f *frontmatter.File, at ...any) {
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

// DaysAfter reports every date in the files that is after day, because nobody can have written, checked, seen, changed
// or reviewed something in the future.
func (r *Result) DaysAfter(day catalog.Day) frontmatter.Problems {
	var out frontmatter.Problems
	collect := func(f *frontmatter.File, v any) {
		frontmatter.Walk(reflect.ValueOf(v), reflect.StructField{}, nil, func(v reflect.Value, _ reflect.StructField, path []any) bool {
			d, isDay := v.Interface().(catalog.Day)
			if isDay && d.After(day.Time) {
				out = append(out, frontmatter.Problem{File: f.Path(), Line: f.Line(path...),
					Text: whatWasDone(path) + " on " + d.ISO() + ", which is yet to come", Code: frontmatter.CodeDate})
			}
			return !isDay
		})
	}
	for _, name := range slices.Sorted(maps.Keys(r.Lists())) {
		collect(r.List(name), r.Lists()[name])
	}
	for _, d := range r.Content.All() {
		collect(r.FileOf(d.Base()), d)
	}
	return out.Sorted()
}

// whatWasDone names what was done on the date at path.
func whatWasDone(path []any) string {
	for _, field := range []string{"written", "checked", "changed", "seen"} {
		if slices.Contains(path, any(field)) {
			return field
		}
	}
	return "reviewed"
}
