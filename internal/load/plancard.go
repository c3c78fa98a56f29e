package load

import (
	"io/fs"
	"slices"
	"strings"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// cardFile is the name of the file with the choices for a plan on a card. A site may have none.
const cardFile = "card.yaml"

// readCard reads the choices of a plan on a card.
func (l *loader) readCard(fsys fs.FS, c *catalog.Content) {
	card := &catalog.PlanCard{}
	f := l.readOptional(fsys, cardFile, card)
	if f == nil {
		return
	}
	c.PlanCard = card
	checkIDs(f, card.Questions, "questions")
	for i, q := range card.Questions {
		at := []any{"questions", i, "choices"}
		checkIDs(f, q.Choices, at...)
		checkChoices(f, q, at)
	}
	if ids := catalog.CardQuestionIDs(); f.Whole() && !slices.Equal(catalog.IDs(card.Questions), ids) {
		f.FaultAt([]any{"questions"}, "the questions of a card are %s, in this order", strings.Join(ids, ", "))
	}
}

// checkChoices checks the choices of a question of the card, which are at path at.
func checkChoices(f *frontmatter.File, q *catalog.CardQuestion, at []any) {
	asksForDays := q.ID == catalog.CardQuestionIDs()[catalog.CardDays]
	seen := map[string]bool{}
	for i, v := range q.Choices {
		if seen[v.Say] && v.Say != "" {
			f.FaultAt(subpath(at, i, "say"), "“%s” is listed twice under %s", v.Say, q.ID)
		}
		seen[v.Say] = true
		if _, err := time.Parse("15:04", v.Time); err != nil && v.Time != "" {
			f.FaultAt(subpath(at, i, "time"), "%s is not a time of day: write hours and minutes, such as 08:00", v.Time)
		}
		if asksForDays && v.ID != "" && !areDays(v) {
			f.FaultAt(subpath(at, i, "id"), "%s: write the codes of days in their order, such as mo-we-fr", v.ID)
		}
	}
}

// areDays reports whether the ID of a choice consists of codes of days from Monday to Sunday, in order, each once.
func areDays(v *catalog.CardChoice) bool {
	last := -1
	for _, code := range v.DayCodes() {
		n := slices.Index([]string{"mo", "tu", "we", "th", "fr", "sa", "su"}, code)
		if n <= last {
			return false
		}
		last = n
	}
	return true
}

// checkLinkedPlanCard checks what cards take from other files: the steps for a sore day, and on how many days a routine
// may be done.
func (l *linker) checkLinkedPlanCard() {
	f := l.lists[cardFile]
	if l.PlanCard == nil || !f.Whole() {
		return
	}
	if g := l.PlanCard.SoreDay; g != nil && len(g.Now.Steps) == 0 {
		f.FaultAt([]any{"sore_day"}, "%s has no steps under now: name a guide with steps", g.ID)
	}
	if len(l.PlanCard.Questions) != len(catalog.CardQuestionIDs()) {
		return // reported elsewhere
	}
	for _, r := range l.Routines {
		for n, q := range l.PlanCard.Questions {
			if r.DaysAWeek > 0 && len(q.Choices) > 0 && len(l.PlanCard.ChoicesFor(n, r)) == 0 {
				f.FaultAt([]any{"questions", n, "choices"}, "no choice of %s suits %s (%s)", q.ID, r.ID, catalog.Lower(catalog.DaysText(r.DaysAWeek)))
			}
		}
	}
}
