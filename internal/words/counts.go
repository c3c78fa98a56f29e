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
	People bool   // it counts people, not studies
	Text   string // as written
}

// between matches words between a number and what it counts.
const between = `(?:(?:healthy|older|younger|young|adult|small|large|weak|good|new|single|lower-bias|working|office|pregnant|other|more|recent|sound|such|of the|of these)\s)*`

var (
	// counted matches a number of studies or people. Its groups are the number and, for studies, the noun.
	counted = regexp.MustCompile(`(?i)\b(\d[\d,]*|` + units + `)\s` + between + `(?:(studies|trials?|study|reviews?)|people|adults|men|women|children|workers|patients|volunteers|participants|students|athletes)\b`)
	// share matches the text before a number if the number is part of a share, a year or a larger number.
	share = regexp.MustCompile(`(?i)(?:(?:\d[\d.,]*\d|\d|` + numberWords + `)\s(?:in|out of|of)|\b(?:a|the|[-–.]|thousand|million|hundred))\s?$`)
	// unitNames lists the number words from one to twelve.
	unitNames = strings.Split(units, "|")
)

// Counts lists the numbers of studies and of people in text. Of a range it takes the larger number. It leaves out
// shares such as "1 in 13 people" or "3 of 40 trials", and years as in "a 2019 review".
func Counts(text string) []Count {
	var out []Count
	for _, at := range counted.FindAllStringSubmatchIndex(text, -1) {
		before, written := text[:at[2]], text[at[2]:at[3]]
		countsPeople := at[4] < 0 // without a noun for studies
		n, err := strconv.Atoi(strings.ReplaceAll(written, ",", ""))
		if err != nil {
			n = slices.Index(unitNames, strings.ToLower(written)) + 1
		}
		if !share.MatchString(before) {
			out = append(out, Count{n, countsPeople, text[at[0]:at[1]]})
		}
	}
	return out
}
