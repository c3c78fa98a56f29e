package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/session"
	"unknot/internal/site"
)

// The messages for errors in the form for a calendar.
const (
	noDay  = "Choose a day, or more than one."
	noTime = "Write a time of day, such as 08:00 or 17:30."
	noFrom = "Choose a day on which the week begins, within a year from now."
)

// daysError says what is wrong with the chosen days, or returns "" if nothing is.
func daysError(t session.Times) string {
	switch {
	case len(t.Days) == 0:
		return noDay
	case t.TooOften():
		return fmt.Sprintf("Choose %s at most.", catalog.Count(t.Most, "day"))
	}
	return ""
}

// noWeek is the message for a week that the plan does not have.
func noWeek(p *catalog.Plan) string { return fmt.Sprintf("Choose a week from 1 to %d.", p.Weeks()) }

// remindSummary returns the meta description of the page with the reminders for a session.
func remindSummary(sess catalog.Session) string {
	if sess.Plan != nil {
		return "Put all weeks of this plan into your calendar: each session, and a moment to look back at the end of each week."
	}
	return "Put these moves into your calendar, on the days and at the time that suit you."
}

// entryWords says what the calendar entries for a session contain.
func entryWords(sess catalog.Session) string {
	if sess.Plan != nil {
		return "Each entry lists its moves, says when to stop, and leads to the session of that week."
	}
	return "The entry lists the moves, says when to stop, and leads back here."
}

// idOfFirst returns the ID of a group of controls as an attribute for its first control, which has n = 0.
func idOfFirst(n int, id string) templ.Attributes {
	if n > 0 {
		return nil
	}
	return templ.Attributes{"id": id}
}

// subscribeAddress returns the address at which a calendar can subscribe to a session. It returns "" if the times are
// not complete, or if the session has no page of its own: a sheet says something about its reader, and a week of a
// plan ends.
func subscribeAddress(s site.Site, sess catalog.Session, t session.Times) string {
	if !t.Complete() || sess.Doc == nil || sess.Path != sess.Doc.Path {
		return ""
	}
	_, host, _ := strings.Cut(s.URL, "://")
	return "webcal://" + host + t.Address(sess, "calendar.ics")
}

// oftenWords says how often to do a session. If the session itself does not say, it says so for each kind of move.
func oftenWords(sess catalog.Session) string {
	if sess.Often != "" {
		return catalog.Lower(sess.Often) + "."
	}
	var out []string
	for _, i := range sess.Items {
		line := i.Move.Kind.Lower() + ", " + catalog.Lower(catalog.DaysText(i.Move.DaysAWeek))
		if !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "; ") + "."
}

// repeatWords says for how many weeks the calendar entry is repeated, or returns "" if it has no end.
func repeatWords(sess catalog.Session) string {
	if n := sess.Weeks(); n > 0 {
		return ", for " + catalog.Count(n, "week") + ", until this stage ends,"
	}
	return ""
}

// invalid returns the attributes that mark a control as invalid, or as not: browsers call a required one invalid as
// long as it is empty. message is the ID of the element with the error message.
func invalid(isInvalid bool, message string) templ.Attributes {
	if !isInvalid {
		return templ.Attributes{"aria-invalid": "false"}
	}
	return templ.Attributes{"aria-invalid": "true", "aria-describedby": message}
}
