package frontmatter

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// EachText calls visit for every text in v, a value of a file or a list of them, whose field has the struct tag named
// tag; for every text if tag is empty. field is the one with the tag; path leads to the text in its file, with keys as
// strings and indexes of lists as ints, until visit returns.
func EachText(v any, tag string, visit func(text string, field reflect.StructField, path []any)) {
	eachText(reflect.ValueOf(v), reflect.StructField{}, nil, func(text string, field reflect.StructField, path []any) {
		if _, tagged := field.Tag.Lookup(tag); tagged || tag == "" {
			visit(text, field, path)
		}
	})
}

// eachText calls visit for every text in v, the value of a field at path, but not for empty ones.
func eachText(v reflect.Value, field reflect.StructField, path []any, visit func(string, reflect.StructField, []any)) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			visit(v.String(), field, path)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), field, path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), field, append(path, i), visit)
		}
	case reflect.Struct:
		for _, inner := range Fields(v.Type()) {
			eachText(v.FieldByIndex(inner.Index), inner.StructField, append(path, inner.Step), visit)
		}
	}
}

// Field is a field of a struct that is written in files.
type Field struct {
	reflect.StructField        // Index leads to it from the struct that [Fields] was asked for
	Name                string // in files
	Step                any    // Name, for paths: made once, as there are many
}

// fieldsOf holds the fields of each struct: a reflect.Type has a []Field.
var fieldsOf sync.Map

// Fields lists the fields of a struct that are written in files, those of inline structs in their place.
func Fields(t reflect.Type) []Field {
	if known, ok := fieldsOf.Load(t); ok {
		return known.([]Field)
	}
	var all []Field
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if options == "inline" {
			for _, inner := range Fields(field.Type) {
				inner.Index = slices.Concat(field.Index, inner.Index)
				all = append(all, inner)
			}
		} else if name != "" && name != "-" {
			all = append(all, Field{field, name, name})
		}
	}
	fieldsOf.Store(t, all)
	return all
}
