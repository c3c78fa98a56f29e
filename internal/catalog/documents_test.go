package catalog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/markdown"
)

// The moves in the text of a guide are found in order.
func TestGuideFindsMovesInText(t *testing.T) {
	guide := &catalog.Guide{Doc: catalog.Doc{Body: &markdown.Doc{Embeds: []markdown.Embed{
		{Kind: "stretch", ID: "reach"}, {Kind: "figure", ID: "chair"}, {Kind: "stretch", ID: "cat-cow"}}}}}
	wantTexts(t, [][3]string{
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

// People who should ask first before any move are named once, and the others by the moves that concern them.
func TestWhoAsksFirstAndBeforeWhat(t *testing.T) {
	all := &catalog.Caution{Who: []string{"cancer"}}
	bend := &catalog.Caution{Who: []string{"thin bones", "cancer"}}
	work := &catalog.Caution{Who: []string{"heart disease"}}
	twist := &catalog.Caution{Who: []string{"thin bones"}}
	many := &catalog.Caution{Who: []string{"falls"}}
	c := catalog.Content{Classes: []*catalog.Class{
		{Name: "Bending", Cautions: []*catalog.Caution{bend, many}},
		{Name: "Twisting and leaning", Cautions: []*catalog.Caution{twist}},
		{Name: "Strength", Cautions: []*catalog.Caution{work, many}},
		{Name: "Effort", Cautions: []*catalog.Caution{work, many}},
	}}
	always, before := c.Askings([]*catalog.Caution{bend, work, twist, all, many})
	got := []string{strings.Join(always, ", ")}
	for _, a := range before {
		got = append(got, a.Before+": "+strings.Join(a.Who, ", "))
	}
	want := "cancer, falls; bending or twisting: thin bones; strength or effort: heart disease"
	wantTexts(t, [][3]string{{"askings", strings.Join(got, "; "), want}})
}

// Nothing is related to itself or to excluded documents, and everything has related documents.
func TestEverythingHasRelatedDocuments(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	docs := map[*catalog.Doc]bool{}
	for _, m := range c.Moves {
		docs[&m.Doc] = true
	}
	for _, g := range c.Guides {
		docs[&g.Doc] = true
	}
	for _, r := range c.Routines {
		docs[&r.Doc] = true
	}
	for _, p := range c.Plans {
		docs[&p.Doc] = true
	}
	anyDoc := func(*catalog.Doc) bool { return true }
	for d := range docs {
		all := c.Related(d, 100, anyDoc)
		if len(all) == 0 {
			t.Errorf("nothing is related to %s", d.ID)
			continue
		}
		for _, r := range all {
			if r.Doc == d || !docs[r.Doc] || r.Why == "" {
				t.Errorf("%s is related to %s by %q", d.ID, r.ID, r.Why)
			}
		}
		if rest := c.Related(d, 100, anyDoc, all[0].Doc); len(rest) != len(all)-1 {
			t.Errorf("%s: %d are left of %d without the first", d.ID, len(rest), len(all))
		}
		if one := c.Related(d, 1, anyDoc); one[0] != all[0] {
			t.Errorf("%s: the first is %s of one and %s of all", d.ID, one[0].ID, all[0].ID)
		}
	}
}

// The document with the most in common comes first, with a word for the strongest relation.
func TestMostSimilarComesFirst(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	tests := []struct {
		doc    *catalog.Doc
		accept func(*catalog.Doc) bool
		want   string
	}{
		{&c.Routine("short-morning").Doc, c.IsMove, "slow-breath by same moves; chair-stand by same moves; knee-sway by same moves; "},
		{&c.Move("neck-turn").Doc, c.IsMove, "table-reach by same muscles; wall-roll by same muscles; knee-sway by same muscles; "},
		{&c.Guide("causes", "stiff-neck").Doc, c.IsMove, "neck-turn by at a desk; slow-breath by at a desk; chair-stand by at a desk; "},
	}
	for _, tt := range tests {
		got := ""
		for _, r := range c.Related(tt.doc, 3, tt.accept) {
			got += r.ID + " by " + r.Why + "; "
		}
		if got != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.doc.ID, got, tt.want)
		}
	}
}

// Moves that share a move, a muscle, a tag, a claim, a kind or a region are alike in this order. Two traits count more
// than one, and a rare trait more than a common one.
func TestTraitsHaveWeights(t *testing.T) {
	kind, other := &catalog.Kind{Word: catalog.Word{ID: "k", Name: "Kind"}}, &catalog.Kind{Word: catalog.Word{ID: "other"}}
	muscle, common := &catalog.Muscle{Word: catalog.Word{ID: "m"}}, &catalog.Muscle{Word: catalog.Word{ID: "common"}}
	tag, second := &catalog.Tag{Word: catalog.Word{ID: "t", Name: "Tag"}}, &catalog.Tag{Word: catalog.Word{ID: "t2", Name: "Second"}}
	region := &catalog.Region{Word: catalog.Word{ID: "r", Name: "Region"}}
	claim, extra := &catalog.Claim{ID: "c"}, &catalog.Claim{ID: "c2"}
	evidence := func(claims ...*catalog.Claim) []*catalog.Evidence { return []*catalog.Evidence{{Claims: claims}} }
	tagged := func(regions []*catalog.Region, tags ...*catalog.Tag) catalog.Tagged {
		return catalog.Tagged{Regions: regions, Tags: tags}
	}
	move := func(id string) *catalog.Move {
		return &catalog.Move{Doc: catalog.Doc{ID: id, Path: "/stretches/" + id}, KindID: "of " + id, Kind: other}
	}
	m := map[string]*catalog.Move{}
	var moves []*catalog.Move
	for _, id := range []string{"base", "rare", "z-claim", "kin", "area", "both", "mus-1", "mus-2", "mus-3", "mus-4", "mus-5"} {
		m[id] = move(id)
		moves = append(moves, m[id])
	}
	base := m["base"]
	base.Kind, base.KindID, base.Muscles = kind, "k", []*catalog.Muscle{muscle, common}
	base.Tagged, base.Evidence = tagged([]*catalog.Region{region}, tag, second), evidence(claim, extra)
	m["rare"].Muscles = []*catalog.Muscle{muscle}
	m["z-claim"].Evidence = evidence(claim)
	m["kin"].Kind, m["kin"].KindID = kind, "k"
	m["area"].Tagged = tagged([]*catalog.Region{region})
	m["both"].Tagged, m["both"].Evidence = tagged(nil, tag, second), evidence(extra)
	for _, id := range []string{"mus-1", "mus-2", "mus-3", "mus-4", "mus-5"} {
		m[id].Muscles = []*catalog.Muscle{common}
	}
	routine := &catalog.Routine{Doc: catalog.Doc{ID: "routine", Path: "/routines/routine"}, Items: catalog.Items{{MoveID: "base"},
		{MoveID: "base"}}}
	page := &catalog.Page{Doc: catalog.Doc{ID: "page", Path: "/page"}}
	c := catalog.New(catalog.Content{Safety: &catalog.Safety{},
		Documents: catalog.Documents{Moves: moves, Routines: []*catalog.Routine{routine}, Pages: []*catalog.Page{page}}}, nil)
	got := ""
	for _, r := range c.Related(&base.Doc, 100, func(*catalog.Doc) bool { return true }) {
		got += r.ID + " by " + r.Why + "; "
	}
	want := "both by tag; routine by same moves; rare by same muscles; z-claim by same evidence; mus-1 by same muscles; " +
		"mus-2 by same muscles; mus-3 by same muscles; mus-4 by same muscles; mus-5 by same muscles; kin by kind; area by region; "
	if got != want {
		t.Errorf("related to base:\n%s\nwant\n%s", got, want)
	}
}

// Guides and plans are alike to the moves that they show, and guides to moves with the same evidence.
func TestGuidesAndPlansAreRelatedToTheirMoves(t *testing.T) {
	kind, claim := &catalog.Kind{}, &catalog.Claim{ID: "c"}
	move := func(id string) *catalog.Move {
		return &catalog.Move{Doc: catalog.Doc{ID: id, Path: "/stretches/" + id}, KindID: "of " + id, Kind: kind}
	}
	shown, known, planned := move("shown"), move("known"), move("planned")
	known.Evidence = []*catalog.Evidence{{Claims: []*catalog.Claim{claim}}}
	body := &markdown.Doc{Embeds: []markdown.Embed{{Kind: "stretch", ID: "shown"}}}
	guide := &catalog.Guide{Doc: catalog.Doc{ID: "g", Path: "/g", Body: body, Notes: []catalog.Note{{}, {Claim: claim}}}}
	plan := &catalog.Plan{Doc: catalog.Doc{ID: "p", Path: "/p"}, Stages: []*catalog.Stage{
		{Sessions: []*catalog.StageSession{{Items: catalog.Items{{MoveID: "planned"}, {MoveID: "shown"}}}}}}}
	documents := catalog.Documents{Moves: []*catalog.Move{shown, known, planned}, Guides: []*catalog.Guide{guide},
		Plans: []*catalog.Plan{plan}}
	c := catalog.New(catalog.Content{Safety: &catalog.Safety{}, Documents: documents}, nil)
	related := func(d *catalog.Doc) string {
		var out []string
		for _, r := range c.Related(d, 100, func(d *catalog.Doc) bool { return d != &planned.Doc }) {
			out = append(out, r.ID)
		}
		return names(out)
	}
	wantTexts(t, [][3]string{
		{"the guide", related(&guide.Doc), "p shown known"},
		{"the plan, without what is not accepted", related(&plan.Doc), "g shown"},
	})
}

// Notes are in the order of first citation, which begins with the standard sentences of a move. Sources that are not
// cited come last. A star marks cited ones.
func TestNotesAreInOrderOfCitation(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	for _, tt := range []struct {
		doc  catalog.Doc
		want string
	}{
		{c.Guides[0].Doc, "1 alpha-2020* 2 cl-02* 3 gamma-board 4 cl-01"},
		{c.Guides[1].Doc, "1 beta-2021* 2 gamma-board"},
		{c.Move("neck-turn").Doc, "1 beta-2021* 2 alpha-2020* 3 gamma-board* 4 cl-02"},
		{c.Move("wall-roll").Doc, "1 alpha-2020*"},
		{c.Routine("short-morning").Doc, "1 alpha-2020"},
		{c.Page("about").Doc, ""},
		{c.Safety.Doc, "1 gamma-board"},
	} {
		if got := notes(tt.doc.Notes); got != tt.want {
			t.Errorf("%s has the notes %s, want %s", tt.doc.Path, got, tt.want)
		}
	}
}

// notes returns the number of each note with its source or claim, and a star if the text cites it: "1 alpha-2020*".
func notes(list []catalog.Note) string {
	var out []string
	for _, n := range list {
		id := ""
		if n.Source != nil {
			id += n.Source.ID
		}
		if n.Claim != nil {
			id += n.Claim.ID
		}
		if n.Cited {
			id += "*"
		}
		out = append(out, fmt.Sprintf("%d %s", n.Number, id))
	}
	return strings.Join(out, " ")
}

// The text of a move continues the note numbers of its standard sentences.
func TestNoteNumbersContinueInText(t *testing.T) {
	m := mustLoad(t, fixture.FS()).Move("neck-turn")
	got := strings.Join(m.EvidenceHTML, "\n") + "\n" + m.Body.Blocks[0].HTML
	mark := func(number int, id string) string {
		return fmt.Sprintf(`<sup id="cite-%s"><a href="#source-%d" aria-label="Source %d">%d</a></sup>`, id, number, number, number)
	}
	want := "Turning the head may ease an ache in the neck." + mark(1, "1") + mark(2, "2") + "\n" +
		"Moving helps backs a little. It doesn’t mend them." + mark(2, "2-2") + "\n" +
		"<p>One trial of necks found a small effect." + mark(1, "1-2") + " Another disagrees." + mark(3, "3") + "</p>\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is known of neck-turn (-want +got):\n%s", diff)
	}
}

// Sources and claims list all pages that cite them, in whichever way.
func TestSourcesListThePagesThatCiteThem(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	moves := "/stretches/chair-stand /stretches/knee-sway /stretches/neck-turn /stretches/slow-breath /stretches/table-reach /stretches/wall-roll"
	for _, tt := range []struct {
		id   string
		by   []catalog.PageEntry
		want string
	}{
		{"alpha-2020", c.Sources[0].CitedBy, "/checklist /evidence /evidence/cl-01 /evidence/guidelines /evidence/treatments /guides/techniques/start-here /plans/longer-mornings /questions /routines/short-morning " + moves + " /upper-back"},
		{"beta-2021", c.Sources[1].CitedBy, "/checklist /evidence/cl-01 /evidence/treatments /guides/causes/stiff-neck /guides/techniques/start-here /questions " + moves},
		{"gamma-board", c.Sources[2].CitedBy, "/evidence/guidelines /floor /guides/causes/stiff-neck /guides/techniques/start-here /plans/longer-mornings /questions /questions/sore-tail /routines/short-morning /safety " + moves},
		{"cl-01", c.Claims[0].CitedBy, "/checklist /guides/techniques/start-here /questions " + moves},
		{"cl-02", c.Claims[1].CitedBy, "/guides/techniques/start-here /questions /stretches/neck-turn"},
	} {
		if got := paths(tt.by); got != tt.want {
			t.Errorf("pages that cite %s:\n%s, want\n%s", tt.id, got, tt.want)
		}
	}
}

// paths returns the path of each page, with spaces between.
func paths(list []catalog.PageEntry) string {
	var out []string
	for _, a := range list {
		out = append(out, a.Path)
	}
	return strings.Join(out, " ")
}

// A minute is 200 words, and a part of a minute counts as one.
func TestMinutesToReadAreRoundedUp(t *testing.T) {
	for words, want := range map[int]int{1: 1, 200: 1, 201: 2, 400: 2, 401: 3} {
		text := strings.Repeat("word ", words)
		c := mustLoad(t, fixture.Edit("pages/glossary.md", "In plain words.", text))
		if got := c.Page("glossary").Minutes(); got != want {
			t.Errorf("%d words take %d minutes to read, want %d", words, got, want)
		}
	}
	if got := mustLoad(t, fixture.FS()).Guides[1].Duration; got != "1 minute" {
		t.Errorf("a short guide takes %s", got)
	}
}
