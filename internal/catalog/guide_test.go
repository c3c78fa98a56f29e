package catalog_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// What a guide says to do now is its steps, then each swap as two sentences. The moves in its text are found in order.
func TestGuideSaysWhatToDoNow(t *testing.T) {
	now := catalog.Now{Steps: []string{"Sit up."}, Swaps: []catalog.Swap{{Skip: "Sit-ups",
		Move: &catalog.Move{Doc: catalog.Doc{Title: "Bird dog"}}}}}
	guide := &catalog.Guide{Doc: catalog.Doc{Body: &markdown.Doc{Embeds: []markdown.Embed{
		{Kind: "stretch", ID: "reach"}, {Kind: "figure", ID: "chair"}, {Kind: "stretch", ID: "cat-cow"}}}}}
	wantTexts(t, [][3]string{
		{"now", strings.Join(now.Lines(), " "), "Sit up. Skip for now: sit-ups. Do instead: bird dog."},
		{"moves in the text", names(guide.EmbeddedMoves()), "reach cat-cow"},
	})
}

// A page finds the steps of its figures, and a withdrawn move its short address.
func TestPageFindsStepsOfFigures(t *testing.T) {
	page := &catalog.Page{Sequences: []catalog.Sequence{{FigureID: "a"}, {FigureID: "b", Pictures: make([]catalog.PictureSteps, 2)}}}
	if len(page.StepsOf("b")) != 2 || page.StepsOf("c") != nil {
		t.Errorf("the figure b has the pictures %v, and c %v", page.StepsOf("b"), page.StepsOf("c"))
	}
	wantTexts(t, [][3]string{
		{"a withdrawn move", (&catalog.Withdrawn{Number: 7}).ShortPath(), "/s/7"},
		{"a withdrawn page", (&catalog.Withdrawn{}).ShortPath(), ""},
	})
}

// A text about a medicine has its short rule or one of its lines.
func TestMedicineSaysItsLines(t *testing.T) {
	alpha, beta := &catalog.Source{ID: "alpha"}, &catalog.Source{ID: "beta"}
	m := &catalog.Medicine{ID: "tablet", Short: "Ask first.", DoNot: []catalog.MedicineLine{{ID: "a", Say: "Not a.",
		Sources: []*catalog.Source{beta}}},
		Ask: []catalog.MedicineLine{{ID: "b", Say: "Ask b.", Sources: []*catalog.Source{alpha, beta}}}}
	wantTexts(t, [][3]string{
		{"the short rule", m.TextOfLine(""), "Ask first."},
		{"a line on who must not", m.TextOfLine("a"), "Not a."},
		{"a line on who must ask", m.TextOfLine("b"), "Ask b."},
		{"no such line", m.TextOfLine("c"), ""},
		{"sources, each once", ids(m.Sources()), "beta alpha"},
	})
	content := catalog.Content{Medicines: []*catalog.Medicine{m}}
	if content.Medicine("tablet") != m || content.Medicine("syrup") != nil {
		t.Error("a medicine is not found by its ID")
	}
}

// The form at /start allows a quarter more time than an answer says, and at least a minute.
func TestStartAllowsAQuarterMore(t *testing.T) {
	for minutes, want := range map[int]int{3: 4, 4: 5, 7: 8, 8: 10, 20: 25} {
		if got := (&catalog.StartAnswer{Minutes: minutes}).Allowed(); got != want {
			t.Errorf("%d minutes allow %d, want %d", minutes, got, want)
		}
	}
}

// A route names the answers that lead to it, in the order of the questions.
func TestRouteNamesItsAnswers(t *testing.T) {
	start := &catalog.Start{Questions: []*catalog.StartQuestion{
		{ID: "where", Answers: []*catalog.StartAnswer{{ID: "up", Name: "Neck"}, {ID: "low", Name: "Low back"}, {ID: "all",
			Name: "All over"}}},
		{ID: "time", Answers: []*catalog.StartAnswer{{ID: "5", Name: "5 minutes"}}},
	}}
	wantTexts(t, [][3]string{
		{"two questions", start.AnswersTo(&catalog.Route{When: map[string][]string{"time": {"5"}, "where": {"all", "up"}}}),
			"Neck or All over; 5 minutes"},
		{"one question", start.AnswersTo(&catalog.Route{When: map[string][]string{"where": {"low"}}}), "Low back"},
		{"no question", start.AnswersTo(&catalog.Route{}), "All other answers"},
	})
}

// People whom several cautions concern are named once.
func TestConcernedPeopleAreNamedOnce(t *testing.T) {
	got := catalog.PeopleConcerned([]*catalog.Caution{{Who: []string{"gout", "dizziness"}}, {Who: []string{"pregnancy", "gout"}}})
	wantTexts(t, [][3]string{{"in order", strings.Join(got, "; "), "gout; dizziness; pregnancy"}})
}
