package load

import (
	"cmp"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// ref is a field of a document or list that holds one ID, or several, such as KindID with the struct tag ref:"Kind".
type ref struct {
	ids    reflect.Value // the field itself
	target reflect.Value // the field that its struct tag ref names, which gets the pointers
}

// eachRef calls visit for every ref in v. The path of the ref in the file of v is valid until visit returns.
func eachRef(v reflect.Value, path []any, visit func(r ref, path []any)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachRef(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachRef(v.Index(i), append(path, i), visit)
		}
	case reflect.Struct:
		for _, field := range fieldsWithRefs(v.Type()) {
			value, here := v.FieldByIndex(field.Index), append(path, field.Step)
			if tag, refers := field.Tag.Lookup("ref"); refers {
				visit(ref{value, v.FieldByName(tag)}, here)
			} else {
				eachRef(value, here, visit)
			}
		}
	}
}

// refFields remembers the result of fieldsWithRefs for each reflect.Type.
var refFields sync.Map

// fieldsWithRefs lists the fields of struct t that are a ref or may contain one.
func fieldsWithRefs(t reflect.Type) []frontmatter.Field {
	if known, ok := refFields.Load(t); ok {
		return known.([]frontmatter.Field)
	}
	fields := slices.DeleteFunc(slices.Clone(frontmatter.Fields(t)), func(field frontmatter.Field) bool {
		_, refers := field.Tag.Lookup("ref")
		inner := field.Type
		for inner.Kind() == reflect.Pointer || inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		return !refers && (inner.Kind() != reflect.Struct || len(fieldsWithRefs(inner)) == 0)
	})
	refFields.Store(t, fields)
	return fields
}

// linkRefs resolves the IDs in all documents and lists.
func (l *loader) linkRefs() {
	for name, entries := range l.entries {
		l.linkRefsOf(l.lists[name], entries)
	}
	var all []func()
	for _, d := range l.All() {
		all = append(all, func() { l.linkRefsOf(l.docs[d.Base()], d) })
	}
	atOnce(all...)
}

// linkRefsOf resolves the IDs in v, a value of file f.
func (l *loader) linkRefsOf(f *frontmatter.File, v any) {
	eachRef(reflect.ValueOf(v), nil, func(r ref, path []any) {
		if id, single := r.ids.Interface().(string); single {
			l.indexes[r.target.Type()].set(f, id, r.target, path)
		} else {
			l.indexes[r.target.Type().Elem()].setAll(f, r.ids.Interface().([]string), r.target, path)
		}
	})
}

// Used returns everything that documents refer to.
func (r *Result) Used() map[any]bool {
	used := map[any]bool{}
	for _, d := range r.Content.Documents.All() {
		eachReferred(d, func(v any) { used[v] = true })
	}
	return used
}

// eachReferred calls visit for everything to which v refers.
func eachReferred(v any, visit func(v any)) {
	eachRef(reflect.ValueOf(v), nil, func(r ref, _ []any) {
		if r.target.Kind() == reflect.Pointer {
			visit(r.target.Interface())
			return
		}
		for i := range r.target.Len() {
			visit(r.target.Index(i).Interface())
		}
	})
}

// index finds values by ID, and suggests a value for an ID that does not exist.
type index[P catalog.Identified] struct {
	noun       string
	byID       map[string]P
	ids        []string
	renamed    map[string]string // the current IDs of documents, keyed by former IDs
	folders    map[string]bool   // of the addresses of values
	successors map[string]successor
	path       string // the path of the file of the list, "" if each value has its own file
	mayLackIDs bool   // the list could not be read, so any ID may exist
}

// indexOf returns the index of a list. from is the file of the list, nil if each value has its own file.
func indexOf[P catalog.Identified](noun string, list []P, from *frontmatter.File) index[P] {
	unread := from != nil && (from.Broken() || !from.Whole() && len(list) == 0)
	x := index[P]{noun: noun, byID: make(map[string]P, len(list)), mayLackIDs: unread}
	x.renamed, x.folders = map[string]string{}, map[string]bool{}
	if from != nil {
		x.path = from.Path()
	}
	for _, v := range list {
		x.byID[v.Identifier()] = v
		x.ids = append(x.ids, v.Identifier())
		if p, hasPage := any(v).(interface{ Path() string }); hasPage {
			x.folders[path.Dir(p.Path())] = true
		}
		if v, isDoc := any(v).(interface{ Base() *catalog.Doc }); isDoc {
			d := v.Base()
			x.folders[path.Dir(d.Path)] = true
			for _, old := range d.Formerly {
				x.renamed[old.ID] = d.ID
			}
		}
	}
	return x
}

// resolve returns the value with an ID that is in the field at path at. It reports an ID that does not exist. Empty IDs
// are reported elsewhere.
func (x index[P]) resolve(f *frontmatter.File, id string, at ...any) (v P, ok bool) {
	v, ok = x.byID[id]
	if !ok && id != "" && !x.mayLackIDs {
		f.FaultAs(frontmatter.CodeReference, f.Line(at...), "%s", x.missing(id))
	}
	return v, ok
}

// missing says what to write instead of an unknown ID, or that there is no such value.
func (x index[P]) missing(id string) string {
	return cmp.Or(x.instead(id), fmt.Sprintf("there is no %s %s%s", x.noun, id, x.hint(id)))
}

// hint returns the end of a message about an unknown ID: the most similar ID, all IDs of a short list, or the file of a
// long one.
func (x index[P]) hint(id string) string {
	const maxListed = 16
	isLong := len(x.ids) > maxListed
	if near := frontmatter.DidYouMean(id, x.ids); near != "" || isLong && x.path == "" || len(x.ids) == 0 {
		return near
	}
	if isLong {
		return ": choose one of " + x.path
	}
	return ": choose from " + strings.Join(x.ids, ", ")
}

// list returns all IDs.
func (x index[P]) list() []string { return x.ids }

// resolveAll resolves the IDs in the field at path at, in order. It reports IDs that do not exist or that occur twice.
func (x index[P]) resolveAll(f *frontmatter.File, ids []string, at ...any) []P {
	var out []P
	for i, id := range ids {
		here := subpath(at, i)
		if slices.Contains(ids[:i], id) {
			f.FaultAt(here, "%s is listed twice", id)
		} else if v, ok := x.resolve(f, id, here...); ok {
			out = append(out, v)
		}
	}
	return out
}

// anyIndex is an index of values of any type.
type anyIndex interface {
	set(f *frontmatter.File, id string, target reflect.Value, at []any)
	setAll(f *frontmatter.File, ids []string, target reflect.Value, at []any)
	list() []string
}

// set sets target to the value with that ID, if it exists, and reports what resolve reports.
func (x index[P]) set(f *frontmatter.File, id string, target reflect.Value, at []any) {
	if v, ok := x.resolve(f, id, at...); ok {
		target.Set(reflect.ValueOf(v))
	}
}

// setAll sets target to the values with these IDs, and reports what resolveAll reports.
func (x index[P]) setAll(f *frontmatter.File, ids []string, target reflect.Value, at []any) {
	target.Set(reflect.ValueOf(x.resolveAll(f, ids, at...)))
}

// indexFor returns the index of all values of type P.
func indexFor[P catalog.Identified](l *loader) index[P] {
	return l.indexes[reflect.TypeFor[P]()].(index[P])
}

// addIndex adds an index of list. file is the base name of the file of the list, "" if each value has its own file.
func addIndex[P catalog.Identified](l *loader, noun string, list []P, file string) {
	x := indexOf(noun, list, l.lists[file])
	x.successors = l.successors
	l.indexes[reflect.TypeFor[P]()] = x
}

// Choices returns the words that a field of struct t may hold, nil if any text is allowed.
func (r *Result) Choices(t reflect.Type, field frontmatter.Field) []string {
	if x := r.loader.indexes[referredType(t, field)]; x != nil {
		return x.list()
	}
	vocabulary, _, _ := strings.Cut(field.Tag.Get("one"), ",")
	return catalog.Vocabularies[vocabulary]
}

// referredType returns the type of the values whose IDs a field of struct t holds, nil if it holds no IDs.
func referredType(t reflect.Type, field frontmatter.Field) reflect.Type {
	if tag, refers := field.Tag.Lookup("ref"); refers {
		target, _ := t.FieldByName(tag)
		if target.Type.Kind() == reflect.Slice {
			return target.Type.Elem()
		}
		return target.Type
	}
	isList := field.Type.Kind() == reflect.Slice // otherwise it is a checksum of a review
	switch {
	case isList && field.Name == "sources":
		return reflect.TypeFor[*catalog.Source]()
	case isList && field.Name == "claims":
		return reflect.TypeFor[*catalog.Claim]()
	}
	return nil
}
