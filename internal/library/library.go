// Package library turns a catalog into documents for people who build with it: plain values that become JSON, and the same
// in Markdown. What each field means stands in schema.json beside this file, and nowhere else.
//
// A field that is published stays as it is. New ones may come; to rename one or take it out needs another Version.
// Every field is always there: a list may be empty, and null stands for what there is not.
package library

import (
	"bytes"
	"encoding/json"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// Version is the number of the schema that documents follow.
const Version = 1

// Licence is the address of what everyone may do with the documents.
const Licence = "https://creativecommons.org/licenses/by/4.0/"

// The addresses of what stands beside the documents of pages.
const (
	AllPath    = "/library.json"
	IndexPath  = "/llms.txt"
	SchemaPath = "/data/schema.json"
)

// Library is the content of a site as documents. {emergency} and {advice} may stand in their texts, as in those of the catalog.
type Library struct {
	*catalog.Catalog
	URL     string                    // where readers find the site, without a slash at its end
	About   string                    // what the site is
	Picture func(id string) *Pictures // of a move, nil where it has none
}

// Document is what a page says, as data.
type Document interface {
	head() *Head
	// write adds what is its own to its Markdown form.
	write(*page)
}

// Lookup returns the document of the page at path, nil if it has none.
func (l Library) Lookup(path string) Document {
	part, id := cutLast(path)
	switch part {
	case "":
		if path == l.Safety.Path {
			return l.safety()
		}
	case "/stretches":
		if s := l.Stretch(id); s != nil {
			return l.stretch(s)
		}
	case "/routines":
		if r := l.Routine(id); r != nil {
			return l.routine(r)
		}
	case "/evidence":
		if c := l.Claim(id); c != nil {
			return l.claim(c)
		}
	case "/sources":
		if s := l.Source(id); s != nil {
			return l.source(s)
		}
	}
	if guides, section := cutLast(part); guides == "/guides" {
		if g := l.Guide(section, id); g != nil {
			return l.guide(g)
		}
	}
	return nil
}

// cutLast parts path before its last part.
func cutLast(path string) (before, last string) {
	i := max(strings.LastIndexByte(path, '/'), 0)
	return path[:i], strings.TrimPrefix(path[i:], "/")
}

// JSON writes a document, or any part of one, for machines and for eyes.
func JSON(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(v)
	return out.Bytes(), err
}

// abroad is how texts are read elsewhere than on the site.
func (l Library) abroad() markdown.Abroad {
	return markdown.Abroad{
		URL: l.URL, Sure: "What we are sure of", Embed: l.embed,
		Level: func(level string) string { return catalog.Certainty(level).Name },
	}
}

// embed is Markdown for what stands between the paragraphs of a text.
func (l Library) embed(e markdown.Embed) string {
	if s := l.Stretch(e.ID); s != nil && e.Kind == "stretch" {
		return link(s.Title, l.URL+s.Path) + ": " + markdown.Escape(catalog.Lower(s.Dose.Words())+", "+catalog.Lower(s.Position.Label)) + "."
	}
	return "*Picture: " + markdown.Escape(e.Alt) + "*"
}

// each makes a list of another. It is never nil, which JSON would call null.
func each[T, U any](in []T, of func(T) U) []U {
	out := make([]U, len(in))
	for i, v := range in {
		out[i] = of(v)
	}
	return out
}

// some is words, nil if there are none.
func some(words string) *string {
	if words == "" {
		return nil
	}
	return &words
}
