package scope_test

import (
	"strings"
	"testing"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/scope"
)

// Each kind of scope has its reach: a number of words before and after its trigger. It ends at a comma.
func TestScopesHaveTheirReach(t *testing.T) {
	t.Parallel()
	others := strings.TrimSpace(strings.Repeat("k ", 25))
	repeat := strings.Repeat
	for text, want := range map[string]string{ // the letter of the scope of each word, or a dot
		"no K":                repeat("d", 6) + repeat(".", 20),
		"K ruled out":         repeat(".", 20) + repeat("d", 7),
		"no k k k k or K":     repeat("d", 10) + repeat(".", 21), // "or" allows five words again
		"K fine":              repeat(".", 23) + "ddd",
		"K years ago":         repeat(".", 5) + repeat("p", 22),
		"in 2015 K":           repeat("p", 7) + repeat(".", 20),
		"K for ten years":     repeat(".", 5) + repeat("s", 23),
		"for ten years K":     repeat("s", 8) + repeat(".", 20),
		"K worrier K":         repeat(".", 5) + repeat("f", 36) + repeat(".", 10),
		"when should i worry": "ffff",
		"no k, k":             "dd.",
		"k, k years ago":      ".ppp",
		"k. k years ago":      ".ppp",
		"k 9 years ago":       "pppp",
		"k 0 years ago":       "pppp",
		"hes 0 now":           "ppp",
		"hes 9 now":           "ppp",
		"hes old now":         "...",
		"in 2000":             "pp",
		"in 1999":             "pp",
		"in 1990s":            "pp",
		"in 1899":             "..",
		"in 2100":             "..",
		"in 200x":             "..",
		"in 20x0":             "..",
	} {
		var got strings.Builder
		for _, kind := range fulltext.Scoped(strings.ReplaceAll(text, "K", others)).Kinds {
			if kind == 0 {
				got.WriteByte('.')
			}
			got.WriteString(kind.Letters())
		}
		if got.String() != want {
			t.Errorf("%q: %s, want %s", text, got.String(), want)
		}
	}
}

func TestWordsThatDenyByThemselves(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{"no": true, "without": true, "numb": false, "fine": false, "but": false, "used": false} {
		if got := scope.Denies(word); got != want {
			t.Errorf("%q denies what follows: %v, want %v", word, got, want)
		}
	}
}
