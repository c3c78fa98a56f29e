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

// cardWeeks is for how many weeks a card has boxes to tick.
const cardWeeks = 4

// maxDrawn is how many moves on a printed card can have their steps. If there are more, each has only its name, picture
// and dose.
const maxDrawn = 3

// offFloorWords is shown next to a place where nobody lies down.
const offFloorWords = "This routine needs a place to lie down."

// cardBasis says what evidence there is for a card.
const cardBasis = "Plans that say when, where and what if have been studied for exercise of all sorts. {borrowed} Nobody has tested this card in this form. {untested}"

// cardTitle returns a title by which cards can be told apart in a browser.
func cardTitle(v view.PlanCard) string { return "My card: " + catalog.Lower(v.Routine.Title) }

// cardPlan says when, where and what as a sentence. If the routine already has its minutes in its name, it does not
// repeat them.
func cardPlan(v view.PlanCard) string {
	say := func(question int) string { return v.Chosen[question].Say }
	routine := words.Quote(v.Routine.Title) + ", "
	if minutes := catalog.Count(v.Routine.Items.AllowMinutes(), "minute"); !strings.Contains(v.Routine.Title, minutes) {
		routine += minutes + ", "
	}
	return catalog.Capital(say(catalog.CardWhen)) + " " + say(catalog.CardDays) + ", I do " + routine + say(catalog.CardWhere) + "."
}

// cardRoutine returns the text for a routine in the list to choose from.
func cardRoutine(r *catalog.Routine) string {
	text := r.Title + ", " + catalog.Count(r.Items.AllowMinutes(), "minute")
	if r.Items.FloorTrips() > 0 {
		text += ", needs the floor"
	}
	return text
}

// cardThens returns the questions about days on which something gets in the way.
func cardThens(form *catalog.PlanCard) []*catalog.CardQuestion {
	return form.Questions[catalog.CardSore:]
}

// cardReminder returns the address of the reminders for the routine on a card. They are on the days of the card, at
// about the time that it names.
func cardReminder(v view.PlanCard) string {
	sess := v.Routine.Session()
	usual := session.DefaultTimes(sess)
	days := url.Values{"days": {v.Chosen[catalog.CardDays].ID}, "time": {cmp.Or(v.Chosen[catalog.CardWhen].Time, usual.Clock())}}
	return session.ParseTimes(days, usual).Address(sess, "remind")
}
