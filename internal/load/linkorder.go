package load

import (
	"cmp"
	"maps"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// orderFile is the name of the file that says what lists show first.
const orderFile = "order.yaml"

// linkOrder checks the file that says what lists show first. If it has groups, everything must be in exactly one of
// them.
func (l *linker) linkOrder() {
	f, o := l.lists[orderFile], &l.Order
	groups := map[string][]catalog.Group{"guides": o.GuideGroups, "routines": o.RoutineGroups, "questions": o.QuestionGroups}
	someHaveGroups := len(o.GuideGroups)+len(o.RoutineGroups)+len(o.QuestionGroups) > 0
	for _, field := range slices.Sorted(maps.Keys(groups)) {
		if len(groups[field]) == 0 && someHaveGroups && f.Whole() {
			f.Fault(1, "there are no groups of %s, and there are of other lists: group all three, or none", field)
		}
	}
	o.Guides = linkGroups(f, indexFor[*catalog.Guide](l), o.GuideGroups, "guides", func(g *catalog.Guide) *catalog.Doc { return &g.Doc })
	o.Routines = linkGroups(f, indexFor[*catalog.Routine](l), o.RoutineGroups, "routines", func(r *catalog.Routine) *catalog.Doc { return &r.Doc })
	o.Questions = linkGroups(f, indexOf("question", l.Questions, nil), o.QuestionGroups, "questions",
		func(*catalog.Question) *catalog.Doc { return new(catalog.Doc) }) // no question is hidden
}

// linkGroups resolves the IDs in groups. It reports entries that are in no group or in two. Hidden documents are left
// out of the result, and drafts need no group. doc returns the document of an entry.
func linkGroups[P catalog.Identified](f *frontmatter.File, all index[P], groups []catalog.Group, field string,
	doc func(P) *catalog.Doc) []catalog.Grouped[P] {
	var out []catalog.Grouped[P]
	grouped := map[string]bool{}
	for i, g := range groups {
		items := all.resolveAll(f, g.IDs, field, i, "ids")
		for j, id := range g.IDs {
			if grouped[id] {
				f.FaultAt([]any{field, i, "ids", j}, "%s stands in an earlier group", id)
			}
		}
		for _, id := range g.IDs { // only now, as resolveAll reports an ID that is twice in one group
			grouped[id] = true
		}
		shown := slices.DeleteFunc(items, func(v P) bool { return doc(v).Hidden })
		out = append(out, catalog.Grouped[P]{Name: g.Name, Items: shown})
	}
	for _, id := range all.ids {
		d := doc(all.byID[id])
		if needsGroup := len(groups) > 0 && !d.Hidden && !d.Draft; needsGroup && !grouped[id] {
			f.FaultAt([]any{field}, "%s is in no group", id)
		}
	}
	return out
}

// rank returns a function that compares values by their place in list. Values that are not in it come last.
func rank[T comparable](list []T) func(a, b T) int {
	place := func(v T) int {
		if i := slices.Index(list, v); i >= 0 {
			return i
		}
		return len(list)
	}
	return func(a, b T) int { return cmp.Compare(place(a), place(b)) }
}
