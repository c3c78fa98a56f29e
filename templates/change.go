package templates

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/view"
)

// sheetOf returns a sheet with moves, each in the position that is chosen in a filter, if it has that.
func sheetOf(moves []*catalog.Move, f view.Filter) handout.Sheet {
	var s handout.Sheet
	for _, m := range moves {
		s = s.With(&catalog.Item{Move: m, Position: positionFor(m, f.Chosen("position"))})
	}
	return s
}

// sheetName names a sheet in the middle of a sentence, such as "a new sheet" or "a sheet of 3 moves".
func sheetName(s handout.Sheet) string {
	if len(s.Items) == 0 {
		return "a new sheet"
	}
	return "a sheet of " + countMoves(len(s.Items))
}

// numberField is a form field for a number in a dose. The server checks the limits.
type numberField struct {
	Label, Name, Value string
	Fraction           bool // allows a decimal point
}

// numberFields returns the fields for the dose of move n of a sheet.
func numberFields(n int, d catalog.Dose) []numberField {
	if d.Timed() {
		return []numberField{{"Minutes", fmt.Sprint("minutes", n), fmt.Sprint(d.Minutes), true}}
	}
	return []numberField{
		{fmt.Sprintf("Sets, 1 to %d", handout.MaxSets), fmt.Sprint("sets", n), fmt.Sprint(d.Sets), false},
		{fmt.Sprintf("Times, 1 to %d", handout.MaxReps), fmt.Sprint("reps", n), fmt.Sprint(d.Reps), false},
		{fmt.Sprintf("Hold, up to %d seconds", int(handout.MaxHold)), fmt.Sprint("hold", n), fmt.Sprint(int(d.Hold)), false},
	}
}

// attributes tells browsers which characters the field takes.
func (f numberField) attributes() templ.Attributes {
	if f.Fraction {
		return templ.Attributes{"inputmode": "decimal", "pattern": "[0-9]*[.,]?[0-9]*"}
	}
	return templ.Attributes{"inputmode": "numeric", "pattern": "[0-9]*"}
}

// sideOptions are the choices of sides, beginning with the usual one.
var sideOptions = []catalog.Value{{ID: "2", Name: "Each side"}, {ID: "1", Name: "One side"}}

// chosenSide returns the option of an item, "" for the usual one.
func chosenSide(i *catalog.Item) string {
	if i.Dose().BothSides() {
		return ""
	}
	return "1"
}

// placeOptions returns the positions of a move as options.
func placeOptions(m *catalog.Move) []catalog.Value {
	var out []catalog.Value
	for _, p := range m.Positions() {
		out = append(out, catalog.Value{ID: p.Letter, Name: p.Label})
	}
	return out
}

// daysOptions are the choices of days a week.
var daysOptions = append([]catalog.Value{{Name: "As usual"}}, numbersTo(handout.MaxDays)...)

// pickerGroups returns the moves from which readers pick for a sheet. The first group is what to begin with; the others
// are in groups by kind.
func pickerGroups(c *catalog.Catalog) []catalog.Grouped[*catalog.Move] {
	first := catalog.Grouped[*catalog.Move]{Name: "To begin with"}
	first.Items = gather(c.Regions, func(r *catalog.Region) []*catalog.Move { return r.Start })
	var rest []*catalog.Move
	for _, m := range c.Moves {
		if !slices.Contains(first.Items, m) {
			rest = append(rest, m)
		}
	}
	groups := groupByHeading(c.Kinds, rest)
	if len(first.Items) == 0 {
		return groups
	}
	return slices.Insert(groups, 0, first)
}

// onSheet returns the position of a move on a sheet, from 1, or 0 if it is not on the sheet.
func onSheet(s handout.Sheet, m *catalog.Move) int {
	return 1 + slices.IndexFunc(s.Items, func(i *catalog.Item) bool { return i.Move == m })
}

// tally says how much is on a sheet, such as "4 moves, 4 minutes".
func tally(s handout.Sheet) string {
	if len(s.Items) == 0 {
		return "No moves yet"
	}
	return countMoves(len(s.Items)) + ", " + catalog.Count(s.Items.AllowMinutes(), "minute")
}

// doseFields begin the names of the form fields for each move. The number of the move follows, from 1.
var doseFields = []string{"sets", "reps", "hold", "minutes", "sides", "place"}

// hasFaults reports whether a field of move n has an error.
func hasFaults(faults []handout.Fault, n int) bool {
	return slices.ContainsFunc(doseFields, func(name string) bool { return len(fieldErrors(faults, fmt.Sprint(name, n))) > 0 })
}

// fieldAttributes returns the attributes of a form field. If the field has an error, they refer to its text.
func fieldAttributes(faults []handout.Fault, name string) templ.Attributes {
	attributes := templ.Attributes{"name": name, "id": name}
	if len(fieldErrors(faults, name)) > 0 {
		attributes["aria-describedby"] = "wrong-" + name
	}
	return attributes
}

// fieldErrors returns the errors of a form field.
func fieldErrors(faults []handout.Fault, name string) []string {
	var out []string
	for _, f := range faults {
		if f.Field == name {
			out = append(out, f.Text)
		}
	}
	return out
}

// fieldFor returns the ID of the element at which a reader can correct a fault, or "" if there is none. That is the
// field, or the move if it does not have the field.
func fieldFor(f handout.Fault, sheet handout.Sheet) string {
	name := strings.TrimRight(f.Field, "0123456789")
	if n, _ := strconv.Atoi(f.Field[len(name):]); n > 0 {
		move := sheet.Items[n-1].Move
		lacksSides := name == "sides" && !move.Dose.BothSides()
		lacksPlace := name == "place" && len(move.Also) == 0
		if lacksSides || lacksPlace {
			return fmt.Sprint("move-", n)
		}
		return f.Field
	}
	isEmpty := len(sheet.Items) == 0
	switch {
	case name == "routine" && isEmpty:
		return "begin"
	case name == "add", name == "routine", name == "days" && isEmpty:
		return "more"
	}
	return f.Field
}

// titles lists the titles of moves in the middle of a sentence.
func titles(moves []*catalog.Move) string {
	return joinWords(catalog.MapEach(moves, func(m *catalog.Move) string { return catalog.Lower(m.Title) }), "and")
}

// unbroken renders a title whose words do not break at their hyphens.
func unbroken(title string) templ.Component {
	words := strings.Split(templ.EscapeString(title), " ")
	for i, word := range words {
		if strings.Contains(word, "-") {
			words[i] = `<span class="nb">` + word + `</span>`
		}
	}
	return templ.Raw(strings.Join(words, " "))
}
