// Package handout holds sheets. A sheet lists moves with doses for one person, in order, and says on how many days a
// week to do them. A [Sheet] is stored nowhere: the address of its page contains all of it. [Parse] and [Sheet.String]
// convert between the two by this grammar, which docs/sheets.md explains:
//
//	sheet = "1" [ ".d" days ] { ".f" condition } { "." move }
//	move  = number position "-" dose
//	dose  = [ sets "x" ] reps [ "h" hold ] [ "t" tempo ] [ "e" ]
//	      | seconds "s" [ "e" ]
//
// [ReadChange] applies the form that edits a sheet, and [EncodeQR] draws the QR code of an address. The meaning of an
// address never changes.
package handout

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
)

// Path is the address of the page of a sheet, and Key the query parameter that holds the sheet.
const (
	Path = "/handout"
	Key  = "sheet"
)

// MaxMoves and MaxDays limit a sheet. A sheet with more than manyMoves gets a warning.
const (
	MaxMoves = 12
	MaxDays  = 7

	manyMoves = 5
	maxText   = 1000 // bytes in the text of a sheet
	version   = "1"
)

// Sheet is a list of moves with doses for one person. Its methods return changed copies.
type Sheet struct {
	Items catalog.Items        // each with a custom dose
	Days  int                  // days a week, 0 if unspecified
	Fits  []*catalog.Condition // conditions of the person; the sheet says what to change for them
}

// String returns the canonical text of the sheet for addresses, or "" for an empty sheet. Parse reads it back without
// faults.
func (s Sheet) String() string {
	if len(s.Items)+len(s.Fits) == 0 && s.Days == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(version)
	if s.Days > 0 {
		fmt.Fprintf(&b, ".d%d", s.Days)
	}
	for _, id := range slices.Sorted(slices.Values(catalog.IDs(s.Fits))) {
		b.WriteString(".f" + id)
	}
	for _, i := range s.Items {
		b.WriteByte('.')
		b.WriteString(encodeItem(i))
	}
	return b.String()
}

// encodeItem returns a move with its position and its dose as text.
func encodeItem(i *catalog.Item) string {
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
		if d.RepTime() != tempo(i.Move, d.Hold) {
			fmt.Fprintf(&b, "t%d", int(d.RepTime()))
		}
	}
	if d.BothSides() {
		b.WriteByte('e')
	}
	return b.String()
}

// Address returns the address of the sheet's page.
func (s Sheet) Address() string {
	if text := s.String(); text != "" {
		return Path + "?" + Key + "=" + text
	}
	return Path
}

// WithoutConditions returns an address without the conditions of a sheet in it: who hands a sheet on does not say them.
func WithoutConditions(address string) string { return condition.ReplaceAllString(address, "") }

// condition matches a condition in the text of a sheet, which moves cannot look like: they begin with a digit.
var condition = regexp.MustCompile(`\.f[a-z-]+`)

// DataAddress returns the address of the sheet as JSON.
func (s Sheet) DataAddress() string { return catalog.WithQuery(Path+".json", Key+"="+s.String()) }

// ChangeAddress returns the address of the page that changes the sheet.
func (s Sheet) ChangeAddress() string { return s.Session().Address("change") }

// PickerAddress returns the address of a list of moves from which readers pick moves for the sheet.
func (s Sheet) PickerAddress(list string) string { return catalog.WithQuery(list, Key+"="+s.String()) }

// RoutineAddress returns the address of the page that turns a routine into a sheet.
func RoutineAddress(r *catalog.Routine) string { return Path + "/change?routine=" + r.ID }

// MoveAddress returns the address of the page that starts a sheet with a move in a position.
func MoveAddress(m *catalog.Move, at *catalog.Position) string {
	return Path + "/change?add=" + AddValue(m, at)
}

// AddValue returns the value with which a form adds a move in a position: the number of the move, and the letter of the
// position unless it is the move's own.
func AddValue(m *catalog.Move, at *catalog.Position) string {
	if at == m.Position {
		return fmt.Sprint(m.Number)
	}
	return fmt.Sprint(m.Number) + at.Letter
}

// Session returns the sheet as a session. Its items are those that the conditions of the person do not leave out.
func (s Sheet) Session() catalog.Session {
	out := catalog.Session{Title: "Your sheet", Path: s.Address(), Fits: s.Fits}
	for _, i := range s.Items {
		if catalog.LeftOut(s.Fits, i.Move, i.Position) {
			out.LeftOut = append(out.LeftOut, i)
		} else {
			out.Items = append(out.Items, i)
		}
	}
	if s.Days > 0 {
		out.Often, out.Days = catalog.Count(s.Days, "day")+" a week", s.Days
	}
	return out
}

// Has reports whether m is on the sheet.
func (s Sheet) Has(m *catalog.Move) bool {
	return slices.ContainsFunc(s.Items, func(i *catalog.Item) bool { return i.Move == m })
}

// With returns the sheet with more items at the end. Their doses are clamped. The result may have more than MaxMoves
// moves, which Parse reports.
func (s Sheet) With(more ...*catalog.Item) Sheet {
	items := append(catalog.Items{}, s.Items...)
	for _, i := range more {
		items = append(items, &catalog.Item{Move: i.Move, Position: i.Position, CustomDose: clampDose(i.Move, i.Dose())})
	}
	s.Items = items
	return s
}

// InsertAt returns the sheet with DefaultItem(m) at an index, or at the end if the sheet is shorter.
func (s Sheet) InsertAt(index int, m *catalog.Move) Sheet {
	s.Items = slices.Insert(slices.Clone(s.Items), min(index, len(s.Items)), DefaultItem(m))
	return s
}

// DefaultItem returns m in its own position, and with its own dose, clamped.
func DefaultItem(m *catalog.Move) *catalog.Item {
	return &catalog.Item{Move: m, Position: m.Position, CustomDose: clampDose(m, m.Dose)}
}

// grouped returns the sheet with all floor moves directly after the first one. No order needs fewer trips to the floor.
func (s Sheet) grouped() Sheet {
	first := slices.IndexFunc(s.Items, onFloor)
	if first < 0 {
		return s
	}
	before, floor, after := catalog.Items{}, catalog.Items{}, catalog.Items{}
	for n, i := range s.Items {
		switch {
		case onFloor(i):
			floor = append(floor, i)
		case n < first:
			before = append(before, i)
		default:
			after = append(after, i)
		}
	}
	s.Items = slices.Concat(before, floor, after)
	return s
}

// onFloor reports whether i is done on the floor.
func onFloor(i *catalog.Item) bool { return i.Position.OnFloor() }
