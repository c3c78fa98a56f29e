package edit

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"unknot/internal/words"
)

// Issue is a word or phrase that the site avoids, with what to do about it.
type Issue struct{ Words, Fix string }

//go:embed styles/Unknot/Avoid.yml
var avoidStyle []byte

// avoid returns the words that the site avoids, with what to do about them. Editors with Vale show them too. Here they
// are allowed in quotations, and where their sentence denies them.
var avoid = sync.OnceValue(func() map[*regexp.Regexp]string {
	var style struct {
		Swap map[string]string `yaml:"swap"`
	}
	if err := yaml.Unmarshal(avoidStyle, &style); err != nil {
		panic(err) // it is a part of the program
	}
	out := map[*regexp.Regexp]string{}
	for alternatives, fix := range style.Swap {
		out[wholeWords(alternatives)] = fix
	}
	return out
})

// wholeWords returns a pattern that matches any of alternatives, which may be patterns, as whole words.
func wholeWords(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:` + alternatives + `)\b`)
}

// Avoid lists the words in text that the site avoids, except in quotations and where their sentence denies them.
func Avoid(text string) []Issue {
	text = quoted.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat(" ", len(s)) })
	text = notOnly.ReplaceAllString(text, strings.Repeat(" ", len("not only")))
	var out []Issue
	for _, sentence := range words.Sentences(text) {
		for pattern, fix := range avoid() {
			for _, at := range pattern.FindAllStringIndex(sentence, -1) {
				if !denied.MatchString(sentence[:at[0]]) && !refuted.MatchString(sentence[at[1]:]) {
					out = append(out, Issue{Words: sentence[at[0]:at[1]], Fix: fix})
				}
			}
		}
	}
	return out
}

var (
	// quoted matches a quotation.
	quoted = regexp.MustCompile(`“[^”]*”`)
	// notOnly matches words that look like a denial but are none.
	notOnly = regexp.MustCompile(`(?i)\bnot only\b`)
	// denied matches the text before a word if a denial is at most seven words earlier in the same clause.
	denied = regexp.MustCompile(`(?i)(?:\b(?:no|not|never|nobody|none|nothing|without|cannot|neither|nor|hardly)\b|n’t\b)(?:\s+[^\s,.;:]+){0,7}\s*$`)
	// refuted matches the text after a word if it begins by denying the word.
	refuted = regexp.MustCompile(`(?i)^\s+(?:cannot|can’t|won’t|(?:is|are|was|were|has|have|does|do|did|will|may)(?:\s+not|n’t))\b`)
)

// UnsourcedNumber returns the first number in text that needs a source, "" if there is none. Shares, counts of people
// or studies, weeks, months and years, ages, weights and angles need a source. Numbers of a dose do not: seconds,
// minutes, times, sets, breaths, centimetres and days a week.
func UnsourcedNumber(text string) string {
	if !anyAmount.MatchString(text) {
		return ""
	}
	for _, pattern := range statements {
		if s := pattern.FindString(text); s != "" {
			return s
		}
	}
	for _, pattern := range yearsAndAges {
		for _, at := range pattern.FindAllStringIndex(text, -1) {
			if !doseUnit.MatchString(text[at[1]:]) {
				return text[at[0]:at[1]]
			}
		}
	}
	return ""
}

// Patterns of amounts in words and digits.
const (
	units  = `one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve`
	number = units + `|thirteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred`
	amount = `(?:\d[\d.,]*|` + number + `|half|dozens? of|hundreds of|thousands of)`
	span   = `(?:(?:\s?[-–]\s?|\s(?:to|or|and)\s)` + amount + `)?`
)

// statements match amounts that need a source.
var statements = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\d[\d.,]*\s?%|[\w-]+\sper ?cent\b`),
	regexp.MustCompile(`(?i)\b(?:two|three)[\s-](?:thirds|quarters|fifths)\b`),
	regexp.MustCompile(`(?i)\b` + amount + `\s(?:in|out of)\s(?:every\s)?(?:\d+|` + number + `)\b`),
	regexp.MustCompile(`(?i)\b` + amount + span + `\s(?:\w+\s)?(?:people|adults|men|women|children|teenagers|workers|volunteers|participants|trials|studies|reviews|guidelines)\b`),
	regexp.MustCompile(`(?i)\b` + amount + span + `[\s-](?:weeks?|months?|years?)\b`),
	regexp.MustCompile(`(?i)\b\d[\d.,]*` + span + `\s?(?:lb|kg|pounds|kilos|degrees|°)`),
	regexp.MustCompile(`(?i)\b(?:twice|double|a third|a quarter|half) (?:as (?:much|many|long|likely)|the (?:pain|risk|time)|less|more|of (?:them|people|adults|those))`),
}

// anyAmount matches a part of everything that statements and yearsAndAges match. Most texts contain none, so the slower
// patterns need not be tried.
var anyAmount = regexp.MustCompile(`(?i)\d|\b(?:` + number + `|half|dozens?|hundreds|thousands|twice|double|a third|a quarter)\b|\bper ?cent\b`)

// yearsAndAges match years and ages, unless a unit of a dose follows.
var yearsAndAges = []*regexp.Regexp{
	regexp.MustCompile(`\b(?:19|20)\d\d\b`),
	regexp.MustCompile(`(?i)\b(?:over|under|before|aged?|age of)\s(?:about\s)?\d\d\b`),
}

// doseUnit matches the text after a number if it begins with a unit of a dose.
var doseUnit = regexp.MustCompile(`(?i)^[\s-](?:seconds?|minutes?|times|repeats?|reps|sets?|breaths?|cm|m|mm|metres?|steps?|lengths?)\b`)

// StatesOwnBasis reports whether a text has a label, or says that it states plain anatomy or our own choice.
func StatesOwnBasis(text string) bool { return ownBasis.MatchString(text) }

// ownBasis matches the words that StatesOwnBasis looks for.
var ownBasis = regexp.MustCompile(`(?i)\b(?:plain anatomy|our own|is ours|are ours|we chose|our choice)\b|\{(?:practice|untested|borrowed)\}`)

// typedDose matches an amount, and typedSides words for changing sides. Steps have placeholders for both.
var (
	typedDose = regexp.MustCompile(`(?i)\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)(?:(?: to | or |–|-)(?:\d+|[a-z]+))? ?(?:slow |full |easy )?` +
		`(?:seconds?|minutes?|times|repeats?|rounds?|rolls?|lifts?|breaths?|lengths?|sets?|cm|metres?|hours?|days?|weeks?)\b`)
	typedSides = wholeWords(`(?:change|swap) (?:sides|legs|arms|hands)`)
)

// TypedDose returns the first amount in a text that should be a placeholder for the dose, "" for none.
func TypedDose(text string) string { return typedDose.FindString(text) }

// TypedSides returns the first words for changing sides in a text that should be a placeholder, "" for none.
func TypedSides(text string) string { return typedSides.FindString(text) }

// elsewhere matches words that do not fit into the steps of a move, by the ID of its position.
var elsewhere = map[string]*regexp.Regexp{
	"standing":  wholeWords(`lie|lying|kneel|kneeling|sit|sitting|seat|bed|mattress|mat`),
	"wall":      wholeWords(`lie|lying|kneel|kneeling|sit|sitting|seat|bed|mattress|mat`),
	"chair":     wholeWords(`stand|standing|lie|lying|kneel|kneeling|bed|mattress|mat|march on the spot`),
	"bed":       wholeWords(`stand|standing|chair|mat|floor`),
	"floor":     wholeWords(`stand|standing|bed|mattress`),
	"all-fours": wholeWords(`stand|standing|bed|mattress|sit|sitting`),
	"moving":    wholeWords(`lie|lying|kneel|kneeling|bed|mat`),
}

// Elsewhere returns the first words in a step that do not fit the position with that ID, "" for none.
func Elsewhere(position, step string) string {
	if pattern := elsewhere[position]; pattern != nil {
		return pattern.FindString(step)
	}
	return ""
}
