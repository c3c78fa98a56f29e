package templates

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/static"
)

// bodyView is a side of the body, with the IDs of its maps: muscles under the skin, and deeper ones.
type bodyView struct{ Name, Surface, Deep string }

var bodyViews = []bodyView{
	{"Front", "map-front", "map-deep-front"},
	{"Back", "map-back", "map-deep-back"},
}

// muscleMap is one map with marked muscles.
type muscleMap struct {
	Name   string // "Front", "Back, deeper"
	Figure *static.Figure
	Lit    string   // the marked areas, as markup
	Marked []string // IDs of muscles
}

// muscleMaps returns the maps that show these muscles: the front and the back, and the deeper ones for muscles that
// only they show. Without muscles it returns all maps.
func muscleMaps(files *static.Set, lit []string) []muscleMap {
	var maps []muscleMap
	for _, view := range bodyViews {
		surface := newMuscleMap(files, view.Name, view.Surface, lit)
		deep := newMuscleMap(files, view.Name+", deeper", view.Deep, without(lit, surface.Marked))
		if surface.Figure != nil && (len(surface.Marked) > 0 || len(lit) == 0) {
			maps = append(maps, surface)
		}
		if deep.Figure != nil && (len(deep.Marked) > 0 || len(lit) == 0) {
			maps = append(maps, deep)
		}
	}
	return maps
}

// newMuscleMap marks muscles on a map. Where both sides are marked, the page has the outline of the left one and
// mirrors it: outlines are most of the bytes of a map.
func newMuscleMap(files *static.Set, name, id string, lit []string) muscleMap {
	p := muscleMap{Name: name, Figure: files.Figure(id)}
	if p.Figure == nil {
		return p
	}
	var paths, left strings.Builder
	for _, area := range p.Figure.Areas() {
		muscle, side := area.Muscle, area.Side
		path := `<path data-m="` + muscle + side + `" d="` + area.Outline + `"/>`
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

// without returns the muscles of lit that are not in marked, for any side.
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

// label describes a map in words.
func (p muscleMap) label(s Site) string {
	marked := markedWords(s, []muscleMap{p})
	if marked == "" {
		return p.view()
	}
	return p.view() + ", marked: " + marked
}

// markedWords names the muscles that maps mark.
func markedWords(s Site, maps []muscleMap) string {
	var words []string
	for _, m := range s.Muscles {
		if slices.ContainsFunc(maps, func(p muscleMap) bool { return slices.Contains(p.Marked, m.ID) }) {
			words = append(words, catalog.Lower(m.Name))
		}
	}
	return joinWords(words, "and")
}

// view names what a map shows: "Front of the body, deeper layer".
func (p muscleMap) view() string {
	side, deeper := strings.CutSuffix(p.Name, ", deeper")
	if deeper {
		return side + " of the body, deeper layer"
	}
	return side + " of the body"
}
