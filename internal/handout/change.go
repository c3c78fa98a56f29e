package handout

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
)

// Change is the result of applying a form to a sheet.
type Change struct {
	Sheet      Sheet
	Faults     []Fault // the values that were rejected
	MoveNumber int     // position on the sheet of the move that was changed, from 1; 0 if none was
	Added      int     // permanent number of the move that was added, 0 if none was
	Next       string  // the page to show next: "sheet", "list", or "" for the form
}

// ReadChange reads the query of a form or a link, and applies its changes to the sheet in the query:
//
//	sheet             the sheet to change
//	days              days a week, empty for unspecified
//	sets3, reps3 …    dose of the third move; also hold3 in seconds, minutes3, sides3 (1 or 2),
//	                  place3 (the letter of a position)
//	do                unfit1: remove the first condition
//	                  add46, add46c: append the move with that permanent number, in its own position or another
//	                  up3, down3, remove3, easier3: change the third move
//	                  group: put the floor moves together
//	                  sheet, list: the page to show next
//	add, routine      numbers of moves and the id of a routine to append
//
// Every parameter is optional. Parse reads the resulting sheet without faults.
func ReadChange(c *catalog.Catalog, query url.Values) Change {
	sheet, faults := Parse(c, query.Get(Key))
	r := changer{parser: parser{catalog: c, faults: faults}, query: query, sheet: sheet}
	r.setDays()
	fieldsOf := r.place()
	do, added := query.Get("do"), query["add"]
	action, n := parseAction(do)
	r.apply(action, n)
	for i, item := range r.sheet.Items { // those that the action has left or put there: no other dose matters
		if f, isOld := fieldsOf[item]; isOld {
			r.setDose(i, f)
		}
	}
	if action == "add" {
		added = append([]string{strings.TrimPrefix(do, "add")}, added...)
	}
	r.addMoves(added)
	r.addRoutine()
	out := Change{Sheet: r.sheet, Faults: r.faults, MoveNumber: r.moveNumber}
	switch action {
	case "sheet", "list":
		out.Next = action
	case "add":
		out.Added = n
	}
	return out
}

// parseAction splits the parameter do: "up3" → "up", 3; "add46c" → "add", 46. The number is 0, which no move has, if it
// is missing or invalid.
func parseAction(do string) (action string, n int) {
	action = do
	if i := strings.IndexAny(do, "0123456789"); i >= 0 {
		action = do[:i]
		n, _ = strconv.Atoi(strings.TrimRight(do[i:], "abcdefghijklmnopqrstuvwxyz"))
	}
	return action, n
}

// changer applies the changes in a query to a sheet, one after another.
type changer struct {
	parser
	query      url.Values
	sheet      Sheet
	moveNumber int // see Change.MoveNumber
}

// setDays sets the days a week if the query has them.
func (r *changer) setDays() {
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

// place moves the items of the sheet to the positions in the query. It returns the fields of each.
func (r *changer) place() map[*catalog.Item]fields {
	out := map[*catalog.Item]fields{}
	for i := range r.sheet.Items {
		item, f := *r.sheet.Items[i], fields{r.query, strconv.Itoa(i + 1)}
		if p := findPosition(item.Move, f.text("place")); p != nil && f.text("place") != "" {
			item.Position = p
		}
		r.sheet.Items[i] = &item
		out[&item] = f
	}
	return out
}

// setDose sets the dose of item i as its fields say, and reports what of them cannot be used.
func (r *changer) setDose(i int, f fields) {
	item := r.sheet.Items[i]
	report := func(field, format string, args ...any) {
		r.field = field + strconv.Itoa(i+1)
		r.fault(format, args...)
	}
	d, field, reason := f.dose(item)
	if reason == "" {
		field, reason = checkLimits(item.Move, d)
	}
	if reason == "" {
		item.CustomDose = d
	} else {
		report(field, "The dose of %s %s: it stays as it was.", catalog.Lower(item.Move.Title), reason)
	}
	if findPosition(item.Move, f.text("place")) == nil {
		report("place", "%s is not done there: it stays where it was.", item.Move.Title)
	}
}

// fields reads the parameters of the query for one move.
type fields struct {
	query  url.Values
	number string // position of the move on the sheet in the query, from 1
}

// text returns the value of a parameter such as sets3, or "" if it is missing.
func (f fields) text(part string) string { return strings.TrimSpace(f.query.Get(part + f.number)) }

// integer returns the value of a parameter, or fallback if it is empty or missing. It reports false if the value is not
// a whole number of at least 0.
func (f fields) integer(part string, fallback int) (n int, ok bool) {
	text := f.text(part)
	if text == "" {
		return fallback, true
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0
}

// dose returns the dose in the query for i. If a value is invalid, it returns the name of its field and the reason.
func (f fields) dose(i *catalog.Item) (d catalog.Dose, field, reason string) {
	d = i.Dose()
	sides, ok := f.integer("sides", max(1, d.Sides))
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
	values := map[string]int{"sets": d.Sets, "reps": d.Reps, "hold": int(d.Hold)}
	for _, part := range []string{"sets", "reps", "hold"} {
		if values[part], ok = f.integer(part, values[part]); !ok {
			return d, part, unreadable
		}
	}
	if values["sets"] < 1 {
		return d, "sets", "has no set"
	}
	changed := RepeatDose(i.Move, values["sets"], values["reps"], catalog.Seconds(values["hold"]), sides)
	if changed.Hold == d.Hold {
		changed.Tempo = d.Tempo // keep the pace that the sheet has
	}
	return changed, "", ""
}

const minutesADay = 24 * 60

// minutes returns the minutes in the query, written with a decimal comma or point, or fallback if there are none. It
// reports false unless they are more than 0 and less than a day.
func (f fields) minutes(fallback float64) (minutes float64, ok bool) {
	text := strings.Replace(f.text("minutes"), ",", ".", 1)
	if text == "" {
		return fallback, true
	}
	minutes, err := strconv.ParseFloat(text, 64)
	return minutes, err == nil && minutes > 0 && minutes < minutesADay
}

// apply performs an action on the move at position n of the sheet, from 1. It ignores unknown actions and positions.
func (r *changer) apply(action string, n int) {
	if action == "group" {
		r.sheet = r.sheet.grouped()
	}
	if action == "unfit" && 0 < n && n <= len(r.sheet.Fits) {
		r.sheet.Fits = slices.Delete(slices.Clone(r.sheet.Fits), n-1, n)
	}
	items := r.sheet.Items
	if n < 1 || n > len(items) {
		return
	}
	switch action {
	case "up":
		r.exchange(n, max(n-1, 1))
	case "down":
		r.exchange(n, min(n+1, len(items)))
	case "remove":
		r.sheet.Items = slices.Delete(items, n-1, n)
		r.moveNumber = min(n, len(r.sheet.Items)) // the next move, which is now there, or the last
	case "easier":
		if easier := items[n-1].Move.Easier; easier != nil && easier.Move != nil {
			items[n-1] = replacement(items[n-1], easier.Move)
			r.moveNumber = n
		}
	}
}

// exchange moves the move at position n of the sheet to another position, and the move there to n.
func (r *changer) exchange(n, to int) {
	items := r.sheet.Items
	items[n-1], items[to-1] = items[to-1], items[n-1]
	r.moveNumber = to
}

// replacement returns DefaultItem(m), but in the position of i if m can be done there.
func replacement(i *catalog.Item, m *catalog.Move) *catalog.Item {
	out := DefaultItem(m)
	if m.Offers(i.Position) {
		out.Position = i.Position
	}
	return out
}

// addMoves appends moves, each as its number and the letter of its position, except for those that are already on the
// sheet.
func (r *changer) addMoves(added []string) {
	r.field = "add"
	for n, text := range added {
		if n == MaxMoves {
			r.fault("At most %d moves are added at once: the others were left out.", MaxMoves)
			break
		}
		r.index = len(r.sheet.Items)
		if text == "" {
			continue
		}
		if i := r.parseItem(text); i != nil {
			r.appendItem(r.sheet, i)
		}
	}
}

// addRoutine appends the moves of the routine in the query, except for those that were already on the sheet. If the
// routine itself has a move twice, so has the sheet.
func (r *changer) addRoutine() {
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
		r.appendItem(before, i)
	}
	r.moveNumber = min(r.moveNumber, len(before.Items)+1) // the first move of the routine, if it was added
}

// appendItem adds i to the sheet, unless before has its move already or the sheet is full.
func (r *changer) appendItem(before Sheet, i *catalog.Item) {
	switch {
	case before.Has(i.Move):
		r.fault("%s is on the sheet already: it was not added again.", i.Move.Title)
	case len(r.sheet.Items) == MaxMoves:
		r.fault("A sheet holds at most %d moves: %s was not added.", MaxMoves, catalog.Lower(i.Move.Title))
	default:
		r.reportClamped(i.Move, i.Dose())
		r.sheet = r.sheet.With(i)
		r.moveNumber = len(r.sheet.Items)
	}
}
