package edit

import (
	"regexp"
	"strings"

	"unknot/internal/words"
)

// Effects finds where a text says that something works.
type Effects struct{ verbs, exceptions *regexp.Regexp }

// NewEffects returns Effects for the forms of some verbs. Within the phrases in exceptions, the verbs do not say that
// something works.
func NewEffects(verbs, exceptions []string) *Effects {
	return &Effects{words.AnyOf(verbs), words.AnyOf(exceptions)}
}

// ParseEffects parses lines that each have the forms of a verb, separated by commas, and after a bar the exceptions of
// NewEffects. Empty lines and comments are ignored. faults has the numbers of lines with an empty form or phrase.
func ParseEffects(list string) (e *Effects, faults []int) {
	var verbs, exceptions []string
	line := 0
	for text := range strings.Lines(list) {
		line++
		if text = strings.TrimSpace(text); text == "" || text[0] == '#' {
			continue
		}
		forms, phrases, hasPhrases := strings.Cut(text, "|")
		complete := appendWords(&verbs, forms)
		if hasPhrases {
			complete = appendWords(&exceptions, phrases) && complete
		}
		if !complete {
			faults = append(faults, line)
		}
	}
	return NewEffects(verbs, exceptions), faults
}

// appendWords appends the words between the commas of list. It reports false if there are no words on one side of a
// comma.
func appendWords(to *[]string, list string) (complete bool) {
	complete = true
	for _, words := range strings.Split(list, ",") {
		if words = strings.TrimSpace(words); words == "" {
			complete = false
			continue
		}
		*to = append(*to, words)
	}
	return complete
}

// Strength is how strongly a sentence says that something works.
type Strength int

// The strengths of a sentence, the weakest first.
const (
	Silent Strength = iota // it does not say that something works
	NotSure
	May
	Probably
	Plain
)

// HowToFix says how to write a sentence that may have no more than strength s.
func (s Strength) HowToFix() string {
	return [...]string{
		Silent: "say that nobody has tested it", NotSure: "write “we are not sure”, or tell what happened in the study",
		May: "write “may”, or tell what happened in the study", Probably: "write “probably”, or tell what happened in the study", Plain: "",
	}[s]
}

// Find returns how strongly a sentence says that something works, and the verb. Questions, denials, orders, purposes
// and opinions of others are Silent.
func (e *Effects) Find(sentence string) (Strength, string) {
	if strings.HasSuffix(strings.TrimSpace(sentence), "?") {
		return Silent, ""
	}
	blank := func(s string) string { return strings.Repeat(" ", len(s)) }
	text := quoted.ReplaceAllStringFunc(sentence, blank)
	text = notOnly.ReplaceAllStringFunc(text, blank)
	text = e.exceptions.ReplaceAllStringFunc(text, blank)
	most, verb := Silent, ""
	for _, at := range e.verbs.FindAllStringIndex(text, -1) {
		found := text[at[0]:at[1]]
		if isOrder := strings.TrimSpace(text[:at[0]]) == "" && !strings.HasSuffix(found, "s"); isOrder {
			continue
		}
		if s := strengthAfter(text[:at[0]]); s > most {
			most, verb = s, found
		}
	}
	return most, verb
}

// strengthAfter returns the strength of a verb by the part of its sentence before it.
func strengthAfter(before string) Strength {
	switch {
	case doubt.MatchString(before):
		return NotSure
	case negation.MatchString(before), leavesOpen.MatchString(before), opinion.MatchString(before):
		return Silent
	case purpose.MatchString(before) && !seeming.MatchString(before):
		return Silent
	case possibility.MatchString(before), seeming.MatchString(before):
		return May
	case likelihood.MatchString(before):
		return Probably
	}
	return Plain
}

// Patterns of what may come before a verb in its sentence.
var (
	doubt    = regexp.MustCompile(`(?i)\b(?:not sure|unsure|unclear|not clear|not known|(?:nobody|no one) knows|little is known)\b`)
	negation = regexp.MustCompile(`(?i)(?:\b(?:no|not|never|nobody|none|nothing|without|cannot|neither|nor|hardly|little to)\b|n’t\b)[^.;:]*$`)
	// leavesOpen matches the beginning of a clause that leaves open whether something works.
	leavesOpen  = regexp.MustCompile(`(?i)\b(?:if|whether|what|whatever|how|where|wherever|when)\b[^,.;:]*$`)
	opinion     = regexp.MustCompile(`(?i)\b(?:think|thinks|believe|believes|says?|advises?|suppose|hope|holds? that|claims?|promises?|proof that|evidence that|idea that)\b[^.;:]*$`)
	purpose     = regexp.MustCompile(`(?i)\bto\s+(?:\w+\s+)?$`)
	seeming     = regexp.MustCompile(`(?i)\b(?:seems?|appears?|shown|found|likely|tends?|known)\s+to\s+(?:\w+\s+)?$`)
	possibility = regexp.MustCompile(`(?i)\b(?:may|might|can|could|perhaps|possibly|suggests?|sometimes)\b`)
	likelihood  = regexp.MustCompile(`(?i)\b(?:probably|likely)\b`)
)
