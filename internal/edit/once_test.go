package edit_test

import (
	"strings"
	"testing"

	"unknot/internal/edit"
	"unknot/internal/fixture"
)

// Problems with the same cause become one, which names the other places.
func TestOneCauseIsOneProblem(t *testing.T) {
	t.Parallel()
	found := edit.NewReport(fixture.Edit("vocabularies/positions.yaml", "- id: standing\n", "- id: upright\n")).Problems
	var said []string
	for _, p := range found {
		if strings.Contains(p.Text, "there is no position standing") {
			said = append(said, p.String())
		}
	}
	if len(said) != 1 || !strings.HasSuffix(said[0], " (so too at stretches/table-reach.md:9, stretches/wall-roll.md:7)") {
		t.Errorf("%d problems: %s", len(said), strings.Join(said, "\n"))
	}
}
