package templates

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

// routineFacts says how long the moves of a routine take and how often it goes to the floor.
func routineFacts(items catalog.Items) string {
	return fmt.Sprintf("%s, %s. %s", catalog.Count(items.AllowMinutes(), "minute"), countMoves(len(items)), floorTripsText(items))
}

// floorTripsText counts the trips to the floor in words.
func floorTripsText(items catalog.Items) string {
	switch n := items.FloorTrips(); n {
	case 0:
		return "No trip to the floor"
	case 1:
		return "One trip to the floor"
	default:
		return fmt.Sprintf("%d trips to the floor", n)
	}
}

// percent returns part of whole in percent, for CSS.
func percent[N ~int | ~float64](part, whole N) string {
	return strings.TrimSuffix(fmt.Sprintf("%.2f", 100*float64(part)/float64(max(1, whole))), ".00") + "%"
}

// eachOnce returns the items with the first of those that repeat a move.
func eachOnce(items catalog.Items) catalog.Items {
	seen := map[*catalog.Move]bool{}
	var out catalog.Items
	for _, i := range items {
		if !seen[i.Move] {
			seen[i.Move] = true
			out = append(out, i)
		}
	}
	return out
}

// rulerLeast is the least share of the ruler that a move has, with room for its number, unless there are more moves
// than that.
const rulerLeast = 1. / 18

// rulerMarks returns where each item begins on the ruler of a session: in proportion to the time, beyond the least that
// each has.
func rulerMarks(items catalog.Items) []string {
	var out []string
	least := min(rulerLeast, 1/float64(max(1, len(items))))
	rest := 1 - least*float64(len(items))
	whole := float64(max(1, items.Exercise()))
	at := 0.
	for _, i := range items {
		out = append(out, percent(at, 1))
		at += least + rest*float64(i.Dose().Seconds())/whole
	}
	return out
}

// regionRoutines returns the routines to begin with for a region: those that the content names, or else the first ones.
func regionRoutines(c *catalog.Catalog, r *catalog.Region) []*catalog.Routine {
	if len(r.Routines) > 0 {
		return r.Routines
	}
	var out []*catalog.Routine
	for _, v := range c.Routines {
		if slices.Contains(v.Regions, r) {
			out = append(out, v)
		}
	}
	return firstN(3, out)
}

// regionGuides returns the guides to begin with for a region: those that the content names, or else the first ones.
func regionGuides(s Site, r *catalog.Region) []*catalog.Guide {
	if len(r.Guides) > 0 {
		return r.Guides
	}
	return firstN(5, inRegion(s.GuideList, r))
}

// leaveOutPath returns the address of what to leave out for a region: in a guide, of what it says to do now.
func leaveOutPath(c *catalog.Catalog, r *catalog.Region) string {
	if c.IsGuide(r.LeaveOut) {
		return r.LeaveOut.Path + "#now"
	}
	return r.LeaveOut.Path
}

// routineSheets are the stylesheets of a routine's page. Those that home offers lead to other lengths.
func routineSheets(r *catalog.Routine) string {
	if r.IsStart {
		return "routine lengths"
	}
	return "routine"
}

// otherLengths returns the routines that one can do in place of r, shorter and longer ones for the same part of the
// back.
func otherLengths(c *catalog.Catalog, r *catalog.Routine) []*catalog.Routine {
	if !r.IsStart {
		return nil
	}
	return slices.DeleteFunc(c.StartNow(r.Regions...), func(v *catalog.Routine) bool { return v == r })
}

// shortPlace says in two words or three where a routine is done: at a desk, on the floor, in a chair; or that it needs
// no floor.
func shortPlace(r *catalog.Routine) string {
	labels := positionLabels(r.Items.Positions())
	switch {
	case r.Items.FloorTrips() > 0:
		return "on the floor"
	case slices.ContainsFunc(r.Tags, func(t *catalog.Tag) bool { return t.ID == "desk" }):
		return "at a desk"
	case len(labels) == 1:
		return labels[0]
	}
	return "no floor"
}

// later says in brackets what dose to work up to, if there is one.
func later(i *catalog.Item) string {
	if i.Aim() == (catalog.Dose{}) {
		return ""
	}
	return " (later " + catalog.Lower(i.Aim().Text()) + ")"
}

// careLines returns who should change or leave out a move of a session, and whom its page concerns without being among
// those who ask first. When to stop stands once, at the first of the moves that share it. A reader whose conditions are
// known reads first what to change for them.
func careLines(s Site, items catalog.Items, i *catalog.Item, ask []*catalog.Caution, fits []*catalog.Condition) []string {
	lines := slices.Clone(i.Move.AllCareLines())
	if len(fits) > 0 {
		lines = slices.Concat(fitLines(fits, i), slices.DeleteFunc(lines, func(line string) bool { return view.Concerns(fits, line) }))
	}
	for _, class := range i.Move.ClassesIn(i.Position) {
		sharing := slices.DeleteFunc(slices.Clone(items),
			func(other *catalog.Item) bool { return !slices.Contains(other.Move.ClassesIn(other.Position), class) })
		switch {
		case class.Stop == "" || sharing[0] != i:
		case len(sharing) > 1:
			lines = append(lines, class.Name+": stop if "+class.Stop+".")
		default:
			lines = append(lines, "Stop if "+class.Stop+".")
		}
	}
	whom := slices.DeleteFunc(i.Concerned(s.Cautions, ask), func(who string) bool { return view.Concerns(fits, who+"?") })
	if len(whom) > 0 {
		lines = append(lines, catalog.Capital(joinWords(whom, "or"))+"? Ask first.")
	}
	return lines
}

// aboutKit reports whether a line of what to know before a routine only says what one needs, or how to do it in another
// way: with other things, or off the floor. Any other line may be a warning.
func aboutKit(line string) bool {
	return slices.ContainsFunc([]string{"You need ", "If you would rather ", "If you have no ", "Below the moves, "}, func(start string) bool {
		return strings.HasPrefix(line, start)
	})
}

// withoutKit returns the lines of what to know before a routine that readers must not miss.
func withoutKit(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), aboutKit)
}
