package handout

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"unknot/internal/catalog"
)

// Fault is a part of an address that the sheet does without.
type Fault struct {
	Text       string           // what is wrong, as a sentence
	Suggestion *catalog.Stretch // to take in its place, nil if there is none
	Index      int              // how many moves stand before that place
	Field      string           // the field of a form to put it right in, as ReadChange names it; "" for none
}

// Truncate returns text, or as much of it as Parse still finds too long: what is written back of an address must not be as long as anyone likes.
func Truncate(text string) string { return text[:min(len(text), longest+1)] }

// Parse reads a sheet as far as it can. Of parts that c does not know, that were taken down or lie out of bounds it says
// so; nothing that it read is repeated in what it says but numbers.
func Parse(c *catalog.Catalog, text string) (Sheet, []Fault) {
	var s Sheet
	if text == "" {
		return s, nil
	}
	if len(text) > longest {
		return s, faulty("The link of this sheet is longer than %d characters, so none of it was read: ask for it again.", longest)
	}
	parts := strings.Split(text, ".")
	if parts[0] != version {
		return s, faulty("This link cannot be read. It may be cut short or mistyped: ask for it again.")
	}
	p := parser{catalog: c}
	for n, part := range parts[1:] {
		if n == 0 && strings.HasPrefix(part, "d") {
			s.Days = p.days(part[1:])
			continue
		}
		p.at = len(s.Items)
		if i := p.move(part); i != nil {
			s.Items = append(s.Items, i)
		}
	}
	if over := len(s.Items) - MaxMoves; over > 0 {
		s.Items = s.Items[:MaxMoves]
		p.fault("A sheet holds at most %d moves: the last %d %s left out.", MaxMoves, over, plural(over))
	}
	return s, p.faults
}

func faulty(format string, args ...any) []Fault { return []Fault{{Text: fmt.Sprintf(format, args...)}} }

func plural(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

type parser struct {
	catalog *catalog.Catalog
	faults  []Fault
	at      int    // moves read so far
	field   string // what is read now, as Fault.Field
}

func (p *parser) fault(format string, args ...any) {
	p.faults = append(p.faults, Fault{Text: fmt.Sprintf(format, args...), Field: p.field})
}

func (p *parser) days(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > MaxDays {
		p.fault("The days a week lie between 1 and %d: they were left out.", MaxDays)
		return 0
	}
	return n
}

// number is at most five digits: no part of a sheet needs more, and none overflows.
const number = `([0-9]{1,5})`

var (
	moveForm   = regexp.MustCompile(`^` + number + `([a-z]?)(?:-(.*))?$`)
	repeatForm = regexp.MustCompile(`^(?:` + number + `x)?` + number + `(?:h` + number + `)?(?:t` + number + `)?(e?)$`)
	timeForm   = regexp.MustCompile(`^` + number + `s(e?)$`)
)

// move reads one move, nil if it is left out.
func (p *parser) move(text string) *catalog.Item {
	m := moveForm.FindStringSubmatch(text)
	if m == nil {
		p.fault("A part of the link could not be read: it was left out.")
		return nil
	}
	plate := digits(m[1])
	move := p.catalog.StretchByNumber(plate)
	if move == nil {
		p.noMove(plate)
		return nil
	}
	position := positionOf(move, m[2])
	if position == nil {
		p.fault("%s (plate %d) is not done there: it stands in its own place instead.", move.Title, plate)
		position = move.Position
	}
	i := &catalog.Item{Move: move, Position: position, CustomDose: ClampDose(move, move.Dose)}
	if m[3] == "" {
		p.much(move, move.Dose)
		return i
	}
	dose, wrong := read(move, m[3])
	if wrong != "" {
		p.fault("The dose of %s (plate %d) %s: it is the usual one instead.", catalog.Lower(move.Title), plate, wrong)
		return i
	}
	i.CustomDose = dose
	return i
}

// much says that d is more of m than a sheet holds, if it is.
func (p *parser) much(m *catalog.Stretch, d catalog.Dose) {
	if err := ValidateDose(m, d); err != nil {
		p.fault("The dose of %s (plate %d) %s: it is as much as a sheet holds.", catalog.Lower(m.Title), m.Number, err)
	}
}

// noMove says that there is no move of that number, or no longer.
func (p *parser) noMove(plate int) {
	gone := p.catalog.Gone(fmt.Sprintf("/s/%d", plate))
	if gone == nil {
		p.fault("There is no move with the plate number %d: it was left out.", plate)
		return
	}
	f := Fault{Text: fmt.Sprintf("Plate %d was taken down, so it was left out. %s", plate, gone.Why), Index: p.at, Field: p.field}
	for _, m := range p.catalog.Stretches {
		if m.Path == gone.Instead {
			f.Suggestion = m
		}
	}
	p.faults = append(p.faults, f)
}

// positionOf is the position of m with that letter, its start for "", nil if it is not done there.
func positionOf(m *catalog.Stretch, letter string) *catalog.Position {
	for _, p := range m.Positions() {
		if p.Letter == cmp.Or(letter, m.Position.Letter) {
			return p
		}
	}
	return nil
}

// unreadable completes "the dose of it …".
const unreadable = "cannot be read"

// read is the dose of m that text says, or what is wrong with it.
func read(m *catalog.Stretch, text string) (d catalog.Dose, wrong string) {
	if t := timeForm.FindStringSubmatch(text); t != nil {
		if digits(t[1]) == 0 {
			return d, "takes no time"
		}
		d = TimedDose(catalog.Seconds(digits(t[1])), sides(t[2]))
	} else if r := repeatForm.FindStringSubmatch(text); r != nil {
		hold := catalog.Seconds(digits(r[3]))
		d = RepeatDose(m, max(1, digits(r[1])), digits(r[2]), hold, sides(r[5]))
		if r[4] != "" {
			d.Tempo = catalog.Seconds(digits(r[4]))
		}
		if r[1] == "0" {
			return d, "has no set"
		}
	} else {
		return d, unreadable
	}
	_, wrong = bounds(m, d)
	return d, wrong
}

// ValidateDose returns an error if d is outside the limits of a sheet for m. Its text completes "the dose of it …".
func ValidateDose(m *catalog.Stretch, d catalog.Dose) error {
	if _, wrong := bounds(m, d); wrong != "" {
		return errors.New(wrong)
	}
	return nil
}

// bounds also says which part it is, as the field of a form is named.
func bounds(m *catalog.Stretch, d catalog.Dose) (field, wrong string) {
	first := "sets"
	if d.Timed() {
		first = "minutes"
	}
	length := catalog.Seconds(d.Minutes * 60)
	switch {
	case d.BothSides() && !m.Dose.BothSides():
		return "sides", "has two sides, and the move has none"
	case d.Timed() && (length < TimeStep || length%TimeStep != 0):
		return "minutes", fmt.Sprintf("is not a time in steps of %s", TimeStep.Words())
	case !d.Timed() && d.Sets > MaxSets:
		return "sets", fmt.Sprintf("asks for more than %d sets", MaxSets)
	case !d.Timed() && (d.Reps < 1 || d.Reps > MaxReps):
		return "reps", fmt.Sprintf("asks for more or fewer repeats than 1 to %d", MaxReps)
	case d.Hold > MaxHold:
		return "hold", "is held for more than " + MaxHold.Words()
	case !d.Timed() && (d.Each() < d.Hold || d.Each() < 1):
		return "hold", "has repeats that are shorter than their hold"
	case d.Seconds() > MaxMoveTime:
		return first, "takes more than an hour"
	}
	return "", ""
}

func sides(each string) int {
	if each == "" {
		return 1
	}
	return 2
}

// digits is the number that text spells; forms let nothing else through, and "" is 0.
func digits(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}
