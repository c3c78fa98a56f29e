package denial

import (
	"regexp"
	"testing"
)

// Each header of rules.txt names a place: another word would be read as none.
func TestHeadersAreKnown(t *testing.T) {
	t.Parallel()
	for _, header := range regexp.MustCompile(`(?m)^\[(.*)\]$`).FindAllStringSubmatch(rulesText, -1) {
		if _, isKnown := places[header[1]]; !isKnown {
			t.Errorf("[%s] is no place of a denial", header[1])
		}
	}
}

// There are few triggers: what a trigger is good for, the model may know better.
func TestTriggersAreFew(t *testing.T) {
	t.Parallel()
	const most = 260
	n := 0
	for _, list := range triggers {
		n += len(list)
	}
	if n > most || n < most/2 {
		t.Errorf("%d triggers, want at most %d", n, most)
	}
}
