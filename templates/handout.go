package templates

import (
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/words"
)

// sheetTitle returns a title by which sheets can be told apart in a browser, such as "Your sheet: seated twist and 2
// more moves".
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
	return title + words.Excerpt(catalog.Lower(v.Items[0].Move.Title), maxTitle-len(title+others)) + others
}

// sheetFacts says how long a sheet takes, and how often to do it.
func sheetFacts(v handout.Sheet) string {
	items := v.Session().Items
	text := countMoves(len(items)) + " in " + catalog.Count(items.AllowMinutes(), "minute")
	if often := v.Session().Often; often != "" {
		text += ", on " + often
	}
	return text + "."
}

// oldestCheck returns the move whose facts were checked the longest time ago.
func oldestCheck(items catalog.Items) *catalog.Doc {
	return earliest(items, func(d *catalog.Doc) catalog.Day { return d.Checked })
}

// firstDue returns the move whose facts are due for a check first.
func firstDue(items catalog.Items) *catalog.Doc { return earliest(items, (*catalog.Doc).CheckBy) }

// earliest returns the move with the earliest day.
func earliest(items catalog.Items, dayOf func(*catalog.Doc) catalog.Day) *catalog.Doc {
	out := &items[0].Move.Doc
	for _, i := range items[1:] {
		if d := &i.Move.Doc; dayOf(d).Before(dayOf(out).Time) {
			out = d
		}
	}
	return out
}

// sheetReviews returns the reviews of the moves, one for each reviewer. It returns none if a move has no review that
// holds, or has a dose that no reviewer has seen.
func sheetReviews(items catalog.Items) []catalog.PageReview {
	var out []catalog.PageReview
	for _, i := range items {
		if !i.Move.Reviewed() || i.Dose().Text() != i.Move.Dose.Text() {
			return nil
		}
		for _, r := range i.Move.Reviews {
			if !slices.ContainsFunc(out, r.SameReviewer) {
				out = append(out, r)
			}
		}
	}
	return out
}

// weekdays are the first letters of the days, which are printed above the boxes to tick.
var weekdays = []string{"M", "T", "W", "T", "F", "S", "S"}

// tickInstructions returns the sentences beside the boxes to tick.
func tickInstructions(v handout.Sheet) string {
	if often := v.Session().Often; often != "" {
		return "tick when done, on " + often + ". Missed a day? Carry on."
	}
	return "tick when done. Missed a day? Carry on."
}
