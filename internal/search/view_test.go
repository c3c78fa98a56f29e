package search_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"unknot/internal/search"
)

// parseView returns the view of the page of results with a query in its address.
func parseView(t *testing.T, query string) search.View {
	t.Helper()
	q, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return search.ParseView(q, func() *search.Index { return newIndex(t) })
}

func TestEmptySearchNeedsNoIndex(t *testing.T) {
	v := search.ParseView(url.Values{"q": {" "}, "kind": {"move"}}, func() *search.Index { panic("the index was made") })
	if got := v.Link(); got != "/search" {
		t.Errorf("address %s", got)
	}
}

func TestTypedIsCut(t *testing.T) {
	for given, want := range map[int]int{3999: 3999, 4000: 4000, 4001: 4000} {
		if got := len(search.Typed(url.Values{"q": {strings.Repeat("a", given)}})); got != want {
			t.Errorf("%d of %d characters are read, want %d", got, given, want)
		}
	}
}

func TestLinkKeepsOnlyWhatTheResultsHave(t *testing.T) {
	for query, want := range map[string]string{
		"q=+neck++turn&x=y&kind=guide":            "/search?q=neck+turn&kind=guide",
		"q=neck&kind=other&as=other":              "/search?q=neck",
		"q=nekc&as=typed":                         "/search?q=nekc&as=typed",
		"q=neck&show=all":                         "/search?q=neck", // there are few results
		"q=back&show=all":                         "/search?q=back&show=all",
		"q=neck&moves=show":                       "/search?q=neck", // no move is withheld
		"q=fever+neck+turn&moves=show":            "/search?q=fever+neck+turn&moves=show",
		"q=back&region=upper-back&kind=move":      "/search?q=back&kind=move&region=upper-back",
		"q=back&region=upper-back&region=nowhere": "/search?q=back&region=upper-back",
	} {
		if got := parseView(t, query).Link(); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
}

func TestFirstTwentyResultsShow(t *testing.T) {
	first, all := parseView(t, "q=back"), parseView(t, "q=back&show=all")
	if len(first.Visible()) != 20 || len(all.Visible()) != len(first.Rows) || len(first.Rows) <= 20 {
		t.Errorf("%d and %d of %d results show", len(first.Visible()), len(all.Visible()), len(first.Rows))
	}
}

func TestWithheldMovesShowOnRequest(t *testing.T) {
	holdsMove := func(v search.View) bool {
		return slices.ContainsFunc(v.Rows, func(r search.Row) bool { return r.Path == "/stretches/neck-turn" })
	}
	if holdsMove(parseView(t, "q=fever+neck+turn")) {
		t.Error("a withheld move shows without being asked for")
	}
	if !holdsMove(parseView(t, "q=fever+neck+turn&moves=show")) {
		t.Error("a withheld move does not show when it is asked for")
	}
}

func TestLinksToOtherViews(t *testing.T) {
	v := parseView(t, "q=back&as=typed&kind=move&show=all")
	for _, tt := range []struct{ name, got, want string }{
		{"WithAll", v.WithAll(), "/search?q=back&as=typed&kind=move&show=all"},
		{"WithMoves", v.WithMoves(true), "/search?q=back&as=typed&moves=show"},
		{"WithMoves(false)", v.WithMoves(false), "/search?q=back&as=typed"},
		{"Unfiltered", v.Unfiltered(), "/search?q=back&as=typed"},
		{"Literal", parseView(t, "q=back&kind=move").Literal(), "/search?q=back&as=typed"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s is %s, want %s", tt.name, tt.got, tt.want)
		}
	}
}

// The kinds keep the chosen region, and count the results in it.
func TestChoicesCountResults(t *testing.T) {
	const region = "/search?q=neck&region=upper-back"
	const kind = "/search?q=neck&kind="
	want := []search.Choice{
		{Name: "All", Link: region, Count: 4},
		{Name: "Moves", Link: kind + "move&region=upper-back", Count: 1},
		{Name: "Guides", Link: kind + "guide&region=upper-back", Count: 2, Current: true},
		{Name: "Other pages", Link: kind + "page&region=upper-back", Count: 1},
	}
	if got := parseView(t, "q=neck&kind=guide&region=upper-back").Choices("kind", "All"); !slices.Equal(got, want) {
		t.Errorf("choices %+v\nwant %+v", got, want)
	}
}
