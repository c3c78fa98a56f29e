package session

import (
	"fmt"
	"net/url"
	"time"

	ics "github.com/arran4/golang-ical"

	"unknot/internal/catalog"
)

// WalkTimes returns when to walk on a plan with a number of days a week. The query gives the time of day and the first
// day. If it gives neither, they are eight o'clock and the next Monday.
func WalkTimes(query url.Values, days int, today catalog.Day) Times {
	usual := Times{Minute: 8 * 60, Week: 1}.Beginning(today)
	t := usual
	if query.Has("time") || query.Has("from") {
		t = ParseTimes(query, usual)
		t.Week = usual.Week
	}
	t.Days = spread(days)
	return t
}

// WalkQuery returns the part of a query that says when to walk.
func (t Times) WalkQuery() string { return "time=" + t.clock("") + "&from=" + t.FromText() }

// WalkCalendar returns a walking plan as an iCalendar file. It has an entry for each week, on the days of that week,
// which opens the plan at address. A week has the same UID in every plan, so that a later file moves the entries.
func WalkCalendar(weeks []catalog.WalkWeek, address string, t Times, now time.Time, site SiteInfo) string {
	w := writer{site, now}
	var events []*ics.VEvent
	for _, week := range weeks {
		times := Times{Days: spread(week.Days), Minute: t.Minute}
		weekBegins := catalog.Day{Time: t.From.AddDate(0, 0, 7*(week.Number-1))}
		begin := times.firstFrom(weekBegins)
		title := fmt.Sprintf("Week %d: walk or wheel for %s", week.Number, catalog.Count(week.Minutes, "minute"))
		e := w.timed(fmt.Sprintf("week %d of %s", week.Number, catalog.WalkPath), title, walkDescription(address, site), address, begin, week.Minutes)
		if len(times.Days) > 1 {
			e.AddRrule(weekly(times, 1))
		}
		events = append(events, e)
	}
	return serialize("Walking plan", events...)
}

// walkDescription returns the text of an entry: how to make a week easier, when to step up or back, when to stop, and
// addresses of the site.
func walkDescription(address string, site SiteInfo) string {
	plan := site.Catalog.Walking
	text := "Step up: " + catalog.Lower(plan.Up) + "\nStay: " + catalog.Lower(plan.Stay) + "\n" +
		"Step back: " + catalog.Lower(plan.Back) + "\n" + plan.Lighter + "\n\n" +
		stopText(site.Catalog, plan.Move.Classes) + "\n" + lastPainLine(site.Catalog) + "\n\n" +
		"The whole plan: " + site.URL + address + "\nWhen to get help: " + site.URL + "/safety"
	return site.Numbers.Replace(text)
}
