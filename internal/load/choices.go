package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// Values that fields of these kinds may have. Readers do not see them.
var (
	grades       = []string{"high", "moderate", "low", "very-low", catalog.NotGraded}
	bases        = []string{"direct", "programme", "borrowed"}
	cautionBases = []string{"reference", "consensus", "usual-practice"}
	labels       = []string{"usual practice", "plain anatomy", "our own search"}
)

// certainties are the certainty words.
var certainties = catalog.IDs(catalog.Certainties())

// oneOf reports a value that is not one of words. Empty values are reported elsewhere if they are required.
func oneOf(f *frontmatter.File, words []string, value string, at ...any) {
	if value != "" && !slices.Contains(words, value) {
		f.FaultAt(at, "%s", notOneOf(words, value))
	}
}

// notOneOf returns the message that value is not one of words.
func notOneOf(words []string, value string) string {
	return fmt.Sprintf("%q is none of %s%s", value, strings.Join(words, ", "), frontmatter.DidYouMean(value, words))
}

// isYear reports whether s is a year, or n.d. for no date.
func isYear(s string) bool {
	year, err := strconv.Atoi(s)
	return s == "n.d." || err == nil && year >= 1500 && year <= 2999
}
