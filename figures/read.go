package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
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
		if i, ok := step.(int); ok && i < len(content) {
			node, line = content[i], content[i].Line
		}
		for i := 0; i+1 < len(content); i += 2 {
			if content[i].Value == step {
				node, line = content[i+1], content[i].Line
			}
		}
	}
	return line
}

// message matches a message of the YAML library, and unknownField one about a field that a type does not have.
var (
	message      = regexp.MustCompile(`line (\d+): (.*)`)
	unknownField = regexp.MustCompile(`field (\S+) not found in type .*`)
)

// decode decodes the file strictly into v.
func (f *yamlFile) decode(v any) {
	decoder := yaml.NewDecoder(strings.NewReader(f.text))
	decoder.KnownFields(true)
	if err := decoder.Decode(v); errors.Is(err, io.EOF) {
		f.fault(1, "nothing is written here")
	} else if err != nil {
		found := message.FindAllStringSubmatch(err.Error(), -1)
		for _, m := range found {
			line, _ := strconv.Atoi(m[1])
			f.fault(line, "%s", unknownField.ReplaceAllString(m[2], `unknown field "$1"`))
		}
		if found == nil {
			f.fault(1, "%v", err)
		}
	} else if !errors.Is(decoder.Decode(new(yaml.Node)), io.EOF) {
		f.fault(1, "only one YAML document is expected")
	}
	var doc yaml.Node
	if yaml.Unmarshal([]byte(f.text), &doc) == nil && len(doc.Content) > 0 {
		f.tree = doc.Content[0]
	}
	for i, line := range strings.Split(f.text, "\n") {
		if strings.Contains(line, "TODO") {
			f.fault(i+1, "a TODO is left: finish it or take it out")
		} else if number := notFinite.FindString(line); number != "" {
			f.fault(i+1, "a number expected, found %s", number)
		}
	}
}

// notFinite matches numbers of YAML that nothing can be drawn with.
var notFinite = regexp.MustCompile(`(?i)\.(inf|nan)\b`)
