package templates

import "testing"

// A text is split after its first sentence, including the label that belongs to it.
func TestFirstSentenceKeepsItsLabel(t *testing.T) {
	for text, want := range map[string][2]string{
		"Keep moving. Rest a little.":              {"Keep moving.", "Rest a little."},
		"It may help. {practice} Then stop.":       {"It may help. {practice}", "Then stop."},
		"Hold 1.5 minutes if you like. Stop then.": {"Hold 1.5 minutes if you like.", "Stop then."},
		"Only one.": {"Only one.", ""},
		"No end":    {"No end", ""},
	} {
		if first, rest := firstSentence(text); first != want[0] || rest != want[1] {
			t.Errorf("%q: %q and %q", text, first, rest)
		}
	}
}
