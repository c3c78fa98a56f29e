package handout

import (
	"slices"

	"unknot/internal/catalog"
)

// maxStrengthDays is how many days a week the pages of strength moves advise.
const maxStrengthDays = 3

// Warnings say what to consider before a sheet is given to somebody.
type Warnings struct {
	TooMany    bool               // it has more than manyMoves moves
	Shared     []SharedCaution    // caution classes of two moves or more
	Strength   []*catalog.Stretch // strength moves on more than maxStrengthDays days, each once
	SavedTrips int                // how many trips to the floor grouped would save
}

// SharedCaution is a caution class that several moves have.
type SharedCaution struct {
	Class    *catalog.Class
	Moves    []*catalog.Stretch
	Cautions []*catalog.Caution // of the class, unless a shared class before it has them
}

// Empty reports whether there are no warnings.
func (w Warnings) Empty() bool {
	return !w.TooMany && len(w.Shared) == 0 && len(w.Strength) == 0 && w.SavedTrips == 0
}

// Warnings returns the warnings for the sheet. Shared classes are in the order of c.
func (s Sheet) Warnings(c *catalog.Catalog) Warnings {
	w := Warnings{
		TooMany:    len(s.Items) > manyMoves,
		Shared:     s.sharedClasses(c.Classes),
		SavedTrips: s.Items.FloorTrips() - s.grouped().Items.FloorTrips(),
	}
	if s.Days > maxStrengthDays {
		w.Strength = s.movesWhere(func(i *catalog.Item) bool { return i.Move.IsStrength() })
	}
	return w
}

func (s Sheet) sharedClasses(classes []*catalog.Class) []SharedCaution {
	var out []SharedCaution
	seen := map[*catalog.Caution]bool{}
	for _, class := range classes {
		moves := s.movesWhere(func(i *catalog.Item) bool { return slices.Contains(i.Move.ClassesIn(i.Position), class) })
		if len(moves) < 2 {
			continue
		}
		shared := SharedCaution{Class: class, Moves: moves}
		for _, caution := range class.Cautions {
			if !seen[caution] {
				seen[caution] = true
				shared.Cautions = append(shared.Cautions, caution)
			}
		}
		out = append(out, shared)
	}
	return out
}

// movesWhere returns the moves of the items that match, each once.
func (s Sheet) movesWhere(match func(*catalog.Item) bool) []*catalog.Stretch {
	return slices.DeleteFunc(slices.Clone(s.Items), func(i *catalog.Item) bool { return !match(i) }).Moves()
}
