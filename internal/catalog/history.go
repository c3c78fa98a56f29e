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
	Why  string // of a change
}

// EventKind is what happened to a document.
type EventKind string

const (
	EventWritten EventKind = "written"
	EventChanged EventKind = "changed"
	EventChecked EventKind = "checked" // again: the first check belongs to writing it
	EventDue     EventKind = "due"     // for the next check
)

// News lists when documents were written and changed up to day, newest first.
func (c *Catalog) News(day Day) []Event {
	var events []Event
	for _, d := range c.Docs() {
		events = append(events, Event{Doc: d, Day: d.Published(), Kind: EventWritten})
		for _, change := range d.Changed {
			events = append(events, Event{d, change.Date, EventChanged, change.Why})
		}
	}
	return newestFirst(events, day)
}

// Checks lists up to day, newest first, when documents were last checked again, and when they became due for the next
// check.
func (c *Catalog) Checks(day Day) []Event {
	var events []Event
	for _, d := range append(c.Docs(), c.Rules...) {
		if d.Checked.After(d.Published().Time) {
			events = append(events, Event{Doc: d, Day: d.Checked, Kind: EventChecked})
		}
		overdue := Day{d.CheckBy().AddDate(0, 0, 1)} // CheckBy itself is in time
		events = append(events, Event{Doc: d, Day: overdue, Kind: EventDue})
	}
	return newestFirst(events, day)
}

// newestFirst sorts events by day and removes those after day, which writers have dated ahead.
func newestFirst(events []Event, day Day) []Event {
	events = slices.DeleteFunc(events, func(e Event) bool { return e.Day.After(day.Time) })
	slices.SortStableFunc(events, func(a, b Event) int { return b.Day.Compare(a.Day.Time) })
	return events
}

// Agenda lists every document and rule by the day on which its facts must be checked again, the earliest first. Of one
// day, documents that need care come first.
type Agenda struct {
	Due   []*Doc // the day has passed
	Soon  []*Doc // the day is within SoonDays
	Later []*Doc
}

// Len returns the number of documents.
func (a Agenda) Len() int { return len(a.Due) + len(a.Soon) + len(a.Later) }

// Next returns the documents that are due next and not due yet. All have the same day.
func (a Agenda) Next() []*Doc {
	ahead := slices.Concat(a.Soon, a.Later)
	for i, d := range ahead {
		if !d.CheckBy().Equal(ahead[0].CheckBy().Time) {
			return ahead[:i]
		}
	}
	return ahead
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
