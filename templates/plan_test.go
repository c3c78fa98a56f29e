package templates

import (
	"testing"

	"unknot/internal/catalog"
)

// A move that a routine has several times is named once.
func TestChangedDosesNameAMoveOnce(t *testing.T) {
	raise := &catalog.Item{Move: &catalog.Move{Doc: catalog.Doc{Title: "Side raise"}}, CustomDose: catalog.Dose{Sets: 1, Reps: 9}}
	row := &catalog.Item{Move: &catalog.Move{Doc: catalog.Doc{Title: "Row"}}, CustomDose: catalog.Dose{Sets: 1, Reps: 8}}
	for _, tt := range []struct {
		items catalog.Items
		want  string
	}{
		{catalog.Items{raise}, "side raise (9 times)"},
		{catalog.Items{raise, row, raise}, "side raise (9 times, twice) and row (8 times)"},
		{catalog.Items{raise, raise, raise}, "side raise (9 times, 3 rounds)"},
	} {
		if got := changedDoses(tt.items); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
