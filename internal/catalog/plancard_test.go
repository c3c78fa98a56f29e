package catalog_test

import (
	"slices"
	"testing"

	"unknot/internal/catalog"
)

// A routine is offered only choices of as many days as it may be done on.
func TestCardOffersNoMoreDaysThanRoutineHas(t *testing.T) {
	choices := []*catalog.CardChoice{{ID: "mo"}, {ID: "mo-we-fr"}, {ID: "mo-tu-we-th"}}
	card := catalog.PlanCard{Questions: []*catalog.CardQuestion{catalog.CardDays: {ID: "days", Choices: choices}}}
	for days, want := range map[int][]string{1: {"mo"}, 3: {"mo", "mo-we-fr"}, 7: {"mo", "mo-we-fr", "mo-tu-we-th"}} {
		if got := catalog.IDs(card.DaysFor(&catalog.Routine{DaysAWeek: days})); !slices.Equal(got, want) {
			t.Errorf("on %d days a week: %v, want %v", days, got, want)
		}
	}
}
