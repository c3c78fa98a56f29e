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

// What can happen to a document.
type EventKind string

const (
	WasWritten EventKind = "written"
	WasChanged EventKind = "changed"
	WasChecked EventKind = "checked" // again: the first check belongs to writing it
	FellDue    EventKind = "due"     // for the next check
)

// News lists when documents were written and changed up to day, newest first.
func (c *Catalog) News(day Day) []Event {
	var events []Event
	for _, d := range c.Docs() {
		events = append(events, Event{Doc: d, Day: d.Written, Kind: WasWritten})
		for _, change := range d.Changed {
			events = append(events, Event{d, change.Date, WasChanged, change.Why})
		}
	}
	return newestFirst(events, day)
}

// Reviews lists when documents were last checked again, and when those fell due that have not been checked since,
// up to day, newest first.
func (c *Catalog) Reviews(day Day) []Event {
	var events []Event
	for _, d := range c.Docs() {
		if d.Checked.After(d.Written.Time) {
			events = append(events, Event{Doc: d, Day: d.Checked, Kind: WasChecked})
		}
		overdue := Day{d.CheckBy().AddDate(0, 0, 1)} // on the day itself there is still time
		events = append(events, Event{Doc: d, Day: overdue, Kind: FellDue})
	}
	return newestFirst(events, day)
}

// newestFirst sorts events by day and leaves out those after day: a writer may have dated something ahead.
func newestFirst(events []Event, day Day) []Event {
	events = slices.DeleteFunc(events, func(e Event) bool { return e.Day.After(day.Time) })
	slices.SortStableFunc(events, func(a, b Event) int { return b.Day.Compare(a.Day.Time) })
	return events
}

// Agenda is every document by when its facts are to be checked again: sooner first, and of one day those first
// that need care.
type Agenda struct {
	Due   []*Doc // the day has passed
	Soon  []*Doc // it comes within SoonDays
	Later []*Doc
}

// Len is how many documents there are.
func (a Agenda) Len() int { return len(a.Due) + len(a.Soon) + len(a.Later) }

// Next are the documents that are to be checked first of those that are not due yet: all with one day.
func (a Agenda) Next() []*Doc {
	ahead := slices.Concat(a.Soon, a.Later)
	for i, d := range ahead {
		if !d.CheckBy().Equal(ahead[0].CheckBy().Time) {
			return ahead[:i]
		}
	}
	return ahead
}

// SoonDays is how many days an agenda looks ahead.
const SoonDays = 90

// Horizon is how far an agenda looks ahead from day.
func Horizon(day Day) Day { return Day{day.AddDate(0, 0, SoonDays)} }

// Agenda sorts the documents by what is to be checked, seen from day.
func (c *Catalog) Agenda(day Day) Agenda {
	docs := c.Docs()
	slices.SortStableFunc(docs, func(a, b *Doc) int {
		return cmp.Or(a.CheckBy().Compare(b.CheckBy().Time), cmp.Compare(a.Months(), b.Months()))
	})
	horizon := Horizon(day)
	var a Agenda
	for _, d := range docs {
		switch {
		case d.DueOn(day):
			a.Due = append(a.Due, d)
		case !d.CheckBy().After(horizon.Time):
			a.Soon = append(a.Soon, d)
		default:
			a.Later = append(a.Later, d)
		}
	}
	return a
}
