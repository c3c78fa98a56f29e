package words_test

import (
	"fmt"
	"testing"

	"unknot/internal/words"
)

// Numbers of studies and people are found, but not shares and years.
func TestCountsLeavesOutShares(t *testing.T) {
	for text, want := range map[string]string{
		"It was tried in four trials with 1,234 people.": "[{4 false four trials} {1234 true 1,234 people}]",
		"In 2 to 3 small trials.":                        "[{3 false 3 small trials}]",
		"It eased 1 in 13 people.":                       "[]",
		"It eased 3 of 40 trials.":                       "[]",
		"By 14 points of 100, in six trials.":            "[{6 false six trials}]",
		"As a 2019 review says.":                         "[]",
		"After 12 weeks in older adults.":                "[]",
		"In 1.5 million people.":                         "[]",
		"In twelve of the trials.":                       "[{12 false twelve of the trials}]",
		"In a few trials.":                               "[]",
	} {
		if got := fmt.Sprint(words.Counts(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
