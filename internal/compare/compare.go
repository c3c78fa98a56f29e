// Package compare says what an edit of the content changes for readers: words of pages, reviews, addresses and answers
// to searches.
package compare

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/guard"
	"unknot/internal/search"
)

// Side is one state of the content.
type Side struct {
	*catalog.Catalog
	Pages, Searches []string                    // addresses and texts
	Get             func(address string) []byte // returns a page
}

// Change is one change, and all that it is found at.
type Change struct {
	What   string   `json:"what"`
	Before string   `json:"before"` // words, with a few around them; "" for nothing
	After  string   `json:"after"`
	At     []string `json:"at"` // pages, addresses or searches

	key string // the same for the same change elsewhere
}

// place is where one side says something that the other may not.
type place struct{ what, at string }

// Sides lists what changed from one side to the other. It lists no words of pages that only one side has, as they are
// new or lost addresses.
func Sides(before, after Side) ([]Change, error) {
	typed, addresses := slices.Concat(before.Searches, after.Searches), slices.Concat(before.Permanent(), after.Permanent())
	for _, a := range slices.Concat(before.PageEntries(), after.PageEntries()) {
		typed = append(typed, a.Title)
	}
	for _, d := range slices.Concat(before.Docs(), after.Docs()) {
		typed = append(typed, d.Searches...)
	}
	slices.Sort(typed)
	typed = slices.Compact(typed)
	now := func(path string) string { return cmp.Or(after.Moved(path), path) }
	was, is := map[place]string{}, map[place]string{}
	var both guard.Group
	both.Go(func() error { before.read(was, typed, addresses, now); return nil })
	both.Go(func() error { after.read(is, typed, addresses, now); return nil })
	err := both.Wait()
	list, all := []Change{}, maps.Clone(was)
	maps.Copy(all, is)
	rank := func(p place) int { return slices.Index([]string{"first result", "short answer", "alarm"}, p.what) } // the many last
	for _, p := range slices.SortedFunc(maps.Keys(all), func(a, b place) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), -cmp.Compare(a.what, b.what), cmp.Compare(a.at, b.at))
	}) {
		if old, now := was[p], is[p]; old != now && (p.what != "words" || old != "" && now != "") {
			list = add(list, p, old, now)
		}
	}
	return list, err
}

// read notes in said what a side says, under the addresses that its pages have now.
func (s Side) read(said map[place]string, typed, addresses []string, now func(string) string) {
	for _, path := range s.Pages {
		if at := now(path); at == path || !slices.Contains(s.Pages, at) { // of pages that are merged, the one that is left counts
			said[place{"words", at}] = text(s.Get(path))
		}
	}
	for _, d := range s.Docs() {
		for _, r := range d.Reviews {
			holds := "holds"
			if !r.Holds() {
				holds = "does not hold: changed " + d.NameParts(r.Changed)
			}
			said[place{"review by " + r.By() + " on " + r.Date.ISO(), now(d.Path)}] = holds
		}
	}
	for _, path := range addresses {
		said[place{"address", path}] = s.answers(path)
	}
	x := search.New(s.Catalog)
	for _, q := range typed {
		r := x.Search(q, false)
		if len(r.Entries) > 0 && !r.Unanswered {
			said[place{"first result", q}] = now(r.Entries[0].Path)
		}
		if r.Top != nil {
			said[place{"short answer", q}] = r.Top.Title + ": " + r.Top.Say
		}
		for _, card := range r.SafetyCards {
			said[place{"alarm", q}] += card.ID + " "
		}
		if r.UnclearSign {
			said[place{"alarm", q}] = "the line to the signs"
		}
	}
}

// answers says what a permanent address answers.
func (s Side) answers(path string) string {
	page, _, _ := strings.Cut(path, "#")
	switch {
	case slices.Contains(s.Permanent(), path):
		return "answers"
	case s.Moved(page) != "":
		return "leads to " + s.Moved(page)
	case s.Gone(page) != nil:
		return "says that it was withdrawn"
	}
	return ""
}
