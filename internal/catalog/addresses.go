package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"unknot/internal/words"
)

// Sitemap holds the addresses of the site: of pages, of pages that have moved, and of pages that are gone. It never
// changes.
type Sitemap struct {
	addresses []PageEntry
	byPath    map[string]int             // index in addresses
	tails     []string                   // the last segments of addresses, each once
	byTail    map[string]int             // index of the first address with that last segment
	anchors   map[string]map[string]bool // fragments, keyed by path
	permanent []string
	unlisted  map[string]bool   // permanent addresses that are not pages: numbers of moves, choices of readers
	moved     map[string]string // old path to new address
	gone      map[string]*Withdrawn
}

// PageEntry is a page in the sitemap.
type PageEntry struct {
	Path    string
	Title   string
	Folder  string // that of the document whose page it is, "" for other pages
	Changed Day    // when it last changed; zero if that depends on the current day or the query
	Data    bool   // the page also exists as JSON and Markdown, at its path with .json or .md
	Lead    string // what search says of one of OwnPages, "" if it does not find the page
}

// OwnPages are the pages that the site has with any content. Nothing in the content can have their addresses.
var OwnPages = []PageEntry{
	{Path: "/", Title: "Where is it tight?"},
	{Path: "/stretches", Title: "Stretches and exercises", Lead: "Every move with its picture. Choose a place, a part of the back, a kind of move or what you have at hand."},
	{Path: "/routines", Title: "Routines", Lead: "Moves in a good order, from 2 minutes to half an hour, each with a player that counts for you and a reminder for your calendar."},
	{Path: "/plans", Title: "Plans", Lead: "Weeks that build up step by step, with a routine for each day."},
	{Path: "/guides", Title: "Guides", Lead: "What may be behind a sore or tight back, what helps, and how to sit, sleep, lift and carry."},
	{Path: "/muscles", Title: "Muscles", Lead: "The muscles of the back on a map, with the moves for each of them."},
	{Path: "/search", Title: "Search"},
	{Path: "/safety/adapt", Title: "Who should change what"},
	{Path: "/review", Title: "Reviews due"},
}

// PageEntries lists every page of the site once.
func (m *Sitemap) PageEntries() []PageEntry { return m.addresses }

// PageEntry returns the entry of the page at path, nil if there is none.
func (m *Sitemap) PageEntry(path string) *PageEntry {
	if i, ok := m.byPath[path]; ok {
		return &m.addresses[i]
	}
	return nil
}

// HasAnchor reports whether the page at path has the fragment.
func (m *Sitemap) HasAnchor(path, fragment string) bool { return m.anchors[path][fragment] }

// Anchors lists the fragments of the page at path, sorted.
func (m *Sitemap) Anchors(path string) []string { return slices.Sorted(maps.Keys(m.anchors[path])) }

// Newest returns the last day on which something was written, changed or checked.
func (m *Sitemap) Newest() Day {
	var newest Day
	for _, a := range m.addresses {
		if a.Changed.After(newest.Time) {
			newest = a.Changed
		}
	}
	return newest
}

// NearestPage returns the page whose last path segment is most similar to the last segment of path. It returns nil if
// none is similar.
func (m *Sitemap) NearestPage(path string) *PageEntry {
	tail := strings.ReplaceAll(lastSegment(strings.TrimRight(path, "/")), "_", "-")
	const maxTail = 64 // bytes; a longer segment cannot be a typing mistake
	if len(tail) > maxTail {
		return nil
	}
	if near := words.Nearest(tail, m.tails); near != "" {
		return &m.addresses[m.byTail[near]]
	}
	return nil
}

// lastSegment returns what follows the last slash of a path.
func lastSegment(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// Permanent lists the addresses that permalinks.txt must contain: every page, the number of every move, the fragments
// of list entries, and choices of readers that contain an ID of the content.
func (m *Sitemap) Permanent() []string { return m.permanent }

// Answers reports whether the site answers path with 200, 301 or 410. The path may have a fragment, which the page must
// have, unless it is gone.
func (m *Sitemap) Answers(path string) bool {
	isKnown := m.PageEntry(path) != nil || m.moved[path] != "" || m.gone[path] != nil || m.unlisted[path]
	page, fragment, hasFragment := strings.Cut(path, "#")
	if isKnown || !hasFragment {
		return isKnown
	}
	if to := m.MovedPage(page); to != "" {
		page = to
	}
	return m.HasAnchor(page, fragment) || m.gone[page] != nil
}

// sitemapBuilder adds the addresses of content to a Sitemap.
type sitemapBuilder struct {
	*Sitemap
	content   *Content
	changed   changeDays
	fragments []string // addresses of entries in lists
}

// NewSitemap returns the sitemap of content, which may be incomplete. Parts that are nil are skipped. If two pages have
// the same address, the first one is used.
func NewSitemap(content *Content) *Sitemap {
	b := &sitemapBuilder{content: content, changed: content.findChangeDays(), Sitemap: &Sitemap{
		byPath: map[string]int{}, byTail: map[string]int{}, anchors: map[string]map[string]bool{}, unlisted: map[string]bool{},
		moved: map[string]string{}, gone: map[string]*Withdrawn{},
	}}
	for _, p := range OwnPages {
		b.add(p.Path, p.Title)
	}
	b.addDocs()
	b.addBesideDocs()
	b.addEntries()
	b.addMoved()
	b.addPermanent()
	return b.Sitemap
}

// add adds a page. A path that exists already is ignored.
func (b *sitemapBuilder) add(path, title string) {
	if _, taken := b.byPath[path]; taken {
		return
	}
	b.byPath[path] = len(b.addresses)
	tail := lastSegment(path)
	if _, taken := b.byTail[tail]; !taken && tail != "" {
		b.byTail[tail] = len(b.addresses)
		b.tails = append(b.tails, tail)
	}
	b.addresses = append(b.addresses, PageEntry{Path: path, Title: title, Changed: b.changed[path]})
}

// addWithData adds a page that also exists as data.
func (b *sitemapBuilder) addWithData(path, title string) {
	b.add(path, title)
	b.addresses[b.byPath[path]].Data = true
}

// addDoc adds the page of a document and the fragments of its headings.
func (b *sitemapBuilder) addDoc(d *Doc) {
	b.add(d.Path, d.Title)
	entry := &b.addresses[b.byPath[d.Path]]
	entry.Folder, entry.Data = d.Folder, d.Folder != "pages" || IsEvidenceList(d.ID)
	b.anchors[d.Path] = map[string]bool{}
	for _, h := range d.Body.Headings {
		for _, id := range append([]string{h.ID}, h.Formerly...) {
			b.anchors[d.Path][id] = true
			if d.Folder == "guides" { // people link to sections of guides
				b.fragments = append(b.fragments, d.Path+"#"+id)
			}
		}
	}
}

// addDocs adds the regions, all documents and the conditions.
func (b *sitemapBuilder) addDocs() {
	for _, r := range b.content.Hubs() {
		b.add(r.Path(), r.Name)
		b.anchors[r.Path()] = map[string]bool{"start": true, "differs": true, "moves": true, "routines": true, "guides": true}
	}
	for _, d := range b.content.Docs() {
		b.addDoc(d)
	}
	for _, m := range b.content.Moves {
		for n := range m.Steps {
			b.anchors[m.Path][fmt.Sprintf("step-%d", n+1)] = true
		}
		if m.Number > 0 {
			b.unlisted[m.ShortPath()] = true
		}
	}
	for _, c := range Titled(b.content.Conditions) {
		b.add(c.Path(), c.Title)
	}
}

// addBesideDocs adds the sections of guides, and what belongs to the safety page and to other pages.
func (b *sitemapBuilder) addBesideDocs() {
	c := b.content
	for _, s := range c.Sections {
		b.add(s.Path(), s.Name)
	}
	for _, card := range c.Safety.Cards {
		b.anchors["/safety"][card.ID] = true
	}
	b.add("/safety/cards", c.Safety.Title+", on cards")
	for _, part := range []string{"now", "today", "soon", "adapt", "sources"} {
		b.anchors["/safety"][part] = true
	}
	for _, p := range c.Pages {
		if p.ID == "checklist" {
			b.add(p.Path+"/cards", p.Title+" on cards")
		}
		if p.ID == "data" {
			b.add(p.Path+"/fields", "What each field means")
		}
	}
}

// addEntries adds the entries of lists. Claims, sources, muscles and tags have pages; other entries have a fragment on
// the page of their list.
func (b *sitemapBuilder) addEntries() {
	c := b.content
	addFragments(b, "/questions", slices.DeleteFunc(slices.Clone(c.Questions), func(q *Question) bool { return q.Page }))
	for _, q := range c.Questions {
		if q.Page && words.IsID(q.ID) {
			b.add(q.Path(), q.Question)
		}
	}
	addFragments(b, "/checklist", c.Tasks)
	addFragments(b, "/glossary", c.Terms)
	addFragments(b, TreatmentsPath, c.Treatments)
	addFragments(b, GuidelinesPath, c.Recommendations())
	if anchors := b.anchors["/sources"]; anchors != nil {
		for _, s := range c.Sources {
			anchors[s.Kind] = true
		}
	}
	for _, v := range c.Claims {
		if words.IsID(v.ID) {
			b.addWithData(v.Path(), v.Quoted())
		}
	}
	for _, s := range c.Sources {
		if words.IsID(s.ID) {
			b.addWithData(s.Path(), s.Title)
		}
	}
	for _, m := range c.Muscles {
		if m.inUse() {
			b.add(m.Path(), m.Name)
		}
	}
	for _, t := range c.Tags {
		if t.inUse() {
			b.add(t.Path(), t.Name)
		}
	}
}

// addFragments adds the entries of a list to the page of the list, if that exists.
func addFragments[T Identified](b *sitemapBuilder, page string, list []T) {
	anchors := b.anchors[page]
	if anchors == nil {
		return
	}
	for _, v := range list {
		anchors[v.Identifier()] = true
		b.fragments = append(b.fragments, page+"#"+v.Identifier())
	}
}

// addPermanent lists the permanent addresses. It must come after everything else.
func (b *sitemapBuilder) addPermanent() {
	for _, a := range b.addresses {
		b.permanent = append(b.permanent, a.Path)
	}
	b.permanent = append(b.permanent, b.fragments...)
	b.addChosen()
	b.permanent = append(b.permanent, slices.Sorted(maps.Keys(b.unlisted))...)
}

// addChosen adds the addresses of answers of the form at /start.
func (b *sitemapBuilder) addChosen() {
	if b.content.Start != nil {
		for _, q := range b.content.Start.Questions {
			for _, a := range q.Answers {
				b.unlisted[StartPath+"?"+q.ID+"="+a.ID] = true
			}
		}
	}
}
