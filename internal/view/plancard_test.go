package view_test

import (
	"net/url"
	"slices"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
	"unknot/internal/view"
)

// cardCatalog returns a catalog with a form for cards, each question with the same two choices, and with a routine that
// has a former name.
func cardCatalog() *catalog.Catalog {
	form := &catalog.PlanCard{}
	for _, id := range catalog.CardQuestionIDs() {
		form.Questions = append(form.Questions, &catalog.CardQuestion{ID: id, Ask: id + "?",
			Choices: []*catalog.CardChoice{{ID: "mo-th", Say: "a"}, {ID: "mo-we-fr", Say: "b", OffFloor: true}}})
	}
	twice := &catalog.Routine{Doc: catalog.Doc{ID: "twice", Path: "/routines/twice", Title: "Twice", Formerly: []string{"often"}, Body: new(markdown.Doc)}, DaysAWeek: 2}
	content := catalog.Content{PlanCard: form, Documents: catalog.Documents{Routines: []*catalog.Routine{twice}},
		Safety: &catalog.Safety{Doc: catalog.Doc{Path: "/safety", Body: new(markdown.Doc)}}}
	return catalog.New(content, catalog.NewSitemap(&content))
}

// A card has one address. Each question without exactly one valid choice has a fault, unless nothing is chosen at all.
func TestIncompleteCardsHaveFaults(t *testing.T) {
	t.Parallel()
	c := cardCatalog()
	const rest = "&where=mo-th&sore=mo-th&tired=mo-th&away=mo-we-fr"
	for _, tt := range []struct {
		query, link string
		faults      []string // names of fields
	}{
		{"", "/card", nil},
		{"utm=x", "/card", nil},
		{"when=mo-th&days=mo-th&routine=twice" + rest, "/card?when=mo-th&days=mo-th&routine=twice" + rest, nil},
		{"routine=twice&days=mo-th&when=mo-th&x=1" + rest, "/card?when=mo-th&days=mo-th&routine=twice" + rest, nil},
		{"when=mo-th&days=mo-th&routine=often" + rest, "/card?when=mo-th&days=mo-th&routine=twice" + rest, nil},
		{"when=mo-th&days=mo-we-fr&routine=twice" + rest, "/card?when=mo-th&days=mo-we-fr&routine=twice" + rest, []string{"days"}},
		{"when=mo-th&days=mo-th" + rest, "/card?when=mo-th&days=mo-th" + rest, []string{"routine"}},
		{"when=mo-th&when=mo-we-fr&days=mo-th&routine=twice" + rest, "/card?when=mo-th&days=mo-th&routine=twice" + rest, []string{"when"}},
		{"when=late&days=mo-th&routine=none" + rest, "/card?days=mo-th" + rest, []string{"when", "routine"}},
		{"routine=twice&routine=twice", "/card?routine=twice", []string{"when", "days", "routine", "where", "sore", "tired", "away"}},
	} {
		q, err := url.ParseQuery(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		v := view.ParsePlanCard(c, q)
		var faults []string
		for _, f := range v.Faults {
			faults = append(faults, f.Field)
		}
		if v.Link() != tt.link || !slices.Equal(faults, tt.faults) {
			t.Errorf("%s: %s, faults in %v, want %s, %v", tt.query, v.Link(), faults, tt.link, tt.faults)
		}
		if complete := len(tt.faults) == 0 && len(tt.link) > len("/card"); v.Complete() != complete {
			t.Errorf("%s: complete %v", tt.query, v.Complete())
		}
	}
}
