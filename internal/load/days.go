package load

import (
	"maps"
	"reflect"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// DaysAfter reports every date in the files that is after day, because nobody can have written, checked, seen, changed
// or reviewed something in the future.
func (r *Result) DaysAfter(day catalog.Day) frontmatter.Problems {
	var out frontmatter.Problems
	collect := func(f *frontmatter.File, v any) {
		eachDay(reflect.ValueOf(v), nil, func(d catalog.Day, path []any) {
			if d.After(day.Time) {
				out = append(out, frontmatter.Problem{File: f.Path(), Line: f.Line(path...),
					Text: whatWasDone(path) + " on " + d.ISO() + ", which is yet to come", Code: frontmatter.CodeDate})
			}
		})
	}
	for _, name := range slices.Sorted(maps.Keys(r.Lists())) {
		collect(r.List(name), r.Lists()[name])
	}
	for _, d := range append(r.AllDocs.All(), r.Content.Safety) {
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

// eachDay calls visit for every date in v, with its path in the file of v.
func eachDay(v reflect.Value, path []any, visit func(d catalog.Day, path []any)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachDay(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachDay(v.Index(i), subpath(path, i), visit)
		}
	case reflect.Struct:
		if d, ok := v.Interface().(catalog.Day); ok {
			visit(d, path)
			return
		}
		for _, field := range frontmatter.Fields(v.Type()) {
			eachDay(v.FieldByIndex(field.Index), subpath(path, field.Name), visit)
		}
	}
}
