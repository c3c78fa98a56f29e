package load

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"unknot/internal/catalog"
)

// Use is an entry of a list that names a source.
type Use struct {
	catalog.Location
	ID string // the ID of the entry
}

// Uses lists the entries of lists that name each source: claims, findings, signs, recommendations and others.
func (r *Result) Uses() map[*catalog.Source][]Use {
	uses := map[*catalog.Source][]Use{}
	for _, name := range slices.Sorted(maps.Keys(r.Lists())) {
		f := r.List(name)
		add := func(s *catalog.Source, path ...any) {
			uses[s] = append(uses[s], Use{catalog.Location{File: f.Path(), Line: f.Line(path...)}, entryID(f.AsWritten(), path)})
		}
		eachRef(reflect.ValueOf(r.Lists()[name]), nil, func(to ref, path []any) {
			switch target := to.target.Interface().(type) {
			case []*catalog.Source:
				for i, s := range target {
					add(s, subpath(path, i)...)
				}
			case *catalog.Source:
				add(target, path...)
				for i := range recommendationsOf(r.Lists()[name], path) {
					add(target, path[0], "recommendations", i, "id")
				}
			}
		})
	}
	return uses
}

// recommendationsOf lists the recommendations of the guideline at path in entries, none if entries are not guidelines.
func recommendationsOf(entries any, path []any) []*catalog.Recommendation {
	if guidelines, ok := entries.([]*catalog.Guideline); ok {
		return guidelines[path[0].(int)].Recommendations
	}
	return nil
}

// entryID returns the ID of the innermost entry around path in v, the YAML of a file.
func entryID(v any, path []any) (id string) {
	for _, step := range path {
		switch node := v.(type) {
		case map[string]any:
			name, _ := node["id"].(string)
			source, _ := node["source"].(string) // identifies a guideline, which has no ID
			id, v = cmp.Or(name, source, id), node[step.(string)]
		case []any:
			v = node[step.(int)]
		}
	}
	return id
}
