package handout

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
)

// Change is a sheet as somebody asks for it to be.
type Change struct {
	Sheet      Sheet
	Faults     []Fault // of what was asked: the sheet does without
	MoveNumber int     // the move that it was about, from 1; 0 for none
	Next       string  // what to go on to: "sheet", "list", or "" for more changes
}

// ReadChange reads what is asked for in the query of a form or a link:
//
//	sheet             the sheet to change
//	days              a week, empty for as usual
//	sets3, reps3 …    of the third move; also hold3 in seconds, minutes3, sides3 (1 or 2), place3 (a letter)
//	do                up3, down3, remove3 or easier3; group (what is done on the floor); sheet or list, to go on to
//	add, routine      plate numbers and a routine to put at the end
//
// All of it may be left out. The sheet is one that Parse reads without faults.
func ReadChange(c *catalog.Catalog, query url.Values) Change {
	sheet, faults := Parse(c, query.Get(Key))
	r := changer{parser: parser{catalog: c, faults: faults}, query: query, sheet: sheet}
	r.sheet.Items = slices.Clone(sheet.Items)
	do := query.Get("do")
	act := strings.TrimRight(do, "0123456789")
	n, _ := strconv.Atoi(do[len(act):])
	r.days()
	for i := range r.sheet.Items {
		if going := (act == "remove" || act == "easier") && i+1 == n; !going {
			r.dose(i)
		}
		r.place(i)
	}
	before := slices.Clone(r.sheet.Items)
	r.act(act, n)
	r.renumber(before)
	r.add()
	out := Change{Sheet: r.sheet, Faults: r.faults, MoveNumber: r.about}
	if act == "sheet" || act == "list" {
		out.Next = act
	}
	return out
}

// changer changes a sheet step by step.
type changer struct {
	parser
	query url.Values
	sheet Sheet
	about int // as Change.At
}

// renumber lets faults name the fields of their moves where these stand now. Fields of moves that have gone are named no longer.
func (r *changer) renumber(before catalog.Items) {
	for n := range r.faults {
		f := &r.faults[n]
		name := strings.TrimRight(f.Field, "0123456789")
		i, err := strconv.Atoi(f.Field[len(name):])
		if err != nil { // it belongs to no move
			continue
		}
		f.Field = ""
		if at := slices.Index(r.sheet.Items, before[i-1]); at >= 0 {
			f.Field = name + strconv.Itoa(at+1)
		}
	}
}

func (r *changer) days() {
	r.field = "days"
	if !r.query.Has("days") {
		return
	}
	text := strings.TrimSpace(r.query.Get("days"))
	n, err := strconv.Atoi(text)
	if text != "" && (err != nil || n < 1 || n > MaxDays) {
		r.fault("The days a week lie between 1 and %d: they stay as they were.", MaxDays)
		return
	}
	r.sheet.Days = n
}

// place puts the move at i where it is asked for.
func (r *changer) place(i int) {
	item := *r.sheet.Items[i]
	letter := r.fields(i).text("place")
	if letter == "" {
		return
	}
	p := positionOf(item.Move, letter)
	if p == nil {
		r.field = r.fields(i).name("place")
		r.fault("%s (plate %d) is not done there: it stays where it was.", item.Move.Title, item.Move.Number)
		return
	}
	item.Position = p
	r.sheet.Items[i] = &item
}

// dose gives the move at i the dose that is asked for.
func (r *changer) dose(i int) {
	item := *r.sheet.Items[i]
	d, field, wrong := r.fields(i).dose(&item)
	if wrong == "" {
		field, wrong = bounds(item.Move, d)
	}
	if wrong == "" {
		item.CustomDose = d
	} else {
		r.about = i + 1
		r.field = r.fields(i).name(field)
		r.fault("The dose of %s (plate %d) %s: it stays as it was.", catalog.Lower(item.Move.Title), item.Move.Number, wrong)
	}
	r.sheet.Items[i] = &item
}

func (r *changer) fields(i int) fields { return fields{r.query, strconv.Itoa(i + 1)} }

// fields are what is asked for one move.
type fields struct {
	query  url.Values
	number string
}

// name is that of a field in the form.
func (f fields) name(of string) string { return of + f.number }

// text is what stands in a field, "" where it is empty or left out.
func (f fields) text(name string) string { return strings.TrimSpace(f.query.Get(f.name(name))) }

// whole is the number in a field, or usual where it is empty or left out.
func (f fields) whole(name string, usual int) (n int, ok bool) {
	text := f.text(name)
	if text == "" {
		return usual, true
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0
}

// dose is the one that is asked for, or the field that something is wrong with, and what.
func (f fields) dose(i *catalog.Item) (d catalog.Dose, field, wrong string) {
	d = i.Dose()
	sides, ok := f.whole("sides", max(1, d.Sides))
	if !ok || sides < 1 || sides > 2 {
		return d, "sides", unreadable
	}
	if d.Timed() {
		minutes, ok := f.minutes(d.Minutes)
		if !ok {
			return d, "minutes", unreadable
		}
		return TimedDose(catalog.Seconds(math.Round(minutes*60)), sides), "", ""
	}
	numbers := map[string]int{"sets": d.Sets, "reps": d.Reps, "hold": int(d.Hold)}
	for _, name := range []string{"sets", "reps", "hold"} {
		if numbers[name], ok = f.whole(name, numbers[name]); !ok {
			return d, name, unreadable
		}
	}
	if numbers["sets"] < 1 {
		return d, "sets", "has no set"
	}
	own := RepeatDose(i.Move, numbers["sets"], numbers["reps"], catalog.Seconds(numbers["hold"]), sides)
	if own.Hold == d.Hold {
		own.Tempo = d.Tempo // at the pace that the sheet says
	}
	return own, "", ""
}

// minutes are those asked for, with a comma or a point; longer than a day is not read.
func (f fields) minutes(usual float64) (minutes float64, ok bool) {
	text := strings.Replace(f.text("minutes"), ",", ".", 1)
	if text == "" {
		return usual, true
	}
	minutes, err := strconv.ParseFloat(text, 64)
	return minutes, err == nil && minutes > 0 && minutes < 24*60
}

// act does one thing with the move number n.
func (r *changer) act(act string, n int) {
	if act == "group" {
		r.sheet = r.sheet.Grouped()
	}
	items := r.sheet.Items
	if n < 1 || n > len(items) {
		return
	}
	switch act {
	case "up":
		r.about = max(1, n-1)
		items[n-1], items[r.about-1] = items[r.about-1], items[n-1]
	case "down":
		r.about = min(n+1, len(items))
		items[n-1], items[r.about-1] = items[r.about-1], items[n-1]
	case "remove":
		r.sheet.Items = slices.Delete(items, n-1, n)
		r.about = min(n, len(items)-1)
	case "easier":
		if easier := items[n-1].Move.Easier; easier != nil && easier.Move != nil {
			items[n-1] = inPlaceOf(items[n-1], easier.Move)
			r.about = n
		}
	}
}

// inPlaceOf is m as its page describes it, done where i is if it can be.
func inPlaceOf(i *catalog.Item, m *catalog.Stretch) *catalog.Item {
	out := DefaultItem(m)
	if m.Offers(i.Position) {
		out.Position = i.Position
	}
	return out
}

// add puts moves at the end: no move twice, but for a routine that has it twice itself.
func (r *changer) add() {
	r.field = "add"
	for n, text := range r.query["add"] {
		if n == MaxMoves {
			r.fault("At most %d moves are added at once: the others were left out.", MaxMoves)
			break
		}
		r.parser.at = len(r.sheet.Items)
		if text == "" {
			continue
		}
		if i := r.move(text); i != nil {
			r.append(r.sheet, i)
		}
	}
	r.field = "routine"
	id := r.query.Get("routine")
	if id == "" {
		return
	}
	routine := r.catalog.Routine(id)
	if routine == nil {
		r.fault("There is no such routine: nothing was added.")
		return
	}
	before := r.sheet
	for _, i := range routine.Items {
		r.append(before, i)
	}
}

// append puts one more move at the end, unless it is among those before already or there are too many.
func (r *changer) append(before Sheet, i *catalog.Item) {
	switch {
	case before.Has(i.Move):
		r.fault("%s is on the sheet already: it was not added again.", i.Move.Title)
	case len(r.sheet.Items) == MaxMoves:
		r.fault("A sheet holds at most %d moves: %s was not added.", MaxMoves, catalog.Lower(i.Move.Title))
	default:
		r.much(i.Move, i.Dose())
		r.sheet = r.sheet.With(i)
		r.about = len(r.sheet.Items)
	}
}
