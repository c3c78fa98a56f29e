package library

import (
	"cmp"
	"reflect"

	"unknot/internal/catalog"
)

// fill gives each field of out that is empty the value of the field of that name in from, a value of the catalog, if
// there is one that fits. A struct tag from has the name there, if it differs. Most fields of documents are filled so:
// build.go has only the others. It returns out.
func fill[T any](out *T, from any) *T {
	fillStruct(reflect.ValueOf(out).Elem(), reflect.Indirect(reflect.ValueOf(from)))
	return out
}

// copied returns a T whose fields are all filled from from.
func copied[T, From any](from From) T { return *fill(new(T), from) }

func fillStruct(out, from reflect.Value) {
	for i := range out.NumField() {
		field := out.Type().Field(i)
		if field.Anonymous {
			fillStruct(out.Field(i), from)
		} else if source := from.FieldByName(cmp.Or(field.Tag.Get("from"), field.Name)); source.IsValid() && out.Field(i).IsZero() {
			set(out.Field(i), source)
		}
	}
}

// set sets out to from, if it fits, and reports whether it does: a day becomes text, and a list is never nil. An
// optional value is a pointer, nil for an empty one.
func set(out, from reflect.Value) (fits bool) {
	if day, ok := from.Interface().(catalog.Day); ok && !day.IsZero() {
		from = reflect.ValueOf(day.ISO())
	}
	from = reflect.Indirect(from)
	switch {
	case !from.IsValid() || out.Kind() == reflect.Pointer && from.IsZero():
		return true
	case out.Kind() == reflect.Pointer:
		value := reflect.New(out.Type().Elem())
		if fits = set(value.Elem(), from); fits {
			out.Set(value)
		}
		return fits
	case out.Kind() != from.Kind():
		return false
	case out.Kind() == reflect.Struct:
		fillStruct(out, from)
		return true
	case out.Kind() == reflect.Slice:
		list := reflect.MakeSlice(out.Type(), from.Len(), from.Len())
		for i := range from.Len() {
			if !set(list.Index(i), from.Index(i)) {
				return false
			}
		}
		out.Set(list)
		return true
	}
	out.Set(from.Convert(out.Type()))
	return true
}
