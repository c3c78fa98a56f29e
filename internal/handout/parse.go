package handout

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
)

// Fault is a part of an address or a form that could not be used. The sheet is made without it.
type Fault struct {
	Text       string        // what is wrong, as a sentence for readers
	Suggestion *catalog.Move // a replacement for a withdrawn move, nil if there is none
	Index      int           // where to insert Suggestion
	Field      string        // the form field to correct, as ReadChange names it; "" if there is none
}

// Truncate returns text, cut to the shortest length that Parse still rejects as too long. It limits how much of a
// request is echoed.
func Truncate(text string) string { return text[:min(len(text), maxText+1)] }

// Parse reads the text of a sheet as far as it can. It leaves out parts that are malformed, withdrawn or outside the
// limits, and returns a fault for each. Faults repeat nothing of the text but numbers.
func Parse(c *catalog.Catalog, text string) (Sheet, []Fault) {
	var s Sheet
	if text == "" {
		return s, nil
	}
	if len(text) > maxText {
		return s, singleFault("The link of this sheet is longer than %d characters, so none of it was read: ask for it again.", maxText)
	}
	parts := strings.Split(text, ".")
	if parts[0] != version {
		return s, singleFault("This link cannot be read. It may be cut short or mistyped: ask for it again.")
	}
	p := parser{catalog: c}
	for n, part := range parts[1:] {
		if n == 0 && strings.HasPrefix(part, "d") {
			s.Days = p.parseDays(part[1:])
			continue
		}
		if id, fits := strings.CutPrefix(part, "f"); fits && len(s.Items) == 0 {
			s.Fits = p.parseFits(s.Fits, id)
			continue
		}
		p.index = len(s.Items)
		if i := p.parseItem(part); i != nil {
			s.Items = append(s.Items, i)
		}
	}
	if extra := len(s.Items) - MaxMoves; extra > 0 {
		s.Items = s.Items[:MaxMoves]
		p.fault("A sheet holds at most %d moves: the last %d %s left out.", MaxMoves, extra, wasOrWere(extra))
	}
	return s, p.faults
}

func singleFault(format string, args ...any) []Fault {
	return []Fault{{Text: fmt.Sprintf(format, args...)}}
}

func wasOrWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// parser parses parts of a sheet and collects faults.
type parser struct {
	catalog *catalog.Catalog
	faults  []Fault
	index   int    // of the item that is parsed
	field   string // form field that is parsed, for Fault.Field
}

func (p *parser) fault(format string, args ...any) {
	p.faults = append(p.faults, Fault{Text: fmt.Sprintf(format, args...), Field: p.field})
}

// parseDays returns the days a week, 0 if text is invalid.
func (p *parser) parseDays(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > MaxDays {
		p.fault("The days a week lie between 1 and %d: they were left out.", MaxDays)
		return 0
	}
	return n
}

// parseFits returns conditions with the one of that id.
func (p *parser) parseFits(conditions []*catalog.Condition, id string) []*catalog.Condition {
	i := slices.IndexFunc(p.catalog.Conditions, func(c *catalog.Condition) bool { return c.ID == id && c.Title != "" })
	if i < 0 {
		p.fault("A part of the link could not be read: it was left out.")
		return conditions
	}
	if c := p.catalog.Conditions[i]; !slices.Contains(conditions, c) {
		conditions = append(conditions, c)
	}
	return conditions
}

// number matches at most five digits, which cannot overflow. No part of a sheet needs more.
const number = `([0-9]{1,5})`

var (
	itemPattern   = regexp.MustCompile(`^` + number + `([a-z]?)(?:-(.*))?$`)
	repeatPattern = regexp.MustCompile(`^(?:` + number + `x)?` + number + `(?:h` + number + `)?(?:t` + number + `)?(e?)$`)
	timedPattern  = regexp.MustCompile(`^` + number + `s(e?)$`)
)

// parseItem parses one move. It returns nil if the move is left out.
func (p *parser) parseItem(text string) *catalog.Item {
	m := itemPattern.FindStringSubmatch(text)
	if m == nil {
		p.fault("A part of the link could not be read: it was left out.")
		return nil
	}
	number := toInt(m[1])
	move := p.catalog.MoveByNumber(number)
	if move == nil {
		p.reportNoMove(number)
		return nil
	}
	position := findPosition(move, m[2])
	if position == nil {
		p.fault("%s (number %d) is not done there: it stands in its own place instead.", move.Title, number)
		position = move.Position
	}
	i := &catalog.Item{Move: move, Position: position, CustomDose: clampDose(move, move.Dose)}
	if m[3] == "" {
		p.reportClamped(move, move.Dose)
		return i
	}
	dose, reason := parseDose(move, m[3])
	if reason != "" {
		p.fault("The dose of %s (number %d) %s: it is the usual one instead.", catalog.Lower(move.Title), number, reason)
		return i
	}
	i.CustomDose = dose
	return i
}

// reportClamped adds a fault if clampDose changes d.
func (p *parser) reportClamped(m *catalog.Move, d catalog.Dose) {
	if err := ValidateDose(m, d); err != nil {
		p.fault("The dose of %s (number %d) %s: it is as much as a sheet holds.", catalog.Lower(m.Title), m.Number, err)
	}
}

// reportNoMove adds a fault for a number that no move has. If the move was withdrawn, the fault suggests its
// replacement.
func (p *parser) reportNoMove(number int) {
	gone := p.catalog.Gone(fmt.Sprintf("/s/%d", number))
	if gone == nil {
		p.fault("There is no move with the number %d: it was left out.", number)
		return
	}
	f := Fault{Text: fmt.Sprintf("Number %d was taken down, so it was left out. %s", number, gone.Why), Index: p.index, Field: p.field}
	for _, m := range p.catalog.Moves {
		if m.Path == gone.Instead {
			f.Suggestion = m
		}
	}
	p.faults = append(p.faults, f)
}

// findPosition returns the position of m with that letter, or the one where m starts if letter is "". It returns nil if
// m is not done there.
func findPosition(m *catalog.Move, letter string) *catalog.Position {
	for _, p := range m.Positions() {
		if p.Letter == cmp.Or(letter, m.Position.Letter) {
			return p
		}
	}
	return nil
}

// unreadable is the reason for a malformed dose.
const unreadable = "cannot be read"

// parseDose parses a dose of m. If it is malformed or outside the limits, reason completes "the dose of it …".
func parseDose(m *catalog.Move, text string) (d catalog.Dose, reason string) {
	if t := timedPattern.FindStringSubmatch(text); t != nil {
		if toInt(t[1]) == 0 {
			return d, "takes no time"
		}
		d = TimedDose(catalog.Seconds(toInt(t[1])), toSides(t[2]))
	} else if r := repeatPattern.FindStringSubmatch(text); r != nil {
		hold := catalog.Seconds(toInt(r[3]))
		d = RepeatDose(m, max(1, toInt(r[1])), toInt(r[2]), hold, toSides(r[5]))
		if r[4] != "" {
			d.Tempo = catalog.Seconds(toInt(r[4]))
		}
		if r[1] != "" && toInt(r[1]) == 0 {
			return d, "has no set"
		}
	} else {
		return d, unreadable
	}
	_, reason = checkLimits(m, d)
	return d, reason
}

// toSides converts the optional "e", for each side, to a number of sides.
func toSides(each string) int {
	if each == "" {
		return 1
	}
	return 2
}

// toInt converts what number matched, or "" to 0.
func toInt(digits string) int {
	n, _ := strconv.Atoi(digits) // at most five digits: no error
	return n
}
