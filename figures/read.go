package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A problem is something to correct in a file.
type problem struct {
	file string
	line int // counted from 1
	text string
}

func (p problem) String() string { return fmt.Sprintf("%s:%d: %s", p.file, p.line, p.text) }

// problems is an error: everything that is wrong, sorted by file and line.
type problems []problem

func (ps problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// sorted sorts ps by file, line and text. It reuses the memory of ps.
func (ps problems) sorted() problems {
	slices.SortFunc(ps, func(p, q problem) int {
		return cmp.Or(strings.Compare(p.file, q.file), cmp.Compare(p.line, q.line), strings.Compare(p.text, q.text))
	})
	return slices.Compact(ps)
}

// A yamlFile is a YAML file with what is wrong with it.
type yamlFile struct {
	path, text string
	tree       *yaml.Node // nil if it cannot be read
	problems   problems
}

// fault reports a problem at a line.
func (f *yamlFile) fault(line int, format string, args ...any) {
	f.problems = append(f.problems, problem{f.path, line, fmt.Sprintf(format, args...)})
}

// faultAt reports a problem at the field at path.
func (f *yamlFile) faultAt(path []any, format string, args ...any) {
	f.fault(f.line(path...), format, args...)
}

// line returns the line of the field at path. If there is no such field, it is the line of the nearest field around it.
// In a path, field names are strings and indexes of lists are ints.
func (f *yamlFile) line(path ...any) int {
	node, line := f.tree, 1
	for _, step := range path {
		if node == nil {
			break
		}
		content := node.Content
		node = nil
		switch step := step.(type) {
		case string:
			for i := 0; i+1 < len(content); i += 2 {
				if content[i].Value == step {
					node, line = content[i+1], content[i].Line
				}
			}
		case int:
			if step < len(content) {
				node, line = content[step], content[step].Line
			}
		}
	}
	return line
}

// messageLine matches the line in a message of the YAML library, and what follows it.
var messageLine = regexp.MustCompile(`line (\d+): (.*)`)

// notYAML reports an error of the YAML library.
func (f *yamlFile) notYAML(err error) {
	line, text := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := messageLine.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = m[2]
	}
	f.fault(line, "this is not YAML: %s", text)
}

// decode decodes the file strictly into v, a pointer to a struct. A field with the struct tag need:"" must be there.
func (f *yamlFile) decode(v any) {
	decoder := yaml.NewDecoder(strings.NewReader(f.text))
	var doc, more yaml.Node
	err := decoder.Decode(&doc)
	switch {
	case errors.Is(err, io.EOF) || err == nil && doc.Content[0].ShortTag() == "!!null":
		f.fault(1, "nothing is written here")
		return
	case err != nil:
		f.notYAML(err)
		return
	case !errors.Is(decoder.Decode(&more), io.EOF):
		f.fault(1, "only one YAML document is expected")
		return
	}
	f.tree = doc.Content[0]
	for i, line := range strings.Split(f.text, "\n") {
		if strings.Contains(line, "TODO") {
			f.fault(i+1, "a TODO is left: finish it or take it out")
		}
	}
	f.check(f.tree, reflect.TypeOf(v).Elem())
	if len(f.problems) > 0 {
		return
	}
	if err := doc.Decode(v); err != nil {
		f.notYAML(err) // a field that is listed twice, a number that is too large
	}
}

// check reports where n does not match type t. It is stricter than the YAML library, and knows every line.
func (f *yamlFile) check(n *yaml.Node, t reflect.Type) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		f.fault(n.Line, "put text that begins with & or * between quotation marks")
		return
	case n.ShortTag() == "!!null":
		f.fault(n.Line, "an empty field or entry: fill it in or take it out")
		return
	case !hasType(n, t):
		f.fault(n.Line, "%s expected, found %s", typeInWords(t), found(n))
		return
	case t.Kind() == reflect.Array && len(n.Content) != t.Len():
		f.fault(n.Line, "%s expected, found %d", typeInWords(t), len(n.Content))
		return
	}
	switch t.Kind() {
	case reflect.Struct:
		f.checkFields(n, t)
	case reflect.Map:
		for i := 1; i < len(n.Content); i += 2 {
			f.check(n.Content[i], t.Elem())
		}
	case reflect.Slice, reflect.Array:
		for _, entry := range n.Content {
			f.check(entry, t.Elem())
		}
	}
}

// checkFields reports fields of n that t does not have, and fields that n needs and lacks.
func (f *yamlFile) checkFields(n *yaml.Node, t reflect.Type) {
	fields, filled := map[string]reflect.StructField{}, map[string]bool{}
	var names []string
	for field := range t.Fields() {
		name := field.Tag.Get("yaml")
		fields[name] = field
		names = append(names, name)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		field, ok := fields[key.Value]
		if !ok || key.Value == "-" {
			f.fault(key.Line, "unknown field %q%s", key.Value, didYouMean(key.Value, names))
			continue
		}
		filled[key.Value] = value.Value != "" || len(value.Content) > 0
		f.check(value, field.Type)
	}
	for _, name := range names {
		if _, needed := fields[name].Tag.Lookup("need"); needed && !filled[name] {
			f.fault(n.Line, "missing field %q", name)
		}
	}
}

// hasType reports whether n is of the kind of t.
func hasType(n *yaml.Node, t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct, reflect.Map:
		return n.Kind == yaml.MappingNode
	case reflect.Slice, reflect.Array:
		return n.Kind == yaml.SequenceNode
	case reflect.Float64:
		tag := n.ShortTag()
		return tag == "!!int" || tag == "!!float" && !strings.ContainsAny(n.Value, "nN") // neither .inf nor .nan
	case reflect.Bool:
		return n.ShortTag() == "!!bool"
	}
	return n.Kind == yaml.ScalarNode
}

// typeInWords describes the values of type t in a message.
func typeInWords(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "a list"
	case reflect.Float64:
		return "a number"
	case reflect.Bool:
		return "true or false"
	case reflect.Struct, reflect.Map:
		return "a group of fields"
	case reflect.Array:
		return fmt.Sprintf("a list of %d numbers", t.Len())
	}
	return "text"
}

// found describes n in a message that expects something else.
func found(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a group of fields"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.ShortTag() == "!!str":
		return "the text " + n.Value
	}
	return n.Value
}

// didYouMean returns " (did you mean X?)" for the candidate that is most like word, "" if none is.
func didYouMean(word string, candidates []string) string {
	best, least := "", len(word)/3+1
	for _, c := range candidates {
		if d := mistakes(word, c); d < least || strings.HasPrefix(c, word+".") && best == "" {
			best, least = c, min(d, least)
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %s?)", best)
}

// mistakes counts the letters that one has to add, take out or replace to make b of a (Levenshtein's distance).
func mistakes(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
