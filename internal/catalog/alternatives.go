package catalog

import (
	"fmt"
	"slices"
)

// Alternatives are the moves that a reader may do instead of another one, in a session or on a sheet, where pages offer
// them as swaps. The field swap of a move is something else: it names a move to do off the floor, on the page of the
// move.
type Alternatives struct {
	MoveID   string   `yaml:"move" ref:"Move" need:""`
	OtherIDs []string `yaml:"others" ref:"Others" need:""`
	Why      string   `yaml:"why" need:"" read:""` // tells reviewers why the others fit

	Move   *Move   `yaml:"-"`
	Others []*Move `yaml:"-"`
}

// RulesOut returns the reason why other is not offered in place of m, as the end of a sentence about other. It returns
// "" if other has the same purpose and makes no demands that m does not make.
func (c *Content) RulesOut(other, m *Move) string {
	missingRegions := minus(m.Regions, other.Regions)
	addedClasses, addedCareLines := minus(other.Classes, m.Classes), minus(other.AllCareLines(), m.AllCareLines())
	toBuy := slices.DeleteFunc(minus(other.Equipment, m.Equipment), func(e *Equipment) bool { return e.Household })
	switch {
	case other == m:
		return "is the same move"
	case other.KindID != m.KindID:
		return fmt.Sprintf("is of the kind %s, not %s", other.KindID, m.KindID)
	case len(missingRegions) > 0:
		return "is not for the region " + missingRegions[0].ID
	case other.MuscleIDs[0] != m.MuscleIDs[0]:
		return fmt.Sprintf("works %s first, not %s", other.MuscleIDs[0], m.MuscleIDs[0])
	case len(addedClasses) > 0:
		return fmt.Sprintf("has the caution class %s, which %s has not", addedClasses[0].ID, m.ID)
	case len(addedCareLines) > 0:
		return fmt.Sprintf("has a line on care that %s has not (“%s”)", m.ID, addedCareLines[0])
	case m.leadsToHarder(other):
		return "is a harder way of it"
	case len(toBuy) > 0:
		return fmt.Sprintf("needs %s, which %s does not", toBuy[0].ID, m.ID)
	case m.AsItems()[0].Replaced(other, c.Cautions) == nil:
		return fmt.Sprintf("is not done where %s is, nor in a chair, without a further caution", m.ID)
	}
	return ""
}

// minus returns the values of list that are not in taken.
func minus[T comparable](list, taken []T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool { return slices.Contains(taken, v) })
}

// leadsToHarder reports whether other is reached from m by going from each move to its harder one.
func (m *Move) leadsToHarder(other *Move) bool {
	var seen []*Move
	for step := m; step != nil && !slices.Contains(seen, step); { // the harder ways may form a circle
		seen = append(seen, step)
		if step.Harder == nil {
			return false
		}
		if step = step.Harder.Move; step == other {
			return true
		}
	}
	return false
}

// Replaced returns an item that does other, in its own dose, in place of i. Its position is the one of i, or in a
// chair, and it needs no caution that i does not need. Replaced returns nil if there is no such position, or if i is
// done on one side and other on both. All are the cautions of the site.
func (i *Item) Replaced(other *Move, all []*Caution) *Item {
	if i.onOneSideOnly() && other.Dose.BothSides() {
		return nil
	}
	classes, cautions := i.Move.ClassesIn(i.Position), i.Move.CautionsIn(i.Position, i.Dose(), all)
	for _, p := range append([]*Position{i.Position}, other.Positions()...) {
		if !other.Offers(p) || p != i.Position && p.ID != "chair" {
			continue
		}
		addedClasses, addedCautions := minus(other.ClassesIn(p), classes), minus(other.CautionsIn(p, other.Dose, all), cautions)
		if len(addedClasses) == 0 && len(addedCautions) == 0 {
			return &Item{MoveID: other.ID, PositionID: p.ID, Move: other, Position: p}
		}
	}
	return nil
}

// OthersFor lists the moves that a reader may do in place of m, nil if there are none.
func (c *Content) OthersFor(m *Move) []*Move {
	for _, a := range c.Alternatives {
		if a.Move == m {
			return a.Others
		}
	}
	return nil
}

// InPlaceOf lists the items that a reader may do in place of item n. It leaves out moves that the items contain
// already. A move that the items repeat has no replacement.
func (c *Content) InPlaceOf(items Items, n int) Items {
	timesDone := map[*Move]int{}
	for _, i := range items {
		timesDone[i.Move]++
	}
	if timesDone[items[n].Move] > 1 {
		return nil
	}
	var out Items
	for _, other := range c.OthersFor(items[n].Move) {
		replacement := items[n].Replaced(other, c.Cautions)
		if timesDone[other] == 0 && replacement != nil && items.suits(n, replacement) {
			out = append(out, replacement)
		}
	}
	return out
}

// suits reports whether replacement can take the place of item n. It may not add a trip to the floor. Nor may it bring
// a chair into a session without one, unless item n is done on the floor or is the only item.
func (items Items) suits(n int, replacement *Item) bool {
	isNewPosition := !slices.Contains(items.Positions(), replacement.Position)
	if isNewPosition && len(items) > 1 && !items[n].Position.OnFloor() {
		return false
	}
	return slices.Concat(items[:n], Items{replacement}, items[n+1:]).FloorTrips() <= items.FloorTrips()
}

// NotOffered lists the alternatives that the rules allow but the content lacks. Reviewers of the existing ones read it.
func (c *Content) NotOffered() []Alternatives {
	var out []Alternatives
	for _, m := range c.Moves {
		isRuledOut := func(other *Move) bool { return c.RulesOut(other, m) != "" }
		if others := slices.DeleteFunc(minus(c.Moves, c.OthersFor(m)), isRuledOut); len(others) > 0 {
			out = append(out, Alternatives{Move: m, Others: others})
		}
	}
	return out
}
