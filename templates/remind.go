package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/session"
)

// deskRule says which moves are in the files for breaks.
const deskRule = "A move fits if you do it in a chair, standing or at a wall, in five minutes or less, with what most homes have."

// Errors of the form for a calendar.
const (
	noDay  = "Choose a day, or more than one."
	noTime = "Write a time of day, such as 08:00 or 17:30."
	noFrom = "Choose a day on which the week begins, within a year from now."
)

// wrongDays says what is wrong with the days of a session, "" for nothing.
func wrongDays(t session.Times) string {
	switch {
	case len(t.Days) == 0:
		return noDay
	case t.TooOften():
		return fmt.Sprintf("Choose %s at most.", catalog.Count(t.Most, "day"))
	}
	return ""
}

func noWeek(p *catalog.Plan) string { return fmt.Sprintf("Choose a week from 1 to %d.", p.Weeks()) }

func remindSummary(p catalog.Session) string {
	if p.Plan != nil {
		return "Put all weeks of this plan into your calendar: each session, and a moment to look back at the end of each week."
	}
	return "Put these moves into your calendar, or into a program that reminds you of breaks at a desk."
}

// entryWords says what the entries of a session hold.
func entryWords(p catalog.Session) string {
	if p.Plan != nil {
		return "Each entry lists its moves, says when to stop, and leads to the session of that week."
	}
	return "The entry lists the moves, says when to stop, and leads back here."
}

// idOfFirst returns the id of a group of controls for its first control, n = 0.
func idOfFirst(n int, id string) templ.Attributes {
	if n > 0 {
		return nil
	}
	return templ.Attributes{"id": id}
}

// subscribeAddress returns the address at which a calendar subscribes to a session, "" if the times are not complete or
// the session says something about a reader: a sheet, or moves that a reader has swapped.
func subscribeAddress(s Site, p catalog.Session, t session.Times) string {
	if !t.Complete() || p.Doc == nil || p.Path != p.Doc.Path {
		return ""
	}
	_, host, _ := strings.Cut(s.URL, "://")
	return "webcal://" + host + t.Address(p, "calendar.ics")
}

// oftenWords says how often to do a session, or if it does not say, each kind of its moves.
func oftenWords(p catalog.Session) string {
	if p.Often != "" {
		return catalog.Lower(p.Often) + "."
	}
	var out []string
	for _, i := range p.Items {
		line := i.Move.Kind.Lower() + ", " + catalog.Lower(catalog.DaysText(i.Move.DaysAWeek))
		if !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "; ") + "."
}

// repeatWords says how long the calendar entry of a session goes on, if it ends.
func repeatWords(p catalog.Session) string {
	if n := p.Weeks(); n > 0 {
		return ", for " + catalog.Count(n, "week") + ", until this stage ends,"
	}
	return ""
}

// invalid returns the attributes of a control with an error. message is the id of its message.
func invalid(is bool, message string) templ.Attributes {
	if !is {
		return nil
	}
	return templ.Attributes{"aria-invalid": "true", "aria-describedby": message}
}
