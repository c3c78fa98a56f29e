package templates

import (
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/site"
	"unknot/internal/words"
)

// maxOnPage is how many moves fit on a printed page with their pictures and steps.
const maxOnPage = 4

// maxPagesWithSummaries is how many printed pages a sheet may have if its moves are to be summed up on the screen. With
// more, the page would become too large.
const maxPagesWithSummaries = 2

// paperPages distributes the moves of a sheet over printed pages of about equal length. The first page has the fewest
// moves because it also says when to call for help.
func paperPages(items catalog.Items) []catalog.Items {
	var out []catalog.Items
	for n := (len(items) + maxOnPage - 1) / maxOnPage; n > 0; n-- {
		here := len(items) / n
		out, items = append(out, items[:here]), items[here:]
	}
	return out
}

// maxLetters is how many letters the steps and cautions on a printed page may have if each step is to start on a new
// line. maxLettersOfFew is the limit for fewer than maxOnPage moves, whose pictures are larger and leave less room.
const maxLetters, maxLettersOfFew = 2000, 1700

// hasLongSteps reports whether the steps on a printed page must be set as running text, because they would not fit if
// each started on a new line.
func hasLongSteps(s site.Site, v handout.Sheet, onPage catalog.Items, ask []*catalog.Caution) bool {
	letters := 0
	for _, i := range onPage {
		for _, step := range i.Steps() {
			letters += len(step.Text)
		}
		for _, line := range careLines(s, v.Items, i, ask, v.Fits) {
			letters += len(line)
		}
	}
	if len(onPage) < maxOnPage {
		return letters > maxLettersOfFew
	}
	return letters > maxLetters
}

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

// sheetFacts says how long a sheet takes, how often to do it, and how many trips to the floor it needs.
func sheetFacts(v handout.Sheet) string {
	items := v.Session().Items
	text := countMoves(len(items)) + " in " + catalog.Count(items.AllowMinutes(), "minute")
	if often := v.Session().Often; often != "" {
		text += ", on " + often
	}
	return text + ". " + floorTripsText(items) + "."
}

// howTo says in one or two sentences how to do a move. For a position other than the move's own, it says what changes.
func howTo(i *catalog.Item) string {
	if change := i.Move.ChangeIn(i.Position); change != "" {
		return change + " " + i.Move.Summary
	}
	return i.Move.Summary
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

// tickWeeks is for how many weeks a sheet has boxes to tick.
const tickWeeks = 3

// tickInstructions returns the sentences above the boxes to tick.
func tickInstructions(v handout.Sheet) string {
	if often := v.Session().Often; often != "" {
		return "Three weeks: tick when done, on " + often + ". Missed a day? Carry on."
	}
	return "Three weeks: tick when done. Missed a day? Carry on."
}
