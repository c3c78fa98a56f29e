package load

import (
	"cmp"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// orderFile says what lists show first.
const orderFile = "order.yaml"

// linkOrder resolves the references of the file that says what lists show first. Where it has groups, they have everything once.
func (k *linker) linkOrder() {
	f, o := k.lists[orderFile], &k.Order
	if f == nil {
		return
	}
	o.Asked = k.docsByID.resolveAll(f, o.AskedIDs, "asked")
	k.published(f, nil, o.AskedIDs, "asked")
	k.guides.resolveAll(f, o.GuideIDs, "guides")
	k.published(f, nil, o.GuideIDs, "guides")
	o.Believed = k.claims.resolveAll(f, o.ClaimIDs, "claims")
	o.Routines = linkGroups(f, k.routines, o.RoutineGroups, "routines", func(r *catalog.Routine) bool { return r.Draft })
	o.Questions = linkGroups(f, indexOf("question", k.Questions, nil), o.QuestionGroups, "questions", func(*catalog.Question) bool { return false })
}

// linkGroups resolves the IDs of groups and reports what stands in none of them, or in two. Drafts are left out.
func linkGroups[P catalog.Identified](f *frontmatter.File, all index[P], groups []catalog.Group, field string, draft func(P) bool) []catalog.Grouped[P] {
	var out []catalog.Grouped[P]
	seen := map[string]bool{}
	for i, g := range groups {
		items := all.resolveAll(f, g.IDs, field, i, "ids")
		for j, id := range g.IDs {
			if seen[id] {
				f.FaultAt([]any{field, i, "ids", j}, "%s stands in an earlier group", id)
			}
		}
		for _, id := range g.IDs {
			seen[id] = true
		}
		out = append(out, catalog.Grouped[P]{Name: g.Name, Items: slices.DeleteFunc(items, draft)})
	}
	for _, id := range all.ids {
		if !seen[id] && len(groups) > 0 && !draft(all.byID[id]) {
			f.FaultAt([]any{field}, "%s stands in no group", id)
		}
	}
	return out
}

// rank returns a comparison by the place in ids; what is not among them comes last.
func rank(ids []string) func(a, b string) int {
	place := func(id string) int {
		if i := slices.Index(ids, id); i >= 0 {
			return i
		}
		return len(ids)
	}
	return func(a, b string) int { return cmp.Compare(place(a), place(b)) }
}
