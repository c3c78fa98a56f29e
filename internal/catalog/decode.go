package catalog

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"unknot/internal/markdown"
)

// file is one file of the content while it is read: what is wrong with it is gathered here.
type file struct {
	path     string
	sum      [sha256.Size]byte // of its bytes
	yaml     []byte            // the whole file, or its front matter after one empty line in place of the first ---
	body     []byte            // of a Markdown file: empty lines in place of the front matter, so that lines count as in the file
	problems []Problem
	tree     *yaml.Node // made on the first problem
	broken   bool       // nothing could be read from it
	mistyped bool       // some fields could not be read from it, so that they may seem missing
	marks    []Problem  // one for each mark of direction, until decode knows which are allowed
}

func (f *file) fault(line int, format string, args ...any) {
	f.problems = append(f.problems, Problem{File: f.path, Line: max(line, 1), Text: fmt.Sprintf(format, args...)})
}

// breaks reports what keeps the whole file from being read.
func (f *file) breaks(line int, format string, args ...any) {
	f.broken = true
	f.fault(line, format, args...)
}

// faultAt reports a problem of the field at path: keys as strings, places in lists as ints.
func (f *file) faultAt(path []any, format string, args ...any) {
	f.fault(f.line(path...), format, args...)
}

// line finds the field at path, or the nearest field around it.
func (f *file) line(path ...any) int {
	if f.tree == nil {
		f.tree = new(yaml.Node)
		if yaml.Unmarshal(f.yaml, f.tree) != nil || len(f.tree.Content) == 0 {
			f.tree = &yaml.Node{Content: []*yaml.Node{{}}}
		}
	}
	node, line := f.tree.Content[0], 1
	for _, step := range path {
		var next *yaml.Node
		switch step := step.(type) {
		case string:
			for i := 0; i+1 < len(node.Content); i += 2 {
				if node.Kind == yaml.MappingNode && node.Content[i].Value == step {
					next, line = node.Content[i+1], node.Content[i].Line
				}
			}
		case int:
			if node.Kind == yaml.SequenceNode && step < len(node.Content) {
				next = node.Content[step]
				line = next.Line
			}
		}
		if next == nil {
			return line
		}
		node = next
	}
	return line
}

// keyLine finds the line that begins with start, without the tree; 1 if there is none after the first.
func (f *file) keyLine(start string) int {
	if i := bytes.Index(f.yaml, []byte("\n"+start)); i >= 0 {
		return lineAt(f.yaml, i+1)
	}
	return 1
}

func lineAt(data []byte, i int) int { return 1 + bytes.Count(data[:i], []byte("\n")) }

// splitFront parts a Markdown file into front matter and body.
func (f *file) splitFront() {
	if f.broken {
		return
	}
	first, rest, ok := bytes.Cut(f.yaml, []byte("\n"))
	if !ok || string(bytes.TrimRight(first, " \r")) != "---" {
		f.breaks(1, "front matter expected: the first line must be ---")
		return
	}
	end, next := 0, -1
	for end <= len(rest) {
		line, _, more := bytes.Cut(rest[end:], []byte("\n"))
		if string(bytes.TrimRight(line, " \r")) == "---" {
			next = end + len(line)
			break
		}
		if !more {
			break
		}
		end += len(line) + 1
	}
	if next < 0 {
		f.breaks(1, "the front matter does not end: a line --- is missing")
		return
	}
	front := rest[:end]
	f.body = append(bytes.Repeat([]byte("\n"), 1+bytes.Count(front, []byte("\n"))), rest[next:]...)
	f.yaml = append([]byte("\n"), front...)
	f.checkBody()
}

// decode reads f's YAML strictly into v, a pointer to a struct or to a slice.
func (f *file) decode(v any) {
	defer f.reportMarks()
	if f.broken {
		return
	}
	dec := yaml.NewDecoder(bytes.NewReader(f.yaml))
	var doc, second yaml.Node
	err := dec.Decode(&doc)
	if errors.Is(err, io.EOF) || err == nil && doc.Content[0].ShortTag() == "!!null" {
		f.breaks(1, "nothing is written here")
		return
	}
	if err == nil && !errors.Is(dec.Decode(&second), io.EOF) {
		f.breaks(f.keyLine("---"), "only one YAML document is expected: a second --- stands in the middle")
		return
	}
	if err != nil {
		f.syntaxFault(err)
		return
	}
	f.fit(doc.Content[0], reflect.TypeOf(v).Elem(), "")
	if err := doc.Decode(v); err != nil {
		f.breaks(1, "this cannot be read: %v", err)
	}
	f.inspect(reflect.ValueOf(v), nil)
}

// syntaxFault reports text that is not YAML.
func (f *file) syntaxFault(err error) {
	text, line := strings.TrimPrefix(err.Error(), "yaml: "), 1
	if m := lineMessage.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = m[2]
	}
	text = strings.Replace(text, "did not find expected", "expected", 1)
	if strings.Contains(text, "mapping values") {
		text += " (put text that holds a colon between quotation marks)"
	}
	f.breaks(firstBad(f.yaml, line), "this is not YAML: %s", text)
}

var lineMessage = regexp.MustCompile(`(?s)^line (\d+): (.*)$`)

// firstBad returns the line with which data stops being YAML. The YAML library often names the line where
// the block around it begins; this is taken, as guess, only if the true one is far from where it gave up, or the file so
// large that looking for it takes long.
func firstBad(data []byte, guess int) int {
	read := &lineReader{rest: data}
	far := min(100, 1+maxSearched/(len(data)+1))
	_ = yaml.NewDecoder(read).Decode(new(yaml.Node))
	lines := bytes.SplitAfter(data, []byte("\n"))
	for n := min(read.lines, len(lines)); n > 0 && n > read.lines-far; n-- {
		if yaml.Unmarshal(bytes.Join(lines[:n-1], nil), new(yaml.Node)) == nil {
			return n
		}
	}
	return guess
}

// maxSearched is how many bytes firstBad may read.
const maxSearched = 16 << 20

// lineReader hands out a line at a time and counts them.
type lineReader struct {
	rest  []byte
	lines int
}

func (r *lineReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	line, _, _ := bytes.Cut(r.rest, []byte("\n"))
	n := copy(p, r.rest[:min(len(line)+1, len(r.rest))])
	r.rest = r.rest[n:]
	r.lines++
	return n, nil
}

// inspect trims every text in v, gives it typographic quotes, and reports braces that are no placeholder,
// empty entries of lists, and fields tagged need:"" that are empty. After it no list holds a nil pointer.
func (f *file) inspect(v reflect.Value, path []any) {
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
			if e.IsZero() && e.Kind() != reflect.Array && e.Kind() != reflect.Float64 { // a place may be [0, 0, 0]
				f.faultAt(here, emptyEntry)
			}
			if e.Kind() == reflect.Pointer && e.IsNil() {
				e.Set(reflect.New(e.Type().Elem()))
			}
		}
	case reflect.Struct:
		t := v.Type()
		for i := range t.NumField() {
			name, inline := fieldName(t.Field(i))
			if inline {
				f.inspect(v.Field(i), path)
			}
			if name == "" {
				continue
			}
			value := v.Field(i)
			f.inspect(value, append(path, name))
			if _, needed := t.Field(i).Tag.Lookup("need"); needed && isEmpty(value) && !f.mistyped {
				f.missing(path, name)
			}
		}
	case reflect.String:
		v.SetString(quotes(strings.TrimSpace(v.String())))
		if word := markdown.BadBrace(v.String()); word != "" {
			f.faultAt(path, "%s is no placeholder: there are only {emergency} and {advice}", word)
		}
	}
}

// missing reports the needed field name of the group at path: not there, or there with nothing in it.
func (f *file) missing(path []any, name string) {
	at := append(path[:len(path):len(path)], name)
	if line := f.line(at...); line != f.line(path...) {
		if slices.ContainsFunc(f.problems, func(p Problem) bool { return p.Line == line }) {
			return // it says something that is wrong
		}
		f.fault(line, "the field %q is empty", name)
		return
	}
	f.faultAt(path, "missing field %q", name)
}

func isEmpty(v reflect.Value) bool {
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

// quotes turns straight quotation marks into typographic ones, but not those of a web address.
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
