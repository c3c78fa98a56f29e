package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// changeDays maps the path of each page to the day on which it last changed.
type changeDays map[string]Day

// add records that the pages at paths changed on day.
func (c changeDays) add(day Day, paths ...string) {
	for _, path := range paths {
		if day.After(c[path].Time) {
			c[path] = day
		}
	}
}

// findChangeDays finds when each page changed: a document when it was written, changed or checked, and a list when
// something on it changed.
//
// Questions, glossary terms and tasks of the checklist have no dates, so a list of them has only the dates of its own
// page. The pages /review and /search have no date, because they change with the day and with the query.
func (c *Content) findChangeDays() changeDays {
	out := changeDays{}
	for _, d := range c.Docs() {
		out.add(d.lastChange(), d.Path)
	}
	for _, r := range c.Hubs() {
		for _, s := range r.Start {
			out.add(s.lastChange(), r.Path())
		}
	}
	for _, d := range c.Documents.All() {
		c.addLists(out, d)
	}
	// These have the day of the page that introduces them, so they come after all else.
	c.addEvidence(out)
	for _, q := range c.Questions {
		out.add(out["/questions"], q.PagePath())
	}
	out.add(out["/checklist"], "/checklist/cards")
	out.add(out["/data"], "/data/fields")
	out.add(out["/safety"], "/safety/adapt", "/safety/cards")
	for _, v := range Titled(c.Conditions) {
		out.add(out["/safety"], v.Path())
	}
	return out
}

// addLists records the last change of d for the pages of all lists that contain it.
func (c *Content) addLists(out changeDays, d Document) {
	day := d.Base().lastChange()
	out.add(day, paths(d.About().Tags)...)
	switch d := d.(type) {
	case *Move:
		out.add(day, "/", "/stretches", "/muscles")
		out.add(day, paths(d.Muscles)...)
	case *Routine:
		out.add(day, "/", "/routines")
	case *Guide:
		out.add(day, "/", "/guides")
		if d.Section != nil { // nil if the content has faults
			out.add(day, d.Section.Path())
		}
	case *Plan:
		out.add(day, "/plans")
		return // no region lists plans
	}
	for _, r := range c.Hubs() {
		if r == c.Whole || slices.Contains(d.About().Regions, r) {
			out.add(day, r.Path())
		}
	}
}

// addEvidence records when the pages of sources, claims, treatments and guidelines changed. The pages of a source and
// of a claim show the dates of the page that introduces their list. A source also shows the day on which we last read
// it. Claims and treatments show the findings of their sources, so they count as changed when one of these was read.
func (c *Content) addEvidence(out changeDays) {
	const sources, claims = "/sources", "/evidence"
	// The days of these pages alone, before the entries of their lists are added.
	sourcesIntroduced, claimsIntroduced := out[sources], out[claims]
	for _, s := range c.Sources {
		out.add(sourcesIntroduced, s.Path())
		out.add(s.Checked, s.Path(), sources)
	}
	for _, v := range c.Claims {
		out.add(claimsIntroduced, v.Path())
		for _, s := range v.Sources {
			out.add(s.Checked, v.Path())
		}
		out.add(out[v.Path()], claims, "/")
	}
	for _, t := range c.Treatments {
		for _, s := range t.Sources {
			out.add(s.Checked, TreatmentsPath)
		}
	}
	for _, g := range c.Guidelines {
		out.add(g.Checked, GuidelinesPath)
	}
}

// paths lists the addresses of values.
func paths[P interface{ Path() string }](list []P) []string { return MapEach(list, P.Path) }

// Location is a line in a file of the content.
type Location struct {
	File string // relative to the content folder
	Line int    // from 1
}

// DateProblem is a date on which a check was due.
type DateProblem struct {
	Location
	Text string
	Care bool // it concerns safety
}

func (p DateProblem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

// overdueSources lists the IDs of the sources of d that were last checked more than d.Months before day. It is for
// rules, whose notes are all sources.
func (d *Doc) overdueSources(day Day) (ids []string) {
	for _, n := range d.Notes {
		if n.Source.Checked.AddDate(0, d.Months(), 0).Before(day.Time) {
			ids = append(ids, n.Source.ID)
		}
	}
	return ids
}

// DateProblems returns the documents and rules whose facts are overdue for a check on day, sorted by file. None of them
// stops publishing.
func (c *Content) DateProblems(day Day) []DateProblem {
	var problems []DateProblem
	for _, d := range c.Docs() {
		if d.OverdueOn(day) && !d.Checked.IsZero() {
			problems = append(problems, DateProblem{d.CheckedAt, "check again: it was due by " + d.CheckBy().ISO(), d.Care})
		}
	}
	for _, d := range c.Rules {
		if d.OverdueOn(day) && !d.Checked.IsZero() {
			text := "check " + d.ID + " again: it was due by " + d.CheckBy().ISO() + ": read "
			text += strings.Join(d.overdueSources(day), ", ") + ", then set `checked` in sources.yaml"
			problems = append(problems, DateProblem{d.CheckedAt, text, true})
		}
	}
	slices.SortStableFunc(problems, func(a, b DateProblem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Text, b.Text))
	})
	return problems
}

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
