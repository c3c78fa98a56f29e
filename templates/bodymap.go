package templates

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/site"
	"unknot/static"
)

// bodyView is the front or the back of the body. It has two maps, given by their IDs: one for the muscles under the
// skin, and one for deeper muscles.
type bodyView struct{ Name, Surface, Deep string }

var bodyViews = []bodyView{
	{"Front", "map-front", "map-deep-front"},
	{"Back", "map-back", "map-deep-back"},
}

// muscleMap is one map with marked muscles.
type muscleMap struct {
	Name   string // such as "Front" or "Back, deeper"
	Figure *static.Figure
	Lit    string   // outlines of the marked muscles, as SVG
	Marked []string // IDs of the marked muscles
}

// muscleMaps returns the maps on which these muscles can be seen. The deeper maps are included only for muscles that
// the others do not show. Without muscles, it returns all maps.
func muscleMaps(files *static.Set, lit []string) []muscleMap {
	var maps []muscleMap
	for _, view := range bodyViews {
		surface := newMuscleMap(files, view.Name, view.Surface, lit)
		deep := newMuscleMap(files, view.Name+", deeper", view.Deep, without(lit, surface.Marked))
		for _, m := range []muscleMap{surface, deep} {
			if isNeeded := len(lit) == 0 || len(m.Marked) > 0; m.Figure != nil && isNeeded {
				maps = append(maps, m)
			}
		}
	}
	return maps
}

// newMuscleMap returns a map with muscles marked. Outlines are most of the bytes of a map. So if both sides of a muscle
// are marked, the page contains the outline of the left one and mirrors it.
func newMuscleMap(files *static.Set, name, id string, lit []string) muscleMap {
	m := muscleMap{Name: name, Figure: files.Figure(id)}
	if m.Figure == nil {
		return m
	}
	var paths, left strings.Builder
	for _, area := range m.Figure.Areas() {
		muscle, side := area.Muscle, area.Side
		path := `<path data-m="` + muscle + side + `" d="` + area.Outline + `"/>`
		isLit, isSideLit := slices.Contains(lit, muscle), slices.Contains(lit, muscle+side)
		switch {
		case isLit && side == ".l":
			left.WriteString(path)
		case isSideLit: // also a muscle that has no sides
			paths.WriteString(path)
		case !isLit:
			continue
		}
		if !slices.Contains(m.Marked, muscle) {
			m.Marked = append(m.Marked, muscle)
		}
	}
	if left.Len() > 0 {
		mirrored := `<use href="#` + id + `" transform="matrix(-1 0 0 1 ` + m.Figure.Frames[0].Width + ` 0)"/>`
		paths.WriteString(`<g id="` + id + `">` + left.String() + `</g>` + mirrored)
	}
	if paths.Len() > 0 {
		m.Lit = `<g fill="var(--fig-on)">` + paths.String() + `</g>`
	}
	return m
}

// without returns the muscles in lit that are not in marked. The side that an ID ends in does not count.
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

// label describes a map, and what is marked on it, in words.
func (m muscleMap) label(s site.Site) string {
	marked := markedWords(s, []muscleMap{m})
	if marked == "" {
		return m.view()
	}
	return m.view() + ", marked: " + marked
}

// markedWords names the muscles that are marked on any of the maps.
func markedWords(s site.Site, maps []muscleMap) string {
	var words []string
	for _, m := range s.Muscles {
		if slices.ContainsFunc(maps, func(shown muscleMap) bool { return slices.Contains(shown.Marked, m.ID) }) {
			words = append(words, catalog.Lower(m.Name))
		}
	}
	return joinWords(words, "and")
}

// view says what a map shows, such as "Front of the body, deeper layer".
func (m muscleMap) view() string {
	side, deeper := strings.CutSuffix(m.Name, ", deeper")
	if deeper {
		return side + " of the body, deeper layer"
	}
	return side + " of the body"
}
