package edit

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/words"
)

// Rules finds rules that a text states itself. They are written in one place, which texts should quote.
type Rules struct{ medicines, conditions *regexp.Regexp }

// NewRules returns Rules for the names of medicines and conditions that have rules.
func NewRules(medicines, conditions []string) *Rules {
	return &Rules{words.AnyOf(medicines), words.AnyOf(conditions)}
}

// Typed is a part of a text that should be a placeholder, with what to write instead.
type Typed struct {
	At         int // the offset in bytes
	Words, Fix string
}

// Find returns the rules that a text states itself: how urgently to get help, who may take a medicine, or what people
// with a condition must ask about first. It also finds where the text sends readers to the safety page for a symptom
// without naming the sign.
func (r *Rules) Find(text string) []Typed {
	out := append(unnamedSigns(text), findUrgencies(text)...)
	for _, sentence := range words.Sentences(text) {
		if words, fix := r.typed(placeholder.ReplaceAllString(sentence, "")); words != "" {
			within := max(0, strings.Index(sentence, words)) // it is -1 if a placeholder parted the words
			out = append(out, Typed{strings.Index(text, sentence) + within, words, fix})
		}
	}
	return out
}

// typed returns the words of a sentence that state a rule for a medicine or a condition, and what to write instead.
// The words are "" if there are none.
func (r *Rules) typed(sentence string) (words, fix string) {
	words = unnamedMedicine.FindString(sentence)
	if r.medicines.MatchString(sentence) {
		words = cmp.Or(words, medicineRule.FindString(sentence))
	}
	if words != "" {
		return words, "who may take a medicine is not typed: refer to {medicine:id}"
	}
	if r.conditions.MatchString(sentence) {
		return askFirst.FindString(sentence), "who must ask first is not typed: refer to {caution:id} or {short:id}"
	}
	return "", ""
}

var (
	// medicineRule matches words that say who must not take a medicine or should ask first.
	medicineRule = regexp.MustCompile(`(?i)\bask (?:a |your |the )?(?:pharmacist|doctor|midwife|first|before)\b|\b(?:do not|don't|never|should not|must not) (?:take|use|mix)\b|` +
		`\bleav(?:e|ing) [a-z-]+ out\b|\bto be left out\b`)
	// unnamedMedicine matches such words if they can only be about a medicine, even without its name.
	unnamedMedicine = regexp.MustCompile(`(?i)\bunless (?:it|they) (?:was|were|is|are) prescribed\b|\bask a pharmacist (?:first )?if you\b`)
	// askFirst matches words that tell somebody to ask first.
	askFirst = regexp.MustCompile(`(?i)\bask(?:s|ed)? (?:\S+ ){0,6}?(?:first|before)\b|\bor ask\b`)
)

var (
	// sentToSafety matches words that send a reader to the safety page.
	sentToSafety = regexp.MustCompile(`(?i)\b(?:check|look at|see|read)\b[^.?!]{0,30}\bsafety page\b`)
	symptom      = wholeWords(`pain|hurts?|numb(?:ness)?|tingl(?:e|es|ing)|weak(?:ness)?|dizzy|dizziness|faint|breathless(?:ness)?|fever|swollen`)
	// placeholder matches a placeholder, such as {sign:id} or {emergency}.
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
	sentenceEnd = regexp.MustCompile(`[.?!](?:\s|$)`)
)

// unnamedSigns returns where text sends a reader to the safety page for a symptom without naming the sign by {sign:id}.
// Without the sign, nothing ensures that the page has it. The symptom may be in the sentence before.
func unnamedSigns(text string) []Typed {
	var out []Typed
	for _, at := range sentToSafety.FindAllStringIndex(text, -1) {
		start := 0 // of the sentence before
		if ends := sentenceEnd.FindAllStringIndex(text[:at[0]], -1); len(ends) > 1 {
			start = ends[len(ends)-2][1]
		}
		passage := text[start:at[1]]
		if symptom.MatchString(placeholder.ReplaceAllString(passage, "")) && !strings.Contains(passage, "{sign:") {
			out = append(out, Typed{at[0], text[at[0]:at[1]], "for which sign? Refer to {sign:id}, so that the safety page has it"})
		}
	}
	return out
}

// urgencies match phone numbers of the site, emergency departments, and words such as "call a doctor" or "go now".
var urgencies = []*regexp.Regexp{
	regexp.MustCompile(`\{(?:emergency|advice|crisis)\}|\b(?:999|111|112|0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4})\b`),
	regexp.MustCompile(`(?i)\bemergency (?:department|room)|\bA&E\b|\bambulance\b`),
	regexp.MustCompile(`(?i)\b(?:call|go|see|book|ask|ring)\b[^.?!|;:]{0,50}?\b(?:now|today|GPs?|doctors?)\b`),
}

// findUrgencies returns where text says how urgently to get help, in order.
func findUrgencies(text string) []Typed {
	var out []Typed
	for _, u := range urgencies {
		for _, at := range u.FindAllStringIndex(text, -1) {
			out = append(out, Typed{at[0], text[at[0]:at[1]], "neither an urgency nor a phone number is typed: {sign:id} or {caution:id} says them"})
		}
	}
	slices.SortFunc(out, func(a, b Typed) int { return cmp.Compare(a.At, b.At) })
	return out
}
