package form_test

import (
	"errors"
	"net/url"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/form"
)

// shop is a form with an open field and one that has a usual option.
var shop = form.Form{Path: "/shop", Fields: []form.Field{
	{Name: "size", Legend: "Size", Options: []catalog.Value{{ID: "s", Name: "Small"}, {ID: "l", Name: "Large"}}},
	{Name: "pace", Usual: "4-6", Options: []catalog.Value{{ID: "4-6"}, {ID: "a b"}}},
}}

// parse parses a query of the shop.
func parse(t *testing.T, query string) (form.Choice, error) {
	t.Helper()
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return shop.Parse(values)
}

// A choice has one address. Of several values of a field the first that is not blank counts.
func TestChoiceHasOneAddress(t *testing.T) {
	for query, want := range map[string]string{
		"":                    "/shop",
		"x=1":                 "/shop",
		"size=l":              "/shop?size=l",
		"size=l&size=s":       "/shop?size=l",
		"size=l&size=x":       "/shop?size=l",
		"size=&size=s":        "/shop?size=s",
		"pace=4-6":            "/shop",
		"pace=a+b&size=s&x=1": "/shop?size=s&pace=a+b",
	} {
		c, err := parse(t, query)
		if err != nil || c.Link() != want {
			t.Errorf("%q: %s, %v; want %s", query, c.Link(), err, want)
		}
	}
}

// A value that a field does not offer is an error, which names it without what is invisible.
func TestUnknownValueIsAnError(t *testing.T) {
	for query, want := range map[string][2]string{
		"size=S":               {`size has no value "S"`, "s"},
		"size=nothing&size=s":  {`size has no value "nothing"`, ""},
		"pace=4-6&size=%0A+l+": {`size has no value "l"`, "l"},
		"pace=4-7":             {`pace has no value "4-7"`, "4-6"},
	} {
		_, err := parse(t, query)
		var unknown *form.Unknown
		if !errors.As(err, &unknown) || err.Error() != want[0] || unknown.Near != want[1] {
			t.Errorf("%q: %v, near %+v; want %q", query, err, unknown, want)
		}
	}
}

// Every combination is different, and its query leads back to it. A field can be changed or left open.
func TestAllCombinations(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range shop.All() {
		again, err := parse(t, c.Query())
		if err != nil || again.Query() != c.Query() || len(c.Open()) > 0 || seen[c.Query()] {
			t.Errorf("%q is read as %q, %v", c.Query(), again.Query(), err)
		}
		seen[c.Query()] = true
	}
	if len(seen) != 4 {
		t.Errorf("%d combinations, want 4", len(seen))
	}
	c, _ := parse(t, "size=s")
	if c.Get("size") != "s" || c.Get("pace") != "4-6" || c.Get("x") != "" {
		t.Errorf("%q, %q and %q are chosen", c.Get("size"), c.Get("pace"), c.Get("x"))
	}
	open := c.With("size", "").Open()
	if len(open) != 1 || open[0].Legend != "Size" || c.Query() != "size=s" || c.With("size", "l").Query() != "size=l" {
		t.Errorf("open: %v, of %q", open, c.Query())
	}
}
