package templates

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/load"
	"unknot/internal/site"
	"unknot/static"
)

// wholeSite returns a site with the real content and files.
func wholeSite(t *testing.T) site.Site {
	t.Helper()
	c, err := load.Catalog(content.FS())
	if err != nil {
		t.Fatal(err)
	}
	files, err := static.New(static.FS(), false)
	if err != nil {
		t.Fatal(err)
	}
	s := site.Site{Static: files, Numbers: site.NewNumbers("112", "", "")}
	s.SetCatalog(c)
	return s
}

var litArea = regexp.MustCompile(`<path data-m="([^".]+)`)

// marked returns the muscles that a page marks, sorted by ID.
func marked(page string) []string {
	ids := map[string]bool{}
	for _, m := range litArea.FindAllStringSubmatch(page, -1) {
		ids[m[1]] = true
	}
	return slices.Sorted(maps.Keys(ids))
}

// The page of a muscle marks this muscle and no other.
func TestMusclePagesMarkTheirMuscle(t *testing.T) {
	t.Parallel()
	s := wholeSite(t)
	var all strings.Builder
	if err := Muscles(s).Render(t.Context(), &all); err != nil {
		t.Fatal(err)
	}
	if got := marked(all.String()); len(got) > 0 {
		t.Errorf("the page of all muscles marks %v", got)
	}
	for _, m := range s.Muscles {
		if len(m.Moves) == 0 {
			continue
		}
		var page strings.Builder
		if err := Muscle(s, m).Render(t.Context(), &page); err != nil {
			t.Fatal(err)
		}
		if got := marked(page.String()); !slices.Equal(got, []string{m.ID}) {
			t.Errorf("%s marks %v", m.Path(), got)
		}
		if !strings.Contains(page.String(), "marked: "+strings.ReplaceAll(catalog.Lower(m.Name), `"`, "&#34;")) &&
			!strings.Contains(page.String(), "marked: "+catalog.Lower(m.Name)) {
			t.Errorf("%s: no map says what it marks", m.Path())
		}
		if !strings.Contains(all.String(), `href="`+m.Path()+`"`) {
			t.Errorf("the page of all muscles does not lead to %s", m.Path())
		}
	}
}

// The page of a move marks the muscles of the move and no others.
func TestMovePagesMarkTheirMuscles(t *testing.T) {
	t.Parallel()
	s := wholeSite(t)
	for _, m := range s.Moves {
		var page strings.Builder
		if err := Move(s, m).Render(t.Context(), &page); err != nil {
			t.Fatal(err)
		}
		want := slices.Compact(slices.Sorted(slices.Values(m.MuscleIDs)))
		if got := marked(page.String()); !slices.Equal(got, want) {
			t.Errorf("%s marks %v, not %v", m.Path, got, want)
		}
	}
}

// The maps are symmetric, so that the left half of the areas can be mirrored.
func TestMapsAreSymmetric(t *testing.T) {
	t.Parallel()
	s := wholeSite(t)
	start := regexp.MustCompile(`^M([\d.]+)[ ,]`)
	for _, view := range bodyViews {
		for _, id := range []string{view.Surface, view.Deep} {
			left, right := map[string]float64{}, map[string]float64{} // where the outline of each muscle begins
			for _, area := range s.Static.Figure(id).Areas() {
				x := number(t, start.FindStringSubmatch(area.Outline)[1])
				switch area.Side {
				case ".l":
					left[area.Muscle] = x
				case ".r":
					right[area.Muscle] = x
				}
			}
			if len(left) == 0 || len(left) != len(right) {
				t.Errorf("%s has %d muscles on the left and %d on the right", id, len(left), len(right))
			}
			for muscle, x := range right {
				if width := left[muscle] + x; width < 149.7 || width > 150.3 { // the map is 150 wide
					t.Errorf("%s: the sides of %s begin at %g and %g", id, muscle, left[muscle], x)
				}
			}
		}
	}
}

// number parses a number.
func number(t *testing.T, text string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
