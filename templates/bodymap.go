package templates

import (
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/static"
)

// bodyView is a side of the body as pages show it: what lies under the skin, and what lies deeper.
type bodyView struct{ Name, Surface, Deep string }

var bodyViews = []bodyView{
	{"Front", "map-front", "map-deep-front"},
	{"Back", "map-back", "map-deep-back"},
}

// bodyPlate is one map, with the areas of the muscles that it marks.
type bodyPlate struct {
	Name   string // Front, Back, Back, deeper
	Figure *static.Figure
	Lit    string   // the marked areas, as markup
	Marked []string // muscles, by id
}

// bodyPlates are the maps that have these muscles: the front and the back, the deeper ones where a muscle stands only there. Without any muscle
// they are all the maps.
func bodyPlates(files *static.Set, lit []string) []bodyPlate {
	var plates []bodyPlate
	for _, view := range bodyViews {
		surface := newBodyPlate(files, view.Name, view.Surface, lit)
		deep := newBodyPlate(files, view.Name+", deeper", view.Deep, without(lit, surface.Marked))
		if surface.Figure != nil && (len(surface.Marked) > 0 || len(lit) == 0) {
			plates = append(plates, surface)
		}
		if deep.Figure != nil && (len(deep.Marked) > 0 || len(lit) == 0) {
			plates = append(plates, deep)
		}
	}
	return plates
}

// mapArea is the path of one muscle on a map: its id, its side if it has one, and its outline.
var mapArea = regexp.MustCompile(`<path data-m="([^".]+)(\.[lr])?" (d="[^"]*")/>`)

// newBodyPlate marks muscles on a map. Its sides are alike, so where both are marked the page holds the left one, and shows it again mirrored:
// the outlines are most of what a map weighs.
func newBodyPlate(files *static.Set, name, id string, lit []string) bodyPlate {
	p := bodyPlate{Name: name, Figure: files.Figure(id)}
	if p.Figure == nil {
		return p
	}
	var paths, left strings.Builder
	for _, m := range mapArea.FindAllStringSubmatch(p.Figure.Frames[0].Markup, -1) {
		muscle, side, outline := m[1], m[2], m[3]
		path := `<path data-m="` + muscle + side + `" ` + outline + `/>`
		both := slices.Contains(lit, muscle)
		switch {
		case both && side == ".l":
			left.WriteString(path)
		case both && side == "" || slices.Contains(lit, muscle+side):
			paths.WriteString(path)
		case !both:
			continue
		}
		if !slices.Contains(p.Marked, muscle) {
			p.Marked = append(p.Marked, muscle)
		}
	}
	if left.Len() > 0 {
		paths.WriteString(`<g id="` + id + `">` + left.String() + `</g><use href="#` + id + `" transform="matrix(-1 0 0 1 ` + p.Figure.Frames[0].Width + ` 0)"/>`)
	}
	if paths.Len() > 0 {
		p.Lit = `<g fill="var(--fig-on)">` + paths.String() + `</g>`
	}
	return p
}

// without are the muscles of lit that are not among marked, whichever side they name.
func without(lit, marked []string) []string {
	var rest []string
	for _, id := range lit {
		base, _, _ := strings.Cut(id, ".")
		if !slices.Contains(marked, base) {
			rest = append(rest, id)
		}
	}
	return rest
}

func isDeep(m *catalog.Muscle) bool { return m.Deep != "" }

// label is a plate in plain words.
func (p bodyPlate) label(s Site) string {
	marked := markedWords(s, []bodyPlate{p})
	if marked == "" {
		return p.Name + " of the body"
	}
	return p.Name + ", marked: " + marked
}

// markedWords are the muscles that maps mark.
func markedWords(s Site, plates []bodyPlate) string {
	var words []string
	for _, m := range s.Muscles {
		if slices.ContainsFunc(plates, func(p bodyPlate) bool { return slices.Contains(p.Marked, m.ID) }) {
			words = append(words, catalog.Lower(m.Name))
		}
	}
	return joinWords(words, "and")
}
