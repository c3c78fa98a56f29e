package frontmatter

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"
)

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
