// Package pack writes what a clinician reviews as one document to print: what matters for safety, each statement with its sources and
// a box to tick, then pages, and at the end the entry for reviews.yaml.
package pack

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/markdown"
)

// Pack is what to write.
type Pack struct {
	*catalog.Catalog
	Parts   func(*catalog.Doc) load.PageParts
	Docs    []*catalog.Doc    // the pages, none for all
	Newest  catalog.Day       // when the content last changed
	Numbers *strings.Replacer // replaces {emergency}, {advice} and {crisis}
}

//go:embed pack.html
var layoutText string

//go:embed pack.css
var css string

var layout = template.Must(template.New("pack").Parse(layoutText))

// document is the data of pack.html.
type document struct {
	Style   template.CSS
	Newest  string
	Groups  []group   // what matters for safety
	Sources citations // of Groups
	Pages   []page
	Entry   string
}

// group is statements under one heading.
type group struct {
	Heading string
	Rows    []row
}

// row is a statement, or a part of a page, with a box to tick and room for a note.
type row struct {
	Label   string
	Text    template.HTML
	Sources string
	Long    bool // it may be divided between sheets of paper
}

// line is an entry of a list of sources: a source or a claim.
type line struct {
	Source        *catalog.Source // nil for a claim
	Text, Address string
}

// page is a page of the site.
type page struct {
	Kind, Title, Path, Facts string
	Reviews                  []string
	Rows                     []row
	Sources                  citations
}

// Write writes the pack as an HTML document that needs nothing else.
func (p Pack) Write(w io.Writer) error {
	docs := slices.Clone(p.Docs)
	if len(docs) == 0 {
		docs = p.Catalog.Docs()
	}
	weight := p.weights()
	slices.SortStableFunc(docs, func(a, b *catalog.Doc) int { return weight[a] - weight[b] })
	var read []load.PageParts
	for _, d := range docs {
		read = append(read, p.Parts(d))
	}
	out := document{Style: template.CSS(css), Newest: p.Newest.String(), Entry: entry(docs, read)}
	out.Groups, out.Sources = p.safety(read)
	for _, d := range docs {
		out.Pages = append(out.Pages, p.page(d))
	}
	var b bytes.Buffer
	if err := layout.Execute(&b, out); err != nil {
		return err
	}
	_, err := p.Numbers.WriteString(w, markdown.SpellLabels(b.String()))
	return err
}

// weights orders documents by how much safety depends on them.
func (p Pack) weights() map[*catalog.Doc]int {
	out := map[*catalog.Doc]int{}
	weigh := func(d *catalog.Doc, weight int) {
		if d.Care {
			weight = 1
		}
		out[d] = weight
	}
	for _, s := range p.Stretches {
		weigh(&s.Doc, 2)
	}
	for _, r := range p.Routines {
		weigh(&r.Doc, 3)
	}
	for _, v := range p.Plans {
		weigh(&v.Doc, 3)
	}
	for _, g := range p.Guides {
		weigh(&g.Doc, 4)
	}
	for _, page := range p.Pages {
		weigh(&page.Doc, 5)
	}
	out[&p.Safety.Doc] = 0
	return out
}

// entry returns the entry for reviews.yaml, with the sums of docs and without the reviewer.
func entry(docs []*catalog.Doc, read []load.PageParts) string {
	var b strings.Builder
	b.WriteString("- name:\n  profession:\n  register:\n  number:\n  date:\n  read:\n")
	for i, d := range docs {
		b.WriteString("    - address: " + d.Path + "\n      sums: " + read[i].Sums.YAML() + "\n")
	}
	return b.String()
}
