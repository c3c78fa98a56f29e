package library

import (
	"cmp"
	"reflect"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// fill copies fields from one struct to another and returns out. For each empty field of out it looks for a field in
// from with the same name, or with the name in the struct tag from, and copies that if its type fits. from is usually a
// value of the catalog. Most fields of documents get their values this way; build.go sets the others.
func fill[T any](l Library, out *T, from any) *T {
	l.fillStruct(reflect.ValueOf(out).Elem(), reflect.Indirect(reflect.ValueOf(from)))
	return out
}

// list returns a list of values that are all filled from a list.
func list[T any](l Library, from any) (out []T) {
	l.set(reflect.ValueOf(&out).Elem(), reflect.ValueOf(from))
	return out
}

// fillStruct does the work of fill for structs, including those that are embedded in out.
func (l Library) fillStruct(out, from reflect.Value) {
	for i := range out.NumField() {
		field := out.Type().Field(i)
		source := from.FieldByName(cmp.Or(field.Tag.Get("from"), field.Name))
		switch {
		case field.Anonymous:
			l.fillStruct(out.Field(i), from)
		case !out.Field(i).IsZero():
		case field.Name == "Address":
			l.setAddress(out.Field(i), from)
		case source.IsValid() && field.IsExported():
			l.set(out.Field(i), source)
		}
	}
}

// setAddress sets an optional or a needed address to that of the page of a value.
func (l Library) setAddress(out, from reflect.Value) {
	path := ""
	if field := from.FieldByName("Path"); field.IsValid() {
		path = field.String()
	} else if from.CanAddr() {
		if v, ok := from.Addr().Interface().(interface{ Path() string }); ok {
			path = v.Path()
		}
	}
	page, _, _ := strings.Cut(path, "#")
	if out.Kind() == reflect.String {
		out.SetString(l.URL + path)
	} else if l.PageEntry(page) != nil {
		out.Set(reflect.ValueOf(new(l.URL + path)))
	}
}

// set sets out to from, if the types fit. A list is never nil. If out is a pointer, it stays nil for an empty value.
func (l Library) set(out, from reflect.Value) {
	if v := reflect.ValueOf(l.converted(from.Interface(), out.Type())); v.IsValid() {
		from = v
	}
	from = reflect.Indirect(from)
	switch isEmpty := !from.IsValid() || from.IsZero(); {
	case isEmpty && (!from.IsValid() || out.Kind() == reflect.Pointer):
	case out.Kind() == reflect.Pointer:
		out.Set(reflect.New(out.Type().Elem()))
		l.set(out.Elem(), from)
	case out.Kind() != from.Kind():
	case from.Type().AssignableTo(out.Type()) && out.Kind() == reflect.Struct:
		out.Set(from)
	case out.Kind() == reflect.Struct:
		l.fillStruct(out, from)
	case out.Kind() == reflect.Slice:
		out.Set(reflect.MakeSlice(out.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			l.set(out.Index(i), from.Index(i))
		}
	default:
		out.Set(from.Convert(out.Type()))
	}
}

// converted returns a value of the catalog in the form that documents have, nil if fill is to copy its fields.
func (l Library) converted(from any, to reflect.Type) any {
	switch v := from.(type) {
	case catalog.Day:
		if !v.IsZero() {
			return v.ISO()
		}
		return ""
	case *markdown.Doc:
		return v.Portable(l.exportOptions())
	case *catalog.Warning:
		if v != nil {
			return v.String()
		}
	case catalog.Dose:
		if v != (catalog.Dose{}) {
			return dose(v)
		}
	case *catalog.Item:
		return l.item(v, nil)
	case *catalog.Evidence:
		return fill(l, &Evidence{Text: markdown.Portable(v.Sentence, l.exportOptions())}, v)
	case *catalog.StageSession:
		return *fill(l, &StageSession{AllowMinutes: v.Items.AllowMinutes(), Doses: list[Item](l, v.Changed())}, v)
	case *catalog.Treatment:
		return l.treatment(v)
	case *catalog.Recommendation:
		return l.recommendation(v)
	case string: // a level of certainty
		if to == reflect.TypeFor[Word]() {
			return catalog.Certainty(v)
		}
	}
	return nil
}
