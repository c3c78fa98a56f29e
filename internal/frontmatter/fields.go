package frontmatter

import (
	"reflect"
	"strings"
)

// EachText calls visit for every text in v, a value of a file or a list of them, whose field has the struct tag named tag; for every text if tag
// is empty. field is the one with the tag; path leads to the text in its file, with keys as strings and indexes of lists as ints.
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
			eachText(v.Index(i), field, append(path[:len(path):len(path)], i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			inner := v.Type().Field(i)
			if name, inline := YAMLName(inner); inline {
				eachText(v.Field(i), inner, path, visit)
			} else if name != "" {
				eachText(v.Field(i), inner, append(path[:len(path):len(path)], name), visit)
			}
		}
	}
}

// YAMLName returns the name of a field in files, "" if it is not written in files. Inline means that the fields of its
// struct are written in its place.
func YAMLName(field reflect.StructField) (name string, inline bool) {
	name, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
	if name == "-" {
		name = ""
	}
	return name, options == "inline"
}
