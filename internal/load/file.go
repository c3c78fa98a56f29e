package load

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// File is one file of the content while it is loaded, with its problems.
type File struct {
	path     string
	sum      [sha256.Size]byte // SHA-256 of its bytes
	written  []byte            // the whole file as its writer sees it
	yaml     []byte            // the whole file with its references filled in, or its front matter after one empty line in place of the first ---
	body     []byte            // of a Markdown file: empty lines in place of the front matter, so that lines count as in the file
	problems []catalog.Problem
	tree     *yaml.Node        // of yaml, built on the first use of Line
	original any               // the YAML of written, read on the first use of asWritten
	broken   bool              // nothing could be read from it
	mistyped bool              // some fields could not be read and may seem missing
	marks    []catalog.Problem // one for each direction mark, until decode knows which are allowed
	notes    markdown.Notes    // what the text of a document cites
	terms    *markdown.Terms   // the glossary terms that its text links, nil for none
}

// Path returns the name of the file, relative to the content folder.
func (f *File) Path() string { return f.path }

// Broken reports whether nothing could be read from the file.
func (f *File) Broken() bool { return f.broken }

// Written returns the file as its writer sees it, before references to signs and cautions are filled in.
func (f *File) Written() string { return string(f.written) }

// Text returns the file, or its front matter if it has any.
func (f *File) Text() string { return string(f.yaml) }

// Problems lists the problems of the file.
func (f *File) Problems() []catalog.Problem { return f.problems }

// Cites lists the IDs that the text of a document cites, in order of first mention.
func (f *File) Cites() []string { return f.notes.IDs() }

// fault reports a problem of a line.
func (f *File) fault(line int, format string, args ...any) {
	f.problems = append(f.problems, catalog.Problem{File: f.path, Line: max(line, 1), Text: fmt.Sprintf(format, args...)})
}

// failFile reports a problem that prevents reading the file, and marks it as broken.
func (f *File) failFile(line int, format string, args ...any) {
	f.broken = true
	f.fault(line, format, args...)
}

// faultAt reports a problem of the field at path.
func (f *File) faultAt(path []any, format string, args ...any) {
	f.fault(f.Line(path...), format, args...)
}

// Line returns the line of the field at path, or of the nearest field around it. A path has keys as strings and indexes of
// lists as ints.
func (f *File) Line(path ...any) int {
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

// keyLine returns the first line after line 1 that begins with start, 1 if there is none. It needs no tree.
func (f *File) keyLine(start string) int {
	if i := bytes.Index(f.yaml, []byte("\n"+start)); i >= 0 {
		return lineAt(f.yaml, i+1)
	}
	return 1
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

// splitFront separates a Markdown file into front matter and body.
func (f *File) splitFront() {
	if f.broken {
		return
	}
	first, rest, ok := bytes.Cut(f.yaml, []byte("\n"))
	if !ok || string(bytes.TrimRight(first, " \r")) != "---" {
		f.failFile(1, "front matter expected: the first line must be ---")
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
		f.failFile(1, "the front matter does not end: a line --- is missing")
		return
	}
	front := rest[:end]
	f.body = append(bytes.Repeat([]byte("\n"), 1+bytes.Count(front, []byte("\n"))), rest[next:]...)
	f.yaml = append([]byte("\n"), front...)
	f.checkBody()
}
