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
	other := &catalog.Routine{Doc: catalog.Doc{ID: "other"}}
	form.Questions[catalog.CardWhen].Choices = append(form.Questions[catalog.CardWhen].Choices,
		&catalog.CardChoice{ID: "early", Say: "early", Routines: []*catalog.Routine{other}})
	content := catalog.Content{PlanCard: form, Withdrawn: []*catalog.Withdrawn{{Address: "/routines/old"}},
		Documents: catalog.Documents{Routines: []*catalog.Routine{twice}},
		Safety:    &catalog.Safety{Doc: catalog.Doc{Path: "/safety", Body: new(markdown.Doc)}}}
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
		{"when=early&days=mo-th&routine=twice" + rest, "/card?when=early&days=mo-th&routine=twice" + rest, []string{"when"}},
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

// Each fault of a card says what can be chosen.
func TestCardFaultsSayWhatToChoose(t *testing.T) {
	t.Parallel()
	c := cardCatalog()
	fault := func(query, field string) string {
		q, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		return view.ParsePlanCard(c, q).Faults.Of(field)
	}
	wantTexts(t, [][3]string{
		{"no answer", fault("when=mo-th", "sore"), "sore? Choose one of these: a; b."},
		{"another routine", fault("when=early&routine=twice", "when"), "Twice: not early. Choose a; b."},
		{"no routine", fault("when=mo-th", "routine"), "Choose one routine from the list."},
		{"an unknown routine", fault("routine=never", "routine"), "Choose one routine from the list."},
		{"a withdrawn routine", fault("routine=old", "routine"),
			"That routine is no longer on this site. Choose another one from the list."},
		{"two routines", fault("routine=twice&routine=old", "routine"), "Choose one routine from the list."},
		{"too many days", fault("days=mo-we-fr&routine=twice", "days"), "Twice: up to 2 days a week. Choose a."},
		{"days without a routine", fault("days=mo-we-fr", "days"), ""},
		{"days given twice", fault("days=mo-we-fr&days=mo-th&routine=twice", "days"), "days? Choose one of these: a; b."},
	})
}

// A card says so if its routine has moves on the floor for a place where nobody lies down.
func TestCardKnowsPlacesOffTheFloor(t *testing.T) {
	t.Parallel()
	yes := true
	onFloor := &catalog.Routine{Items: catalog.Items{{Position: &catalog.Position{Floor: &yes}}}}
	seated := &catalog.Routine{Items: catalog.Items{{Position: &catalog.Position{}}}}
	office, home := &catalog.CardChoice{OffFloor: true}, &catalog.CardChoice{}
	for _, tt := range []struct {
		name    string
		routine *catalog.Routine
		place   *catalog.CardChoice
		want    bool
	}{
		{"on the floor of an office", onFloor, office, true}, {"on the floor at home", onFloor, home, false},
		{"seated in an office", seated, office, false}, {"no routine", nil, office, false}, {"no place", onFloor, nil, false},
	} {
		chosen := make([]*catalog.CardChoice, len(catalog.CardQuestionIDs()))
		chosen[catalog.CardWhere] = tt.place
		if got := (view.PlanCard{Routine: tt.routine, Chosen: chosen}).OffFloor(); got != tt.want {
			t.Errorf("%s: off the floor %t, want %t", tt.name, got, tt.want)
		}
	}
}

// The cards of a routine together use every choice that it allows.
func TestCardsUseEveryChoice(t *testing.T) {
	t.Parallel()
	c := cardCatalog()
	c.PlanCard.Questions[catalog.CardSore].Choices = append(c.PlanCard.Questions[catalog.CardSore].Choices, &catalog.CardChoice{ID: "rest"})
	var got []string
	for _, card := range view.PlanCards(c.PlanCard, c.Routines[0]) {
		got = append(got, card.Link())
		if !card.Complete() {
			t.Errorf("%s is not complete", card.Link())
		}
	}
	want := []string{
		"/card?when=mo-th&days=mo-th&routine=twice&where=mo-th&sore=mo-th&tired=mo-th&away=mo-th",
		"/card?when=mo-we-fr&days=mo-th&routine=twice&where=mo-we-fr&sore=mo-we-fr&tired=mo-we-fr&away=mo-we-fr",
		"/card?when=mo-th&days=mo-th&routine=twice&where=mo-th&sore=rest&tired=mo-th&away=mo-th",
	}
	if !slices.Equal(got, want) {
		t.Errorf("cards %q, want %q", got, want)
	}
}
