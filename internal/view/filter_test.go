package view_test

import (
	"errors"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/view"
)

// listsOf returns the lists of the content in fsys. It first publishes all addresses there.
func listsOf(t testing.TB, fsys fstest.MapFS) view.Lists {
	t.Helper()
	if err := fixture.Publish(fsys); err != nil {
		t.Fatalf("Permalinks:\n%.2000v", err)
	}
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatalf("Catalog:\n%.2000v", err)
	}
	return view.NewLists(&c.Content)
}

// ids joins the IDs of the items in a list.
func ids[T catalog.Identified](list []T) string { return strings.Join(catalog.IDs(list), " ") }

// A move has every length that it fits: two minutes or less overlaps with the others.
func TestMovesHaveOverlappingLengths(t *testing.T) {
	for seconds, want := range map[float64]string{1: "1 2", 60: "1 2", 61: "2 3", 120: "2 3", 121: "3", 180: "3", 181: "10", 3600: "10"} {
		moves := view.NewLists(&catalog.Content{Documents: catalog.Documents{Moves: []*catalog.Move{{Position: new(catalog.Position),
			Dose: catalog.Dose{Minutes: seconds / 60}}}}}).MoveList
		var got []string
		for _, length := range []string{"1", "2", "3", "10"} {
			if len(moves.Select(moves.Only("minutes", length))) > 0 {
				got = append(got, length)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("a move of %g seconds is found by %q, want %s", seconds, got, want)
		}
	}
}

// The zero filter selects every item.
func TestZeroFilterChoosesNothing(t *testing.T) {
	s := listsOf(t, fixture.FS()).MoveList
	var none view.Filter
	if moves, facets := len(s.Select(none)), len(s.Facets(none)); moves != 6 || facets != 6 || !none.Empty() {
		t.Errorf("it selects %d moves in %d facets, want 6 in 6", moves, facets)
	}
	if got := s.NoFilter().Link(); got != "/stretches" {
		t.Errorf("the link without a filter is %s", got)
	}
}

// With and Without return changed filters, and leave the filter itself as it was.
func TestFiltersAreImmutable(t *testing.T) {
	s := listsOf(t, fixture.FS()).MoveList
	f := s.With(s.With(view.Filter{}, "tag", "desk"), "region", "upper-back")
	if got, want := f.Link(), "/stretches?region=upper-back&tag=desk"; got != want {
		t.Errorf("Link = %s, want %s", got, want)
	}
	if got := s.With(f, "tag", "desk").Query(); got != f.Query() {
		t.Errorf("chosen twice: %s", got)
	}
	if got := s.With(f, "colour", "blue").Query(); got != f.Query() {
		t.Errorf("chosen in no facet: %s", got)
	}
	if got := f.Without("tag", "desk").Query(); got != "region=upper-back" {
		t.Errorf("without the tag: %s", got)
	}
	if f.Query() != "region=upper-back&tag=desk" {
		t.Errorf("With or Without changed the filter: %s", f.Query())
	}
	if got := strings.Join(f.Chosen("tag"), " ") + strings.Join(f.Chosen("colour"), " "); got != "desk" || f.Len() != 2 {
		t.Errorf("chosen: %s of %d", got, f.Len())
	}
}

// Whatever is chosen: counts are right, more choices widen or narrow the results as they should, and the nearest filter
// has results.
func TestAnyFilterCountsAndNarrows(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	c := listsOf(t, fixture.FS())
	for range 200 {
		checkList(t, c.MoveList, random)
		checkList(t, c.GuideList, random)
	}
}

// narrowing reports whether all chosen values of a facet must match. If not, one is enough.
func narrowing(facet string) bool { return facet == "tag" }

// checkList checks a random filter of a list.
func checkList[T any](t *testing.T, s *view.List[T], random *rand.Rand) {
	t.Helper()
	f := choose(s, random)
	again, err := s.Parse(values(t, f.Query()))
	if err != nil || again.Query() != f.Query() {
		t.Errorf("%s reads as %s, %v", f.Query(), again.Query(), err)
	}
	now := len(s.Select(f))
	for _, facet := range s.Facets(f) {
		for _, choice := range facet.Choices {
			then := len(s.Select(s.With(f, facet.Name, choice.ID)))
			widens := !narrowing(facet.Name) && len(f.Chosen(facet.Name)) > 0
			if widens && then < now || !widens && then > now {
				t.Errorf("%s: %d results, %d with %s=%s", f.Query(), now, then, facet.Name, choice.ID)
			}
		}
	}
	checkNearest(t, s, f)
}

// choose returns a random filter with up to 6 values.
func choose[T any](s *view.List[T], random *rand.Rand) view.Filter {
	f := s.NoFilter()
	for range random.IntN(7) {
		facets := s.Facets(f)
		facet := facets[random.IntN(len(facets))]
		f = s.With(f, facet.Name, facet.Choices[random.IntN(len(facet.Choices))].ID)
	}
	return f
}

// checkNearest compares Nearest with a search over everything that can be removed from f: whole facets, or single
// values of a narrowing facet.
func checkNearest[T any](t *testing.T, s *view.List[T], f view.Filter) {
	t.Helper()
	var parts []url.Values
	for _, facet := range s.Facets(f) {
		chosen := f.Chosen(facet.Name)
		if !narrowing(facet.Name) && len(chosen) > 0 {
			parts = append(parts, url.Values{facet.Name: chosen})
			continue
		}
		for _, id := range chosen {
			parts = append(parts, url.Values{facet.Name: {id}})
		}
	}
	fewest, most := len(parts)+1, 0
	for keep := range 1 << len(parts) {
		q, taken := url.Values{}, 0
		for i, part := range parts {
			if keep&(1<<i) == 0 {
				taken++
			}
			for name, chosen := range part {
				if keep&(1<<i) != 0 {
					q[name] = append(q[name], chosen...)
				}
			}
		}
		g, err := s.Parse(q)
		if n := len(s.Select(g)); err == nil && n > 0 && (taken < fewest || taken == fewest && n > most) {
			fewest, most = taken, n
		}
	}
	near, n := s.Nearest(f)
	taken := 0
	for _, part := range parts {
		for name, chosen := range part {
			if !slices.Contains(near.Chosen(name), chosen[0]) {
				taken++
			}
		}
	}
	if taken != fewest || n != most || n != len(s.Select(near)) {
		t.Errorf("nearest to %s is %s: %d taken for %d of %d results, want %d for %d",
			f.Query(), near.Query(), taken, n, len(s.Select(near)), fewest, most)
	}
}

// The nearest filter of an empty list is the one without choices.
func TestNearestOfEmptyListIsEmpty(t *testing.T) {
	s := &view.List[*catalog.Move]{Path: "/stretches"}
	if f, n := s.Nearest(s.NoFilter()); n != 0 || !f.Empty() {
		t.Errorf("Nearest = %v, %d", f, n)
	}
}

// An item without any value does not match what is chosen.
func TestNearestLeavesOutWhatNoItemHas(t *testing.T) {
	s := &view.List[[]string]{Path: "/stretches", Items: [][]string{{}, {"ball"}}, Properties: []view.Property[[]string]{{
		Name: "equipment", Options: []catalog.Value{{ID: "ball"}, {ID: "band"}}, ValuesOf: func(values []string) []string { return values },
	}}}
	for query, want := range map[string]int{"equipment=band": 2, "equipment=ball": 1, "equipment=ball&equipment=band": 1} {
		if f, n := s.Nearest(parse(t, s, query)); n != want || n == 2 != f.Empty() {
			t.Errorf("nearest to %s is %s with %d results, want %d", query, f.Query(), n, want)
		}
	}
}

// parse parses a filter that must be valid.
func parse[T any](t *testing.T, s *view.List[T], query string) view.Filter {
	t.Helper()
	f, err := s.Parse(values(t, query))
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return f
}

// values parses a query that must be valid.
func values(t *testing.T, query string) url.Values {
	t.Helper()
	q, err := url.ParseQuery(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return q
}

// The facets of guides and claims have legends and options.
func TestFacetsOfGuidesAndClaims(t *testing.T) {
	lists := listsOf(t, fixture.FS())
	wantTexts(t, [][3]string{
		{"guides", facetText(lists.GuideList.Facets(lists.GuideList.NoFilter())), "Where: Upper back, Lower back\n" +
			"Section: Causes, Techniques\nAbout: At a desk, Morning, Trunk, Travel\n"},
		{"claims", facetText(lists.ClaimList.Facets(lists.ClaimList.NoFilter())), "Verdict: Holds up, Partly true, Thin evidence, " +
			"Not so, Cannot be checked\nPart of the back: Upper back, Lower back\n"},
		{"claims with a verdict", ids(lists.ClaimList.Select(lists.ClaimList.Only("verdict", "partly"))), "cl-01"},
		{"the link of claims", lists.ClaimList.Only("verdict", "partly").Link(), "/evidence?verdict=partly"},
		{"the link of guides", lists.GuideList.Only("tag", "desk").Link(), "/guides?tag=desk"},
	})
	for query, want := range map[string][2]string{
		"position=stading&tag=dsk": {`position has no value "stading"`, "standing"}, // the first of two
		"position=all+fours":       {`position has no value "all fours"`, "all-fours"},
	} {
		_, err := lists.MoveList.Parse(values(t, query))
		var unknown *view.UnknownValue
		if !errors.As(err, &unknown) || unknown.Legend != "Position" || unknown.Error() != want[0] || unknown.Near != want[1] {
			t.Errorf("%s: %+v, want %s", query, unknown, want)
		}
	}
}

// facetText returns a line for each facet: its legend and its choices.
func facetText(facets []view.Facet) (out string) {
	for _, f := range facets {
		names := catalog.MapEach(f.Choices, func(c view.Choice) string { return c.Name })
		out += f.Legend + ": " + strings.Join(names, ", ") + "\n"
	}
	return out
}
