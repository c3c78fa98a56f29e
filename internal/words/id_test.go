package words_test

import (
	"testing"

	"unknot/internal/words"
)

// IDs begin and end with a small letter or a digit.
func TestIDsAreLettersDigitsAndInnerHyphens(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]bool{
		"a": true, "z": true, "0": true, "9": true, "cat-cow": true, "a-1-9": true, "az09": true,
		"": false, "-": false, "-a": false, "a-": false, "A": false, "a_b": false, "a b": false, "é": false, "a/b": false, "a:b": false, "a`": false, "a{": false,
	} {
		if got := words.IsID(id); got != want {
			t.Errorf("%q is an ID: %v, want %v", id, got, want)
		}
	}
}
