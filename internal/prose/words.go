package prose

import (
	"regexp"
	"strings"
)

// Slip is a word or two that the site does not use, and what to do about it.
type Slip struct{ Words, Do string }

// avoid are the words that the site does not say of itself. They may be denied, and quoted from others.
var avoid = []struct {
	pattern *regexp.Regexp
	do      string
}{
	{words(`cures?|cured|curing|fix|fixes|fixing|get(?:s|ting)? rid of|instant(?:ly)?|miracles?|guarantee[ds]?|magic`), "do not promise: say what may help"},
	{words(`proven|science-backed|scientifically|clinically|experts say|studies (?:show|prove)|research shows|doctors recommend`), "say who was studied and what changed"},
	{words(`damag(?:e[ds]?|ing)|wear and tear|ticking|crumbl(?:e|es|ing)|degenerat\w+|worn out`), "do not frighten: say what to notice and what to do"},
	{words(`patients?|sufferers?|suffers? from|suffering from|osteoporotics?|diabetics?|mum-to-be|mums-to-be`), "speak of people, and to you"},
	{words(`simply|just|easy for anyone|obviously|of course`), "leave it out: nothing is simple for everybody"},
	{words(`released?|releases|releasing|reset|resets|detox|adhesions?|trigger point therapy|knotted up|locked|jammed|out of place|realign\w*`), "say tight, stiff or sore, and ease"},
	{words(`acute|chronic`), "say recent, or lasting"},
	{words(`supine|prone`), "say lying on your back, or on your front"},
	{words(`lateral(?:ly)?|flexion|extension|rotation|hyperextension`), "say bend, arch, turn or lean"},
	{words(`good posture|bad posture|correct(?:ed)? posture|sit properly|weak core|imbalanced?|imbalances`), "say comfortable, or change position; say stronger, or more used to it"},
	{words(`seek (?:medical )?attention|consult|present to`), "say call, go, ring or ask"},
	{words(`click here`), "say where the link lands"},
}

func words(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:` + alternatives + `)\b`)
}

// Avoid lists the words of a sentence that the site does not use, unless they are quoted or denied.
func Avoid(sentence string) []Slip {
	said := quoted.ReplaceAllStringFunc(sentence, func(s string) string { return strings.Repeat(" ", len(s)) })
	var out []Slip
	for _, a := range avoid {
		for _, at := range a.pattern.FindAllStringIndex(said, -1) {
			if !denied.MatchString(said[:at[0]]) && !refuted.MatchString(said[at[1]:]) {
				out = append(out, Slip{said[at[0]:at[1]], a.do})
			}
		}
	}
	return out
}

var (
	quoted = regexp.MustCompile(`“[^”]*”`)
	// denied ends in a word that denies what follows within a few words.
	denied = regexp.MustCompile(`(?i)(?:\b(?:no|not|never|nobody|none|nothing|without|cannot|neither|nor|hardly)\b|n’t\b)(?:[\s,]+[^\s.;:]+){0,7}[\s,]*$`)
	// refuted begins with words that deny what stands before.
	refuted = regexp.MustCompile(`(?i)^(?:\s+\w+)?\s+(?:is|are|was|were|has|have|does|do|did)(?:\s+not|n’t)\b`)
)

// Number returns the first number of a text that wants a source beside it, "" if there is none: a share, a
// count of people or studies, weeks, months and years, an age, a weight, an angle. What belongs to a dose wants
// none: seconds, minutes, times, sets, breaths, centimetres, days a week.
func Number(text string) string {
	for _, pattern := range claims {
		if s := pattern.FindString(text); s != "" {
			return s
		}
	}
	return ""
}

const (
	amount = `(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|dozens? of|hundreds of|thousands of)`
	span   = `(?:(?:\s?[-–]\s?|\s(?:to|or|and)\s)` + amount + `)?`
)

var claims = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\d[\d.,]*\s?(?:%|per cent)`),
	regexp.MustCompile(`(?i)\b` + amount + `\s(?:in|out of)\s(?:every\s)?(?:\d+|ten|twelve|thirteen|twenty)\b`),
	regexp.MustCompile(`(?i)\b` + amount + span + `\s(?:\w+\s)?(?:people|adults|men|women|children|teenagers|workers|volunteers|participants|trials|studies|reviews|guidelines)\b`),
	regexp.MustCompile(`(?i)\b` + amount + span + `[\s-](?:weeks?|months?|years?)\b`),
	regexp.MustCompile(`(?i)\b\d[\d.,]*` + span + `\s?(?:lb|kg|pounds|kilos|degrees|°)`),
	regexp.MustCompile(`\b(?:19|20)\d\d\b`),
	regexp.MustCompile(`(?i)\b(?:over|under|before|aged?|age of)\s(?:about\s)?\d\d\b`),
	regexp.MustCompile(`(?i)\b(?:twice|double|a third|a quarter|half) (?:as (?:much|many|long|likely)|the (?:pain|risk|time)|less|more|of (?:them|people|adults|those))`),
}

// Labelled reports whether a text says openly that what it tells is usual practice or its own.
func Labelled(text string) bool { return label.MatchString(text) }

var label = regexp.MustCompile(`(?i)\b(?:usual (?:practice|advice)|plain anatomy|our own|is ours|are ours|we chose|our choice|we suggest)\b`)
