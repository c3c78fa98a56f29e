package catalog

import (
	"fmt"
	"strings"
)

// Withdrawn is a page that was taken down. Its address is answered with 410.
type Withdrawn struct {
	Address string `yaml:"address" need:""`
	Number  int    `yaml:"number" min:"1"`
	Why     string `yaml:"why" need:""`
	Instead string `yaml:"instead" need:""`
}

// ShortPath returns the address of its number, "" if it had none.
func (w *Withdrawn) ShortPath() string {
	if w.Number == 0 {
		return ""
	}
	return fmt.Sprintf("/s/%d", w.Number)
}

// Moved returns the current address of the page that used to be at path, "" if there was none. It has a fragment if
// the page is now a section of another.
func (m *Sitemap) Moved(path string) string { return m.moved[path] }

// MovedPage is like Moved, without the fragment.
func (m *Sitemap) MovedPage(path string) string {
	page, _, _ := strings.Cut(m.moved[path], "#")
	return page
}

// Gone returns the page that was withdrawn from path, nil if there was none.
func (m *Sitemap) Gone(path string) *Withdrawn { return m.gone[path] }

// addMoved adds the old addresses of pages that were renamed, moved or withdrawn.
func (b *sitemapBuilder) addMoved() {
	c := b.content
	for _, d := range c.Docs() {
		for i, old := range d.FormerPaths() {
			b.moved[old] = d.addressOf(d.Formerly[i])
		}
	}
	for _, w := range c.Withdrawn {
		if w.Address == "" {
			continue
		}
		b.gone[w.Address] = w
		if w.Number != 0 {
			b.gone[w.ShortPath()] = w
		}
	}
	for _, g := range c.Guides { // a guide may have been in any section before, under any of its IDs
		for _, s := range c.Sections {
			for _, f := range append([]Former{{ID: g.ID}}, g.Formerly...) {
				if old := s.Path() + "/" + f.ID; b.PageEntry(old) == nil && b.moved[old] == "" && b.gone[old] == nil {
					b.moved[old] = g.addressOf(f)
				}
			}
		}
	}
	for _, m := range c.Muscles { // muscles and tags have a page only while something uses them
		if !m.inUse() {
			b.moved[m.Path()] = "/muscles"
		}
	}
	for _, t := range c.Tags {
		if !t.inUse() {
			b.moved[t.Path()] = "/stretches"
		}
	}
	b.moved[StartPath+"?"+FitsKey+"=none"] = StartPath
	for _, v := range Titled(c.Conditions) { // people could sort moves by it, and give it as an answer
		for _, id := range append([]string{v.ID}, v.Formerly...) {
			b.moved["/stretches?"+FitsKey+"="+id], b.moved[StartPath+"?"+FitsKey+"="+id] = v.Path(), v.Path()
		}
	}
}
