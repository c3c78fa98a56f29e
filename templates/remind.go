package templates

import (
	"slices"
	"strings"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/session"
	"unknot/internal/site"
)

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

// dayOption returns the checkbox of day n of a week, from 0.
func dayOption(n int, d time.Weekday, isChosen bool) option {
	return option{Class: "check", Kind: "checkbox", Name: "day", Value: session.DayCode(d), Label: d.String(), Checked: isChosen, ID: idOfFirst(n, "day")}
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
