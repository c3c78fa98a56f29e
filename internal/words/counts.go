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

var (
	counted    = regexp.MustCompile(`(?i)\b(\d[\d,]*|` + units + `)\s(?:[\w-]+\s){0,3}?(?:(studies|trials?|study|reviews?)|people|adults|men|women|children|workers|patients|volunteers|participants|students|athletes)\b`)
	proportion = regexp.MustCompile(`(?i)\b` + amount + `\s(?:in|out of|of)\s$`)
	unitNames  = strings.Split(units, "|")
)

// Counts lists the numbers of studies and of people in text. A proportion such as "1 in 13 people" is none.
func Counts(text string) []Count {
	var out []Count
	for _, at := range counted.FindAllStringSubmatchIndex(text, -1) {
		n, err := strconv.Atoi(strings.ReplaceAll(text[at[2]:at[3]], ",", ""))
		if err != nil {
			n = slices.Index(unitNames, strings.ToLower(text[at[2]:at[3]])) + 1
		}
		if !proportion.MatchString(text[:at[2]]) {
			out = append(out, Count{n, at[4] < 0, text[at[0]:at[1]]})
		}
	}
	return out
}
