package words_test

import (
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
		{"", ""},
		{"-", ""},
	}
	for _, tt := range tests {
		if got := words.Nearest(tt.word, candidates); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}
