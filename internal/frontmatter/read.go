package frontmatter

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// ReadFile reads one file of fsys and makes the checks that all files need: size, encoding, characters and long lines.
// A file that cannot be read is broken.
func ReadFile(fsys fs.FS, name string) *File {
	f := &File{path: name, code: CodeFile}
	data := f.read(fsys)
	if f.broken {
		return f
	}
	return New(name, data)
}

// read returns the bytes of the file. It marks the file as broken if it is too large or not a regular file.
func (f *File) read(fsys fs.FS) (data []byte) {
	limit := maxFile(f.path)
	info, err := fs.Stat(fsys, f.path) // checked before opening it, because opening a pipe waits for a writer
	if err == nil {
		if what := specialFile(info.Mode()); what != "" {
			f.Fail(1, "this is %s: only regular files are read, so take it out", what)
			return nil
		}
		data, err = readAtMost(fsys, f.path, info.Size(), limit+1)
	}
	f.absent = errors.Is(err, fs.ErrNotExist)
	if pe, ok := err.(*fs.PathError); ok {
		err = pe.Err
	}
	if err != nil {
		f.Fail(1, "this file cannot be read: %v", err)
	} else if int64(len(data)) > limit {
		f.Fail(1, "this file is larger than %s: at most that much is read", byteSize(limit))
	}
	return data
}

// readAtMost reads at most limit bytes of a file. size is its expected size, which changes while somebody writes to it.
func readAtMost(fsys fs.FS, name string, size, limit int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var data bytes.Buffer
	data.Grow(int(min(size, limit)) + bytes.MinRead)
	_, err = data.ReadFrom(io.LimitReader(f, limit))
	return data.Bytes(), err
}

const byteOrderMark = "\ufeff"

// New returns a file with that name and data. It reports text that is not UTF-8, invisible characters, long lines and
// words, and every TODO. It removes the invisible characters, so that they cause no other problems.
func New(name string, data []byte) *File {
	f := &File{path: name, yaml: data, code: CodeFile}
	if line := lineNotUTF8(data); line > 0 {
		f.Fail(line, "this is not UTF-8: save the file as UTF-8")
		f.yaml = nil
		return f
	}
	if rest, marked := bytes.CutPrefix(data, []byte(byteOrderMark)); marked {
		f.FaultAs(CodeCharacters, 1, "this file begins with a byte order mark (U+FEFF): save it as UTF-8 without one")
		data = rest
	}
	f.yaml = f.checkChars(data)
	f.written = f.yaml
	f.checkLines(f.yaml)
	line := 0
	for text := range bytes.Lines(f.yaml) {
		if line++; bytes.Contains(text, []byte("TODO")) {
			f.FaultAs(CodeWords, line, todoLeft)
		}
	}
	return f
}

// splitFront splits a Markdown file into front matter and body.
func (f *File) splitFront() {
	if f.broken || path.Ext(f.path) != ".md" {
		return
	}
	first, rest, ok := bytes.Cut(f.yaml, []byte("\n"))
	if !ok || !isSeparator(first) {
		f.Fail(1, "front matter expected: the first line must be ---")
		return
	}
	frontSize := 0
	for line := range bytes.Lines(rest) {
		if line = bytes.TrimSuffix(line, []byte("\n")); isSeparator(line) {
			front, body := rest[:frontSize], rest[frontSize+len(line):]
			f.body = append(bytes.Repeat([]byte("\n"), 1+bytes.Count(front, []byte("\n"))), body...)
			f.yaml = f.yaml[len(first) : len(first)+1+len(front)]
			return
		}
		frontSize += len(line) + 1
	}
	f.Fail(1, "the front matter does not end: a line --- is missing")
}

// isSeparator reports whether a line begins or ends front matter.
func isSeparator(line []byte) bool { return string(bytes.TrimRight(line, " \r")) == "---" }

// Decode decodes the YAML of f strictly into v, a pointer to a struct or a slice. It trims every text and gives it
// typographic quotation marks. A field with the struct tag need:"" must not be empty, a field with min:"1" must not be
// less than 1. The text of a field with one:"x" must be in vocabularies["x"], if there is such a vocabulary.
func (f *File) Decode(v any, vocabularies map[string][]string) {
	f.code, f.vocabularies = CodeYAML, vocabularies
	f.splitFront()
	if f.broken {
		return
	}
	dec := yaml.NewDecoder(bytes.NewReader(f.yaml))
	var doc, second yaml.Node
	err := dec.Decode(&doc)
	if errors.Is(err, io.EOF) || err == nil && doc.Content[0].ShortTag() == "!!null" {
		f.Fail(1, "nothing is written here")
		return
	}
	if err == nil { // nothing may follow the first document; the library takes text behind a value for a second one
		if after := dec.Decode(&second); after != nil && strings.Contains(after.Error(), documentStart) {
			err = after
		} else if !errors.Is(after, io.EOF) {
			f.Fail(lineAt(f.yaml, 1+bytes.Index(f.yaml, []byte("\n---"))), "only one YAML document is expected: a second --- stands in the middle")
			return
		}
	}
	if err != nil {
		f.syntaxFault(err)
		return
	}
	f.tree, f.code = doc.Content[0], CodeValue
	f.checkNode(f.tree, reflect.TypeOf(v).Elem(), "")
	if err := doc.Decode(v); err != nil {
		f.Fail(1, "this cannot be read: %v", err)
	}
	f.normalize(reflect.ValueOf(v), make([]any, 0, usualDepth))
}

// normalize trims every text in v and gives it typographic quotation marks. It also reports empty entries of lists, and
// empty fields with the struct tag need:"". Afterwards no list contains a nil pointer.
func (f *File) normalize(v reflect.Value, path []any) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			f.normalize(v.Elem(), path)
		}
	case reflect.Slice:
		for i := range v.Len() {
			entry, here := v.Index(i), append(path, i)
			if !entry.IsZero() {
				f.normalize(entry, here)
			}
			if entry.IsZero() {
				f.FaultAs(CodeField, f.Line(here...), emptyEntry)
			}
			if entry.Kind() == reflect.Pointer && entry.IsNil() {
				entry.Set(reflect.New(entry.Type().Elem()))
			}
		}
	case reflect.Struct:
		for _, field := range Fields(v.Type()) {
			value := v.FieldByIndex(field.Index)
			f.normalize(value, append(path, field.Step))
			if _, needed := field.Tag.Lookup("need"); needed && isEmpty(value) && !f.mistyped {
				f.reportMissing(path, field.Name)
			}
		}
	case reflect.String:
		v.SetString(typographic(strings.TrimSpace(v.String())))
	}
}

// reportMissing reports that the required field name of the group at path is missing or empty.
func (f *File) reportMissing(path []any, name string) {
	at := slices.Concat(path, []any{name})
	if line := f.Line(at...); line != f.Line(path...) {
		if slices.ContainsFunc(f.problems, func(p Problem) bool { return p.Line == line }) {
			return // its value has a problem, which is reported
		}
		f.FaultAs(CodeField, line, "the field %q is empty", name)
		return
	}
	f.FaultAs(CodeField, f.Line(path...), "missing field %q", name)
}

// isEmpty reports whether v is a zero value or an empty list.
func isEmpty(v reflect.Value) bool {
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

// typographic replaces straight quotation marks by typographic ones, except in texts with web addresses.
func typographic(s string) string {
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
