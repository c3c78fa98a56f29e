package templates

import (
	"unknot/internal/catalog"
	"unknot/internal/handout"
)

// Moves that fit on a side of paper: on the last, which has boxes to tick too, and on any before it.
const (
	mostOnLast = 3
	mostOnSide = 4
)

// sides are moves as they stand on the sides of paper, the same number on each as far as there is room.
func sides(items catalog.Items) []catalog.Items {
	n := 1
	for mostOnLast+(n-1)*mostOnSide < len(items) {
		n++
	}
	var out []catalog.Items
	for ; n > 1; n-- {
		onLast := min(mostOnLast, len(items)/n)
		here := (len(items) - onLast + n - 2) / (n - 1)
		out, items = append(out, items[:here]), items[here:]
	}
	return append(out, items)
}

// sheetTitle tells sheets apart in lists of pages: "Your sheet: seated twist and 2 more moves".
func sheetTitle(v handout.Sheet) string {
	title := v.Session().Title
	if len(v.Items) == 0 {
		return title
	}
	title += ": "
	others := ""
	if more := len(v.Items) - 1; more > 0 {
		others = " and " + catalog.Count(more, "more move")
	}
	return title + catalog.Excerpt(catalog.Lower(v.Items[0].Move.Title), maxTitle-len(title+others)) + others
}

// sheetFacts says how long a sheet takes, how often to do it, and where.
func sheetFacts(v handout.Sheet) string {
	text := countMoves(len(v.Items)) + " in " + catalog.Count(v.Items.AllowMinutes(), "minute")
	if often := v.Session().Often; often != "" {
		text += ", on " + often
	}
	return text + ". " + floorTripsText(v.Items) + "."
}

// inWords is how to do a move in a sentence or two, with what is other where it is not done in its own place.
func inWords(i *catalog.Item) string {
	if change := i.Move.ChangeIn(i.Position); change != "" {
		return change + " " + i.Move.Summary
	}
	return i.Move.Summary
}

// checkedFirst is the move whose facts were checked longest ago, and dueFirst the one that is due for a check first.
func checkedFirst(items catalog.Items) *catalog.Doc {
	return firstBy(items, func(d *catalog.Doc) catalog.Day { return d.Checked })
}

func dueFirst(items catalog.Items) *catalog.Doc { return firstBy(items, (*catalog.Doc).CheckBy) }

func firstBy(items catalog.Items, of func(*catalog.Doc) catalog.Day) *catalog.Doc {
	out := &items[0].Move.Doc
	for _, i := range items[1:] {
		if d := &i.Move.Doc; of(d).Before(of(out).Time) {
			out = d
		}
	}
	return out
}

// byReviewer are texts that name all who reviewed the moves; if one of these was not, that alone.
func byReviewer(items catalog.Items) []*catalog.Doc {
	var out []*catalog.Doc
	named := map[string]bool{}
	for _, i := range items {
		r := i.Move.Reviewer
		if r == nil {
			return []*catalog.Doc{&i.Move.Doc}
		}
		if !named[r.Name] {
			named[r.Name] = true
			out = append(out, &i.Move.Doc)
		}
	}
	return out
}

// weekdays head the boxes to tick.
var weekdays = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// tickWords stand above them.
func tickWords(v handout.Sheet) string {
	if often := v.Session().Often; often != "" {
		return "Tick when done, on " + often + ". Missed a day? Carry on."
	}
	return "Tick when done. Missed a day? Carry on."
}
