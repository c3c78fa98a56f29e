package wordlist

import (
	"maps"
	"slices"
	"testing"
)

func TestMedicalListAddsAndRemovesWords(t *testing.T) {
	added, removed := parseMedical("# A comment.\n\nsciatica\n  \n-nack\nstent\n")
	if want := []string{"sciatica", "stent"}; !slices.Equal(added, want) {
		t.Errorf("added %q, want %q", added, want)
	}
	if want := map[string]bool{"nack": true}; !maps.Equal(removed, want) {
		t.Errorf("removed %v, want %v", removed, want)
	}
}
