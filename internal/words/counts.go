package words

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Count is a number of studies or of people in a text.
type Count struct {
	Number int
	People bool   // of people, not of studies
	Text   string // as written
}

const between = `(?:(?:healthy|older|younger|young|adult|small|large|weak|good|new|single|lower-bias|working|office|pregnant|other|more|recent|sound|such|of the|of these)\s)*`

var (
	counted   = regexp.MustCompile(`(?i)\b(\d[\d,]*|` + units + `)\s` + between + `(?:(studies|trials?|study|reviews?)|people|adults|men|women|children|workers|patients|volunteers|participants|students|athletes)\b`)
	share     = regexp.MustCompile(`(?i)(?:(?:\d[\d.,]*\d|\d|` + small + `)\s(?:in|out of|of)|\b(?:a|the|[-–.]|thousand|million|hundred))\s?$`)
	unitNames = strings.Split(units, "|")
)

// Counts lists the numbers of studies and of people in text, of a range the larger one. A share such as "1 in 13
// people" or "3 of 40 trials" is none, nor is the year of "a 2019 review".
func Counts(text string) []Count {
	var out []Count
	for _, at := range counted.FindAllStringSubmatchIndex(text, -1) {
		n, err := strconv.Atoi(strings.ReplaceAll(text[at[2]:at[3]], ",", ""))
		if err != nil {
			n = slices.Index(unitNames, strings.ToLower(text[at[2]:at[3]])) + 1
		}
		if !share.MatchString(text[:at[2]]) {
			out = append(out, Count{n, at[4] < 0, text[at[0]:at[1]]})
		}
	}
	return out
}
