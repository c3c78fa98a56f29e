// Package compare says what an edit of the content changes for readers: the words of pages, reviews, addresses, and the
// answers to searches.
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

// State is the site before or after an edit.
type State struct {
	*catalog.Catalog
	Pages    []string                    // addresses of pages
	Searches []string                    // texts that people search for
	Get      func(address string) []byte // returns a page
	Own      map[string]string           // the text of the content that only one page shows, by its address; at "", that of shared lists
}

// Change is one difference between two states, and every place where it was found.
type Change struct {
	What   string
	Before string // words, with a few around them; "" for nothing
	After  string
	At     []string // pages, addresses or searches
	Listed bool     // only numbers and titles differ, on pages that were not edited themselves, nor were shared lists

	key string // equal for the same change at another place
}

// place is something that a state says, such as the words of a page or the first result of a search.
type place struct{ what, at string }

// Changes lists what differs between two states. It skips the words of a page that only one state has: the address of
// that page is already listed as new or lost.
func Changes(before, after State) ([]Change, error) {
	searches, addresses := allSearches(before, after), slices.Concat(before.Permanent(), after.Permanent())
	current := func(path string) string { return cmp.Or(after.Moved(path), path) }
	saidBefore, saidAfter := map[place]string{}, map[place]string{}
	var both guard.Group
	both.Go(func() error { before.read(saidBefore, searches, addresses, current); return nil })
	both.Go(func() error { after.read(saidAfter, searches, addresses, current); return nil })
	err := both.Wait()
	changes, all := []Change{}, maps.Clone(saidBefore)
	maps.Copy(all, saidAfter)
	edited := func(p place) bool { return p.what == "words" && before.Own[p.at] != after.Own[p.at] }
	places := slices.SortedFunc(maps.Keys(all), comparePlaces)
	ofEdited := slices.DeleteFunc(slices.Clone(places), func(p place) bool { return !edited(p) })
	for _, p := range slices.Concat(ofEdited, slices.DeleteFunc(places, edited)) {
		old, now := saidBefore[p], saidAfter[p]
		pageOfOneState := p.what == "words" && (old == "" || now == "")
		if old != now && !pageOfOneState {
			changes = addChanges(changes, p, old, now)
		}
	}
	titles, listsDiffer := titles(before, after), before.Own[""] != after.Own[""]
	for i, c := range changes {
		changes[i].Listed = !listsDiffer && c.What == "words" && !edited(place{c.What, c.At[0]}) && isListed(c, titles)
	}
	return changes, err
}

// allSearches lists the searches to compare, each once: those of both states, the titles of all pages, and the searches
// that documents name.
func allSearches(before, after State) []string {
	searches := slices.Concat(before.Searches, after.Searches)
	for _, page := range slices.Concat(before.PageEntries(), after.PageEntries()) {
		searches = append(searches, page.Title)
	}
	for _, d := range slices.Concat(before.Docs(), after.Docs()) {
		searches = append(searches, d.Searches...)
	}
	slices.Sort(searches)
	return slices.Compact(searches)
}

// titles lists the titles of all pages, the longest first.
func titles(before, after State) (all []string) {
	for _, page := range slices.Concat(before.PageEntries(), after.PageEntries()) {
		all = append(all, page.Title)
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return slices.Compact(all)
}

// comparePlaces sorts places by kind, words first, and then by address. Searches come last, as there are many of them.
func comparePlaces(a, b place) int {
	rank := func(p place) int { return slices.Index([]string{"first result", "short answer", "alarm"}, p.what) }
	return cmp.Or(cmp.Compare(rank(a), rank(b)), -cmp.Compare(a.what, b.what), cmp.Compare(a.at, b.at))
}

// read adds to said what a state says at each place. A page that has moved is entered under its current address.
func (s State) read(said map[place]string, searches, addresses []string, current func(string) string) {
	for _, path := range s.Pages {
		// Of several pages that were merged, only the one that is left counts.
		if at := current(path); at == path || !slices.Contains(s.Pages, at) {
			said[place{"words", at}] = text(s.Get(path))
		}
	}
	for _, d := range s.Docs() {
		for _, r := range d.Reviews {
			state := "holds"
			if !r.Holds() {
				state = "does not hold: changed " + d.NameParts(r.Changed)
			}
			said[place{"review by " + r.By() + " on " + r.Date.ISO(), current(d.Path)}] = state
		}
	}
	for _, path := range addresses {
		said[place{"address", path}] = s.answers(path)
	}
	s.readSearches(said, searches, current)
}

// readSearches adds to said what a state answers to each search.
func (s State) readSearches(said map[place]string, searches []string, current func(string) string) {
	index := search.New(s.Catalog)
	for _, q := range searches {
		result := index.Search(q, false)
		if len(result.Entries) > 0 && !result.Unanswered {
			said[place{"first result", q}] = current(result.Entries[0].Path)
		}
		if result.Top != nil {
			said[place{"short answer", q}] = result.Top.Title + ": " + result.Top.Say
		}
		var alarms []string
		for _, card := range result.SafetyCards {
			alarms = append(alarms, card.ID)
		}
		if result.Maybe != nil {
			alarms = append(alarms, "perhaps "+result.Maybe.ID)
		}
		if len(alarms) > 0 {
			said[place{"alarm", q}] = strings.Join(alarms, ", ")
		}
	}
}

// answers says in words what a permanent address answers, "" for nothing.
func (s State) answers(path string) string {
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
