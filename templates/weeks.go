package templates

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/site"
)

// weekMoves returns the moves of a week. A move that several sessions have in the same dose is returned once. orders
// holds, for each session, the numbers of its moves in the list, from 1.
func weekMoves(w *catalog.Week) (moves catalog.Items, orders [][]int) {
	for _, v := range w.Stage.Sessions {
		var order []int
		for _, i := range v.Items {
			n := slices.IndexFunc(moves, func(other *catalog.Item) bool {
				return other.Move == i.Move && other.Position == i.Position && other.Dose() == i.Dose()
			})
			if n < 0 {
				n = len(moves)
				moves = append(moves, i)
			}
			order = append(order, n+1)
		}
		orders = append(orders, order)
	}
	return moves, orders
}

// weekExclusions says which moves of a week readers with a condition leave out, by number, such as “2 and 5 with leg
// pain”. It skips a condition that leaves out all moves but a few, as the session says so.
func weekExclusions(s site.Site, moves catalog.Items) []string {
	var out []string
	for _, c := range s.Catalog.Conditions {
		if c.Title == "" || c.All {
			continue
		}
		var numbers []string
		for n, item := range moves {
			if c.LeavesOut(item.Move, item.Position) {
				numbers = append(numbers, fmt.Sprint(n+1))
			}
		}
		if len(numbers) > 0 {
			out = append(out, joinWords(numbers, "and")+" with "+c.Short)
		}
	}
	return out
}

// orderText names the moves of a session by their numbers, such as "moves 1 to 12" or "moves 13, 9, 14, 10".
func orderText(order []int) string {
	if len(order) == 1 {
		return fmt.Sprint("move ", order[0])
	}
	run := make([]int, len(order))
	for i := range run {
		run[i] = order[0] + i
	}
	if slices.Equal(order, run) {
		return fmt.Sprintf("moves %d to %d", order[0], order[len(order)-1])
	}
	return "moves " + strings.Trim(strings.ReplaceAll(fmt.Sprint(order), " ", ", "), "[]")
}

// barrierBasis says what evidence there is for looking back at a week.
const barrierBasis = "Asking each week what got in the way comes from a programme for sore knees. {borrowed} Nobody has tested it in this form, for backs. {untested}"
