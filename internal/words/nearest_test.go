package words_test

import (
	"strings"
	"testing"

	"unknot/internal/words"
)

// Nearest finds the candidate in spite of typing mistakes, or by its parts.
func TestNearestForgivesMistakes(t *testing.T) {
	candidates := []string{"chair-stand", "neck-turn", "knee-sway", "cl-01", "cl-02", "desk"}
	tests := []struct{ word, want string }{
		{"neck-turn", "neck-turn"},
		{"neck-trun", "neck-turn"},    // two letters swapped
		{" Neck-Turns ", "neck-turn"}, // one added, in capitals
		{"kne-swy", "knee-sway"},      // two left out
		{"cl-1", "cl-01"},
		{"cl-20", "cl-02"},
		{"dsek", "desk"},
		{"sway", "knee-sway"}, // a part
		{"turn neck", "neck-turn"},
		{"sway-neck", ""},
		{"elbow", ""},
		{"sk", "desk"},                  // two letters of a short word
		{"x", ""},                       // one of four letters
		{"chair-xyz-nd", "chair-stand"}, // four of twelve
		{"xyzir-xyand", ""},             // five of eleven
		{"kn_sw", "knee-sway"},          // two parts
		{"chr-dtsna", ""},
		{"", ""},
		{"-", ""},
	}
	for _, tt := range tests {
		if got := words.Nearest(tt.word, candidates); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

// A long word is compared as a short one is.
func TestNearestComparesLongWords(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("neck-", 6)
	for _, end := range []string{"1", "12", "123"} { // of 31 to 33 letters
		typed := "nekc-" + long[5:] + end
		if got := words.Nearest(typed, []string{"desk", long + end}); got != long+end {
			t.Errorf("Nearest(%q) = %q, want %q", typed, got, long+end)
		}
	}
}

// Sharing finds the most similar candidate with the same beginning or end.
func TestSharingFindsTheSamePart(t *testing.T) {
	t.Parallel()
	candidates := []string{"chair-stand", "neck-turn", "neck-tilts", "desk"}
	for word, want := range map[string]string{
		"neck-rolls": "neck-tilts", "wall-stand": "chair-stand", "neck": "", "desk": "", "desk-stand": "chair-stand", "stand-chair": "",
		"neck-": "neck-turn", "turn-neck": "",
	} {
		if got := words.NearestSharingPart(word, candidates); got != want {
			t.Errorf("NearestSharingPart(%q) = %q, want %q", word, got, want)
		}
	}
}
