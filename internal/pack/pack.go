// Package pack writes one document to print, for a clinician to review. It begins with what matters for safety, each
// statement with its sources and a box to tick. Then come pages, as readers see them on paper, and the item to add to
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

// Pack is the content of a review pack.
type Pack struct {
	*catalog.Catalog
	Get     func(address string) ([]byte, error) // requests a page of the site, or a style sheet
	Parts   func(*catalog.Doc) load.PageParts
	Docs    []*catalog.Doc    // the pages; if there are none, all pages of the site
	Newest  catalog.Day       // when the content last changed
	Numbers *strings.Replacer // fills in phone numbers and labels, as the site does where it has no links
}

//go:embed pack.css
var style string

// document is the data of the template layout.
type document struct {
	Pack
	SiteStyle string
	Safety    safety
	Pages     []page
	Entry     string // the item for reviews.yaml
}

// page is a page of the site as the pack shows it.
type page struct {
	*catalog.Doc
	Main        string                  // HTML
	Other       []catalog.OtherPosition // the other positions of a move: lists of moves show what changes there
	Words       int                     // how many words Main has
	Specialists []specialist
}

// specialist is somebody, such as a pharmacist, who reviews the lines of a page outside the clinician's field.
type specialist struct {
	Who, About string
	Lines      []string

	pattern *regexp.Regexp // matches these lines
}

// addMedicines adds lines about each medicine of the page for the pharmacist: who must not take it, and who must ask
// first. The page shows these lines below the name of their medicine and seldom repeats it, so here each begins with
// that name.
func (p *page) addMedicines(medicines []*catalog.Medicine) {
	if len(medicines) == 0 {
		return
	}
	if hasPharmacist := len(p.Specialists) > 0 && p.Specialists[0].Who == pharmacist; !hasPharmacist {
		p.Specialists = slices.Insert(p.Specialists, 0, specialist{Who: pharmacist, About: "medicines"})
	}
	lines := p.Specialists[0].Lines
	add := func(prefix string, medicineLines []catalog.MedicineLine) {
		for _, v := range medicineLines {
			line := markdown.DropLabels(v.Line)
			lines = append(slices.DeleteFunc(lines, func(s string) bool { return s == line }), prefix+line)
		}
	}
	for _, m := range medicines {
		add(m.Name+": do not take it if you ", m.DoNot)
		add(m.Name+": ask first if you ", m.Ask)
	}
	p.Specialists[0].Lines = lines
}

// pharmacist names the specialist who reviews lines about medicines.
const pharmacist = "a pharmacist"

// specialists lists who reviews lines outside the clinician's field.
func (p Pack) specialists() []specialist {
	medicines := []string{"medicine", "medicines", "painkiller", "painkillers", "tablet", "tablets"}
	for _, m := range p.Medicines {
		medicines = append(medicines, m.Names...)
	}
	return []specialist{
		{Who: pharmacist, About: "medicines", pattern: words.AnyOf(medicines)},
		{Who: "a midwife", About: "pregnancy and birth", pattern: regexp.MustCompile(`(?i)\b(?:pregnan\w*|births?|breastfe\w*|maternity|midwi\w*|(?:your|the|large) bump)\b`)},
	}
}

// wordsPerMinute is how fast a reviewer reads who weighs each sentence.
const wordsPerMinute = 100

// Work says about how many minutes the review of the page takes, and which specialists it needs.
func (p page) Work() string {
	out := catalog.Count(max(1, p.Words/wordsPerMinute), "minute")
	for _, r := range p.Specialists {
		out += ", " + r.Who
	}
	return out
}

// InOrder returns the pages of the pack, with those that matter most for safety first.
func (p Pack) InOrder() []*catalog.Doc {
	docs := slices.Clone(p.Docs)
	if len(docs) == 0 {
		docs = p.Catalog.Docs()
	}
	slices.SortStableFunc(docs, func(a, b *catalog.Doc) int { return p.rank(a) - p.rank(b) })
	return docs
}

// parts lists the addresses of pages that are reviewed together with d. The list of questions shows only the titles of
// some answers, which have pages of their own.
func (p Pack) parts(d *catalog.Doc) (paths []string) {
	if d.ID != "questions" {
		return nil
	}
	for _, q := range p.Questions {
		if q.Page {
			paths = append(paths, q.Path())
		}
	}
	return paths
}

// Write writes the pack as one HTML document that needs no other file.
func (p Pack) Write(w io.Writer) error {
	docs, specialists := p.InOrder(), p.specialists()
	out, s := document{Pack: p}, site{get: p.Get}
	var read []load.PageParts
	for _, d := range docs {
		shown, err := s.page(d, p.parts(d), specialists)
		if err != nil {
			return err
		}
		if m := p.Move(d.ID); m != nil {
			shown.Other = m.Also
		}
		parts := p.Parts(d)
		shown.addMedicines(parts.Medicines)
		out.Pages, read = append(out.Pages, shown), append(read, parts)
	}
	out.Safety, out.Entry = newSafety(p.Catalog, read), reviewItem(docs, read)
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

// rank returns the place of a document in the order of the pack. The lower it is, the more safety depends on the
// document.
func (p Pack) rank(d *catalog.Doc) int {
	switch {
	case strings.HasPrefix(d.Path, p.Safety.Path):
		return 0
	case d.Care:
		return 1
	}
	return 2 + slices.Index([]string{"stretches", "routines", "plans", "guides", "pages"}, d.Folder)
}

// reviewItem returns the item for reviews.yaml. It has the sums of docs; the reviewer is left to be filled in.
func reviewItem(docs []*catalog.Doc, read []load.PageParts) string {
	var b strings.Builder
	b.WriteString("- name:\n  profession:\n  register:\n  number:\n  date:\n  read:\n")
	for i, d := range docs {
		b.WriteString("    - address: " + d.Path + "\n      sums: " + read[i].Sums.YAML() + "\n")
	}
	return b.String()
}
