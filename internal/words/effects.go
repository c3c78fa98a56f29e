package words

import (
	"regexp"
	"strings"
)

// Effects finds where a text says that something works.
type Effects struct{ verbs, unless *regexp.Regexp }

// NewEffects returns Effects for the forms of verbs, and for phrases in which they say no such thing.
func NewEffects(verbs, unless []string) *Effects {
	return &Effects{AnyOf(verbs), AnyOf(unless)}
}

// ParseEffects parses lines of comma-separated forms of a verb, each line with phrases after a bar in which they say no
// such thing. Empty lines and comments do not count. The second result is the lines in which words are missing.
func ParseEffects(list string) (e *Effects, faults []int) {
	var verbs, unless []string
	line := 0
	for text := range strings.Lines(list) {
		line++
		if text = strings.TrimSpace(text); text == "" || text[0] == '#' {
			continue
		}
		forms, phrases, hasPhrases := strings.Cut(text, "|")
		complete := appendWords(&verbs, forms)
		if hasPhrases {
			complete = appendWords(&unless, phrases) && complete
		}
		if !complete {
			faults = append(faults, line)
		}
	}
	return NewEffects(verbs, unless), faults
}

// appendWords appends what stands between the commas of list. It reports whether words stand beside each.
func appendWords(to *[]string, list string) bool {
	complete := true
	for _, words := range strings.Split(list, ",") {
		if words = strings.TrimSpace(words); words == "" {
			complete = false
			continue
		}
		*to = append(*to, words)
	}
	return complete
}

// AnyOf matches any of phrases as whole words, nothing if there are none.
func AnyOf(phrases []string) *regexp.Regexp {
	quoted := []string{`[^\s\S]`}
	for _, p := range phrases {
		quoted = append(quoted, `\b`+plurals(p)+`\b`)
	}
	return regexp.MustCompile(`(?i)` + strings.Join(quoted, "|"))
}

// plurals returns a pattern of a phrase and of its plural.
func plurals(phrase string) string {
	if stem, ok := strings.CutSuffix(phrase, "y"); ok {
		return regexp.QuoteMeta(stem) + `(?:y|ies)`
	}
	return regexp.QuoteMeta(phrase) + `(?:e?s)?`
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

// Advice says how to write a sentence of that strength.
func (s Strength) Advice() string {
	return [...]string{
		Silent: "say that nobody has tested it", NotSure: "write “we are not sure”, or tell what happened in the study",
		May: "write “may”, or tell what happened in the study", Probably: "write “probably”, or tell what happened in the study", Plain: "",
	}[s]
}

// told matches what says in the past tense what came out of a study.
var told = regexp.MustCompile(`(?i)\b(?:eased|helped|halved|lowered|reduced|prevented|improved|relieved|cut|beat|(?:less|milder|lower) (?:\w+ )?(?:pain|discomfort)|pain (?:\w+ )?(?:fell|dropped|was no|was lower|was less)|` +
	`(?:better|worse) than|no better|came out (?:ahead|well|best)|(?:little|no|clear|small|hardly any) (?:\w+ )?difference|hardly differed|(?:much|about) the same|points? (?:out )?of 10|(?:came|was) later|nearly doubled|longer until)\b`)

// Result returns the words by which a sentence tells what came out of a study, "" if it tells nothing.
func Result(sentence string) string {
	if strings.HasSuffix(strings.TrimSpace(sentence), "?") {
		return ""
	}
	return told.FindString(sentence)
}

// Find returns the strength with which a sentence says that something works, and the verb. Questions, denials, orders,
// purposes and what somebody else thinks are Silent.
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
