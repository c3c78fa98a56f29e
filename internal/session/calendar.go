package session

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"unknot/internal/catalog"
)

// CalendarType is the media type of iCalendar files.
const CalendarType = "text/calendar; charset=utf-8"

// localTime is the layout of a time without a zone, which means that time in the zone of the reader (RFC 5545, 3.3.5,
// form 1).
const localTime = "20060102T150405"

// Calendar returns an iCalendar file (RFC 5545) for a session: one weekly entry, with an alarm when it begins. For a
// plan it has the entries of all its weeks. A session of a plan has one entry for all weeks of its stage, in which it
// stays the same. On one day only, the entry does not repeat, and leaves the weekly one of the session as it is.
//
// A later file for the same session replaces the entry: it has the same UID and a newer timestamp (RFC 5546, 2.1.5).
func Calendar(sess catalog.Session, t Times, now time.Time, site SiteInfo) string {
	if sess.Plan != nil {
		return planCalendar(sess.Plan, t, now, site)
	}
	w := writer{site, now}
	title, name, begin := entryTitle(sess), entryName(sess), t.firstFrom(site.Today)
	if t.once() {
		name += " once"
	}
	e := w.timed(name, title, description(sess, site), sess.Path, begin, sess.Items.AllowMinutes())
	if !t.once() {
		e.AddRrule(weekly(t, sess.Weeks()))
	}
	return serialize(title, e)
}

// weekly returns the rule that repeats an entry on the days of t for a number of weeks; 0 means without end.
func weekly(t Times, weeks int) string {
	rule := "FREQ=WEEKLY;BYDAY=" + strings.ToUpper(strings.Join(t.dayCodes(), ","))
	if weeks > 0 {
		rule += fmt.Sprint(";COUNT=", weeks*len(t.Days))
	}
	return rule
}

// writer makes calendar entries for a site. They are stamped with the time now, so they are newer than those in earlier
// files.
type writer struct {
	site SiteInfo
	now  time.Time
}

// entry returns an entry for the page at path. Its UID is made from name.
func (w writer) entry(name, title, text, path string) *ics.VEvent {
	e := ics.NewEvent(uid(name, w.site))
	e.SetDtStampTime(w.now)
	e.SetSummary(title)
	e.SetDescription(text)
	e.SetURL(w.site.URL + path)
	return e
}

// timed returns an entry with an alarm at its beginning, which is a time in the zone of the reader.
func (w writer) timed(name, title, text, path string, begin time.Time, minutes int) *ics.VEvent {
	e := w.entry(name, title, text, path)
	e.SetProperty(ics.ComponentPropertyDtStart, begin.Format(localTime))
	e.SetProperty(ics.ComponentPropertyDtEnd, begin.Add(time.Duration(minutes)*time.Minute).Format(localTime))
	alarm := e.AddAlarm()
	alarm.SetAction(ics.ActionDisplay)
	alarm.SetTrigger("PT0S")
	alarm.SetProperty(ics.ComponentPropertyDescription, title)
	return e
}

// allDay returns an entry for a whole day. It leaves the day free for other appointments.
func (w writer) allDay(name, title, text, path string, day time.Time) *ics.VEvent {
	e := w.entry(name, title, text, path)
	e.SetAllDayStartAt(day)
	e.SetAllDayEndAt(day.AddDate(0, 0, 1))
	e.SetTimeTransparency(ics.TransparencyTransparent)
	return e
}

// entryName returns the name from which the UID of a session's entry is made. For a session of a plan it is the address
// of the session in the first week in which it is the same.
func entryName(sess catalog.Session) string {
	switch {
	case sess.Week != nil && len(sess.Week.Stage.Minutes) > 0:
		return sess.Week.Session(sess.Part).Path
	case sess.Week != nil:
		return sess.Week.Plan.Week(sess.Week.Stage.First).Session(sess.Part).Path
	case sess.Doc != nil:
		return sess.Doc.Path
	}
	return sess.Path
}

// entryTitle returns the title of a session's entry. It names no week, because the entry is for all weeks of a stage.
func entryTitle(sess catalog.Session) string {
	if sess.Week == nil {
		return sess.Title
	}
	return sess.Week.Plan.Title + ": " + sess.Part.Routine.Title
}

// description returns the text of a session's entry: its moves, when to stop, the emergency number, and addresses of
// the site.
func description(sess catalog.Session, site SiteInfo) string {
	text := numberedMoves(sess.Items) + "\n"
	if len(sess.LeftOut) > 0 {
		text += "Leave out: " + strings.Join(lowerTitles(sess.LeftOut.Moves()), ", ") + ".\n"
	}
	if len(sess.Fits) > 0 {
		text += "What to change for you, and when to get help with it, is on the page below.\n"
	}
	classes, _ := site.Catalog.CautionsFor(sess.Items)
	text += stopText(site.Catalog, classes) + "\n" + lastPainLine(site.Catalog) + "\n\n"
	text += "One move after another: " + site.URL + sess.Address("play") + "\n"
	text += "Pictures, steps and cautions: " + site.URL + sess.Path + "\n"
	if sess.Week != nil {
		text += sess.Week.Stage.WeeksText() + " of the plan: " + site.URL + sess.Week.Plan.Path + "\n"
	}
	text += "When to get help: " + site.URL + "/safety"
	return site.Numbers.Replace(text)
}

// lowerTitles returns the titles of moves within a sentence.
func lowerTitles(moves []*catalog.Move) (titles []string) {
	for _, m := range moves {
		titles = append(titles, catalog.Lower(m.Title))
	}
	return titles
}

// refresh is how often a program that subscribes to a calendar should ask for changes: once a week.
const refresh = "P7D"

// serialize returns an iCalendar file with these events.
func serialize(name string, events ...*ics.VEvent) string {
	c := ics.NewCalendar()
	c.SetProductId("-//Unknot//Unknot//EN")
	c.SetXWRCalName(name)
	c.SetRefreshInterval(refresh) // RFC 7986, 5.7
	c.SetXPublishedTTL(refresh)
	for _, e := range events {
		c.AddVEvent(e)
	}
	return c.Serialize(ics.WithNewLineWindows)
}

// uid returns the globally unique identifier of the entry with a name.
func uid(name string, site SiteInfo) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:12]) + "@" + site.host()
}
