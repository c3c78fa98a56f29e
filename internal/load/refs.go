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
	drafts bool          // hidden documents are allowed too: the tag ends with ",drafts"
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
				target, _, drafts := strings.Cut(tag, ",")
				visit(ref{value, v.FieldByName(target), drafts}, here)
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
		l.linkRefsOf(l.lists[name], nil, entries)
	}
	l.linkRefsOf(l.docs[&l.Safety.Doc], &l.Safety.Doc, l.Safety)
	var all []func()
	for _, d := range l.allDocs.All() {
		all = append(all, func() { l.linkRefsOf(l.docs[d.Base()], d.Base(), d) })
	}
	atOnce(all...)
}

// linkRefsOf resolves the IDs in v, a value of file f. from is the document of f, nil for a list.
func (l *loader) linkRefsOf(f *frontmatter.File, from *catalog.Doc, v any) {
	eachRef(reflect.ValueOf(v), nil, func(r ref, path []any) {
		checkVisible := func(x anyIndex, id string, at ...any) {
			if fault := hiddenFault(from, x.doc(id)); fault != "" && !r.drafts {
				f.FaultAs(frontmatter.CodeReference, f.Line(at...), "%s", fault)
			}
		}
		if id, single := r.ids.Interface().(string); single {
			x := l.indexes[r.target.Type()]
			x.set(f, id, r.target, path)
			checkVisible(x, id, path...)
			return
		}
		x, ids := l.indexes[r.target.Type().Elem()], r.ids.Interface().([]string)
		x.setAll(f, ids, r.target, path)
		for i, id := range ids {
			checkVisible(x, id, subpath(path, i)...)
		}
	})
}

// hiddenFault says what is wrong with a reference from one document to another, "" if nothing is. Either may be nil.
func hiddenFault(from, to *catalog.Doc) string {
	isFromHidden := from != nil && from.Hidden
	if to == nil || !to.Hidden || isFromHidden {
		return ""
	}
	return to.ID + " is a draft: a published page cannot lead to it"
}

// Used returns everything that documents refer to, including drafts.
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
		if d := docOf(v); d != nil {
			x.folders[path.Dir(d.Path)] = true
			for _, old := range d.Formerly {
				x.renamed[old] = d.ID
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
	doc(id string) *catalog.Doc
	list() []string
}

// doc returns the document with that ID. It returns nil if there is none, or if the value is not a document.
func (x index[P]) doc(id string) *catalog.Doc {
	v, ok := x.byID[id]
	if !ok {
		return nil
	}
	return docOf(v)
}

// docOf returns the shared fields of v, nil if v is not a document.
func docOf(v any) *catalog.Doc {
	if d, isDoc := v.(interface{ Base() *catalog.Doc }); isDoc {
		return d.Base()
	}
	return nil
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
		name, _, _ := strings.Cut(tag, ",")
		target, _ := t.FieldByName(name)
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
