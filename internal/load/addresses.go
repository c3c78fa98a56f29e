package load

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/form"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
	"unknot/internal/view"
)

// checkAnchors reports entries of lists whose ID is already used as a fragment by something else on their page.
func (l *loader) checkAnchors() {
	checkListAnchors(l, "questions", "questions.yaml", l.Questions)
	checkListAnchors(l, "checklist", "checklist.yaml", l.Tasks)
	checkListAnchors(l, "glossary", "glossary.yaml", l.Terms)
	checkListAnchors(l, catalog.TreatmentsID, "treatments.yaml", l.Treatments)
}

// checkListAnchors checks the fragments of entries, which are at path at in the file list.
func checkListAnchors[T catalog.Identified](l *loader, page, list string, entries []T, at ...any) {
	p := l.Page(page)
	if p == nil {
		return // reported as missing
	}
	for i, v := range entries {
		id, here := v.Identifier(), subpath(at, i, "id")
		if hasHeading(p.Body, id) {
			l.lists[list].FaultAt(here, "the id %s is that of a heading on %s too", id, p.Path)
		}
		if markdown.IsReservedAnchor(id) {
			l.lists[list].FaultAt(here, "the id %s belongs to the page around the list: choose another", id)
		}
	}
}

// checkOldAddresses reports old and withdrawn addresses that are still in use or that occur twice.
func (l *loader) checkOldAddresses() {
	former := map[string]bool{} // the old addresses of documents
	for _, d := range l.Docs() {
		for i, old := range d.FormerPaths() {
			if l.sitemap.PageEntry(old) != nil || former[old] {
				l.docs[d].FaultAt([]any{"formerly", i}, "%s is taken: an old address cannot be reused", old)
			}
			former[old] = true
		}
	}
	gone := map[string]bool{} // the addresses of entries of the list, and the short addresses of moves in it
	f := l.lists["withdrawn.yaml"]
	for i, w := range l.Withdrawn {
		at := []any{i, "address"}
		switch {
		case w.Address == "":
			continue // reported as missing
		case w.Address[0] != '/':
			f.FaultAt(at, "an address begins with /, found %s", w.Address)
		case l.sitemap.PageEntry(w.Address) != nil || former[w.Address]:
			f.FaultAt(at, "%s is still there: a withdrawn address cannot be reused", w.Address)
		case gone[w.Address]:
			f.FaultAt(at, "%s is listed twice", w.Address)
		}
		gone[w.Address] = true
		if w.Number != 0 {
			gone[w.ShortPath()] = true
		}
		if w.Instead != "" && l.sitemap.PageEntry(w.Instead) == nil {
			fault := l.linkFault(w.Instead)
			if fault == "" {
				fault = fmt.Sprintf("write the address of one page of the site, found %s", w.Instead)
			}
			f.FaultAt([]any{i, "instead"}, "%s", fault)
		}
	}
}

// linkFault says what is wrong with a link to dest, "" if nothing is.
func (l *loader) linkFault(dest string) string {
	u, err := url.Parse(dest)
	switch {
	case err != nil:
		return fmt.Sprintf("%s is not an address", dest)
	case isWebAddress(dest):
		return ""
	case u.Scheme == "http" || u.Scheme == "https":
		return fmt.Sprintf("a web address is expected, found %s", dest)
	case u.Scheme != "" || u.Host != "" || !strings.HasPrefix(u.Path, "/"):
		return fmt.Sprintf("%s leads nowhere: write an address of the site such as /safety, or a web address", dest)
	}
	if l.sitemap.PageEntry(u.Path) == nil {
		if instead := l.insteadOf(u.Path); instead != "" {
			return instead
		}
		return fmt.Sprintf("there is no page %s%s", u.Path, similarAddress(l.sitemap, u.Path))
	}
	if u.Fragment != "" && !l.sitemap.HasAnchor(u.Path, u.Fragment) && !l.incomplete() {
		return fmt.Sprintf("there is no #%s on %s%s", u.Fragment, u.Path, frontmatter.DidYouMean(u.Fragment, l.sitemap.Anchors(u.Path)))
	}
	if u.RawQuery != "" {
		return l.queryFault(u)
	}
	return ""
}

// similarAddress returns " (did you mean X?)" for the page whose address is similar to path, "" if there is none.
func similarAddress(m *catalog.Sitemap, path string) string {
	if a := m.NearestPage(path); a != nil && a.Path != path {
		return fmt.Sprintf(" (did you mean %s?)", a.Path)
	}
	return ""
}

// isWebAddress reports whether s is a complete web address that browsers accept as it is. It needs a scheme and a host
// with a dot; a DOI also needs its prefix and suffix.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.User != nil || strings.ContainsAny(s, " <>\"") {
		return false
	}
	isWeb := u.Scheme == "https" || u.Scheme == "http"
	isComplete := u.Host != "doi.org" || doiPath.MatchString(u.Path)
	return isWeb && webHost.MatchString(u.Host) && isComplete
}

var (
	webHost = regexp.MustCompile(`^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$`)
	doiPath = regexp.MustCompile(`^/10\.\d{4,9}/.+$`)
)

// queryFault says what is wrong with the query of a link to the site, "" if nothing is.
func (l *loader) queryFault(u *url.URL) string {
	var f view.Filter
	var err error
	lists := view.NewLists(l.Content)
	switch u.Path {
	case lists.MoveList.Path:
		f, err = lists.MoveList.Parse(u.Query())
	case lists.GuideList.Path:
		f, err = lists.GuideList.Parse(u.Query())
	case lists.ClaimList.Path:
		f, err = lists.ClaimList.Parse(u.Query())
	case view.Pacer.Path:
		return choiceFault(u, view.Pacer, choiceRule)
	case catalog.StartPath:
		return choiceFault(u, view.StartForm(l.Start), "the answers have one order")
	case catalog.TreatmentsPath:
		return choiceFault(u, view.TreatmentForm, choiceRule)
	default:
		return fmt.Sprintf("%s takes no query", u.Path)
	}
	if l.incomplete() {
		return "" // its values may be in a list that could not be read
	}
	if err != nil {
		return err.Error()
	}
	if f.Query() != u.RawQuery {
		return fmt.Sprintf("write %s?%s: filters have one order", u.Path, f.Query())
	}
	return ""
}

// choiceRule explains the address of a page on which readers choose among values with defaults.
const choiceRule = "choices have one order, and what is usual is left out"

// choiceFault says what is wrong with the query of a link to a page on which readers choose something, "" if nothing
// is. rule explains how such an address is written.
func choiceFault(u *url.URL, f form.Form, rule string) string {
	v, err := f.Parse(u.Query())
	if err != nil {
		return err.Error()
	}
	if to := v.Link(); to != catalog.WithQuery(u.Path, u.RawQuery) {
		return fmt.Sprintf("write %s: %s", to, rule)
	}
	return ""
}

// checkUnique reports IDs, titles, names and numbers that are used twice.
func (l *loader) checkUnique() {
	ids, titles := map[string]string{"safety": "safety.yaml"}, map[string]string{} // the file that has each
	for _, name := range reserved {
		ids[name] = "the site itself"
	}
	for _, p := range catalog.OwnPages {
		ids[path.Base(p.Path)] = "the site itself"
	}
	for id := range introduced {
		ids[id] = "pages/" + id + ".md"
	}
	f := l.lists["regions.yaml"]
	for i, r := range l.Hubs() { // their pages are at the top of the site too
		if other := ids[r.ID]; other != "" {
			f.FaultAt([]any{i, "id"}, "the id %s is taken by %s", r.ID, other)
		}
		ids[r.ID] = cmp.Or(ids[r.ID], f.Path())
	}
	for _, v := range l.Documents.All() {
		d := v.Base()
		if other := ids[d.ID]; other != "" && other != l.docs[d].Path() {
			l.docs[d].Fault(1, "the id %s is taken by %s: rename the file", d.ID, other)
		}
		if other := titles[strings.ToLower(d.Title)]; other != "" && d.Title != "" {
			l.docs[d].FaultAt([]any{"title"}, "the title %q is that of %s too", d.Title, other)
		}
		ids[d.ID], titles[strings.ToLower(d.Title)] = cmp.Or(ids[d.ID], l.docs[d].Path()), l.docs[d].Path()
	}
	for _, r := range l.Hubs() {
		titles[strings.ToLower(r.Name)] = "regions.yaml"
	}
	checkNames(l.lists["sections.yaml"], l.Sections, titles)
	checkNames(l.lists["tags.yaml"], l.Tags, titles)
	l.checkNumbers()
	l.checkPurposes()
	l.checkLetters()
	for i, c := range l.Claims {
		if catalog.IsEvidenceList(c.ID) {
			l.lists["claims.yaml"].FaultAt([]any{i, "id"}, "the id %s is reserved: a table has that address", c.ID)
		}
	}
}

// checkNames reports names in a vocabulary that are also titles of other pages, because each entry has a page with its
// name as title. It adds the names to titles.
func checkNames[P interface{ Value() catalog.Value }](f *frontmatter.File, words []P, titles map[string]string) {
	for i, word := range words {
		name := word.Value().Name
		if other := titles[strings.ToLower(name)]; other != "" && name != "" {
			f.FaultAt([]any{i, "name"}, "the name %q is a title in %s too, and each of them has a page", name, other)
		}
		titles[strings.ToLower(name)] = f.Path()
	}
}

// checkLetters checks that every position has its own lower-case letter, which is part of addresses.
func (l *loader) checkLetters() {
	taken := map[string]string{}
	for i, p := range l.Positions {
		f, at := l.lists["positions.yaml"], []any{i, "letter"}
		switch {
		case p.Letter == "":
			continue // reported as missing
		case len(p.Letter) != 1 || p.Letter[0] < 'a' || p.Letter[0] > 'z':
			f.FaultAt(at, "one letter from a to z expected, found %s", p.Letter)
		case taken[p.Letter] != "":
			f.FaultAt(at, "the letter %s is that of %s", p.Letter, taken[p.Letter])
		}
		taken[p.Letter] = p.ID
	}
}

// checkPurposes reports moves that are for the same purpose as another one. If most moves say what they are for, it
// also reports those that do not.
func (l *loader) checkPurposes() {
	moveByPurpose, withPurpose := map[string]string{}, 0
	for _, m := range l.Moves {
		if m.For != "" {
			withPurpose++
		}
	}
	for _, m := range l.Moves {
		f := l.docs[&m.Doc]
		if mostHaveOne := 2*withPurpose > len(l.Moves); m.For == "" && mostHaveOne && f.Whole() {
			f.Fault(1, "say in `for` what it is for, in half a line, as other moves do")
		} else if other := moveByPurpose[strings.ToLower(m.For)]; other != "" && m.For != "" {
			f.FaultAt([]any{"for"}, "%s is for the same: say what differs", other)
		}
		moveByPurpose[strings.ToLower(m.For)] = m.ID
	}
}

// checkNumbers reports numbers of moves that are used twice.
func (l *loader) checkNumbers() {
	files := map[int]string{} // the file that has each number
	next := catalog.NextNumber(l.Moves, l.Withdrawn)
	take := func(f *frontmatter.File, n int, at ...any) {
		if other := files[n]; other != "" && n != 0 {
			f.FaultAt(at, "the number %d stands in %s too, and numbers are never reused: put back its own, or give a new move %d", n, other, next)
		}
		files[n] = f.Path()
	}
	for i, w := range l.Withdrawn {
		take(l.lists["withdrawn.yaml"], w.Number, i, "number")
	}
	// Of two moves, the newer one can still get another number.
	byAge := func(a, b *catalog.Move) int { return a.Written.Compare(b.Written.Time) }
	for _, m := range slices.SortedStableFunc(slices.Values(l.Moves), byAge) {
		take(l.docs[&m.Doc], m.Number, "number")
	}
}

// reserved lists names at the top of the site, besides those of its own pages, that no page can have.
var reserved = []string{"tags", "s", "static", "previews", "claims", "healthz", "readyz", "offline", "feed", "rss", "atom", "api", "sitemap",
	"pictures", "embed", "oembed"}
