package rewrite

import (
	"regexp"
	"testing"
)

// A field is taken out of its group with the comma, out of a file with its line, and with its item if it is the first.
func TestCutFields(t *testing.T) {
	t.Parallel()
	field := regexp.MustCompile(`move: a[,}\n]`)
	for _, tt := range []struct{ name, text, want string }{
		{"the last between braces", "- {text: b, move: a}\n- c\n", "- {text: b}\n- c\n"},
		{"the middle between braces", "- {text: b, move: a, dose: c}\n", "- {text: b, dose: c}\n"},
		{"the first of an item between braces", "- {move: a, dose: c}\n- d\n", "- d\n"},
		{"the first of an item with lines", "- move: a\n  dose: c\n- d\n", "- d\n"},
		{"no such field", "- {move: ab}\n", "- {move: ab}\n"},
	} {
		if got := cutFields(tt.text, field); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
