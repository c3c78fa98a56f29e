package session

import (
	"fmt"
	"net/url"
	"time"

	ics "github.com/arran4/golang-ical"

	"unknot/internal/catalog"
)

// WalkTimes returns when a walking plan with so many days a week takes place: at the time of the query, from its day
// on, or at eight from the next Monday on if it says neither.
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

// WalkQuery returns the part of the query that says when a walking plan takes place.
func (t Times) WalkQuery() string { return "time=" + t.clock("") + "&from=" + t.FromText() }

// WalkCalendar returns a walking plan as an iCalendar file: an entry for each week, on its days, which opens the plan
// at address. Each week has one UID whatever the plan, so that a later file moves them.
func WalkCalendar(weeks []catalog.WalkWeek, address string, t Times, now time.Time, site SiteInfo) string {
	w := writer{site, now}
	var events []*ics.VEvent
	for _, week := range weeks {
		on := Times{Days: spread(week.Days), Minute: t.Minute}
		begin := on.firstAfter(catalog.Day{Time: t.From.AddDate(0, 0, 7*(week.Number-1))})
		title := fmt.Sprintf("Week %d: walk or wheel for %s", week.Number, catalog.Count(week.Minutes, "minute"))
		e := w.timed(fmt.Sprintf("week %d of %s", week.Number, catalog.WalkPath), title, walkDescription(address, site), address, begin, week.Minutes)
		if len(on.Days) > 1 {
			e.AddRrule(weekly(on, 1))
		}
		events = append(events, e)
	}
	return serialize("Walking plan", events...)
}

// walkDescription returns the text of an entry: a lighter week, when to go on, when to stop, and addresses of the site.
func walkDescription(address string, site SiteInfo) string {
	w, pain := site.Catalog.Walking, site.Catalog.Safety.Pain.Lines
	return site.Numbers.Replace(fmt.Sprintf("Step up: %s\nStay: %s\nStep back: %s\n%s\n\n%s\n%s\n\nThe whole plan: %s\nWhen to get help: %s/safety",
		catalog.Lower(w.Up), catalog.Lower(w.Stay), catalog.Lower(w.Back), w.Lighter,
		stopText(site.Catalog, w.Move.Classes), pain[len(pain)-1], site.URL+address, site.URL))
}
