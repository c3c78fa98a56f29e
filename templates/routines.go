package templates

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/site"
)

// routineFacts says how long some moves take, how many they are, and how many trips to the floor they need.
func routineFacts(items catalog.Items) string {
	return fmt.Sprintf("%s, %s. %s", catalog.Count(items.AllowMinutes(), "minute"), countMoves(len(items)), floorTripsText(items))
}

// floorTripsText says how many trips to the floor there are.
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

// placeText says where some moves are done, and how often one gets down to the floor.
func placeText(items catalog.Items) string {
	place := positionSequence(items.Positions())
	if items.FloorTrips() == 0 {
		return place + ", no floor"
	}
	return place + ". " + floorTripsText(items)
}

// runRow is a move in the list of a session, with the care lines that stand open below it and those to which it opens.
type runRow struct {
	*catalog.Item
	Open, Inside []string
}

// lines is about how many lines the row takes on paper, where it is at least as high as its picture.
func (r runRow) lines() int {
	n := 2
	for _, step := range r.Steps() {
		n += 1 + len(step.Text)/60
	}
	for _, line := range slices.Concat(r.Open, r.Inside) {
		n += 1 + len(line)/60
	}
	return max(9, n)
}

// runRows returns the rows of a session, and about how many lines of paper they take. More than two are divided in two
// columns, which are two sides of paper if they are long: on the second stands also when to stop.
func runRows(s site.Site, sess catalog.Session) (columns [][]runRow, lines int) {
	ask := s.AskFirst(sess.Items)
	var rows []runRow
	for _, i := range sess.Items {
		open, inside := openCare(s, sess, i, ask)
		rows = append(rows, runRow{i, open, inside})
		lines += rows[len(rows)-1].lines()
	}
	columns = [][]runRow{rows}
	if len(rows) >= 3 {
		n := 0
		for left := 0; n < len(rows)-1 && 100*left+50*rows[n].lines() <= 60*lines; n++ {
			left += rows[n].lines()
		}
		columns = [][]runRow{rows[:n], rows[n:]}
	}
	if len(rows) <= 3 { // they fit on one side of paper
		lines = min(lines, 50)
	}
	return columns, lines
}

// percent returns which percentage of whole part is, as a CSS length.
func percent[N ~int | ~float64](part, whole N) string {
	return strings.TrimSuffix(fmt.Sprintf("%.2f", 100*float64(part)/float64(max(1, whole))), ".00") + "%"
}

// The page of a region shows this many routines and guides, if the content does not choose any.
const regionRoutineCount, regionGuideCount = 3, 5

// regionRoutines returns the routines to begin with for a region. If the content names none, they are the first for
// that region.
func regionRoutines(c *catalog.Catalog, r *catalog.Region) []*catalog.Routine {
	if len(r.Routines) > 0 {
		return r.Routines
	}
	others := func(v *catalog.Routine) bool { return !slices.Contains(v.Regions, r) }
	return firstN(regionRoutineCount, slices.DeleteFunc(slices.Clone(c.Routines), others))
}

// regionGuides returns the guides to begin with for a region. If the content names none, they are the first for that
// region.
func regionGuides(s site.Site, r *catalog.Region) []*catalog.Guide {
	if len(r.Guides) > 0 {
		return r.Guides
	}
	return firstN(regionGuideCount, inRegion(s.GuideList, r))
}

// shortPlace says in two or three words where a routine is done, such as "at a desk", or that it needs no floor.
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

// minutesAndSeconds is a time in short words, such as "4 min 22 s".
func minutesAndSeconds(s catalog.Seconds) string {
	switch minutes, seconds := s/60, s%60; {
	case minutes == 0:
		return fmt.Sprintf("%d s", seconds)
	case seconds == 0:
		return fmt.Sprintf("%d min", minutes)
	default:
		return fmt.Sprintf("%d min %d s", minutes, seconds)
	}
}

// equipmentNames lists what some moves need.
func equipmentNames(items catalog.Items) string {
	return names(gather(items.Moves(), func(m *catalog.Move) []*catalog.Equipment { return m.Equipment }))
}

// kitName names what the lines about equipment and other ways say.
func kitName(lines []string, floor bool) string {
	if len(lines) == 0 && floor {
		return "To the floor and up"
	}
	return "What you need, and other ways"
}

// helpAnswer answers in short whether the moves of a page help: nobody has tested them if its text says so.
func helpAnswer(d *catalog.Doc) string {
	for _, b := range d.Body.Blocks {
		if strings.Contains(b.HTML, "untested") {
			return "not tested as a whole"
		}
	}
	return ""
}

// aimInBrackets says in brackets which dose to work up to, or returns "" if there is none.
func aimInBrackets(i *catalog.Item) string {
	if i.Aim() == (catalog.Dose{}) {
		return ""
	}
	return " (later " + catalog.Lower(i.Aim().Text()) + ")"
}

// careLines returns what to take care of with a move of a session: who should change it or leave it out, when to stop,
// and whom else it concerns. If several moves share a reason to stop, it is only at the first of them. People in ask
// are told elsewhere on the page to ask first, so they are left out. For a reader whose conditions are known, what they
// ask for comes first, in place of what other conditions do.
func careLines(s site.Site, items catalog.Items, i *catalog.Item, ask []*catalog.Caution, fits []*catalog.Condition) []string {
	lines := i.CareFor(fits)
	for _, class := range i.Move.ClassesIn(i.Position) {
		sharing := slices.DeleteFunc(slices.Clone(items),
			func(other *catalog.Item) bool { return !slices.Contains(other.Move.ClassesIn(other.Position), class) })
		isFirst := sharing[0] == i
		switch {
		case class.Stop == "" || !isFirst:
		case len(sharing) > 1:
			lines = append(lines, class.Name+": stop if "+class.Stop+".")
		default:
			lines = append(lines, "Stop if "+class.Stop+".")
		}
	}
	if whom := i.PeopleNotYetNamed(s.Cautions, ask); len(whom) > 0 {
		lines = append(lines, catalog.Capital(joinWords(whom, "or"))+"? Ask first.")
	}
	return lines
}

// openCare parts the care lines of a move in a session into those that stand open below it, which name a sign or who
// leaves it out or are for the reader's own conditions, and those to which it opens. For these, a mark says why to ask.
func openCare(s site.Site, sess catalog.Session, i *catalog.Item, ask []*catalog.Caution) (open, inside []string) {
	own := len(catalog.AdviceFor(sess.Fits, i))
	for n, line := range careLines(s, sess.Items, i, ask, sess.Fits) {
		if n < own || mustStandOpen.MatchString(line) {
			open = append(open, line)
		} else {
			inside = append(inside, line)
		}
	}
	if reason := askReason(i.Move.ClassesIn(i.Position)); strings.Contains(strings.Join(inside, " "), "sk first") {
		open = append(open, strings.TrimSuffix("Ask first: "+reason, ": ")+".")
	}
	return open, inside
}

// careClass returns the classes of a line about a move, which may be for a condition of the reader's own.
func careClass(line string, own bool) string {
	switch {
	case strings.HasPrefix(line, "Ask first: "):
		return "screen"
	case own && strings.Contains(line, "top if"):
		return "own stops"
	case own:
		return "own"
	case strings.Contains(line, "top if"):
		return "stops"
	}
	return ""
}

// aboutKit reports whether a line above a routine says only what a reader needs, or how to do the routine with other
// things or off the floor. Any other line may be a warning.
func aboutKit(line string) bool {
	return slices.ContainsFunc([]string{"You need ", "If you would rather ", "If you have no ", "Below the moves, ", "Choose your days ", "If you use a wheelchair, wheel for "}, func(start string) bool {
		return strings.HasPrefix(line, start)
	})
}

// kitOf returns these of the lines above a routine.
func kitOf(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return !aboutKit(line) })
}

// withoutKit returns the lines above a routine that readers must not miss.
func withoutKit(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), aboutKit)
}
