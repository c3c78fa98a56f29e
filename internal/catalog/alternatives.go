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
	bought := slices.DeleteFunc(beyond(other.Equipment, m.Equipment), func(e *Equipment) bool { return e.Household })
	regions, classes, lines := beyond(m.Regions, other.Regions), beyond(other.Classes, m.Classes),
		beyond(other.AllCareLines(), m.AllCareLines())
	switch {
	case other == m:
		return "is the same move"
	case other.KindID != m.KindID:
		return fmt.Sprintf("is of the kind %s, not %s", other.KindID, m.KindID)
	case len(regions) > 0:
		return "is not for the region " + regions[0].ID
	case other.MuscleIDs[0] != m.MuscleIDs[0]:
		return fmt.Sprintf("works %s first, not %s", other.MuscleIDs[0], m.MuscleIDs[0])
	case len(classes) > 0:
		return fmt.Sprintf("has the caution class %s, which %s has not", classes[0].ID, m.ID)
	case len(lines) > 0:
		return fmt.Sprintf("has a line on care that %s has not (“%s”)", m.ID, lines[0])
	case m.getsHarder(other):
		return "is a harder way of it"
	case len(bought) > 0:
		return fmt.Sprintf("needs %s, which %s does not", bought[0].ID, m.ID)
	case m.AsItems()[0].Replaced(other, c.Cautions) == nil:
		return fmt.Sprintf("is not done where %s is, nor in a chair, without a further caution", m.ID)
	}
	return ""
}

// beyond returns the values of list that are not in allowed.
func beyond[T comparable](list, allowed []T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool { return slices.Contains(allowed, v) })
}

// getsHarder reports whether other is reached from m by going from each move to its harder one.
func (m *Move) getsHarder(other *Move) bool {
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
// done on one side and other on both.
func (i *Item) Replaced(other *Move, all []*Caution) *Item {
	if i.Move.Dose.BothSides() && !i.Dose().BothSides() && other.Dose.BothSides() {
		return nil
	}
	classes, cautions := i.Move.ClassesIn(i.Position), i.Move.CautionsIn(i.Position, i.Dose(), all)
	for _, p := range append([]*Position{i.Position}, other.Positions()...) {
		if other.Offers(p) && (p == i.Position || p.ID == "chair") &&
			len(beyond(other.ClassesIn(p), classes)) == 0 && len(beyond(other.CautionsIn(p, other.Dose, all), cautions)) == 0 {
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

// InPlaceOf lists what a reader may do in place of item n. It leaves out moves that the items contain already. A
// replacement never adds a trip to the floor. It brings no chair into a session without one, unless item n is done on
// the floor. A move that the items repeat has no replacement.
func (c *Content) InPlaceOf(items Items, n int) Items {
	i, moves := items[n], map[*Move]int{}
	for _, other := range items {
		moves[other.Move]++
	}
	var out Items
	for _, other := range c.OthersFor(i.Move) {
		if moves[i.Move] > 1 || moves[other] > 0 {
			continue
		}
		replacement := i.Replaced(other, c.Cautions)
		if replacement == nil || len(items) > 1 && replacement.Position != i.Position && !i.Position.OnFloor() &&
			!slices.Contains(items.Positions(), replacement.Position) {
			continue
		}
		if slices.Concat(items[:n], Items{replacement}, items[n+1:]).FloorTrips() <= items.FloorTrips() {
			out = append(out, replacement)
		}
	}
	return out
}

// NotOffered lists the alternatives that the rules allow but the content lacks. Reviewers of the existing ones read it.
func (c *Content) NotOffered() []Alternatives {
	var out []Alternatives
	for _, m := range c.Moves {
		others := slices.DeleteFunc(beyond(c.Moves, c.OthersFor(m)), func(other *Move) bool { return c.RulesOut(other, m) != "" })
		if len(others) > 0 {
			out = append(out, Alternatives{Move: m, Others: others})
		}
	}
	return out
}
