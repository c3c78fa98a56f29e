package load

import (
	"cmp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// checkUnique reports IDs, titles, names and numbers that are used twice.
func (l *linker) checkUnique() {
	ids, titles := map[string]string{"safety": "safety.yaml"}, map[string]string{} // the file that has each
	for _, name := range reserved {
		ids[name] = "the site itself"
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
	for _, v := range l.allDocs.All() {
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
func (l *linker) checkLetters() {
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
func (l *linker) checkPurposes() {
	moveByPurpose, withPurpose := map[string]string{}, 0
	for _, m := range l.Moves {
		if m.For != "" {
			withPurpose++
		}
	}
	for _, m := range l.Moves {
		f := l.docs[&m.Doc]
		if mostHaveOne := 2*withPurpose > len(l.Moves); m.For == "" && mostHaveOne && !m.Draft && f.Whole() {
			f.Fault(1, "say in `for` what it is for, in half a line, as other moves do")
		} else if other := moveByPurpose[strings.ToLower(m.For)]; other != "" && m.For != "" {
			f.FaultAt([]any{"for"}, "%s is for the same: say what differs", other)
		}
		moveByPurpose[strings.ToLower(m.For)] = m.ID
	}
}

// checkNumbers reports numbers of moves that are used twice.
func (l *linker) checkNumbers() {
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

// reserved lists names at the top of the site that no page can have.
var reserved = []string{"guides", "stretches", "routines", "plans", "muscles", "tags", "s", "static", "previews",
	"claims", "healthz", "readyz", "search", "review", "offline", "feed", "rss", "atom", "api", "sitemap", "pictures", "embed", "oembed"}
