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

// localTime is the layout of a time without a zone: that hour in the zone of the reader (RFC 5545, 3.3.5, form 1).
const localTime = "20060102T150405"

// Calendar returns an iCalendar file (RFC 5545) with one weekly entry for the session, and an alarm when it begins, or
// with the entries of all weeks of a plan. A later file for the same session replaces the entry, as the entry has the
// same UID and a newer timestamp (RFC 5546, 2.1.5). The weeks of a stage of a plan have the same sessions, so they have
// the same entry.
func Calendar(s catalog.Session, t Times, now time.Time, site SiteInfo) string {
	if s.Plan != nil {
		return planCalendar(s.Plan, t, now, site)
	}
	w := writer{site, now}
	title := entryTitle(s)
	e := w.timed(entryName(s), title, description(s, site), s.Path, t.firstAfter(site.Today), s.Items.AllowMinutes())
	e.AddRrule(weekly(t, s.Weeks()))
	return serialize(title, e)
}

// weekly returns the rule of an entry on the days of t, for so many weeks; 0 for always.
func weekly(t Times, weeks int) string {
	rule := "FREQ=WEEKLY;BYDAY=" + strings.ToUpper(strings.Join(t.dayCodes(), ","))
	if weeks > 0 {
		rule += fmt.Sprint(";COUNT=", weeks*len(t.Days))
	}
	return rule
}

// writer writes entries of a site at a time, which is newer than that of earlier files.
type writer struct {
	site SiteInfo
	now  time.Time
}

// entry returns an entry for the page at path. The name makes its UID.
func (w writer) entry(name, title, text, path string) *ics.VEvent {
	e := ics.NewEvent(uid(name, w.site))
	e.SetDtStampTime(w.now)
	e.SetSummary(title)
	e.SetDescription(text)
	e.SetURL(w.site.URL + path)
	return e
}

// timed returns an entry that begins with an alarm, at that hour in the zone of the reader.
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

// allDay returns an entry for a whole day, which it does not block.
func (w writer) allDay(name, title, text, path string, day time.Time) *ics.VEvent {
	e := w.entry(name, title, text, path)
	e.SetAllDayStartAt(day)
	e.SetAllDayEndAt(day.AddDate(0, 0, 1))
	e.SetTimeTransparency(ics.TransparencyTransparent)
	return e
}

// entryName names the entry of a session for its UID: the address of the session, in the first week of its stage.
func entryName(s catalog.Session) string {
	switch {
	case s.Week != nil:
		return s.Week.Plan.Week(s.Week.Stage.First).Session(s.Part).Path
	case s.Doc != nil:
		return s.Doc.Path // whatever is swapped
	}
	return s.Path
}

// entryTitle returns the title of the entry of a session. It has no number of a week, as an entry goes on for all weeks
// of a stage.
func entryTitle(s catalog.Session) string {
	if s.Week == nil {
		return s.Title
	}
	return s.Week.Plan.Title + ": " + s.Part.Routine.Title
}

// description returns the text of a session's entry: its moves, when to stop, the emergency number and addresses of the
// site.
func description(s catalog.Session, site SiteInfo) string {
	classes, _ := site.Catalog.CautionsFor(s.Items)
	pain := site.Catalog.Safety.Pain.Lines
	weeks := ""
	if s.Week != nil {
		weeks = s.Week.Stage.WeeksText() + " of the plan: " + site.URL + s.Week.Plan.Path + "\n"
	}
	change := ""
	if len(s.Fits) > 0 {
		change = "What to change for you, and when to get help with it, is on the page below.\n"
	}
	return site.Numbers.Replace(fmt.Sprintf("%s\n%s%s\n%s\n\nOne move after another: %s\nPictures, steps and cautions: %s\n%sWhen to get help: %s/safety",
		numberedMoves(s.Items), change, stopText(site.Catalog, classes), pain[len(pain)-1], site.URL+s.Address("play"), site.URL+s.Path,
		weeks, site.URL))
}

// ReviewCalendar returns an iCalendar file with an all-day entry for each document, on the day by which it must be
// checked.
func ReviewCalendar(docs []*catalog.Doc, site SiteInfo) string {
	events := make([]*ics.VEvent, len(docs))
	for i, d := range docs {
		by := d.CheckBy()
		text := fmt.Sprintf("Its facts were last checked on %s. The next check is due by %s.", d.Checked, by)
		events[i] = writer{site, d.LastChange().Time}.allDay("review of "+d.StableID(), "Check again: "+d.Title, text, d.Path, by.Time)
	}
	return serialize("Unknot: reviews due", events...)
}

// refresh is how often a calendar that subscribes may ask for changes: once a week.
const refresh = "P7D"

// serialize returns an iCalendar file of the events.
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

// uid returns the globally unique identifier of the entry with that name.
func uid(name string, site SiteInfo) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:12]) + "@" + site.host()
}
