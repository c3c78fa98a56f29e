package templates

import "unknot/internal/catalog"

// Days are the days on which a page looks the same: from First until before End. A zero day is no limit.
type Days struct{ First, End catalog.Day }

// OnDay returns s on a day.
func (s Site) OnDay(day catalog.Day) Site {
	s.today = day
	return s
}

// Day returns the day, for what is not shown on a page.
func (s Site) Day() catalog.Day { return s.today }

// RecordDays returns s for the rendering of one page, and the days on which the page looks the same, which are known when it is rendered.
func (s Site) RecordDays() (Site, *Days) {
	s.days = &Days{}
	return s, s.days
}

// Today returns the day. A page that uses it looks different tomorrow.
func (s Site) Today() catalog.Day {
	s.changesOn(s.today)
	s.changesOn(nextDay(s.today))
	return s.today
}

// Version identifies everything that pages are rendered from, also the day; "" if devices keep no copies.
func (s Site) Version() string {
	if !s.Offline {
		return ""
	}
	s.Today()
	return s.version
}

// WithVersion returns s with that version.
func (s Site) WithVersion(version string) Site {
	s.version = version
	return s
}

// overdue reports whether d was not checked in time.
func (s Site) overdue(d *catalog.Doc) bool {
	s.changesOn(nextDay(d.CheckBy()))
	return d.OverdueOn(s.today)
}

// changesOn records that a page looks different from that day on.
func (s Site) changesOn(day catalog.Day) {
	switch {
	case s.days == nil:
	case day.After(s.today.Time):
		if s.days.End.IsZero() || day.Before(s.days.End.Time) {
			s.days.End = day
		}
	case day.After(s.days.First.Time):
		s.days.First = day
	}
}

func nextDay(d catalog.Day) catalog.Day { return catalog.Day{Time: d.AddDate(0, 0, 1)} }
