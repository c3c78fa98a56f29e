package words

import (
	"regexp"
	"strings"
)

// Issue is a word or phrase that the site avoids, with what to do about it.
type Issue struct {
	Words, Fix string
	Label      string // the mark of a label that says the same, "" for none
}

// avoid lists the words that the site avoids. They are allowed in quotations, and where their sentence denies them.
var avoid = []struct {
	pattern *regexp.Regexp
	fix     string
}{
	{wholeWords(`cures?|cured|curing|fix|fixes|fixing|get(?:s|ting)? rid of|instant(?:ly)?|miracles?|guarantee[ds]?|magic`), "do not promise: say what may help"},
	{wholeWords(`proven|science-backed|scientifically|clinically|experts say|studies (?:show|prove)|research shows|doctors recommend`), "say who was studied and what changed"},
	{wholeWords(`damag(?:e[ds]?|ing)|wear and tear|ticking|crumbl(?:e|es|ing)|degenerat\w+|worn out`), "do not frighten: say what to notice and what to do"},
	{wholeWords(`patients?|sufferers?|suffers? from|suffering from|osteoporotics?|diabetics?|mum-to-be|mums-to-be`), "speak of people, and to you"},
	{wholeWords(`simply|just|easy for anyone|obviously|of course`), "leave it out: nothing is simple for everybody"},
	{wholeWords(`released?|releases|releasing|reset|resets|detox|adhesions?|trigger point therapy|knotted up|locked|jammed|out of place|realign\w*`), "say tight, stiff or sore, and ease"},
	{wholeWords(`acute|chronic`), "say recent, or lasting"},
	{wholeWords(`supine|prone`), "say lying on your back, or on your front"},
	{wholeWords(`lateral(?:ly)?|flexion|extension|rotation|hyperextension`), "say bend, arch, turn or lean"},
	{wholeWords(`good posture|bad posture|correct(?:ed)? posture|sit properly|weak core|imbalanced?|imbalances`), "say comfortable, or change position; say stronger, or more used to it"},
	{wholeWords(`seek (?:medical )?attention|consult|present to`), "say call, go, ring or ask"},
	{wholeWords(`(?:take|takes|taking|use|using|have)(?:\s(?:up to|about|even|perhaps|a (?:little|bit)))*\s(?:more|twice|double|triple|(?:two|three|\d) times)\b[^.?!;:]{0,30}\b(?:pack|packet|leaflet|label)`), "nobody takes more of a medicine than the pack says"},
	{wholeWords(`click here`), "say where the link lands"},
}

// wholeWords returns a pattern that matches any of alternatives, which may be patterns, as whole words.
func wholeWords(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:` + alternatives + `)\b`)
}

// Avoid lists the words in text that the site avoids, except in quotations and where their sentence denies them.
func Avoid(text string) []Issue { return avoidedIn(text) }

// avoidedIn does the work of Avoid. It remembers its results.
var avoidedIn = remembered(func(text string) []Issue {
	text = quoted.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat(" ", len(s)) })
	text = notOnly.ReplaceAllString(text, strings.Repeat(" ", len("not only")))
	var out []Issue
	for _, sentence := range Sentences(text) {
		for _, a := range avoid {
			for _, at := range a.pattern.FindAllStringIndex(sentence, -1) {
				if !denied.MatchString(sentence[:at[0]]) && !refuted.MatchString(sentence[at[1]:]) {
					out = append(out, Issue{Words: sentence[at[0]:at[1]], Fix: a.fix})
				}
			}
		}
	}
	return out
})

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

// typedLabels lists the words that a label replaces, so that they are explained once and not on every page.
var typedLabels = []struct {
	pattern *regexp.Regexp
	label   string
}{
	{wholeWords(`usual (?:practice|advice)`), "{practice}"},
	{wholeWords(`(?:found|find|knows? of) no (?:study|studies|trials?)`), "{untested}"},
	{wholeWords(`we borrow|we may be wrong`), "{borrowed}"},
}

// TypedLabels lists the words in text, outside quotations, that a label should replace.
func TypedLabels(text string) []Issue {
	text = quoted.ReplaceAllString(text, "")
	var out []Issue
	for _, l := range typedLabels {
		for _, found := range l.pattern.FindAllString(text, -1) {
			out = append(out, Issue{found, "put the label " + l.label + " behind the sentence instead: /about says what it means", l.label})
		}
	}
	return out
}

// UnsourcedNumber returns the first number in text that needs a source, "" if there is none. Shares, counts of people
// or studies, weeks, months and years, ages, weights and angles need a source. Numbers of a dose do not: seconds,
// minutes, times, sets, breaths, centimetres and days a week.
func UnsourcedNumber(text string) string { return unsourcedNumber(text) }

// unsourcedNumber does the work of UnsourcedNumber. It remembers its results.
var unsourcedNumber = remembered(func(text string) string {
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
})

// Patterns of amounts in words and digits.
const (
	units       = `one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve`
	numberWords = units + `|thirteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred`
	amount      = `(?:\d[\d.,]*|` + numberWords + `|half|dozens? of|hundreds of|thousands of)`
	span        = `(?:(?:\s?[-–]\s?|\s(?:to|or|and)\s)` + amount + `)?`
)

// statements match amounts that need a source.
var statements = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\d[\d.,]*\s?%|[\w-]+\sper ?cent\b`),
	regexp.MustCompile(`(?i)\b(?:two|three)[\s-](?:thirds|quarters|fifths)\b`),
	regexp.MustCompile(`(?i)\b` + amount + `\s(?:in|out of)\s(?:every\s)?(?:\d+|` + numberWords + `)\b`),
	regexp.MustCompile(`(?i)\b` + amount + span + `\s(?:\w+\s)?(?:people|adults|men|women|children|teenagers|workers|volunteers|participants|trials|studies|reviews|guidelines)\b`),
	regexp.MustCompile(`(?i)\b` + amount + span + `[\s-](?:weeks?|months?|years?)\b`),
	regexp.MustCompile(`(?i)\b\d[\d.,]*` + span + `\s?(?:lb|kg|pounds|kilos|degrees|°)`),
	regexp.MustCompile(`(?i)\b(?:twice|double|a third|a quarter|half) (?:as (?:much|many|long|likely)|the (?:pain|risk|time)|less|more|of (?:them|people|adults|those))`),
}

// anyAmount matches a part of everything that statements and yearsAndAges match. Most texts contain none, so the slower
// patterns need not be tried.
var anyAmount = regexp.MustCompile(`(?i)\d|\b(?:` + numberWords + `|half|dozens?|hundreds|thousands|twice|double|a third|a quarter)\b|\bper ?cent\b`)

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
