// Package frontmatter reads YAML files and Markdown files that begin with YAML. It hides the YAML library.
//
// It is strict. [File.Decode] reports unknown, repeated and missing fields, values of the wrong type, empty entries,
// invisible text, and everything that is too large to parse. Each is a [Problem] with its line. The callers decide
// which values are allowed, and report others with [File.FaultAt] and the path of a field.
package frontmatter

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// File is one file while it is read, with its problems.
type File struct {
	path    string
	written []byte // the whole file as its writer sees it
	// The whole file with the changes of EditLines. After Decode of a Markdown file, it is only the front matter, with
	// an empty line in place of the first ---.
	yaml         []byte
	body         []byte // the text of a Markdown file, with empty lines in place of the front matter so that line numbers stay the same
	problems     []Problem
	code         Code                // the code of problems that are reported now
	vocabularies map[string][]string // see Decode
	tree         *yaml.Node          // the YAML after Decode, nil if it is not valid
	asWritten    any                 // the result of AsWritten, nil before its first call
	broken       bool                // nothing could be read from it
	absent       bool                // there is no such file
	mistyped     bool                // some fields could not be read and may seem missing
	lines        []string            // the lines of yaml, nil until reportSwallowed needs them
}

// Path returns the name of the file.
func (f *File) Path() string { return f.path }

// Absent reports whether there is no such file.
func (f *File) Absent() bool { return f.absent }

// Broken reports whether nothing could be read from the file.
func (f *File) Broken() bool { return f.broken }

// Whole reports whether every field could be read. If not, a field that seems to be missing may be there.
func (f *File) Whole() bool { return !f.broken && !f.mistyped }

// Written returns the file as its writer sees it, before EditLines.
func (f *File) Written() string { return string(f.written) }

// Sum returns the checksum of Written.
func (f *File) Sum() [sha256.Size]byte { return sha256.Sum256(f.written) }

// Body returns the text of a Markdown file after Decode. It begins with empty lines in place of the front matter.
func (f *File) Body() []byte { return f.body }

// Problems lists the problems found so far.
func (f *File) Problems() []Problem { return f.problems }

// EditLines replaces every line by what edit returns for its number, counted from 1, and its text. It must be called
// before Decode.
func (f *File) EditLines(edit func(n int, line string) string) {
	lines := strings.Split(string(f.yaml), "\n")
	for i, line := range lines {
		lines[i] = edit(i+1, line)
	}
	f.yaml = []byte(strings.Join(lines, "\n"))
}

// SetCode sets the code of all problems that are reported from now on, except by [File.FaultAs].
func (f *File) SetCode(code Code) { f.code = code }

// FaultAs reports a problem at a line, with the given code.
func (f *File) FaultAs(code Code, line int, format string, args ...any) {
	f.problems = append(f.problems, Problem{File: f.path, Line: max(line, 1), Text: fmt.Sprintf(format, args...), Code: code})
}

// Fault reports a problem at a line.
func (f *File) Fault(line int, format string, args ...any) { f.FaultAs(f.code, line, format, args...) }

// Fail reports a problem that prevents reading the file, and marks the file as broken.
func (f *File) Fail(line int, format string, args ...any) {
	f.broken = true
	f.Fault(line, format, args...)
}

// FailField reports a value that cannot be used, so the file is no longer whole.
func (f *File) FailField(path []any, format string, args ...any) {
	f.mistyped = true
	f.FaultAt(path, format, args...)
}

// FaultAt reports a problem at the field at path.
func (f *File) FaultAt(path []any, format string, args ...any) {
	f.Fault(f.Line(path...), format, args...)
}

// Line returns the line of the field at path after Decode. If there is no such field, it is the line of the nearest
// field around it. In a path, field names are strings and indexes of lists are ints.
func (f *File) Line(path ...any) int {
	node, line := f.tree, 1
	if node == nil {
		return 1
	}
	for _, step := range path {
		var next *yaml.Node
		switch step := step.(type) {
		case string:
			if i := fieldIndex(node, step); i >= 0 {
				next, line = node.Content[i+1], node.Content[i].Line
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

// fieldIndex returns the index in n.Content of the name of a field, -1 if n has no such field.
func fieldIndex(n *yaml.Node, name string) int {
	for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return i
		}
	}
	return -1
}

// lineAt returns the line of the byte at index i.
func lineAt(data []byte, i int) int { return 1 + bytes.Count(data[:i], []byte("\n")) }

// LineOf returns the first line of the body, from line from to the end of its paragraph, that contains words. It
// returns from if there is none.
func (f *File) LineOf(words string, from int) int {
	lines := strings.Split(string(f.body), "\n")
	for n := from; n <= len(lines) && strings.TrimSpace(lines[n-1]) != ""; n++ {
		if strings.Contains(typographic(lines[n-1]), words) {
			return n
		}
	}
	return from
}

// BodyLine returns the first line of the body that is not blank, 1 if there is none.
func (f *File) BodyLine() int {
	if i := bytes.IndexFunc(f.body, func(r rune) bool { return r != '\n' && r != '\r' && r != ' ' }); i >= 0 {
		return lineAt(f.body, i)
	}
	return 1
}

// AsWritten returns the value of the YAML of f, which consists of maps, lists and texts. It does not depend on layout,
// the order of fields or the kind of quotation marks.
func (f *File) AsWritten() any {
	if f.asWritten == nil {
		front := f.written
		if f.body != nil {
			front, _ = f.divideWritten()
		}
		var doc yaml.Node
		if yaml.Unmarshal(front, &doc) == nil && len(doc.Content) > 0 {
			f.asWritten = plainValue(doc.Content[0])
		}
	}
	return f.asWritten
}

// WrittenBody returns the body of a document as its writer sees it.
func (f *File) WrittenBody() []byte {
	if f.body == nil {
		return nil
	}
	_, body := f.divideWritten()
	return body
}

// divideWritten splits a document as its writer sees it into front matter and body. EditLines keeps the number of
// lines, so the front matter has as many lines as f.yaml.
func (f *File) divideWritten() (front, body []byte) {
	rest := f.written
	for range bytes.Count(f.yaml, []byte("\n")) {
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	front = f.written[:len(f.written)-len(rest)]
	_, front, _ = bytes.Cut(front, []byte("\n")) // without the first ---
	_, body, _ = bytes.Cut(rest, []byte("\n"))   // without the second ---
	return front, body
}

// plainValue returns the value of n: a map, a list or a text.
func plainValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			out[n.Content[i].Value] = plainValue(n.Content[i+1])
		}
		return out
	case yaml.SequenceNode:
		out := []any{}
		for _, entry := range n.Content {
			out = append(out, plainValue(entry))
		}
		return out
	}
	return OneLine(n.Value)
}

// OneLine returns text on one line and with typographic quotation marks.
func OneLine(text string) string { return typographic(strings.Join(strings.Fields(text), " ")) }
