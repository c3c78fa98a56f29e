package remind

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"unknot/internal/catalog"
)

// CalendarType is the media type of a calendar.
const CalendarType = "text/calendar; charset=utf-8"

// local is a time without a zone: that hour wherever its reader is (RFC 5545, 3.3.5, form 1).
const local = "20060102T150405"

// Calendar is the session as an entry that comes back each week, with an alarm when it begins (RFC 5545). It stays one entry when it is had again
// with other times, and calendars take the one that is made later (RFC 5546, 2.1.5).
func Calendar(p catalog.Session, t Times, now time.Time, at SiteInfo) string {
	begin, end := t.first(at.Today), time.Duration(p.Items.AllowMinutes())*time.Minute
	e := ics.NewEvent(uid(p.Path, at))
	e.SetDtStampTime(now)
	e.SetProperty(ics.ComponentPropertyDtStart, begin.Format(local))
	e.SetProperty(ics.ComponentPropertyDtEnd, begin.Add(end).Format(local))
	e.AddRrule("FREQ=WEEKLY;BYDAY=" + strings.ToUpper(strings.Join(t.codes(), ",")))
	e.SetSummary(p.Title)
	e.SetDescription(description(p, at))
	e.SetURL(at.URL + p.Path)
	alarm := e.AddAlarm()
	alarm.SetAction(ics.ActionDisplay)
	alarm.SetTrigger("PT0S")
	alarm.SetProperty(ics.ComponentPropertyDescription, p.Title)
	return calendar(p.Title, e)
}

// description is what the entry of a session says: its moves, when to stop, whom to call, where to read on.
func description(p catalog.Session, at SiteInfo) string {
	classes, _ := at.Catalog.CautionsFor(p.Items)
	pain := at.Catalog.Safety.Pain.Lines
	return at.Numbers.Replace(fmt.Sprintf("%s\n%s\n%s\n\nOne move after another: %s\nPictures, steps and cautions: %s\nWhen to get help: %s/safety",
		steps(p.Items), stopLine(classes), pain[len(pain)-1], at.URL+p.Address("play"), at.URL+p.Path, at.URL))
}

// ReviewCalendar are the days by which documents are to be checked again, a day each.
func ReviewCalendar(docs []*catalog.Doc, at SiteInfo) string {
	events := make([]*ics.VEvent, len(docs))
	for i, d := range docs {
		by := d.CheckBy()
		e := ics.NewEvent(uid("review of "+d.StableID(), at))
		e.SetDtStampTime(d.LastChange().Time)
		e.SetAllDayStartAt(by.Time)
		e.SetAllDayEndAt(by.AddDate(0, 0, 1))
		e.SetSummary("Check again: " + d.Title)
		e.SetDescription(fmt.Sprintf("Its facts were last checked on %s. The next check is due by %s.", d.Checked, by))
		e.SetURL(at.URL + d.Path)
		e.SetTimeTransparency(ics.TransparencyTransparent) // nobody is busy on that day
		events[i] = e
	}
	return calendar("Unknot: reviews due", events...)
}

// calendar is a file of those entries.
func calendar(name string, events ...*ics.VEvent) string {
	c := ics.NewCalendar()
	c.SetProductId("-//Unknot//Unknot//EN")
	c.SetXWRCalName(name)
	for _, e := range events {
		c.AddVEvent(e)
	}
	return c.Serialize(ics.WithNewLineWindows)
}

// uid tells the entry of that name from all others there are.
func uid(name string, at SiteInfo) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:12]) + "@" + at.host()
}
