package words

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// Rules finds what a text says itself although it stands in one place, to which the text should refer.
type Rules struct{ medicines, conditions *regexp.Regexp }

// NewRules returns Rules for the names of medicines and conditions that have rules.
func NewRules(medicines, conditions []string) *Rules {
	return &Rules{AnyOf(medicines), AnyOf(conditions)}
}

// Typed is what a text says itself, and what to write instead.
type Typed struct {
	At            int // offset in bytes
	Words, Advice string
}

// Find returns what text says itself: how urgently to get help, who may take a medicine, or what somebody with a
// condition must ask first about. A reader who is sent to the safety page for a symptom must be told the sign.
func (r *Rules) Find(text string) []Typed {
	out := append(unnamedSigns(text), findUrgencies(text)...)
	for _, sentence := range Sentences(text) {
		if words, advice := r.typed(reference.ReplaceAllString(sentence, "")); words != "" {
			out = append(out, Typed{strings.Index(text, sentence) + max(0, strings.Index(sentence, words)), words, advice})
		}
	}
	return out
}

// typed returns the words of a sentence that are a rule for a medicine or a condition, and what to write instead; "" if
// there are none.
func (r *Rules) typed(sentence string) (words, advice string) {
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
	// unnamedMedicine matches such words that speak of a medicine even if they do not name it.
	unnamedMedicine = regexp.MustCompile(`(?i)\bunless (?:it|they) (?:was|were|is|are) prescribed\b|\bask a pharmacist (?:first )?if you\b`)
	// askFirst matches words that tell somebody to ask first.
	askFirst = regexp.MustCompile(`(?i)\bask(?:s|ed)? (?:\S+ ){0,6}?(?:first|before)\b|\bor ask\b`)
)

var (
	sentToSafety = regexp.MustCompile(`(?i)\b(?:check|look at|see|read)\b[^.?!]{0,30}\bsafety page\b`)
	symptom      = wholeWords(`pain|hurts?|numb(?:ness)?|tingl(?:e|es|ing)|weak(?:ness)?|dizzy|dizziness|faint|breathless(?:ness)?|fever|swollen`)
	reference    = regexp.MustCompile(`\{[^{}]*\}`)
	sentenceEnd  = regexp.MustCompile(`[.?!](?:\s|$)`)
)

// unnamedSigns returns where text sends a reader to the safety page for a symptom without naming the sign, by
// {sign:id}: so nothing says that the page has it. The sentence before counts too.
func unnamedSigns(text string) []Typed {
	var out []Typed
	for _, at := range sentToSafety.FindAllStringIndex(text, -1) {
		begin := 0
		if ends := sentenceEnd.FindAllStringIndex(text[:at[0]], -1); len(ends) > 1 {
			begin = ends[len(ends)-2][1]
		}
		said := text[begin:at[1]]
		if symptom.MatchString(reference.ReplaceAllString(said, "")) && !strings.Contains(said, "{sign:") {
			out = append(out, Typed{at[0], text[at[0]:at[1]], "for which sign? Refer to {sign:id}, so that the safety page has it"})
		}
	}
	return out
}

// urgencies match a phone number of the site, an emergency department, and to call, go, see, book or ask now, today or
// a doctor.
var urgencies = []*regexp.Regexp{
	regexp.MustCompile(`\{(?:emergency|advice|crisis)\}|\b(?:999|111|112)\b`),
	regexp.MustCompile(`(?i)\bemergency (?:department|room)|\bA&E\b|\bambulance\b`),
	regexp.MustCompile(`(?i)\b(?:call|go|see|book|ask|ring)\b[^.?!|;:]{0,50}?\b(?:now|today|GPs?|doctors?)\b`),
}

// findUrgencies returns where text says how urgently to get help, in order.
var findUrgencies = remembered(func(text string) []Typed {
	var out []Typed
	for _, u := range urgencies {
		for _, at := range u.FindAllStringIndex(text, -1) {
			out = append(out, Typed{at[0], text[at[0]:at[1]], "an urgency is not typed: refer to {sign:id} or {caution:id}"})
		}
	}
	slices.SortFunc(out, func(a, b Typed) int { return cmp.Compare(a.At, b.At) })
	return out
})
