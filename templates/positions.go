package templates

import (
	"slices"

	"unknot/internal/catalog"
)

// locations are the answers to "Where are you?" on the home page.
var locations = []struct {
	Label, Icon string
	Positions   []string
}{
	{"In a chair", "chair", []string{"chair"}},
	{"Standing", "standing", []string{"standing"}},
	{"At a wall", "wall", []string{"wall"}},
	{"In bed", "bed", []string{"bed"}},
	{"On the floor", "floor", []string{"all-fours", "floor"}},
	{"Out and about", "moving", []string{"moving", "water"}},
}

// positionFor returns the first position of m that the reader filters by, or else the one where it starts.
func positionFor(m *catalog.Stretch, chosen []string) *catalog.Position {
	for _, p := range m.Positions() {
		if slices.Contains(chosen, p.ID) {
			return p
		}
	}
	return m.Position
}

// pathAt returns the address of a move, where it shows how to do it at a position.
func pathAt(m *catalog.Stretch, at *catalog.Position) string {
	if at == m.Position {
		return m.Path
	}
	return m.Path + "#" + at.ID
}

// pictureNote says where the picture of a move shows it, if it is listed at another position.
func pictureNote(m *catalog.Stretch, at *catalog.Position) string {
	if at == m.Position {
		return ""
	}
	return "; picture: " + catalog.Lower(m.Position.Label)
}
