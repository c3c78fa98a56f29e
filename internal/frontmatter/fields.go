package frontmatter

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// EachText calls visit for every text in v whose field has the struct tag named tag, or for every text if tag is "". v
// is a value that was read from a file, or a list of such values. field is the field that contains the text. path leads
// to the text in its file: field names are strings, and indexes of lists are ints. The path is valid until visit
// returns.
func EachText(v any, tag string, visit func(text string, field reflect.StructField, path []any)) {
	path := make([]any, 0, usualDepth)
	Walk(reflect.ValueOf(v), reflect.StructField{}, path, func(v reflect.Value, field reflect.StructField, path []any) bool {
		if _, tagged := field.Tag.Lookup(tag); v.Kind() == reflect.String && v.String() != "" && (tagged || tag == "") {
			visit(v.String(), field, path)
		}
		return true
	})
}

// usualDepth is the length of most paths, so that few are copied.
const usualDepth = 8

// Walk calls visit for everything in v but pointers and lists, whose values it visits. v is the value of field at path.
// Walk enters a struct if visit returns true.
func Walk(v reflect.Value, field reflect.StructField, path []any, visit func(reflect.Value, reflect.StructField, []any) bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			Walk(v.Elem(), field, path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			Walk(v.Index(i), field, append(path, i), visit)
		}
	default:
		if visit(v, field, path) && v.Kind() == reflect.Struct {
			for _, inner := range Fields(v.Type()) {
				Walk(v.FieldByIndex(inner.Index), inner.StructField, append(path, inner.Step), visit)
			}
		}
	}
}

// Field is a field of a struct that is read from files.
type Field struct {
	reflect.StructField        // Index leads from the struct passed to [Fields] to the field
	Name                string // the name of the field in files
	Step                any    // Name as an element of paths, converted only once because there are many
}

// fieldsOf remembers the result of Fields for each reflect.Type.
var fieldsOf sync.Map

// Fields lists the fields of a struct that are read from files. The fields of inline structs take the place of the
// struct.
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
