package load

import (
	"reflect"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// ref is a field with IDs, or with one. Its struct tag ref names the field beside it, target, which points to what they stand for.
type ref struct {
	ids, target reflect.Value
	drafts      bool // the tag ends with ",drafts": they may be drafts
}

// eachRef calls visit for every ref in v, with its path in the file of v.
func eachRef(v reflect.Value, path []any, visit func(r ref, path []any)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachRef(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachRef(v.Index(i), append(path[:len(path):len(path)], i), visit)
		}
	case reflect.Struct:
		for _, field := range frontmatter.Fields(v.Type()) {
			value, here := v.FieldByIndex(field.Index), append(path[:len(path):len(path)], field.Name)
			if tag, refers := field.Tag.Lookup("ref"); refers {
				target, _, drafts := strings.Cut(tag, ",")
				visit(ref{value, v.FieldByName(target), drafts}, here)
			} else {
				eachRef(value, here, visit)
			}
		}
	}
}

// linkRefs sets the targets of all documents and lists.
func (k *linker) linkRefs() {
	for name, entries := range k.entries {
		k.linkRefsOf(k.lists[name], nil, entries)
	}
	k.linkRefsOf(k.docs[&k.Safety.Doc], &k.Safety.Doc, k.Safety)
	for _, d := range k.allDocs.All() {
		k.linkRefsOf(k.docs[d.Base()], d.Base(), d)
	}
}

// linkRefsOf sets the targets in v, which stands in f. from is the document of f, nil for lists.
func (k *linker) linkRefsOf(f *frontmatter.File, from *catalog.Doc, v any) {
	eachRef(reflect.ValueOf(v), nil, func(r ref, path []any) {
		published := func(x anyIndex, id string, at ...any) {
			if fault := draftFault(from, x.doc(id)); fault != "" && !r.drafts {
				f.FaultAt(at, "%s", fault)
			}
		}
		if id, single := r.ids.Interface().(string); single {
			x := k.indexes[r.target.Type()]
			x.set(f, id, r.target, path)
			published(x, id, path...)
			return
		}
		x, ids := k.indexes[r.target.Type().Elem()], r.ids.Interface().([]string)
		x.setAll(f, ids, r.target, path)
		for i, id := range ids {
			published(x, id, append(path[:len(path):len(path)], i)...)
		}
	})
}

// draftFault describes the problem with a reference from one document to another, "" if there is none. Either may be nil.
func draftFault(from, to *catalog.Doc) string {
	if to == nil || !to.Draft || from != nil && from.Draft {
		return ""
	}
	return to.ID + " is a draft: a published page cannot lead to it"
}

// Used returns all that the documents refer to, drafts included.
func (r *Result) Used() map[any]bool {
	used := map[any]bool{}
	for _, d := range r.AllDocs.All() {
		eachRef(reflect.ValueOf(d), nil, func(r ref, _ []any) {
			if r.target.Kind() == reflect.Pointer {
				used[r.target.Interface()] = true
				return
			}
			for i := range r.target.Len() {
				used[r.target.Index(i).Interface()] = true
			}
		})
	}
	return used
}
