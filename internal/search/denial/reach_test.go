package denial_test

import (
	"strings"
	"testing"

	"unknot/internal/search/denial"
	"unknot/internal/search/fulltext"
)

// Each kind of trigger has its reach: a number of words before and after it. It ends at a comma.
func TestDenialsHaveTheirReach(t *testing.T) {
	t.Parallel()
	others := strings.TrimSpace(strings.Repeat("k ", 25))
	repeat := strings.Repeat
	for text, want := range map[string]string{ // d for each word that is denied, or a dot
		"no K":              repeat("d", 6) + repeat(".", 20),
		"K ruled out":       repeat(".", 20) + repeat("d", 7),
		"K ruled out K":     repeat(".", 20) + repeat("d", 12) + repeat(".", 20),
		"no k k k k or K":   repeat("d", 10) + repeat(".", 21), // "or" allows five words again
		"K fine":            repeat(".", 23) + "ddd",
		"K came back clear": repeat(".", 20) + repeat("d", 8),
		"no k, k":           "dd.",
	} {
		var got strings.Builder
		for _, denied := range fulltext.Denials(strings.ReplaceAll(text, "K", others)).Denied {
			got.WriteByte(map[bool]byte{false: '.', true: 'd'}[denied])
		}
		if got.String() != want {
			t.Errorf("%q: %s, want %s", text, got.String(), want)
		}
	}
}

func TestWordsThatDenyByThemselves(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{"no": true, "without": true, "numb": false, "fine": false, "but": false, "used": false} {
		if got := denial.Denies(word); got != want {
			t.Errorf("%q denies what follows: %v, want %v", word, got, want)
		}
	}
}
