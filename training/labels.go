package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/search/queries"
)

// Numbers of searches of the set train that a sign and a short answer need, so that search can learn them.
const minSignSearches, minIntentSearches = 12, 6

// labelled reads the labelled searches for signs and for pages, and leaves out those that are kept for measuring. What
// any of them wants has to exist in the site, and there have to be enough for each sign and each short answer. The
// error has a line for each fault.
func labelled(site *load.Result, root string) (signs, pages []queries.Query, err error) {
	l := labels{site: site, count: map[string]int{}}
	signs = l.read(root, "signs.txt", l.signFault)
	pages = l.read(root, "pages.txt", l.pageFault)
	requireLearnt(&l, "sign", site.Content.Signs, minSignSearches)
	requireLearnt(&l, "short answer", site.Content.Intents, minIntentSearches)
	return signs, pages, errors.Join(l.faults...)
}

// labels are the labels of searches while they are checked.
type labels struct {
	site   *load.Result
	count  map[string]int // how many searches of the set train want something
	faults []error
}

func (l *labels) fault(format string, args ...any) {
	l.faults = append(l.faults, fmt.Errorf(format, args...))
}

// read reads the searches with a file name, here and in content/queries. fault says what is wrong with something that
// they want, "" for nothing.
func (l *labels) read(root, name string, fault func(want string) string) (out []queries.Query) {
	for _, file := range []string{filepath.Join(root, "training", name), filepath.Join(root, "content/queries", name)} {
		all, err := queries.Read(file)
		if err != nil {
			l.fault("%w", err)
		}
		isHere := filepath.Dir(file) == filepath.Join(root, "training")
		for _, q := range all {
			if isHere != (q.Set == queries.Train) {
				l.fault("%s:%d: the set %s is in training, the others are in content/queries", file, q.Line, queries.Train)
			}
			for _, want := range q.Wants {
				if text := fault(want); text != "" {
					l.fault("%s:%d: %s", file, q.Line, text)
				}
				if isHere {
					l.count[want]++
				}
			}
			if q.Set != queries.Kept {
				out = append(out, q)
			}
		}
	}
	return out
}

// signFault says what is wrong with a label that has to be a sign, a card of signs, the quiet form of a sign, or calm.
func (l *labels) signFault(want string) string {
	wants := append(catalog.IDs(l.site.Content.Signs), queries.Calm)
	for _, c := range l.site.Content.Safety.Cards {
		wants = append(wants, "card:"+c.ID)
	}
	want = strings.TrimPrefix(want, queries.Quiet)
	if slices.Contains(wants, want) {
		return ""
	}
	return "there is no sign or card " + want + frontmatter.DidYouMean(want, wants)
}

// pageFault says what is wrong with a label that has to be a short answer, a page, or "-" for neither.
func (l *labels) pageFault(want string) string {
	path, _, _ := strings.Cut(want, "?")
	page, fragment, isFragment := strings.Cut(path, "#")
	intents := catalog.IDs(l.site.Content.Intents)
	switch isPage := strings.HasPrefix(want, "/"); {
	case want == "-", slices.Contains(intents, want):
		return ""
	case !isPage:
		return "there is no short answer " + want + frontmatter.DidYouMean(want, intents)
	case l.site.Sitemap.PageEntry(page) == nil, isFragment && !l.site.Sitemap.HasAnchor(page, fragment):
		return cmp.Or(l.site.InsteadOf(page), "there is no page "+want)
	}
	return ""
}

// requireLearnt reports the values with too few searches for search to learn them.
func requireLearnt[P catalog.Identified](l *labels, kind string, list []P, least int) {
	for _, v := range list {
		if n := l.count[v.Identifier()]; n < least {
			l.fault("training: %d searches for the %s %s: write at least %d", n, kind, v.Identifier(), least)
		}
	}
}
