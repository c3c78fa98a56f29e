package frontmatter

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"
)

// AsWritten returns what the YAML of f says: maps, lists and texts. Layout, the order of fields and the kind of
// quotation marks do not show in it.
func (f *File) AsWritten() any {
	if f.original == nil {
		front := f.written
		if f.body != nil {
			front, _ = f.divideWritten()
		}
		var doc yaml.Node
		if yaml.Unmarshal(front, &doc) == nil && len(doc.Content) > 0 {
			f.original = plain(doc.Content[0])
		}
	}
	return f.original
}

// WrittenBody returns the body of a document as its writer sees it.
func (f *File) WrittenBody() []byte {
	if f.body == nil {
		return nil
	}
	_, body := f.divideWritten()
	return body
}

// divideWritten divides a document as its writer sees it: references are filled in line by line, so its front matter
// has as many lines as that in f.yaml.
func (f *File) divideWritten() (front, body []byte) {
	rest := f.written
	for range bytes.Count(f.yaml, []byte("\n")) {
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	front = f.written[:len(f.written)-len(rest)]
	_, front, _ = bytes.Cut(front, []byte("\n")) // ---
	_, body, _ = bytes.Cut(rest, []byte("\n"))   // ---
	return front, body
}

// plain returns the value of n.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			out[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return out
	case yaml.SequenceNode:
		out := []any{}
		for _, entry := range n.Content {
			out = append(out, plain(entry))
		}
		return out
	}
	return OneLine(n.Value)
}

// OneLine returns a text without line breaks and with typographic quotation marks.
func OneLine(text string) string { return quotes(strings.Join(strings.Fields(text), " ")) }
