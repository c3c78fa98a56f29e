package templates

import (
	"cmp"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/site"
	"unknot/static"
)

// backMap is the ID of the map of the whole back.
const backMap = "map-back"

// previewFigure returns the figure that messengers show for a link to the page at path: that of its move, routine, plan
// or guide, also with a player or in another format, or else the back. A claim has none of its own, because its picture
// could be taken for advice. It is nil if neither is drawn.
func previewFigure(s site.Site, path string) *static.Figure {
	figure := backMap
	part, id, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	id, below, _ := strings.Cut(id, "/")
	if m := s.Catalog.Move(id); m != nil && part == "stretches" {
		figure = m.ID
	} else if r := s.Catalog.Routine(id); r != nil && part == "routines" {
		figure = firstFigure(r.Items)
	} else if p := s.Catalog.Plan(id); p != nil && part == "plans" {
		figure = firstFigure(p.Routines()[0].Items)
	} else if g := s.Catalog.Guide(id, below); g != nil && part == "guides" {
		figure = guideFigure(s.Catalog, g)
	}
	return cmp.Or(s.Static.Figure(figure), s.Static.Figure(backMap))
}

// firstFigure returns the ID of the figure of the first of items, which there must be.
func firstFigure(items catalog.Items) string { return items[0].Move.FigureID(items[0].Position) }
