package catalog

import (
	"reflect"
	"strings"
)

// EachText calls visit for every text in v, a value of this package or a list of them, whose field has the struct tag
// named tag. field is the one with the tag; path leads to the text in its file, with keys as strings and indexes
// of lists as ints.
func EachText(v any, tag string, visit func(text string, field reflect.StructField, path []any)) {
	eachText(reflect.ValueOf(v), tag, nil, visit)
}

func eachText(v reflect.Value, tag string, path []any, visit func(string, reflect.StructField, []any)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), tag, path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), tag, append(path[:len(path):len(path)], i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			name, inline := YAMLName(field)
			if inline {
				eachText(v.Field(i), tag, path, visit)
			}
			if name == "" {
				continue
			}
			here := append(path[:len(path):len(path)], name)
			if _, tagged := field.Tag.Lookup(tag); tagged {
				eachString(v.Field(i), field, here, visit)
			} else {
				eachText(v.Field(i), tag, here, visit)
			}
		}
	}
}

// eachString calls visit for a text or a list of texts, but not for empty ones.
func eachString(v reflect.Value, field reflect.StructField, path []any, visit func(string, reflect.StructField, []any)) {
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			eachString(v.Index(i), field, append(path[:len(path):len(path)], i), visit)
		}
		return
	}
	if v.String() != "" {
		visit(v.String(), field, path)
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
