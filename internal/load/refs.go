package load

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// ref is a field with IDs, or with one. Its struct tag ref names the field beside it, target, which points to what they
// stand for.
type ref struct {
	ids, target reflect.Value
	drafts      bool // the tag ends with ",drafts": they may be drafts
}

// eachRef calls visit for every ref in v, with its path in the file of v until visit returns.
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

// refFields holds, by reflect.Type, the fields of structs that are a ref or may hold one: a []frontmatter.Field.
var refFields sync.Map

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

// linkRefs sets the targets of all documents and lists.
func (l *linker) linkRefs() {
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

// linkRefsOf sets the targets in v, which stands in f. from is the document of f, nil for lists.
func (l *linker) linkRefsOf(f *frontmatter.File, from *catalog.Doc, v any) {
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
			checkVisible(x, id, append(path[:len(path):len(path)], i)...)
		}
	})
}

// hiddenFault describes the problem with a reference from one document to another, "" if there is none. Either may be
// nil.
func hiddenFault(from, to *catalog.Doc) string {
	if to == nil || !to.Hidden || from != nil && from.Hidden {
		return ""
	}
	if !to.Draft && !to.Publish.IsZero() {
		return to.ID + " is published on " + to.Publish.ISO() + ": what is there before cannot lead to it"
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

// index finds values by ID, and suggests a value for an ID that does not exist.
type index[P catalog.Identified] struct {
	noun     string
	byID     map[string]P
	ids      []string
	renamed  map[string]string // the IDs of documents by those that they had
	isUnread bool              // the list could not be read, so that any ID may exist
}

// indexOf returns the index of a list. From is its file, nil if each value has a file of its own.
func indexOf[P catalog.Identified](noun string, list []P, from *frontmatter.File) index[P] {
	x := index[P]{noun: noun, byID: make(map[string]P, len(list)), renamed: map[string]string{}, isUnread: from != nil &&
		(from.Broken() || !from.Whole() && len(list) == 0)}
	for _, v := range list {
		x.byID[v.Identifier()] = v
		x.ids = append(x.ids, v.Identifier())
		if d := docOf(v); d != nil {
			for _, old := range d.Formerly {
				x.renamed[old] = d.ID
			}
		}
	}
	return x
}

// resolve returns the value with the ID in the field at, and reports an ID that does not exist. Empty IDs are reported
// elsewhere.
func (x index[P]) resolve(f *frontmatter.File, id string, at ...any) (v P, ok bool) {
	v, ok = x.byID[id]
	if !ok && id != "" && !x.isUnread {
		f.FaultAs(frontmatter.CodeReference, f.Line(at...), "there is no %s %s%s", x.noun, id, x.hint(id))
	}
	return v, ok
}

// hint says what has the ID now, or suggests the one that was probably meant, or all of a short list.
func (x index[P]) hint(id string) string {
	if now := x.renamed[id]; now != "" {
		return ": it is called " + now + " now"
	}
	const maxListed = 16
	if near := frontmatter.DidYouMean(id, x.ids); near != "" || len(x.ids) > maxListed || len(x.ids) == 0 {
		return near
	}
	return ": choose from " + strings.Join(x.ids, ", ")
}

func (x index[P]) list() []string { return x.ids }

// resolveAll resolves the IDs in the field at, in order, and reports repeated IDs.
func (x index[P]) resolveAll(f *frontmatter.File, ids []string, at ...any) []P {
	var out []P
	for i, id := range ids {
		here := append(at[:len(at):len(at)], i)
		switch {
		case slices.Contains(ids[:i], id):
			f.FaultAt(here, "%s is listed twice", id)
		default:
			if v, ok := x.resolve(f, id, here...); ok {
				out = append(out, v)
			}
		}
	}
	return out
}

// anyIndex is an index of some type.
type anyIndex interface {
	set(f *frontmatter.File, id string, target reflect.Value, at []any)
	setAll(f *frontmatter.File, ids []string, target reflect.Value, at []any)
	doc(id string) *catalog.Doc
	list() []string
}

// doc returns the document with that ID, nil if there is none or if what has it is no document.
func (x index[P]) doc(id string) *catalog.Doc {
	v, ok := x.byID[id]
	if !ok {
		return nil
	}
	return docOf(v)
}

// docOf returns what v shares with all documents, nil if it is none.
func docOf(v any) *catalog.Doc {
	if d, isDoc := v.(interface{ Base() *catalog.Doc }); isDoc {
		return d.Base()
	}
	return nil
}

// set sets target to the value with an ID, as resolve finds it.
func (x index[P]) set(f *frontmatter.File, id string, target reflect.Value, at []any) {
	if v, ok := x.resolve(f, id, at...); ok {
		target.Set(reflect.ValueOf(v))
	}
}

// setAll sets target to the values with IDs, as resolveAll finds them.
func (x index[P]) setAll(f *frontmatter.File, ids []string, target reflect.Value, at []any) {
	target.Set(reflect.ValueOf(x.resolveAll(f, ids, at...)))
}

// indexFor returns the index of all values of a type.
func indexFor[P catalog.Identified](l *linker) index[P] {
	return l.indexes[reflect.TypeFor[P]()].(index[P])
}

// addIndex adds the index of a list from a file; the file is "" if each value has one of its own.
func addIndex[P catalog.Identified](l *linker, noun string, list []P, file string) {
	l.indexes[reflect.TypeFor[P]()] = indexOf(noun, list, l.lists[file])
}
