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

// A document changes on its last day.
func TestDocumentChangesOnItsLastDay(t *testing.T) {
	written, later, last := dayOf(t, "2026-01-10"), dayOf(t, "2026-03-10"), dayOf(t, "2026-04-10")
	changes := []catalog.Change{{Date: last}, {Date: later}}
	wantTexts(t, [][3]string{
		{"without changes", (&catalog.Doc{Written: written}).Modified().ISO(), "2026-01-10"},
		{"the later change", (&catalog.Doc{Written: written, Changed: changes, Checked: later}).LastChange().ISO(), "2026-04-10"},
		{"the check", (&catalog.Doc{Written: written, Changed: changes[1:], Checked: last}).LastChange().ISO(), "2026-04-10"},
		{"a check is no change of words", (&catalog.Doc{Written: written, Checked: last}).Modified().ISO(), "2026-01-10"},
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

// Entries of lists have an address on the page of their list. A question may have a page of its own.
func TestListEntriesHaveAddresses(t *testing.T) {
	own, listed := &catalog.Question{ID: "q", Page: true}, &catalog.Question{ID: "q"}
	wantTexts(t, [][3]string{
		{"a question with a page", own.Path(), "/questions/q"},
		{"its page", own.PagePath(), "/questions/q"},
		{"a question in the list", listed.Path(), "/questions#q"},
		{"its page is the list", listed.PagePath(), "/questions"},
		{"a task", (&catalog.Task{ID: "t"}).Path(), "/checklist#t"},
		{"a term", (&catalog.Term{ID: "w"}).Path(), "/glossary#w"},
		{"a section", (&catalog.Section{Word: catalog.Word{ID: "s"}}).Path(), "/guides/s"},
	})
	wantFacts(t, map[string]bool{
		"treatments are a list of evidence": catalog.IsEvidenceList("treatments"),
		"so are guidelines":                 catalog.IsEvidenceList("guidelines"),
		"sources are not":                   !catalog.IsEvidenceList("sources"),
	})
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
