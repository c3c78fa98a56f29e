package templates

import (
	"cmp"
	"net/url"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/session"
	"unknot/internal/view"
	"unknot/internal/words"
)

// cardWeeks is how many weeks of a card have boxes to tick.
const cardWeeks = 4

// maxDrawn is how many moves of a card have steps on paper: more have their name, picture and dose.
const maxDrawn = 3

// offFloorWords stands beside a place where nobody lies down.
const offFloorWords = "This routine needs a place to lie down."

// cardBasis says what a card rests on.
const cardBasis = "Plans that say when, where and what if have been studied for exercise of all sorts. {borrowed} Nobody has tested this card in this form. {untested}"

// cardTitle returns a title that tells cards apart in a browser.
func cardTitle(v view.PlanCard) string { return "My card: " + catalog.Lower(v.Routine.Title) }

// cardPlan says when, where and what, as a sentence. A routine that has its minutes in its name does not say them
// twice.
func cardPlan(v view.PlanCard) string {
	say := func(question int) string { return v.Chosen[question].Say }
	routine := words.Quote(v.Routine.Title) + ", "
	if minutes := catalog.Count(v.Routine.Items.AllowMinutes(), "minute"); !strings.Contains(v.Routine.Title, minutes) {
		routine += minutes + ", "
	}
	return catalog.Capital(say(catalog.CardWhen)) + " " + say(catalog.CardDays) + ", I do " + routine + say(catalog.CardWhere) + "."
}

// cardRoutine names a routine in the list of all.
func cardRoutine(r *catalog.Routine) string {
	text := r.Title + ", " + catalog.Count(r.Items.AllowMinutes(), "minute")
	if r.Items.FloorTrips() > 0 {
		text += ", needs the floor"
	}
	return text
}

// cardThens are the questions about a day on which something gets in the way.
func cardThens(form *catalog.PlanCard) []*catalog.CardQuestion {
	return form.Questions[catalog.CardSore:]
}

// cardReminder is the address of the reminders of the routine on the days of a card, at about the time of its plan.
func cardReminder(v view.PlanCard) string {
	p := v.Routine.Session()
	usual := session.DefaultTimes(p)
	days := url.Values{"days": {v.Chosen[catalog.CardDays].ID}, "time": {cmp.Or(v.Chosen[catalog.CardWhen].Time, usual.Clock())}}
	return session.ParseTimes(days, usual).Address(p, "remind")
}
