package templates

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/site"
	"unknot/internal/words"
)

// planCrumbs are the pages above a plan.
var planCrumbs = []Crumb{{"/plans", "Plans"}}

// weekCrumbs returns the pages above a week of a plan, followed by more.
func weekCrumbs(p *catalog.Plan, more ...Crumb) []Crumb {
	return append(append(planCrumbs[:len(planCrumbs):len(planCrumbs)], Crumb{p.Path, p.Title}), more...)
}

// planAmounts says how much there is to do in a plan, such as 12 weeks; 3 to 5 days a week; 6 to 16 minutes a day.
func planAmounts(p *catalog.Plan) []string {
	var days, minutes []int
	for n := range p.Weeks() {
		week := p.Week(n + 1).Stage
		days = append(days, week.Days())
		for _, v := range week.Sessions {
			minutes = append(minutes, v.Items.AllowMinutes())
		}
	}
	return []string{catalog.Count(p.Weeks(), "week"), between(days, "day") + " a week", between(minutes, "minute") + " a day"}
}

// between names the range of numbers, such as "3 to 5 days". There must be at least one number.
func between(numbers []int, noun string) string {
	least, most := slices.Min(numbers), slices.Max(numbers)
	if least == most {
		return catalog.Count(most, noun)
	}
	return fmt.Sprint(least) + " to " + catalog.Count(most, noun)
}

// weekMark is a week on the chart of a plan, as CSS lengths: how far along it is, and how high the dots for its days
// reach.
type weekMark struct{ At, Top string }

// chartFoot is where the dot for the first day of a week is on the chart, in pixels from the top. chartStep is the
// distance from there to the next dot above.
const chartFoot, chartStep = 51, 8

// weekMarks returns the marks for the weeks of a plan.
func weekMarks(p *catalog.Plan) []weekMark {
	var out []weekMark
	for _, stage := range p.Stages {
		for n := stage.First; n <= stage.Last(); n++ {
			out = append(out, weekMark{At: percent(2*n-1, 2*p.Weeks()), Top: fmt.Sprint(chartFoot - chartStep*(stage.Days()-1) - 1)})
		}
	}
	return out
}

// stageMark names the mark of stage i of n: a rope that comes undone.
func stageMark(i, n int) string {
	if i == n-1 {
		return "straight"
	}
	return []string{"knot", "loop", "wave", "wave"}[min(i, 3)]
}

// sessionFacts says how long a session of a plan takes, and on how many days a week to do it.
func sessionFacts(items catalog.Items, days int) string {
	return fmt.Sprintf("%d min, %s a week", items.AllowMinutes(), catalog.Count(days, "day"))
}

// stageFacts says how long a session of a stage takes, and on how many days of a week to do it.
func stageFacts(stage *catalog.Stage, session int) string {
	v := stage.Sessions[session]
	if len(stage.EachWeek) == 0 {
		return strings.TrimSuffix(sessionFacts(v.Items, v.DaysAWeek), " a week")
	}
	last := stage.EachWeek[stage.Length-1].Sessions[session]
	return between([]int{v.Items.AllowMinutes(), last.Items.AllowMinutes()}, "min") + ", " + catalog.Count(v.DaysAWeek, "day")
}

// changedDoses names moves with their doses in the middle of a sentence. A move that occurs several times with the same
// dose is named once.
func changedDoses(items catalog.Items) string {
	type dosed struct{ move, dose string }
	var order []dosed
	times := map[dosed]int{}
	for _, i := range items {
		d := dosed{catalog.Lower(i.Move.Title), catalog.Lower(i.Text())}
		if times[d] == 0 {
			order = append(order, d)
		}
		times[d]++
	}
	var out []string
	for _, d := range order {
		often := ""
		switch n := times[d]; {
		case n == 2:
			often = ", twice"
		case n > 2:
			often = fmt.Sprintf(", %d rounds", n)
		}
		out = append(out, d.move+" ("+d.dose+often+")")
	}
	return joinWords(out, "and")
}

// planMessage says what a plan is, for somebody to send.
func planMessage(p *catalog.Plan) string {
	return docMessage(p.Title, p.Summary+" "+strings.Join(planAmounts(p), ", ")+".")
}

// weekSummary returns the meta description of a week of a plan.
func weekSummary(w *catalog.Week) string {
	names := catalog.MapEach(w.Stage.Sessions, func(v *catalog.StageSession) string {
		return v.Routine.Title + ", " + sessionFacts(v.Items, v.DaysAWeek)
	})
	return excerpt(w.Name() + " of the plan " + words.Quote(w.Plan.Title) + ": " + strings.Join(names, "; ") + ".")
}

// sessionSummary returns the meta description of a session of a plan.
func sessionSummary(sess catalog.Session) string {
	return excerpt(sess.Title + ", from the plan " + words.Quote(sess.Week.Plan.Title) + ": " + sessionFacts(sess.Items, sess.Days) + ". The moves in order, with how much of each.")
}

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

// weekTicks returns the rows of boxes to tick in a week: its sessions, with the numbers of their moves.
func weekTicks(w *catalog.Week, orders [][]int) [][2]string {
	var out [][2]string
	for n, v := range w.Stage.Sessions {
		out = append(out, [2]string{v.Routine.Title, fmt.Sprintf(": %s, %s, %s", orderText(orders[n]),
			catalog.Count(v.Items.AllowMinutes(), "minute"), catalog.Lower(catalog.DaysText(v.DaysAWeek)))})
	}
	return out
}

// barrierBasis says what evidence there is for looking back at a week.
const barrierBasis = "Asking each week what got in the way comes from a programme for sore knees. {borrowed} Nobody has tested it in this form, for backs. {untested}"
