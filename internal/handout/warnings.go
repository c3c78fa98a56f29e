package handout

import (
	"slices"

	"unknot/internal/catalog"
)

// mostStrengthDays is what the page of a strength move says: 2 or 3 days a week, with a day between.
const mostStrengthDays = 3

// Warnings are what to think about before a sheet is given to someone.
type Warnings struct {
	TooMany    bool               // more than ManyMoves
	Shared     []Shared           // caution classes that hold for two moves or more
	Strength   []*catalog.Stretch // strength moves on more days than those have, each once
	SavedTrips int                // trips to the floor that Grouped saves
}

// Shared is a caution class that holds for several moves.
type Shared struct {
	Class    *catalog.Class
	Moves    []*catalog.Stretch
	Cautions []*catalog.Caution // its cautions, without those of the shared classes before it
}

// Empty reports whether there is nothing to think about.
func (w Warnings) Empty() bool {
	return !w.TooMany && len(w.Shared) == 0 && len(w.Strength) == 0 && w.SavedTrips == 0
}

// Warnings looks the sheet over. Classes are in the order of those of c.
func (s Sheet) Warnings(c *catalog.Catalog) Warnings {
	w := Warnings{
		TooMany:    len(s.Items) > ManyMoves,
		Shared:     s.shared(c.Classes),
		SavedTrips: s.Items.FloorTrips() - s.Grouped().Items.FloorTrips(),
	}
	if s.Days > mostStrengthDays {
		w.Strength = s.moves(func(i *catalog.Item) bool { return i.Move.IsStrength() })
	}
	return w
}

func (s Sheet) shared(classes []*catalog.Class) []Shared {
	var out []Shared
	said := map[*catalog.Caution]bool{}
	for _, class := range classes {
		moves := s.moves(func(i *catalog.Item) bool { return slices.Contains(i.Move.ClassesIn(i.Position), class) })
		if len(moves) < 2 {
			continue
		}
		shared := Shared{Class: class, Moves: moves}
		for _, caution := range class.Cautions {
			if !said[caution] {
				said[caution] = true
				shared.Cautions = append(shared.Cautions, caution)
			}
		}
		out = append(out, shared)
	}
	return out
}

// moves lists those of the items that are so, each once.
func (s Sheet) moves(so func(*catalog.Item) bool) []*catalog.Stretch {
	return slices.DeleteFunc(slices.Clone(s.Items), func(i *catalog.Item) bool { return !so(i) }).Moves()
}

// Has reports whether m is on the sheet.
func (s Sheet) Has(m *catalog.Stretch) bool {
	return slices.ContainsFunc(s.Items, func(i *catalog.Item) bool { return i.Move == m })
}

// Grouped is the sheet with all that is done on the floor where the first of it stands: no order has fewer trips there.
func (s Sheet) Grouped() Sheet {
	first := slices.IndexFunc(s.Items, onFloor)
	if first < 0 {
		return s
	}
	before, floor, after := catalog.Items{}, catalog.Items{}, catalog.Items{}
	for n, i := range s.Items {
		switch {
		case onFloor(i):
			floor = append(floor, i)
		case n < first:
			before = append(before, i)
		default:
			after = append(after, i)
		}
	}
	return Sheet{slices.Concat(before, floor, after), s.Days}
}

func onFloor(i *catalog.Item) bool { return i.Position.OnFloor() }

// Standing is the sheet with one more move as its page describes it, in the place of what stood there; at the end if it is shorter.
func (s Sheet) InsertAt(index int, m *catalog.Stretch) Sheet {
	return Sheet{slices.Insert(slices.Clone(s.Items), min(index, len(s.Items)), DefaultItem(m)), s.Days}
}
