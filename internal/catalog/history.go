package catalog

import (
	"cmp"
	"slices"
)

// Event is something that happened to a document on a day.
type Event struct {
	*Doc
	Day  Day
	Kind EventKind
	Why  string // the reason, only for a change
}

// EventKind is what happened to a document.
type EventKind string

const (
	EventWritten EventKind = "written"
	EventChanged EventKind = "changed"
)

// News lists when documents were written and changed, up to day. The newest event comes first.
func (c *Catalog) News(day Day) []Event {
	var events []Event
	for _, d := range c.Docs() {
		events = append(events, Event{Doc: d, Day: d.Written, Kind: EventWritten})
		for _, change := range d.Changed {
			events = append(events, Event{d, change.Date, EventChanged, change.Why})
		}
	}
	return newestFirst(events, day)
}

// newestFirst sorts events by day and removes those after day, because writers may date events ahead.
func newestFirst(events []Event, day Day) []Event {
	events = slices.DeleteFunc(events, func(e Event) bool { return e.Day.After(day.Time) })
	slices.SortStableFunc(events, func(a, b Event) int { return b.Day.Compare(a.Day.Time) })
	return events
}

// Agenda lists every document and rule by the day by which its facts must be checked again, the earliest first. On the
// same day, documents that need care come first.
type Agenda struct {
	Due   []*Doc // the day has passed
	Soon  []*Doc // the day comes within SoonDays
	Later []*Doc // the day comes after that
}

// Len returns the number of documents and rules.
func (a Agenda) Len() int { return len(a.Due) + len(a.Soon) + len(a.Later) }

// Next returns the documents whose check is due next, but not yet. All of them are due on the same day.
func (a Agenda) Next() []*Doc {
	ahead := slices.Concat(a.Soon, a.Later) // in order of that day
	return slices.DeleteFunc(ahead, func(d *Doc) bool { return d.CheckBy().After(ahead[0].CheckBy().Time) })
}

// Changed returns the documents whose words have changed since a clinician reviewed them.
func (a Agenda) Changed() []*Doc {
	return slices.DeleteFunc(slices.Concat(a.Due, a.Soon, a.Later), func(d *Doc) bool { return d.Reviewed() || len(d.Reviews) == 0 })
}

// SoonDays is the number of days that Agenda.Soon covers.
const SoonDays = 90

// Horizon returns the last day that Agenda.Soon covers.
func Horizon(day Day) Day { return Day{day.AddDate(0, 0, SoonDays)} }

// Agenda returns the agenda as of day.
func (c *Catalog) Agenda(day Day) Agenda {
	docs := append(c.Docs(), c.Rules...)
	slices.SortStableFunc(docs, func(a, b *Doc) int {
		return cmp.Or(a.CheckBy().Compare(b.CheckBy().Time), cmp.Compare(a.Months(), b.Months()))
	})
	horizon := Horizon(day)
	var a Agenda
	for _, d := range docs {
		switch {
		case d.OverdueOn(day):
			a.Due = append(a.Due, d)
		case !d.CheckBy().After(horizon.Time):
			a.Soon = append(a.Soon, d)
		default:
			a.Later = append(a.Later, d)
		}
	}
	return a
}
