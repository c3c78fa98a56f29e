package handout

import (
	"slices"

	"unknot/internal/catalog"
)

// Warnings say what to consider before giving a sheet to somebody.
type Warnings struct {
	TooMany    bool            // the sheet has more than manyMoves moves
	Shared     []SharedCaution // caution classes that at least two moves have
	TooOften   []TooOften      // moves that are done on too many days a week, in the order of the sheet
	SavedTrips int             // how many trips to the floor would be saved by grouping the floor moves
}

// TooOften holds moves of one kind that the sheet has on more days a week than their pages advise, each once.
type TooOften struct {
	Kind  *catalog.Kind
	Days  int // days a week that the pages of the moves advise at most
	Moves []*catalog.Move
}

// SharedCaution is a caution class that several moves have.
type SharedCaution struct {
	Class    *catalog.Class
	Moves    []*catalog.Move
	Cautions []*catalog.Caution // cautions of the class that no shared class before this one has
}

// Empty reports whether there are no warnings.
func (w Warnings) Empty() bool {
	return !w.TooMany && len(w.Shared) == 0 && len(w.TooOften) == 0 && w.SavedTrips == 0
}

// Warnings returns the warnings for the sheet. Shared classes are in the order of c.Classes.
func (s Sheet) Warnings(c *catalog.Catalog) Warnings {
	return Warnings{
		TooMany:    len(s.Items) > manyMoves,
		Shared:     s.sharedClasses(c.Classes),
		TooOften:   s.tooOften(),
		SavedTrips: s.Items.FloorTrips() - s.grouped().Items.FloorTrips(),
	}
}

// tooOften returns the moves that are done on too many days a week, by kind and by how many days are advised.
func (s Sheet) tooOften() []TooOften {
	var out []TooOften
	for _, m := range s.movesWhere(func(i *catalog.Item) bool { return s.Days > i.Move.DaysAWeek }) {
		n := slices.IndexFunc(out, func(t TooOften) bool { return t.Kind == m.Kind && t.Days == m.DaysAWeek })
		if n < 0 {
			n = len(out)
			out = append(out, TooOften{Kind: m.Kind, Days: m.DaysAWeek})
		}
		out[n].Moves = append(out[n].Moves, m)
	}
	return out
}

// sharedClasses returns those of the classes that at least two moves of the sheet have.
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

// movesWhere returns the moves of the items for which match is true, each move once.
func (s Sheet) movesWhere(match func(*catalog.Item) bool) []*catalog.Move {
	return slices.DeleteFunc(slices.Clone(s.Items), func(i *catalog.Item) bool { return !match(i) }).Moves()
}
