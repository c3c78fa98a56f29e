package templates

import (
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/site"
	"unknot/static"
)

// locations are the possible answers to "Where are you?" on the home page.
var locations = []struct {
	Label     string
	Positions []string
}{
	{"In a chair", []string{"chair"}},
	{"Standing", []string{"standing"}},
	{"At a wall", []string{"wall"}},
	{"In bed", []string{"bed"}},
	{"On the floor", []string{"all-fours", "floor"}},
	{"Out and about", []string{"moving", "water"}},
}

// placedMove returns the first of some moves whose own position is among those given, or else the first, with its
// position. There must be at least one.
func placedMove(moves []*catalog.Move, positions []string) (*catalog.Move, *catalog.Position) {
	n := slices.IndexFunc(moves, func(m *catalog.Move) bool { return slices.Contains(positions, m.PositionID) })
	m := moves[max(0, n)]
	return m, positionFor(m, positions)
}

// positionFor returns the first position of m that is among those chosen in a filter, or else the move's own.
func positionFor(m *catalog.Move, chosen []string) *catalog.Position {
	for _, p := range m.Positions() {
		if slices.Contains(chosen, p.ID) {
			return p
		}
	}
	return m.Position
}

// pathAt returns the address of a move that shows how to do it in a position.
func pathAt(m *catalog.Move, at *catalog.Position) string {
	if at == m.Position {
		return m.Path
	}
	return m.Path + "#" + at.ID
}

// figureAt returns the drawing of a move in a position, or nil if there is none.
func figureAt(s site.Site, m *catalog.Move, at *catalog.Position) *static.Figure {
	return s.Static.Figure(m.FigureID(at))
}
