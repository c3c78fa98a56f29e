package templates

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
)

// ChangeAddress returns the address of the page that changes a sheet.
func ChangeAddress(s handout.Sheet) string { return s.Session().Address("change") }

// PickerAddress returns the address at which readers pick moves for a sheet from a list.
func PickerAddress(list string, s handout.Sheet) string {
	return catalog.WithQuery(list, handout.Key+"="+s.String())
}

// sheetOf returns a sheet of the results of a filter, each move in the position that was filtered by.
func sheetOf(moves []*catalog.Stretch, f catalog.Filter) handout.Sheet {
	var s handout.Sheet
	for _, m := range moves {
		s = s.With(&catalog.Item{Move: m, Position: positionFor(m, f.Chosen("position"))})
	}
	return s
}

// addValue returns the value of the form field that adds a move in a position.
func addValue(m *catalog.Stretch, at *catalog.Position) string {
	if at == m.Position {
		return fmt.Sprint(m.Number)
	}
	return fmt.Sprint(m.Number) + at.Letter
}

// sheetName names a sheet in the middle of a sentence: a new sheet, a sheet of 3 moves.
func sheetName(s handout.Sheet) string {
	if len(s.Items) == 0 {
		return "a new sheet"
	}
	return "a sheet of " + countMoves(len(s.Items))
}

// theseMoves refers to the n moves of a list.
func theseMoves(n int) string {
	if n == 1 {
		return "this move"
	}
	return fmt.Sprintf("these %d moves", n)
}

// stretchesHead returns the head of the list of moves.
func stretchesHead(l Listing[*catalog.Stretch]) Head {
	h := Head{
		Title:       listTitle(l, "Stretches and exercises", "move"),
		Description: "Small, gentle moves for a tense back. Choose by upper or lower back, by place, kind, kit and time.",
		Path:        l.List.Link(l.Filter), Menu: "/stretches", Stylesheets: "list", Scripts: "list.js", Feed: NewsFeed,
	}
	if l.For != nil {
		h.Description, h.Stylesheets, h.NoPreview = "Choose moves for a sheet.", "list change", true
	}
	return h
}

// numberField is a form field for a number of a dose.
type numberField struct {
	Label, Name string
	Value       string
	Min, Max    string
	Step        string // "" for whole numbers
}

// numberFields returns the fields of move n of a sheet.
func numberFields(n int, d catalog.Dose) []numberField {
	field := func(label, name string, value, lowest, highest int) numberField {
		return numberField{label, fmt.Sprint(name, n), fmt.Sprint(value), fmt.Sprint(lowest), fmt.Sprint(highest), ""}
	}
	if d.Timed() {
		step := float64(handout.TimeStep) / 60
		return []numberField{{"Minutes", fmt.Sprint("minutes", n), fmt.Sprint(d.Minutes), fmt.Sprint(step), fmt.Sprint(int(handout.MaxMoveTime) / 60), fmt.Sprint(step)}}
	}
	return []numberField{
		field("Sets", "sets", d.Sets, 1, handout.MaxSets),
		field("Times", "reps", d.Reps, 1, handout.MaxReps),
		field("Hold, seconds", "hold", int(d.Hold), 0, int(handout.MaxHold)),
	}
}

// doseFields are the names of the form fields for each move.
var doseFields = []string{"sets", "reps", "hold", "minutes", "sides", "place"}

// fieldAttributes returns the attributes of a form field, with a reference to its error.
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

// fieldFor returns the id of the element where a fault can be corrected, "" for none. Not every move has every field.
func fieldFor(f handout.Fault, sheet handout.Sheet) string {
	name := strings.TrimRight(f.Field, "0123456789")
	n, _ := strconv.Atoi(f.Field[len(name):])
	switch {
	case n > 0 && (name == "sides" && !sheet.Items[n-1].Move.Dose.BothSides() || name == "place" && len(sheet.Items[n-1].Move.Also) == 0):
		return fmt.Sprint("move-", n)
	case name == "routine" && len(sheet.Items) == 0:
		return "begin"
	case (name == "add" || name == "routine") && len(sheet.Items) == handout.MaxMoves, name == "days" && len(sheet.Items) == 0:
		return "more"
	}
	return f.Field
}

// titles names moves in a sentence, in lower case.
func titles(moves []*catalog.Stretch) string {
	var names []string
	for _, m := range moves {
		names = append(names, catalog.Lower(m.Title))
	}
	return joinWords(names, "and")
}

// trips returns the number of trips to the floor for a table cell.
func trips(items catalog.Items) string {
	if n := items.FloorTrips(); n > 0 {
		return fmt.Sprint(n)
	}
	return "None"
}
