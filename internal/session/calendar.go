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

// Calendar returns an iCalendar file (RFC 5545) with one weekly entry for the session, and an alarm when it begins. A later file for the same
// session replaces the entry, as the entry has the same UID and a newer timestamp (RFC 5546, 2.1.5). The weeks of a stage of a plan have the
// same sessions, so they have the same entry.
func Calendar(s catalog.Session, t Times, now time.Time, site SiteInfo) string {
	begin, duration := t.firstAfter(site.Today), time.Duration(s.Items.AllowMinutes())*time.Minute
	title := entryTitle(s)
	e := ics.NewEvent(uid(entryName(s), site))
	e.SetDtStampTime(now)
	e.SetProperty(ics.ComponentPropertyDtStart, begin.Format(localTime))
	e.SetProperty(ics.ComponentPropertyDtEnd, begin.Add(duration).Format(localTime))
	rule := "FREQ=WEEKLY;BYDAY=" + strings.ToUpper(strings.Join(t.dayCodes(), ","))
	if weeks := s.Weeks(); weeks > 0 {
		rule += fmt.Sprint(";COUNT=", weeks*len(t.Days))
	}
	e.AddRrule(rule)
	e.SetSummary(title)
	e.SetDescription(description(s, site))
	e.SetURL(site.URL + s.Path)
	alarm := e.AddAlarm()
	alarm.SetAction(ics.ActionDisplay)
	alarm.SetTrigger("PT0S")
	alarm.SetProperty(ics.ComponentPropertyDescription, title)
	return serialize(title, e)
}

// entryName names the entry of a session for its UID: the address of the session, in the first week of its stage.
func entryName(s catalog.Session) string {
	if s.Week == nil {
		return s.Path
	}
	return s.Week.Plan.Week(s.Week.Stage.First).Session(s.Part).Path
}

// entryTitle returns the title of the entry of a session. It has no number of a week, as an entry goes on for all weeks of a stage.
func entryTitle(s catalog.Session) string {
	if s.Week == nil {
		return s.Title
	}
	return s.Week.Plan.Title + ": " + s.Part.Routine.Title
}

// description returns the text of a session's entry: its moves, when to stop, the emergency number and addresses of the site.
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
		numberedMoves(s.Items), change, stopText(site.Catalog, classes), pain[len(pain)-1], site.URL+s.Address("play"), site.URL+s.Path, weeks, site.URL))
}

// ReviewCalendar returns an iCalendar file with an all-day entry for each document, on the day by which it must be checked.
func ReviewCalendar(docs []*catalog.Doc, site SiteInfo) string {
	events := make([]*ics.VEvent, len(docs))
	for i, d := range docs {
		by := d.CheckBy()
		e := ics.NewEvent(uid("review of "+d.StableID(), site))
		e.SetDtStampTime(d.LastChange().Time)
		e.SetAllDayStartAt(by.Time)
		e.SetAllDayEndAt(by.AddDate(0, 0, 1))
		e.SetSummary("Check again: " + d.Title)
		e.SetDescription(fmt.Sprintf("Its facts were last checked on %s. The next check is due by %s.", d.Checked, by))
		e.SetURL(site.URL + d.Path)
		e.SetTimeTransparency(ics.TransparencyTransparent) // does not block the day
		events[i] = e
	}
	return serialize("Unknot: reviews due", events...)
}

// serialize returns an iCalendar file of the events.
func serialize(name string, events ...*ics.VEvent) string {
	c := ics.NewCalendar()
	c.SetProductId("-//Unknot//Unknot//EN")
	c.SetXWRCalName(name)
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
