package session

import (
	"fmt"
	"strconv"
	"time"

	ics "github.com/arran4/golang-ical"

	"unknot/internal/catalog"
)

// checkInMinutes is how long a look back at a week takes.
const checkInMinutes = 5

// planCalendar returns a plan from the week of t on: an entry for each session of each week, which opens that session;
// one at the end of each week, which opens its check-in; and one on the day on which each stage but the first begins.
// Each has a UID of its own, so that a later file, for a week that is done again, moves them.
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

// stage is the entry for the day on which a stage begins.
func (w writer) stage(week *catalog.Week, begins catalog.Day) *ics.VEvent {
	text := w.site.Numbers.Replace(fmt.Sprintf("Go on to it: %s\nStay: %s\nIf you do a week again, get a new file, from that week on: %s",
		catalog.Lower(week.Before().Stage.Up), catalog.Lower(week.Before().Stage.Stay), w.site.URL+week.Plan.Session().Address("remind")))
	title := week.Plan.Title + ": " + week.Stage.Name + ", " + catalog.Lower(week.Stage.WeeksText())
	return w.allDay("stage of "+week.Path(), title, text, week.Path(), begins.Time)
}

// week returns the entries of the sessions of a week and of its check-in, which follows the last of them.
func (w writer) week(week *catalog.Week, begins catalog.Day, t Times) []*ics.VEvent {
	var out []*ics.VEvent
	ends := map[time.Weekday]int{} // when the sessions of a day end, in minutes after the time of t
	for n, days := range dealDays(week.Stage, t.Days) {
		s := week.Session(week.Stage.Sessions[n])
		on := Times{Days: days, Minute: t.Minute}
		begin := on.firstAfter(begins).Add(time.Duration(ends[days[0]]) * time.Minute)
		e := w.timed("part of "+s.Path, s.Title, description(s, w.site), s.Path, begin, s.Items.AllowMinutes())
		if len(days) > 1 { // a single one may follow another past midnight, on a day that is not its own
			e.AddRrule(weekly(on, 1))
		}
		out = append(out, e)
		for _, d := range days {
			ends[d] += s.Items.AllowMinutes()
		}
	}
	last := begins.AddDate(0, 0, 6)
	for ends[last.Weekday()] == 0 {
		last = last.AddDate(0, 0, -1)
	}
	begin := last.Add(time.Duration(t.Minute+ends[last.Weekday()]) * time.Minute)
	title := "Check in: week " + strconv.Itoa(week.Number) + " of " + catalog.Lower(week.Plan.Title)
	text := fmt.Sprintf("How did the week go? You decide whether to step up, do it again or step back: %s\n\nWhen to get help: %s/safety",
		w.site.URL+week.CheckIn(), w.site.URL)
	return append(out, w.timed("check-in of "+week.Path(), title, text, week.CheckIn(), begin, checkInMinutes))
}
