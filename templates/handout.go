package templates

import (
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/words"
)

// maxOnPage is how many moves fit on a page of paper with their pictures and steps.
const maxOnPage = 4

// maxPagesWithSummaries is how many pages of paper a sheet may have whose moves are summed up on the screen: a longer
// one would be too heavy.
const maxPagesWithSummaries = 2

// paperPages splits the moves of a sheet into pages of paper of about the same length. The first also says when to call
// for help, so it has the fewest.
func paperPages(items catalog.Items) []catalog.Items {
	var out []catalog.Items
	for n := (len(items) + maxOnPage - 1) / maxOnPage; n > 0; n-- {
		here := len(items) / n
		out, items = append(out, items[:here]), items[here:]
	}
	return out
}

// maxLetters is how many letters the steps and cautions of the moves on a page of paper may have for each step to begin
// a line. With fewer than maxOnPage moves the pictures are larger and leave less room.
const maxLetters, maxLettersOfFew = 2130, 1700

// hasLongSteps reports whether the steps of the moves on a page of paper run on, since they would not fit if each began
// a line.
func hasLongSteps(s Site, v handout.Sheet, onPage catalog.Items, ask []*catalog.Caution) bool {
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

// sheetTitle returns a title that tells sheets apart in a browser: "Your sheet: seated twist and 2 more moves".
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

// sheetFacts says how long a sheet takes, how often to do it, and where.
func sheetFacts(v handout.Sheet) string {
	text := countMoves(len(v.Items)) + " in " + catalog.Count(v.Items.AllowMinutes(), "minute")
	if often := v.Session().Often; often != "" {
		text += ", on " + often
	}
	return text + ". " + floorTripsText(v.Items) + "."
}

// howTo says in a sentence or two how to do a move, with the change for a position other than its first.
func howTo(i *catalog.Item) string {
	if change := i.Move.ChangeIn(i.Position); change != "" {
		return change + " " + i.Move.Summary
	}
	return i.Move.Summary
}

// oldestCheck returns the move whose facts were checked longest ago.
func oldestCheck(items catalog.Items) *catalog.Doc {
	return earliest(items, func(d *catalog.Doc) catalog.Day { return d.Checked })
}

// firstDue returns the move that is due for a check first.
func firstDue(items catalog.Items) *catalog.Doc { return earliest(items, (*catalog.Doc).CheckBy) }

func earliest(items catalog.Items, of func(*catalog.Doc) catalog.Day) *catalog.Doc {
	out := &items[0].Move.Doc
	for _, i := range items[1:] {
		if d := &i.Move.Doc; of(d).Before(of(out).Time) {
			out = d
		}
	}
	return out
}

// sheetReviews returns the reviews of the moves, one for each reviewer; none if a move has no review that holds, or a
// dose that no reviewer read.
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

// weekdays are the first letters of the days, above the boxes to tick.
var weekdays = []string{"M", "T", "W", "T", "F", "S", "S"}

// tickWeeks is how many weeks have boxes to tick.
const tickWeeks = 3

// tickInstructions returns the sentences above the boxes to tick.
func tickInstructions(v handout.Sheet) string {
	if often := v.Session().Often; often != "" {
		return "Three weeks: tick when done, on " + often + ". Missed a day? Carry on."
	}
	return "Three weeks: tick when done. Missed a day? Carry on."
}
