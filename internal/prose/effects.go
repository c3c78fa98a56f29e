package prose

import (
	"regexp"
	"strings"
)

// Effects finds where a text says that something works.
type Effects struct{ verbs, unless *regexp.Regexp }

// NewEffects returns Effects for the forms of verbs, and for phrases in which they say no such thing.
func NewEffects(verbs, unless []string) *Effects {
	return &Effects{anyOf(verbs), anyOf(unless)}
}

// anyOf matches any of phrases, nothing if there are none.
func anyOf(phrases []string) *regexp.Regexp {
	quoted := []string{`[^\s\S]`}
	for _, p := range phrases {
		quoted = append(quoted, `\b`+regexp.QuoteMeta(p)+`\b`)
	}
	return regexp.MustCompile(`(?i)` + strings.Join(quoted, "|"))
}

// Strength is how strongly a sentence says that something works.
type Strength int

// The strengths of a sentence, the weakest first.
const (
	Silent Strength = iota // it says no such thing
	NotSure
	May
	Probably
	Plain
)

// Find returns the strength with which a sentence says that something works, and the verb. Questions, denials, orders, purposes and what
// somebody else thinks are Silent.
func (e *Effects) Find(sentence string) (Strength, string) {
	if strings.HasSuffix(strings.TrimSpace(sentence), "?") {
		return Silent, ""
	}
	blank := func(s string) string { return strings.Repeat(" ", len(s)) }
	text := quoted.ReplaceAllStringFunc(sentence, blank)
	text = notOnly.ReplaceAllStringFunc(text, blank)
	text = e.unless.ReplaceAllStringFunc(text, blank)
	most, verb := Silent, ""
	for _, at := range e.verbs.FindAllStringIndex(text, -1) {
		found := text[at[0]:at[1]]
		if order := strings.TrimSpace(text[:at[0]]) == "" && !strings.HasSuffix(found, "s"); order {
			continue
		}
		if s := strengthAfter(text[:at[0]]); s > most {
			most, verb = s, found
		}
	}
	return most, verb
}

// strengthAfter returns the strength of a verb that stands behind before, the first part of its sentence.
func strengthAfter(before string) Strength {
	switch {
	case doubted.MatchString(before):
		return NotSure
	case negated.MatchString(before), open.MatchString(before), opinion.MatchString(before):
		return Silent
	case purpose.MatchString(before) && !seeming.MatchString(before):
		return Silent
	case possible.MatchString(before), seeming.MatchString(before):
		return May
	case likely.MatchString(before):
		return Probably
	}
	return Plain
}

var (
	doubted = regexp.MustCompile(`(?i)\b(?:not sure|unsure|unclear|not clear|not known|(?:nobody|no one) knows|little is known)\b`)
	negated = regexp.MustCompile(`(?i)(?:\b(?:no|not|never|nobody|none|nothing|without|cannot|neither|nor|hardly|little to)\b|n’t\b)[^.;:]*$`)
	// open matches the beginning of a clause that leaves open whether something works.
	open     = regexp.MustCompile(`(?i)\b(?:if|whether|what|whatever|how|where|wherever|when)\b[^,.;:]*$`)
	opinion  = regexp.MustCompile(`(?i)\b(?:think|thinks|believe|believes|says?|advises?|suppose|hope|holds? that|claims?|promises?|proof that|evidence that|idea that)\b[^.;:]*$`)
	purpose  = regexp.MustCompile(`(?i)\bto\s+(?:\w+\s+)?$`)
	seeming  = regexp.MustCompile(`(?i)\b(?:seems?|appears?|shown|found|likely|tends?|known)\s+to\s+(?:\w+\s+)?$`)
	possible = regexp.MustCompile(`(?i)\b(?:may|might|can|could|perhaps|possibly|suggests?|sometimes)\b`)
	likely   = regexp.MustCompile(`(?i)\b(?:probably|likely)\b`)
)
