package templates

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
)

// ChangeAddress is that of the page that changes a sheet.
func ChangeAddress(s handout.Sheet) string { return s.Session().Address("change") }

// ForSheet is the address of a list of moves to choose from for a sheet.
func ForSheet(list string, s handout.Sheet) string {
	return catalog.WithQuery(list, handout.Key+"="+s.String())
}

// sheetOf is a new sheet of moves that a filter of the list left, each where the reader looked for it.
func sheetOf(moves []*catalog.Stretch, f catalog.Filter) handout.Sheet {
	var s handout.Sheet
	for _, m := range moves {
		s = s.With(&catalog.Item{Move: m, Position: positionFor(m, f.Chosen("position"))})
	}
	return s
}

// picked is a move of the list as a form names it, with the place where the reader looked for it.
func picked(m *catalog.Stretch, at *catalog.Position) string {
	if at == m.Position {
		return fmt.Sprint(m.Number)
	}
	return fmt.Sprint(m.Number) + at.Letter
}

// sheetName is a sheet in the middle of a sentence: a new sheet, a sheet of 3 moves.
func sheetName(s handout.Sheet) string {
	if len(s.Items) == 0 {
		return "a new sheet"
	}
	return "a sheet of " + countMoves(len(s.Items))
}

// these are the moves of a list of n.
func these(n int) string {
	if n == 1 {
		return "this move"
	}
	return fmt.Sprintf("these %d moves", n)
}

// stretchesHead is what the list of moves says of itself.
func stretchesHead(l Listing[*catalog.Stretch]) Head {
	h := Head{
		Title:       "Stretches and exercises",
		Description: "Small, gentle moves for a tense back. Choose by upper or lower back, by place, kind, kit and time.",
		Path:        l.List.Link(l.Filter), Menu: "/stretches", Stylesheets: "list", Scripts: "list.js", Feed: NewsFeed,
	}
	if l.For != nil {
		h.Description, h.Stylesheets, h.NoPreview = "Choose moves for a sheet.", "list change", true
	}
	return h
}

// amount is a field for a number of a dose.
type amount struct {
	Label, Name string
	Value       string
	Min, Max    string
	Step        string // "" for whole numbers
}

// amounts are the fields of the move number n.
func amounts(n int, d catalog.Dose) []amount {
	field := func(label, name string, value, least, most int) amount {
		return amount{label, fmt.Sprint(name, n), fmt.Sprint(value), fmt.Sprint(least), fmt.Sprint(most), ""}
	}
	if d.Timed() {
		step := float64(handout.TimeStep) / 60
		return []amount{{"Minutes", fmt.Sprint("minutes", n), fmt.Sprint(d.Minutes), fmt.Sprint(step), fmt.Sprint(int(handout.MaxMoveTime) / 60), fmt.Sprint(step)}}
	}
	return []amount{
		field("Sets", "sets", d.Sets, 1, handout.MaxSets),
		field("Times", "reps", d.Reps, 1, handout.MaxReps),
		field("Hold, seconds", "hold", int(d.Hold), 0, int(handout.MaxHold)),
	}
}

// doseFields are what a form asks for each move, as handout.ReadChange names it.
var doseFields = []string{"sets", "reps", "hold", "minutes", "sides", "place"}

// field are the attributes of a field of the form, which leads to what was wrong in it.
func field(faults []handout.Fault, name string) templ.Attributes {
	attributes := templ.Attributes{"name": name, "id": name}
	if len(faultsIn(faults, name)) > 0 {
		attributes["aria-describedby"] = "wrong-" + name
	}
	return attributes
}

// faultsIn are the texts of what was wrong in a field.
func faultsIn(faults []handout.Fault, name string) []string {
	var out []string
	for _, f := range faults {
		if f.Field == name {
			out = append(out, f.Text)
		}
	}
	return out
}

// fieldFor is the id of the place on the page where a fault can be put right, "" for none. Not every move has every field.
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

// titles names moves in a sentence.
func titles(moves []*catalog.Stretch) string {
	var names []string
	for _, m := range moves {
		names = append(names, catalog.Lower(m.Title))
	}
	return joinWords(names, "and")
}

// trips counts trips to the floor, in a cell.
func trips(items catalog.Items) string {
	if n := items.FloorTrips(); n > 0 {
		return fmt.Sprint(n)
	}
	return "None"
}
