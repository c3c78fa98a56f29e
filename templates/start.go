package templates

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/form"
	"unknot/internal/session"
	"unknot/internal/site"
	"unknot/internal/view"
)

// openQuestions returns the questions that still need an answer, once the reader has answered one.
func openQuestions(v view.Start) []form.Field {
	if len(v.Answers) == 0 {
		return nil
	}
	return v.Open()
}

// isOpen reports whether the question with an ID is among the open ones.
func isOpen(id string, open []form.Field) bool {
	return slices.ContainsFunc(open, func(f form.Field) bool { return f.Name == id })
}

// startTitle returns the title of the form. It begins with the number of open questions.
func startTitle(p *catalog.Page, open []form.Field) string {
	if len(open) == 0 {
		return p.Title
	}
	return stillOpenWords(len(open)) + ": " + p.Title
}

// stillOpenWords says that n questions are open.
func stillOpenWords(n int) string { return catalog.Count(n, "question") + " to go" }

// answerWarnings returns the warnings for the answers. If the pain is new, an answer may have another one for that.
func answerWarnings(v view.Start) []*catalog.Warning {
	var out []*catalog.Warning
	for _, a := range v.Answers {
		w := a.Warning
		if v.New() && a.WarnNew != nil {
			w = a.WarnNew
		}
		if w != nil {
			out = append(out, w)
		}
	}
	return joinWarnings(out)
}

// joinWarnings joins the signs of all warnings into one warning, each sign once and the most urgent first. The warnings
// that are texts follow.
func joinWarnings(warnings []*catalog.Warning) []*catalog.Warning {
	all := &catalog.Warning{}
	var texts []*catalog.Warning
	for _, w := range warnings {
		if len(w.Signs) == 0 {
			texts = append(texts, w)
		}
		all.Signs = catalog.AppendNew(all.Signs, w.Signs...)
	}
	catalog.MostUrgentFirst(all.Signs)
	if len(all.Signs) == 0 {
		return texts
	}
	return append([]*catalog.Warning{all}, texts...)
}

// furtherPages returns the pages to read after the answers, each once. It begins with those for the last answer, which
// is the most specific.
func furtherPages(v view.Start) []*catalog.PageEntry {
	answers := slices.Clone(v.Answers)
	slices.Reverse(answers)
	return gather(answers, func(a *catalog.StartAnswer) []*catalog.PageEntry { return a.More })
}

// answerNames lists the answers in one line.
func answerNames(v view.Start) string {
	return strings.Join(catalog.MapEach(v.Answers, func(a *catalog.StartAnswer) string { return a.Name }), " · ")
}

// foundFacts says how long the moves for a reader take, and how many trips to the floor they need.
func foundFacts(v view.Start, items catalog.Items) string {
	for _, a := range v.Answers {
		if takes := items.AllowMinutes(); takes < a.Minutes {
			return fmt.Sprintf("%d of your %d minutes, %s. %s", takes, a.Minutes, countMoves(len(items)), floorTripsText(items))
		}
	}
	return routineFacts(items)
}

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
