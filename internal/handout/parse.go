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

// Fault describes a part of an address or a form that could not be used. The sheet is made without it.
type Fault struct {
	Text       string        // what is wrong, as a sentence for readers
	Suggestion *catalog.Move // move to take in place of a withdrawn one, nil if there is none
	Index      int           // where to insert Suggestion
	Field      string        // form field to correct, as ReadChange names it; "" if there is none
}

// Truncate returns text, cut to the shortest length that Parse still rejects as too long. It limits how much of a
// request is repeated in the response.
func Truncate(text string) string { return text[:min(len(text), maxText+1)] }

// Parse reads the text of a sheet as far as it can. It leaves out what is malformed, withdrawn or outside the limits,
// and returns a fault for each such part. Of the text, faults repeat nothing but numbers.
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
		if id, isCondition := strings.CutPrefix(part, "f"); isCondition && len(s.Items) == 0 {
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

// singleFault returns a list of one fault.
func singleFault(format string, args ...any) []Fault {
	return []Fault{{Text: fmt.Sprintf(format, args...)}}
}

// wasOrWere returns the form of the verb for n things.
func wasOrWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// parser parses the parts of a sheet and collects the faults.
type parser struct {
	catalog *catalog.Catalog
	faults  []Fault
	index   int    // position of the item that is being parsed
	field   string // form field that is being parsed, for Fault.Field
}

// fault adds a fault.
func (p *parser) fault(format string, args ...any) {
	p.faults = append(p.faults, Fault{Text: fmt.Sprintf(format, args...), Field: p.field})
}

// parseDays returns the days a week, or 0 if text is invalid.
func (p *parser) parseDays(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > MaxDays {
		p.fault("The days a week lie between 1 and %d: they were left out.", MaxDays)
		return 0
	}
	return n
}

// parseFits returns conditions with the one that has an id added.
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

// digits matches a number of at most five digits, so the value cannot overflow. No part of a sheet needs more.
const digits = `([0-9]{1,5})`

// The patterns of a move and of its two kinds of doses, which the grammar of the package explains.
var (
	itemPattern   = regexp.MustCompile(`^` + digits + `([a-z]?)(?:-(.*))?$`)
	repeatPattern = regexp.MustCompile(`^(?:` + digits + `x)?` + digits + `(?:h` + digits + `)?(?:t` + digits + `)?(e?)$`)
	timedPattern  = regexp.MustCompile(`^` + digits + `s(e?)$`)
)

// parseItem parses one move. It returns nil if the move has to be left out.
func (p *parser) parseItem(text string) *catalog.Item {
	match := itemPattern.FindStringSubmatch(text)
	if match == nil {
		p.fault("A part of the link could not be read: it was left out.")
		return nil
	}
	number, letter, doseText := toInt(match[1]), match[2], match[3]
	m := p.catalog.MoveByNumber(number)
	if m == nil {
		p.reportNoMove(number)
		return nil
	}
	position := findPosition(m, letter)
	if position == nil {
		p.fault("%s is not done there: it stands in its own place instead.", m.Title)
		position = m.Position
	}
	i := &catalog.Item{Move: m, Position: position, CustomDose: clampDose(m, m.Dose)}
	if doseText == "" {
		p.reportClamped(m, m.Dose)
		return i
	}
	dose, reason := parseDose(m, doseText)
	if reason != "" {
		p.fault("The dose of %s %s: it is the usual one instead.", catalog.Lower(m.Title), reason)
		return i
	}
	i.CustomDose = dose
	return i
}

// reportClamped adds a fault if clampDose would change d.
func (p *parser) reportClamped(m *catalog.Move, d catalog.Dose) {
	if _, reason := checkLimits(m, d); reason != "" {
		p.fault("The dose of %s %s: it is as much as a sheet holds.", catalog.Lower(m.Title), reason)
	}
}

// reportNoMove adds a fault for a number that no move has. If the move was withdrawn, the fault suggests a move to take
// in its place.
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

// findPosition returns the position of m that has a letter, or the move's own if letter is "". It returns nil if m is
// not done there.
func findPosition(m *catalog.Move, letter string) *catalog.Position {
	for _, p := range m.Positions() {
		if p.Letter == cmp.Or(letter, m.Position.Letter) {
			return p
		}
	}
	return nil
}

// unreadable is the reason for rejecting a malformed dose.
const unreadable = "cannot be read"

// parseDose parses a dose of m. If the dose is malformed or outside the limits, it returns a reason that completes "the
// dose of it …".
func parseDose(m *catalog.Move, text string) (d catalog.Dose, reason string) {
	if match := timedPattern.FindStringSubmatch(text); match != nil {
		seconds, each := toInt(match[1]), match[2]
		if seconds == 0 {
			return d, "takes no time"
		}
		d = TimedDose(catalog.Seconds(seconds), toSides(each))
	} else if match := repeatPattern.FindStringSubmatch(text); match != nil {
		sets, reps, hold, tempo, each := match[1], match[2], match[3], match[4], match[5]
		d = RepeatDose(m, max(1, toInt(sets)), toInt(reps), catalog.Seconds(toInt(hold)), toSides(each))
		if tempo != "" {
			d.Tempo = catalog.Seconds(toInt(tempo))
		}
		if sets != "" && toInt(sets) == 0 {
			return d, "has no set"
		}
	} else {
		return d, unreadable
	}
	_, reason = checkLimits(m, d)
	return d, reason
}

// toSides returns the number of sides, given the optional "e", which is short for "each side".
func toSides(each string) int {
	if each == "" {
		return 1
	}
	return 2
}

// toInt returns the value of what digits has matched, 0 for "".
func toInt(text string) int {
	n, _ := strconv.Atoi(text) // cannot fail for at most five digits
	return n
}
