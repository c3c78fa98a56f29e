package edit_test

import (
	"strings"
	"testing"

	"unknot/internal/edit"
	"unknot/internal/fixture"
	"unknot/internal/load"
)

// A review that no longer holds is noted, unless a later review of the page holds.
func TestEndedReviewsAreNoted(t *testing.T) {
	t.Parallel()
	fsys := fixture.Proofread()
	if got := edit.NewReport(t.Context(), fsys, load.Inspect(fsys)).EndedReviews(); len(got) > 0 {
		t.Errorf("nothing has changed: %s", got)
	}
	fixture.EditIn(fsys, "stretches/neck-turn.md", "feel: A mild pull", "feel: A slight pull")
	fixture.EditIn(fsys, "reviews.yaml", `text: "4137428d9822"`, `text: "000000000000"`)
	fsys["reviews.yaml"].Data = append(fsys["reviews.yaml"].Data, `- name: Bea Example
  profession: physiotherapist
  register: HCPC
  number: PH00001
  date: 2026-02-03
  read:
    - address: /stretches/knee-sway
      sums: {text: "4137428d9822", signs: "61e2b0c7b0d8", cautions: "95f28f868d08", sources: "3426386ed1a0"}
`...)
	const want = "reviews.yaml:7: the review of /stretches/neck-turn by Ada Example on 2026-02-02 no longer holds. Changed since: its text, with steps and dose. Have it read again: `go run ./cmd/edit pack /stretches/neck-turn`"
	if got := edit.NewReport(t.Context(), fsys, load.Inspect(fsys)).EndedReviews().Error(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	// Of several reviews, the last one is noted.
	fsys["reviews.yaml"].Data = append(fsys["reviews.yaml"].Data, `    - address: /stretches/neck-turn
      sums: {text: "111111111111", signs: "91828df3bdc1", cautions: "c9aa8501ddcb", sources: "df59cae269fd"}
`...)
	last := strings.Replace(strings.Replace(want, ":7: ", ":19: ", 1), "Ada Example on 2026-02-02", "Bea Example on 2026-02-03", 1)
	if got := edit.NewReport(t.Context(), fsys, load.Inspect(fsys)).EndedReviews().Error(); got != last {
		t.Errorf("got %s\nwant %s", got, last)
	}
}
