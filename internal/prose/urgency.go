package prose

import (
	"cmp"
	"regexp"
	"slices"
)

// Urgency is a place in a text that says how urgently to get help.
type Urgency struct {
	At    int // offset in bytes
	Words string
}

var urgencies = []*regexp.Regexp{
	regexp.MustCompile(`\{(?:emergency|advice|crisis)\}|\b(?:999|111|112)\b`),
	regexp.MustCompile(`(?i)\bemergency (?:department|room)|\bA&E\b|\bambulance\b`),
	regexp.MustCompile(`(?i)\b(?:call|go|see|book|ask|ring)\b[^.?!|;:]{0,50}?\b(?:now|today|GPs?|doctors?)\b`),
}

// Urgencies returns where text says how urgently to get help, in order: a phone number of the site, an emergency department, or
// to call, go, see, book or ask now, today or a doctor.
func Urgencies(text string) []Urgency {
	var out []Urgency
	for _, u := range urgencies {
		for _, at := range u.FindAllStringIndex(text, -1) {
			out = append(out, Urgency{at[0], text[at[0]:at[1]]})
		}
	}
	slices.SortFunc(out, func(a, b Urgency) int { return cmp.Compare(a.At, b.At) })
	return out
}
