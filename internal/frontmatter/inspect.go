package frontmatter

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// inspect trims every text in v, gives it typographic quotes, and reports empty entries of lists and fields tagged need:"" that are empty. After it no list holds a nil pointer.
func (f *File) inspect(v reflect.Value, path []any) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			f.inspect(v.Elem(), path)
		}
	case reflect.Slice:
		for i := range v.Len() {
			e, here := v.Index(i), append(path, i)
			if !e.IsZero() {
				f.inspect(e, here)
			}
			if e.IsZero() && e.Kind() != reflect.Array && e.Kind() != reflect.Float64 { // a point may be [0, 0, 0]
				f.FaultAt(here, emptyEntry)
			}
			if e.Kind() == reflect.Pointer && e.IsNil() {
				e.Set(reflect.New(e.Type().Elem()))
			}
		}
	case reflect.Struct:
		for _, field := range Fields(v.Type()) {
			value := v.FieldByIndex(field.Index)
			f.inspect(value, append(path, field.Name))
			if _, needed := field.Tag.Lookup("need"); needed && isEmpty(value) && !f.mistyped {
				f.missing(path, field.Name)
			}
		}
	case reflect.String:
		v.SetString(quotes(strings.TrimSpace(v.String())))
	}
}

// missing reports that the needed field name of the group at path is missing or empty.
func (f *File) missing(path []any, name string) {
	at := append(path[:len(path):len(path)], name)
	if line := f.Line(at...); line != f.Line(path...) {
		if slices.ContainsFunc(f.problems, func(p Problem) bool { return p.Line == line }) {
			return // a problem of its value is reported
		}
		f.Fault(line, "the field %q is empty", name)
		return
	}
	f.FaultAt(path, "missing field %q", name)
}

func isEmpty(v reflect.Value) bool {
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

// quotes turns straight quotation marks into typographic ones, except in web addresses.
func quotes(s string) string {
	if !strings.ContainsAny(s, `'"`) || strings.Contains(s, "://") {
		return s
	}
	var b strings.Builder
	last := ' '
	for _, r := range s {
		opens := unicode.IsSpace(last) || strings.ContainsRune("([–—“‘", last)
		switch {
		case r == '\'' && opens:
			r = '‘'
		case r == '\'':
			r = '’'
		case r == '"' && opens:
			r = '“'
		case r == '"':
			r = '”'
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}
