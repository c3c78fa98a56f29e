package library

import (
	"cmp"
	"reflect"

	"unknot/internal/catalog"
)

// fill copies fields from one struct to another and returns out. For each empty field of out it looks for a field in
// from with the same name, or with the name in the struct tag from, and copies that if its type fits. from is usually a
// value of the catalog. Most fields of documents get their values this way; build.go sets the others.
func fill[T any](out *T, from any) *T {
	fillStruct(reflect.ValueOf(out).Elem(), reflect.Indirect(reflect.ValueOf(from)))
	return out
}

// copied returns a T whose fields are all filled from a value.
func copied[T, From any](from From) T { return *fill(new(T), from) }

// fillStruct does the work of fill for structs, including those that are embedded in out.
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

// set sets out to from and reports whether the types fit. A day becomes text, and a list is never nil. If out is a
// pointer, it stays nil for an empty value.
func set(out, from reflect.Value) (fits bool) {
	if day, ok := from.Interface().(catalog.Day); ok && !day.IsZero() {
		from = reflect.ValueOf(day.ISO())
	}
	from = reflect.Indirect(from)
	isEmpty := !from.IsValid() || from.IsZero()
	switch {
	case !from.IsValid() || isEmpty && out.Kind() == reflect.Pointer:
		return true // out stays nil
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
