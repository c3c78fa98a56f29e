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
		if got := catalog.IDs(card.ChoicesFor(catalog.CardDays, &catalog.Routine{DaysAWeek: days})); !slices.Equal(got, want) {
			t.Errorf("on %d days a week: %v, want %v", days, got, want)
		}
	}
}

// A question of a card that its choices complete ends with an ellipsis.
func TestCardQuestionIsALabel(t *testing.T) {
	label := func(ask string) string { return (&catalog.CardQuestion{Ask: ask}).Label() }
	questions := []*catalog.CardQuestion{{ID: "when"}, {ID: "days"}}
	wantTexts(t, [][3]string{
		{"a question", label("On which days?"), "On which days?"},
		{"the begin of a sentence", label("After I"), "After I …"},
		{"questions", names(catalog.CardQuestionIDs()), "when days where sore tired away"},
		{"IDs", names(catalog.IDs(questions)), "when days"},
	})
	if catalog.CardQuestionIDs()[catalog.CardAway] != "away" || catalog.CardQuestionIDs()[catalog.CardDays] != "days" {
		t.Error("the indexes of questions do not fit their IDs")
	}
}
