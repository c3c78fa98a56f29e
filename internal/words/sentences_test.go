package words_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/words"
)

// A sentence ends where a new beginning follows its mark.
func TestSentencesEndBeforeANewBeginning(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", nil},
		{" … 3.", nil},
		{"One", []string{"One"}},
		{"One. Two? “Three.” (Four.) Five", []string{"One.", "Two?", "“Three.”", "(Four.)", "Five"}},
		{"Hold 1.5 minutes, e.g. here. {emergency} now", []string{"Hold 1.5 minutes, e.g. here.", "{emergency} now"}},
		{"Do this: breathe out. Say: No", []string{"Do this: breathe out.", "Say:", "No"}},
		{"moderate: Exercise helps", []string{"moderate:", "Exercise helps"}},
		{"About 2 cm. 10 breaths.", []string{"About 2 cm.", "10 breaths."}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, words.Sentences(tt.text)); diff != "" {
			t.Errorf("Sentences(%q) (-want +got):\n%s", tt.text, diff)
		}
	}
}

// For any text, its sentences are parts of it in order.
func FuzzSentences(f *testing.F) {
	f.Add("One. Two: “Three.” {emergency} 1.5 %")
	f.Fuzz(func(t *testing.T, text string) {
		rest := text
		for _, s := range words.Sentences(text) {
			i := strings.Index(rest, s)
			if i < 0 {
				t.Fatalf("%q is not in the rest of %q", s, text)
			}
			rest = rest[i+len(s):]
		}
	})
}
