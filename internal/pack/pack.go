// Package pack writes what a clinician reviews as one document to print: what matters for safety, each statement with
// its sources and a box to tick, then pages as their readers see them on paper, and at the end the entry for
// reviews.yaml.
package pack

import (
	"bytes"
	"context"
	_ "embed"
	"io"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/markdown"
	"unknot/internal/words"
)

// Pack is what to write.
type Pack struct {
	*catalog.Catalog
	Get     func(address string) ([]byte, error) // requests a page of the site, or a file of one
	Parts   func(*catalog.Doc) load.PageParts
	Docs    []*catalog.Doc    // the pages, none for all
	Newest  catalog.Day       // when the content last changed
	Numbers *strings.Replacer // fills in phone numbers and labels, as the site does where it has no links
}

//go:embed pack.css
var style string

// document is what the layout shows.
type document struct {
	Pack
	SiteStyle string
	Safety    safety
	Pages     []page
	Entry     string
}

// page is a page of the site.
type page struct {
	*catalog.Doc
	Main    string                  // HTML
	Other   []catalog.OtherPosition // of a move: lists of moves show what changes there
	Words   int
	Readers []reader
}

// reader is somebody who is asked about lines of a page beside the clinician.
type reader struct {
	Who, About string
	Lines      []string

	pattern *regexp.Regexp
}

// addMedicines adds, for the pharmacist, the lines of each medicine of the page: who must not take it, and who asks
// first. On the page these lines stand below the name of their medicine and seldom repeat it, so here each begins with
// it.
func (p *page) addMedicines(medicines []*catalog.Medicine) {
	if len(medicines) == 0 {
		return
	}
	if len(p.Readers) == 0 || p.Readers[0].Who != pharmacist {
		p.Readers = slices.Insert(p.Readers, 0, reader{Who: pharmacist, About: "medicines"})
	}
	lines := p.Readers[0].Lines
	add := func(before string, of []catalog.MedicineLine) {
		for _, v := range of {
			line := markdown.DropLabels(v.Line)
			lines = append(slices.DeleteFunc(lines, func(s string) bool { return s == line }), before+line)
		}
	}
	for _, m := range medicines {
		add(m.Name+": do not take it if you ", m.DoNot)
		add(m.Name+": ask first if you ", m.Ask)
	}
	p.Readers[0].Lines = lines
}

const pharmacist = "a pharmacist"

// readers lists whom the pack asks beside the clinician.
func (p Pack) readers() []reader {
	medicines := []string{"medicine", "medicines", "painkiller", "painkillers", "tablet", "tablets"}
	for _, m := range p.Medicines {
		medicines = append(medicines, m.Names...)
	}
	return []reader{
		{Who: pharmacist, About: "medicines", pattern: words.AnyOf(medicines)},
		{Who: "a midwife", About: "pregnancy and birth", pattern: regexp.MustCompile(`(?i)\b(?:pregnan\w*|births?|breastfe\w*|maternity|midwi\w*|(?:your|the|large) bump)\b`)},
	}
}

// wordsAMinute is how fast somebody reads who weighs each sentence.
const wordsAMinute = 100

// Work says about how long the page takes, and whom it asks.
func (p page) Work() string {
	out := catalog.Count(max(1, p.Words/wordsAMinute), "minute")
	for _, r := range p.Readers {
		out += ", " + r.Who
	}
	return out
}

// InOrder returns the pages of the pack, those that matter most for safety first.
func (p Pack) InOrder() []*catalog.Doc {
	docs := slices.Clone(p.Docs)
	if len(docs) == 0 {
		docs = p.Catalog.Docs()
	}
	slices.SortStableFunc(docs, func(a, b *catalog.Doc) int { return p.weight(a) - p.weight(b) })
	return docs
}

// parts lists the addresses of pages that are reviewed with d: the answers that a list of questions only names.
func (p Pack) parts(d *catalog.Doc) (paths []string) {
	for _, q := range p.Questions {
		if q.Page && d == &p.Page("questions").Doc {
			paths = append(paths, q.Path())
		}
	}
	return paths
}

// Write writes the pack as an HTML document that needs nothing else.
func (p Pack) Write(w io.Writer) error {
	docs := p.InOrder()
	out, s, readers := document{Pack: p}, site{get: p.Get}, p.readers()
	var read []load.PageParts
	for _, d := range docs {
		shown, err := s.page(d, p.parts(d), readers)
		if err != nil {
			return err
		}
		parts := p.Parts(d)
		shown.addMedicines(parts.Medicines)
		read = append(read, parts)
		out.Pages = append(out.Pages, shown)
		if i := slices.IndexFunc(p.Moves, func(s *catalog.Move) bool { return &s.Doc == d }); i >= 0 {
			out.Pages[len(read)-1].Other = p.Moves[i].Also
		}
	}
	out.Safety, out.Entry = safetyOf(p.Catalog, read), entry(docs, read)
	out.Safety.addSwaps(p.Catalog, docs)
	var err error
	if out.SiteStyle, err = s.style(); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := layout(out).Render(context.Background(), &b); err != nil {
		return err
	}
	_, err = p.Numbers.WriteString(w, b.String())
	return err
}

// weight orders documents by how much safety depends on them, the most important first.
func (p Pack) weight(d *catalog.Doc) int {
	for i, folder := range []string{p.Safety.Path, "/stretches/", "/routines/", "/plans/", "/guides/"} {
		switch {
		case strings.HasPrefix(d.Path, folder) && i == 0:
			return 0
		case d.Care:
			return 1
		case strings.HasPrefix(d.Path, folder):
			return 2 + i
		}
	}
	return 9
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
