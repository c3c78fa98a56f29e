package words_test

import (
	"testing"

	"unknot/internal/words"
)

// In steps, amounts and changes of sides are found, because placeholders stand for them.
func TestTypedAmountsAndSidesAreFound(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ step, dose, sides string }{
		{"Hold for 10 to 20 seconds.", "10 to 20 seconds", ""},
		{"Take three slow breaths. Swap legs.", "three slow breaths", "Swap legs"},
		{"Change hands and go on.", "", "Change hands"},
		{"Hold on with one hand.", "", ""},
	} {
		if dose, sides := words.TypedDose(tt.step), words.TypedSides(tt.step); dose != tt.dose || sides != tt.sides {
			t.Errorf("%q: the dose %q and the sides %q, want %q and %q", tt.step, dose, sides, tt.dose, tt.sides)
		}
	}
}

// A step that needs something its position does not have is found.
func TestStepsFitTheirPosition(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ position, step, want string }{
		{"standing", "Sit down, then lie down.", "Sit"},
		{"chair", "Stand up.", "Stand"},
		{"chair", "Sit tall.", ""},
		{"unheard-of", "Stand up.", ""},
	} {
		if got := words.Elsewhere(tt.position, tt.step); got != tt.want {
			t.Errorf("%s: %q: %q, want %q", tt.position, tt.step, got, tt.want)
		}
	}
}
