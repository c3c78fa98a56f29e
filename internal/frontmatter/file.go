// Package frontmatter reads YAML files, and Markdown files that begin with YAML, and hides the YAML library.
//
// It is strict: [File.Decode] reports unknown, repeated and missing fields, values of another type, empty entries, text
// that nobody sees, and everything that is too large to parse, each as a [Problem] with its line. What the values must
// say is for its callers, who report that by [File.FaultAt] with the path of a field.
package frontmatter

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// File is one file while it is read, with its problems.
type File struct {
	path    string
	written []byte // the whole file as its writer sees it
	// The whole file as changed by EditLines; after Decode of a Markdown file its front matter, after one empty line in
	// place of the first ---.
	yaml      []byte
	body      []byte // of a Markdown file: empty lines in place of the front matter, so that lines count as in the file
	problems  []Problem
	code      Code       // of the problems that are reported now
	tree      *yaml.Node // of yaml after Decode, nil if it is not YAML or was forgotten
	forgotten bool       // whether Line reads the tree again
	again     sync.Once
	original  any       // the YAML of written, read on the first use of AsWritten
	broken    bool      // nothing could be read from it
	mistyped  bool      // some fields could not be read and may seem missing
	marks     []Problem // one for each direction mark, until Decode knows which are allowed
}

// Path returns the name of the file.
func (f *File) Path() string { return f.path }

// Broken reports whether nothing could be read from the file.
func (f *File) Broken() bool { return f.broken }

// Whole reports whether every field could be read. Otherwise a field that seems to be missing may be there.
func (f *File) Whole() bool { return !f.broken && !f.mistyped }

// Written returns the file as its writer sees it, before EditLines.
func (f *File) Written() string { return string(f.written) }

// Sum returns the checksum of Written.
func (f *File) Sum() [sha256.Size]byte { return sha256.Sum256(f.written) }

// Body returns the text of a Markdown file after Decode, with empty lines in place of the front matter.
func (f *File) Body() []byte { return f.body }

// Problems lists the problems of the file.
func (f *File) Problems() []Problem { return f.problems }

// EditLines replaces every line by what edit returns for its number, from 1, and its text. Use it before Decode.
func (f *File) EditLines(edit func(n int, line string) string) {
	lines := strings.Split(string(f.yaml), "\n")
	for i, line := range lines {
		lines[i] = edit(i+1, line)
	}
	f.yaml = []byte(strings.Join(lines, "\n"))
}

// SetCode sets the code of the problems that are reported from now on, those of [File.FaultAs] apart.
func (f *File) SetCode(code Code) { f.code = code }

// FaultAs reports a problem of a line, with a code of its own.
func (f *File) FaultAs(code Code, line int, format string, args ...any) {
	f.problems = append(f.problems, Problem{File: f.path, Line: max(line, 1), Text: fmt.Sprintf(format, args...), Code: code})
}

// Fault reports a problem of a line.
func (f *File) Fault(line int, format string, args ...any) { f.FaultAs(f.code, line, format, args...) }

// Fail reports a problem that prevents reading the file, and marks it as broken.
func (f *File) Fail(line int, format string, args ...any) {
	f.broken = true
	f.Fault(line, format, args...)
}

// Unread reports that the value of the field at path says nothing, so that the file is not whole.
func (f *File) Unread(path []any, format string, args ...any) {
	f.mistyped = true
	f.FaultAt(path, format, args...)
}

// FaultAt reports a problem of the field at path.
func (f *File) FaultAt(path []any, format string, args ...any) {
	f.Fault(f.Line(path...), format, args...)
}

// Line returns the line of the field at path after Decode, or of the nearest field around it. A path has keys as
// strings and indexes of lists as ints.
func (f *File) Line(path ...any) int {
	node, line := f.root(), 1
	if node == nil {
		return 1
	}
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

// Forget frees most of the memory that Decode has left of a file without problems: what only [File.Line] needs, which
// then reads it again.
func (f *File) Forget() {
	if f.tree != nil && len(f.problems) == 0 {
		f.tree, f.forgotten = nil, true
	}
}

// root returns the tree, which several goroutines may ask for once the file is read.
func (f *File) root() *yaml.Node {
	if f.forgotten {
		f.again.Do(func() {
			var doc yaml.Node
			if yaml.Unmarshal(f.yaml, &doc) == nil {
				f.tree = doc.Content[0]
			}
		})
	}
	return f.tree
}

func lineAt(data []byte, i int) int { return 1 + bytes.Count(data[:i], []byte("\n")) }

// LineOf returns the line at or after from, in the same paragraph of the body, that contains words; from if none does.
func (f *File) LineOf(words string, from int) int {
	lines := strings.Split(string(f.body), "\n")
	for n := from; n <= len(lines) && strings.TrimSpace(lines[n-1]) != ""; n++ {
		if strings.Contains(quotes(lines[n-1]), words) {
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
