package prose

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
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

var (
	sentToSafety = regexp.MustCompile(`(?i)\b(?:check|look at|see|read)\b[^.?!]{0,30}\bsafety page\b`)
	symptom      = regexp.MustCompile(`(?i)\b(?:pain|hurts?|numb(?:ness)?|tingl(?:e|es|ing)|weak(?:ness)?|dizzy|dizziness|faint|breathless(?:ness)?|fever|swollen)\b`)
	reference    = regexp.MustCompile(`\{[^{}]*\}`)
	sentenceEnd  = regexp.MustCompile(`[.?!](?:\s|$)`)
)

// UnnamedSigns returns where text sends a reader to the safety page for a symptom without naming the sign, by {sign:id}: so nothing says that the
// page has it. The sentence before counts too.
func UnnamedSigns(text string) []Urgency {
	var out []Urgency
	for _, at := range sentToSafety.FindAllStringIndex(text, -1) {
		begin := 0
		if ends := sentenceEnd.FindAllStringIndex(text[:at[0]], -1); len(ends) > 1 {
			begin = ends[len(ends)-2][1]
		}
		said := text[begin:at[1]]
		if symptom.MatchString(reference.ReplaceAllString(said, "")) && !strings.Contains(said, "{sign:") {
			out = append(out, Urgency{at[0], text[at[0]:at[1]]})
		}
	}
	return out
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
