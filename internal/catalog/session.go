package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// Items are moves in order, each with a dose. A routine, a single move and a sheet all have items.
type Items []*Item

// Item is one move of Items.
type Item struct {
	MoveID     string `yaml:"move" ref:"Move" need:""`
	PositionID string `yaml:"position" ref:"Position" need:""`
	CustomDose Dose   `yaml:"dose"` // zero if the item has the dose of its move

	Move     *Move     `yaml:"-"`
	Position *Position `yaml:"-"`
}

// AsItems returns the move as a list with one item, in its position and dose.
func (m *Move) AsItems() Items { return Items{{Move: m, Position: m.Position}} }

// Dose returns the dose of the item.
func (i *Item) Dose() Dose {
	if i.CustomDose == (Dose{}) {
		return i.Move.Dose
	}
	return i.CustomDose
}

// Text returns the dose as a line of text. It adds a note if a move that has two sides is done on one only.
func (i *Item) Text() string {
	words := i.Dose().Text()
	if i.onOneSideOnly() {
		words += ", one side only"
	}
	return words
}

// onOneSideOnly reports whether a move that has two sides is done on one only.
func (i *Item) onOneSideOnly() bool { return i.Move.Dose.BothSides() && !i.Dose().BothSides() }

// Aim returns the dose to build up to. It is zero if the item has its own dose, or if the dose of its move stays the
// same.
func (i *Item) Aim() Dose {
	if i.CustomDose == (Dose{}) {
		return i.Move.Aim
	}
	return Dose{}
}

// Times between moves.
const (
	ChangeTime Seconds = 10 // from one item to the next
	FloorTime  Seconds = 30 // getting down to the floor; getting up takes as long
)

// Exercise returns the time spent on the moves alone.
func (items Items) Exercise() Seconds {
	var sum Seconds
	for _, i := range items {
		sum += i.Dose().Seconds()
	}
	return sum
}

// FloorTrips counts the trips down to the floor and up again.
func (items Items) FloorTrips() int {
	trips, wasDown := 0, false
	for _, i := range items {
		isDown := i.Position.OnFloor()
		if isDown && !wasDown {
			trips++
		}
		wasDown = isDown
	}
	return trips
}

// Total returns the time from the first move to the last: the moves, ChangeTime between them, and FloorTime down and up
// for each trip to the floor.
func (items Items) Total() Seconds {
	return items.Exercise() + Seconds(max(0, len(items)-1))*ChangeTime + Seconds(items.FloorTrips())*2*FloorTime
}

// AllowMinutes returns the minutes that a reader should allow: Total, rounded up to a minute.
func (items Items) AllowMinutes() int { return int(items.Total()+59) / 60 }

// HasStrength reports whether a move is strength work, which muscles may feel the next day.
func (items Items) HasStrength() bool {
	return slices.ContainsFunc(items, func(i *Item) bool { return i.Move.IsStrength() })
}

// HasAim reports whether a move has a dose to build up to.
func (items Items) HasAim() bool {
	return slices.ContainsFunc(items, func(i *Item) bool { return i.Move.Aim != Dose{} })
}

// Moves lists the moves, each once, in order.
func (items Items) Moves() []*Move {
	return distinct(items, func(i *Item) *Move { return i.Move })
}

// Classes lists the caution classes of the moves, each once.
func (items Items) Classes() (out []*Class) {
	for _, i := range items {
		out = AppendNew(out, i.Move.Classes...)
	}
	return out
}

// Regions lists the regions of the moves, each once.
func (items Items) Regions() (out []*Region) {
	for _, i := range items {
		out = AppendNew(out, i.Move.Regions...)
	}
	return out
}

// Positions lists the positions, each once, in order.
func (items Items) Positions() []*Position {
	return distinct(items, func(i *Item) *Position { return i.Position })
}

// distinct lists what get returns for the items, each value once, in order.
func distinct[T comparable](items Items, get func(*Item) T) []T {
	var out []T
	for _, i := range items {
		out = AppendNew(out, get(i))
	}
	return out
}

// PeopleNotYetNamed names the people whom the cautions of the item are for, without explanations in brackets. It leaves
// out those whom a line of the move or of a condition names, and those for whom the session lists the cautions in asked
// above its items. All are the cautions of the site.
func (i *Item) PeopleNotYetNamed(all, asked []*Caution) []string {
	isNamed, namedAbove := namedIn(i.Move.Care(i.Position)), PeopleConcerned(asked)
	var out []string
	for _, who := range PeopleConcerned(i.Move.CautionsIn(i.Position, i.Dose(), all)) {
		if !slices.Contains(namedAbove, who) && !isNamed(who) {
			out = append(out, withoutBrackets(who))
		}
	}
	return out
}

// StopLines lists when to stop; each line completes "Stop if". The lines for every move come first, then those of
// classes.
func (c *Content) StopLines(classes []*Class) []string {
	lines := slices.Clone(c.Stop)
	for _, class := range classes {
		if class.Stop != "" {
			lines = append(lines, class.Stop)
		}
	}
	return lines
}

// AskFirst lists the cautions that a session with these items shows once, above its moves.
func (c *Content) AskFirst(items Items) []*Caution {
	_, cautions := c.CautionsFor(items)
	return slices.DeleteFunc(cautions, func(caution *Caution) bool { return !caution.Session })
}

// CautionsFor lists the caution classes and the cautions that apply to the items in their positions and doses. Both are
// in the order of the content.
func (c *Content) CautionsFor(items Items) (classes []*Class, cautions []*Caution) {
	hasClass, hasCaution := map[*Class]bool{}, map[*Caution]bool{}
	for _, i := range items {
		for _, class := range i.Move.ClassesIn(i.Position) {
			hasClass[class] = true
		}
		for _, caution := range i.Move.CautionsIn(i.Position, i.Dose(), c.Cautions) {
			hasCaution[caution] = true
		}
	}
	for _, class := range c.Classes {
		if hasClass[class] {
			classes = append(classes, class)
		}
	}
	for _, caution := range c.Cautions {
		if hasCaution[caution] {
			cautions = append(cautions, caution)
		}
	}
	return classes, cautions
}

// LeaveOutSpreading applies to every routine, including for readers whose leg hurts already.
const LeaveOutSpreading = "Leave out any move that sends pain, tingling or numbness down an arm or a leg, or further down it."

// Routine is a list of moves to do in order.
type Routine struct {
	Doc         `yaml:",inline"`
	Tagged      `yaml:",inline"`
	For         string   `yaml:"for" need:"" read:"" search:"body"`
	Items       Items    `yaml:"items" need:""`
	Preparation []string `yaml:"notes" read:"" search:"-"`    // what to know before starting
	DaysAWeek   int      `yaml:"days_a_week" need:"" min:"1"` // on how many days a week, at most
	NeedsCare   bool     `yaml:"care"`
	IsStart     bool     `yaml:"start"` // it is offered under "Start now"

	Classes  []*Class   `yaml:"-"`
	Cautions []*Caution `yaml:"-"`
}

// StartNow returns the routines under "Start now" that are for exactly these regions, the shortest first. There are
// separate routines for a back that is tight in all regions.
func (c *Content) StartNow(regions ...*Region) []*Routine {
	var out []*Routine
	for _, r := range c.Routines {
		if r.IsStart && r.isFor(regions) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b *Routine) int { return cmp.Compare(a.Items.Total(), b.Items.Total()) })
	return out
}

// isFor reports whether the routine is for exactly these regions, in any order.
func (r *Routine) isFor(regions []*Region) bool {
	return len(r.Regions) == len(regions) && len(minus(regions, r.Regions)) == 0
}

// Session is a list of moves with doses that a player leads through and reminders repeat: a routine, a single move, a
// sheet, or a routine in one week of a plan.
type Session struct {
	Title   string
	Path    string // the address of its page, which may have a query
	Often   string // how often to do it, as a sentence without a full stop; "" if not given
	Days    int    // on how many days a week at most; 0 if not given
	Items   Items
	LeftOut Items        // moves that the conditions in Fits leave out: they are named only
	Doc     *Doc         // the document that defines it, nil for a sheet
	Fits    []*Condition // the conditions that the reader has chosen

	Week *Week         // the week of a plan that it belongs to, nil for none
	Part *StageSession // the session of that week, nil without a week
	Plan *Plan         // the plan if the session is a whole plan, else nil
}

// Session returns the routine as a session.
func (r *Routine) Session() Session {
	return Session{Title: r.Title, Path: r.Path, Often: DaysText(r.DaysAWeek), Days: r.DaysAWeek, Items: r.Items, Doc: &r.Doc}
}

// Session returns the move alone as a session.
func (m *Move) Session() Session {
	return Session{Title: m.Title, Path: m.Path, Often: DaysText(m.DaysAWeek), Days: m.DaysAWeek, Items: m.AsItems(), Doc: &m.Doc}
}

// Session returns the whole plan as one session. Its Days are those of the stage with the most days.
func (p *Plan) Session() Session {
	most := 0
	for _, s := range p.Stages {
		most = max(most, s.Days())
	}
	return Session{Title: p.Title, Path: p.Path, Often: DaysText(most), Days: most, Items: p.Items(), Doc: &p.Doc, Plan: p}
}

// Address returns the address of the session in another form, such as "play" for its player.
func (s Session) Address(form string) string {
	path, query, _ := strings.Cut(s.Path, "?")
	return WithQuery(path+"/"+form, query)
}

// WithQuery returns address with query appended to the query that it may already have. A fragment stays at the end. If
// query is empty, address is returned unchanged.
func WithQuery(address, query string) string {
	if query == "" {
		return address
	}
	page, fragment, _ := strings.Cut(address, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	if strings.Contains(page, "?") {
		return page + "&" + query + fragment
	}
	return page + "?" + query + fragment
}
