// Package library exports a catalog as documents, for people who build with it. [Library.Lookup] returns the [Document]
// of a page; [JSON] and [Library.Markdown] encode it. [Library.All] returns everything in one document. The structs in
// document.go describe the fields.
//
// The format is stable: fields may be added, but renaming or removing one needs a new Version. Every field is always
// present. A list may be empty but is never null; an optional value is null if it is missing.
package library

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"

	"unknot/internal/catalog"
)

// Version is the version of the schema.
const Version = 3

// Licence is the address of the licence of the documents.
const Licence = "https://creativecommons.org/licenses/by/4.0/"

// The addresses of the files that do not belong to one page.
const (
	AllPath    = "/library.json"
	IndexPath  = "/llms.txt"
	SchemaPath = "/data/schema.json" // schema of the newest version

	VersionPath = "/data/schema-3.json" // schema of this version
	OldPath     = "/data/schema-2.json" // schema of the version before
)

// Library exports the content of a site. In its texts, as in the catalog, {emergency} and {advice} are in place of the
// phone numbers.
type Library struct {
	*catalog.Catalog
	URL     string                    // address of the site, without a trailing slash
	About   string                    // one sentence that describes the site
	Picture func(id string) *Pictures // returns the drawings of the move with an ID, nil if it has none
}

// Document is the content of a page as data.
type Document interface{ head() *Head }

// head makes every type that embeds Head a Document.
func (h *Head) head() *Head { return h }

// Lookup returns the document for the page at address, or nil if it has none.
func (l Library) Lookup(address string) Document {
	switch address {
	case l.Safety.Path:
		return l.safety()
	case catalog.TreatmentsPath:
		return l.treatments()
	case catalog.GuidelinesPath:
		if l.Page(catalog.GuidelinesID) != nil {
			return l.guidelines()
		}
		return nil
	}
	id := path.Base(address)
	if m := l.Move(id); m != nil && m.Path == address {
		return l.stretch(m)
	}
	if r := l.Routine(id); r != nil && r.Path == address {
		return l.routine(r)
	}
	if p := l.Plan(id); p != nil && p.Path == address {
		return l.plan(p)
	}
	if c := l.Claim(id); c != nil && c.Path() == address {
		return l.claim(c)
	}
	if s := l.Source(id); s != nil && s.Path() == address {
		return l.source(s)
	}
	if i := slices.IndexFunc(l.Guides, func(g *catalog.Guide) bool { return g.Path == address }); i >= 0 {
		return l.guide(l.Guides[i])
	}
	return nil
}

// JSON returns a document, or a part of one, as indented JSON.
func JSON(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(v)
	return out.Bytes(), err
}
