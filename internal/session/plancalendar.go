package session

import (
	"fmt"
	"strconv"
	"time"

	ics "github.com/arran4/golang-ical"

	"unknot/internal/catalog"
)

// checkInMinutes is how long it takes to look back at a week.
const checkInMinutes = 5

// planCalendar returns the calendar of a plan, beginning with the week of t. Each week has an entry for each of its
// sessions, which opens that session, and one at its end, to look back at it. Each stage but the first has an
// entry on the day on which it begins.
//
// Each entry has its own UID. So if a reader does a week again and gets a later file, that file moves the entries.
func planCalendar(p *catalog.Plan, t Times, now time.Time, site SiteInfo) string {
	w := writer{site, now}
	var events []*ics.VEvent
	for n := t.Week; n <= p.Weeks(); n++ {
		week, begins := p.Week(n), catalog.Day{Time: t.From.AddDate(0, 0, 7*(n-t.Week))}
		if n == week.Stage.First && n > 1 {
			events = append(events, w.stage(week, begins))
		}
		events = append(events, w.week(week, begins, t)...)
	}
	return serialize(p.Title, events...)
}

// stage returns the entry for the day on which a stage begins.
func (w writer) stage(week *catalog.Week, begins catalog.Day) *ics.VEvent {
	text := w.site.Numbers.Replace(fmt.Sprintf("Go on to it: %s\nStay: %s\nIf you do a week again, get a new file, from that week on: %s",
		catalog.Lower(week.Before().Stage.Up), catalog.Lower(week.Before().Stage.Stay), w.site.URL+week.Plan.Session().Address("remind")))
	title := week.Plan.Title + ": " + week.Stage.Name + ", " + catalog.Lower(week.Stage.WeeksText())
	return w.allDay("stage of "+week.Path(), title, text, week.Path(), begins.Time)
}

// week returns the entries for the sessions of a week, and for looking back at it after the last of them.
func (w writer) week(week *catalog.Week, begins catalog.Day, t Times) []*ics.VEvent {
	var out []*ics.VEvent
	busy := map[time.Weekday]int{} // how many minutes the sessions of each day take, one after another
	for n, days := range dealDays(week.Stage, t.Days) {
		sess := week.Session(week.Stage.Sessions[n])
		times := Times{Days: days, Minute: t.Minute}
		begin := times.firstFrom(begins).Add(time.Duration(busy[days[0]]) * time.Minute)
		e := w.timed("part of "+sess.Path, sess.Title, description(sess, w.site), sess.Path, begin, sess.Items.AllowMinutes())
		if len(days) > 1 { // a rule could name the wrong day for a single one that begins after midnight
			e.AddRrule(weekly(times, 1))
		}
		out = append(out, e)
		for _, d := range days {
			busy[d] += sess.Items.AllowMinutes()
		}
	}
	lastDay := begins.AddDate(0, 0, 6)
	for busy[lastDay.Weekday()] == 0 {
		lastDay = lastDay.AddDate(0, 0, -1)
	}
	end := lastDay.Add(time.Duration(t.Minute+busy[lastDay.Weekday()]) * time.Minute)
	return append(out, w.checkIn(week, end))
}

// checkIn returns the entry for looking back at a week.
func (w writer) checkIn(week *catalog.Week, begin time.Time) *ics.VEvent {
	title := "Check in: week " + strconv.Itoa(week.Number) + " of " + catalog.Lower(week.Plan.Title)
	text := fmt.Sprintf("How did the week go? You decide whether to step up, do it again or step back: %s\n\nWhen to get help: %s/safety",
		w.site.URL+week.CheckIn(), w.site.URL)
	return w.timed("check-in of "+week.Path(), title, text, week.CheckIn(), begin, checkInMinutes)
}
