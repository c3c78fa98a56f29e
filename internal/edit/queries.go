package edit

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/search/queries"
)

// minSignSearches is how many labelled searches each sign needs, so that search can learn it.
const minSignSearches = 12

// minIntentSearches is how many labelled searches each short answer needs.
const minIntentSearches = 6

// checkQueries checks the labelled searches from which the models of search learn. What they want must exist in the
// content, and there must be enough of them for each sign and each short answer. The content inside the binary has
// none.
func (p *proofreader) checkQueries(fsys fs.FS) {
	if _, err := fs.Stat(fsys, "queries"); err != nil {
		return
	}
	p.checkSignQueries(fsys)
	p.checkPageQueries(fsys)
	p.checkKnown(fsys)
}

// checkSignQueries checks the searches that want a sign, a card of signs, the quiet form of a sign, or calm.
func (p *proofreader) checkSignQueries(fsys fs.FS) {
	wants := append(catalog.IDs(p.Content.Signs), queries.Calm)
	for _, c := range p.Content.Safety.Cards {
		wants = append(wants, "card:"+c.ID)
	}
	count := p.countLabelled(fsys, "queries/signs.txt", func(want string) string {
		want = strings.TrimPrefix(want, queries.Quiet)
		if slices.Contains(wants, want) {
			return ""
		}
		return "there is no sign or card " + want + frontmatter.DidYouMean(want, wants)
	})
	reportUntaught(p, "signs.yaml", "signs", "queries/signs.txt", p.Content.Signs, count, minSignSearches)
}

// checkPageQueries checks the searches that want a short answer, a page, or "-" for neither.
func (p *proofreader) checkPageQueries(fsys fs.FS) {
	intents := catalog.IDs(p.Content.Intents)
	count := p.countLabelled(fsys, "queries/pages.txt", func(want string) string {
		path, _, _ := strings.Cut(want, "?")
		switch isPage := strings.HasPrefix(want, "/"); {
		case want == "-", slices.Contains(intents, want), isPage && p.hasPage(path):
			return ""
		case isPage:
			page, _, _ := strings.Cut(path, "#")
			return cmp.Or(p.InsteadOf(page), "there is no page "+want)
		}
		return "there is no short answer " + want + frontmatter.DidYouMean(want, intents)
	})
	reportUntaught(p, "intents.yaml", "intents", "queries/pages.txt", p.Content.Intents, count, minIntentSearches)
}

// hasPage reports whether there is a page at an address, with the fragment if it has one.
func (p *proofreader) hasPage(address string) bool {
	page, fragment, isFragment := strings.Cut(address, "#")
	return p.Sitemap.PageEntry(page) != nil && (!isFragment || p.Sitemap.HasAnchor(page, fragment))
}

// countLabelled reads a file of labelled searches, and counts the searches of the set train for each thing that they
// want. fault says what is wrong with something that they want, "" for nothing. countLabelled returns nil if the file
// cannot be read.
func (p *proofreader) countLabelled(fsys fs.FS, name string, fault func(want string) string) map[string]int {
	f := frontmatter.ReadFile(fsys, name)
	if f.Broken() {
		p.proof.Problems = append(p.proof.Problems, f.Problems()...)
		return nil
	}
	all, badLine := queries.Parse(f.Written())
	if badLine > 0 {
		p.fault(f, badLine, "%s", queries.Form)
		return nil
	}
	count := map[string]int{}
	for _, q := range all {
		for _, want := range q.Wants {
			if text := fault(want); text != "" {
				p.fault(f, q.Line, "%s", text)
			}
			if q.Set == queries.Train {
				count[want]++
			}
		}
	}
	return count
}

// reportUntaught reports the list items with too few labelled searches for search to learn them.
func reportUntaught[P catalog.Identified](p *proofreader, name, field, from string, list []P, count map[string]int, least int) {
	for i, v := range list {
		if n := count[v.Identifier()]; count != nil && n < least {
			f := p.List(name)
			p.fault(f, f.Line(field, i, "id"), "%s has %d searches for %s in its set train: write at least %d, and run `make model`", from, n, v.Identifier(), least)
		}
	}
}
