package content_test

import (
	"testing"

	"unknot/content"
	"unknot/internal/edit"
)

// The median reading grade is at most 6, the highest at most 8. `unknot check` prints both.
func TestReadingLevel(t *testing.T) {
	t.Parallel()
	_, proof, err := edit.Proofread(content.FS())
	if err != nil {
		t.Fatal(err)
	}
	if got := proof.Median(); got > 6 {
		t.Errorf("the median page has grade %.1f, want at most 6", got)
	}
	for _, r := range proof.Readings {
		if got := r.Measure.Grade(); got > 8 {
			t.Errorf("%s has grade %.1f, want at most 8", r.Path, got)
		}
	}
	worst := proof.Readings[0]
	t.Logf("%d words on %d pages, Flesch–Kincaid grade %.1f in the median, %.1f at worst (%s)",
		proof.Words, len(proof.Readings), proof.Median(), worst.Measure.Grade(), worst.Path)
}
