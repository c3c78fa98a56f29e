package templates

import "testing"

// Left and right are exchanged, but not in a right angle or within another word.
func TestSwapSidesKeepsRightAngles(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Left arm up, right hand on the left knee, upright": "Right arm up, left hand on the right knee, upright",
		"The knee at a right angle, the right foot flat":    "The knee at a right angle, the left foot flat",
		"Leftover, brightly":                                "Leftover, brightly",
	} {
		if got := swapSides(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
