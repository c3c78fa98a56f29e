// Package handout is what somebody is given to do: moves with doses, in order, and on how many days a week.
// All of it stands in the address of its page, so nobody needs to keep it; it hides how QR codes are drawn and how that is written:
//
//	sheet = "1" [ ".d" days ] { "." move }        the version of this grammar, then the parts
//	move  = plate place "-" dose                  place: the letter of a position
//	dose  = [ sets "x" ] reps [ "h" hold ] [ "t" tempo ] [ "e" ]  |  seconds "s" [ "e" ]
//
// Hold and tempo are in seconds; tempo, of one repeat, is left out where it is what the hold makes it; "e" is each side.
// A place or a dose that is left out is read too, as what the move has now: people type that and link with it.
//
// Order, places, sets, times, hold, sides, lengths and days stay as chosen for ever, whatever becomes the start or the usual dose of a move.
// A pace that is left out, and the rest between sets, are those of the move: when these change, a sheet takes a little more or less time.
package handout

import (
	"fmt"
	"strconv"
	"strings"

	"unknot/internal/catalog"
)

// Path is the address of the page that makes sheets, and Key the name of the sheet in its query.
const (
	Path = "/handout"
	Key  = "sheet"
)

// Bounds of a sheet. A dose lies within those of its parts and takes at most MaxMoveTime.
const (
	MaxMoves    = 12
	ManyMoves   = 5 // more are warned about
	MaxDays     = 7
	MaxSets     = 5
	MaxReps     = 30
	MaxHold     = catalog.Seconds(120)
	MaxMoveTime = catalog.Seconds(60 * 60)
	TimeStep    = catalog.Seconds(15) // of doses that are a time

	longest = 1000 // bytes of a sheet's text
	version = "1"
)

// usualRest is how long to rest between sets of a move whose own dose is one set.
const usualRest = catalog.Seconds(30)

// Sheet is what somebody is to do. It is not changed: methods return another.
type Sheet struct {
	Items catalog.Items // each with a dose of its own
	Days  int           // a week, 0 where nobody said
}

// String is the sheet as it stands in addresses: the one text that Parse reads it from without change. "" if it is empty.
func (s Sheet) String() string {
	if len(s.Items) == 0 && s.Days == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(version)
	if s.Days > 0 {
		fmt.Fprintf(&b, ".d%d", s.Days)
	}
	for _, i := range s.Items {
		b.WriteByte('.')
		b.WriteString(written(i))
	}
	return b.String()
}

// Address is that of the sheet's page.
func (s Sheet) Address() string {
	if text := s.String(); text != "" {
		return Path + "?" + Key + "=" + text
	}
	return Path
}

// Session returns the sheet as a session.
func (s Sheet) Session() catalog.Session {
	p := catalog.Session{Title: "Your sheet", Path: s.Address(), Items: s.Items}
	if s.Days > 0 {
		p.Often = catalog.Count(s.Days, "day") + " a week"
	}
	return p
}

// With is the sheet with more moves at its end, with doses as near to theirs as it can hold. It may have too many moves then: Parse says so.
func (s Sheet) With(more ...*catalog.Item) Sheet {
	items := append(catalog.Items{}, s.Items...)
	for _, i := range more {
		items = append(items, &catalog.Item{Move: i.Move, Position: i.Position, CustomDose: ClampDose(i.Move, i.Dose())})
	}
	return Sheet{items, s.Days}
}

// DefaultItem is the move as its page describes it, as far as a sheet can hold its dose.
func DefaultItem(m *catalog.Stretch) *catalog.Item {
	return &catalog.Item{Move: m, Position: m.Position, CustomDose: ClampDose(m, m.Dose)}
}

// ClampDose is the dose of m on a sheet that is nearest to d: pages may ask for more than a sheet holds. See ValidateDose.
func ClampDose(m *catalog.Stretch, d catalog.Dose) catalog.Dose {
	sides := 1
	if d.BothSides() && m.Dose.BothSides() {
		sides = 2
	}
	if d.Timed() {
		return TimedDose(min(catalog.Seconds(d.Minutes*60), MaxMoveTime/catalog.Seconds(sides)), sides)
	}
	hold := min(d.Hold, MaxHold)
	out := RepeatDose(m, min(d.Sets, MaxSets), min(d.Reps, MaxReps), hold, sides)
	out.Tempo = min(d.Each()-d.Hold+hold, MaxMoveTime/catalog.Seconds(sides))
	for out.Seconds() > MaxMoveTime && out.Reps > 1 {
		out.Reps--
	}
	for out.Seconds() > MaxMoveTime {
		out.Sets--
	}
	return out
}

// RepeatDose is a dose of m: that many sets of repeats, held so long, with the pace and the rest of its own dose. sides is 1 or 2.
func RepeatDose(m *catalog.Stretch, sets, reps int, hold catalog.Seconds, sides int) catalog.Dose {
	d := catalog.Dose{Sets: sets, Reps: reps, Hold: hold, Tempo: tempo(m, hold), Sides: sides}
	if sets > 1 {
		d.Rest = m.Dose.Rest
		if d.Rest == 0 {
			d.Rest = usualRest
		}
	}
	return d
}

// TimedDose is a dose of that length on each side. sides is 1 or 2.
func TimedDose(length catalog.Seconds, sides int) catalog.Dose {
	return catalog.Dose{Minutes: float64(length) / 60, Sides: sides}
}

// tempo is how long one repeat of m takes with another hold: getting in and out of it takes as long as ever.
func tempo(m *catalog.Stretch, hold catalog.Seconds) catalog.Seconds {
	if m.Dose.Timed() {
		return catalog.Dose{Hold: hold}.Each()
	}
	return max(1, m.Dose.Each()-m.Dose.Hold) + hold
}

// written is a move as it stands in addresses.
func written(i *catalog.Item) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d%s-", i.Move.Number, i.Position.Letter)
	d := i.Dose()
	if d.Timed() {
		fmt.Fprintf(&b, "%ds", int(d.Minutes*60))
	} else {
		if d.Sets > 1 {
			fmt.Fprintf(&b, "%dx", d.Sets)
		}
		b.WriteString(strconv.Itoa(d.Reps))
		if d.Hold > 0 {
			fmt.Fprintf(&b, "h%d", int(d.Hold))
		}
		if d.Each() != tempo(i.Move, d.Hold) {
			fmt.Fprintf(&b, "t%d", int(d.Each()))
		}
	}
	if d.BothSides() {
		b.WriteByte('e')
	}
	return b.String()
}
