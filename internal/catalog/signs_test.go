package catalog_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
)

// CommonAct is what all signs ask for, or else what their level asks for.
func TestCommonActIsSharedByAllSigns(t *testing.T) {
	level := &catalog.Level{Act: "see a doctor today"}
	usual, own := &catalog.Sign{Level: level}, &catalog.Sign{Level: level, OwnAct: "call your midwife"}
	for _, tt := range []struct {
		name  string
		signs []*catalog.Sign
		want  string
	}{
		{"alike", []*catalog.Sign{usual, usual}, "see a doctor today"},
		{"alike in asking for something else", []*catalog.Sign{own, own}, "call your midwife"},
		{"different", []*catalog.Sign{own, usual}, "see a doctor today"},
	} {
		if got := catalog.CommonAct(tt.signs); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A warning has a part for each heading of its signs, in which they form one sentence.
func TestWarningJoinsSignsWithTheSameHeading(t *testing.T) {
	now, today := &catalog.Level{Heading: "Call now if you have:"}, &catalog.Level{Heading: "See a doctor today if you have:"}
	warning := catalog.Warning{Signs: []*catalog.Sign{
		{Level: now, Phrase: "chest pain"}, {Level: today, Phrase: "a fever"}, {Level: today, Phrase: "chills"}, {Level: today, Phrase: "a rash"},
	}}
	want := "Call now if you have: chest pain. See a doctor today if you have: a fever, chills, or a rash."
	if got := warning.String(); got != want {
		t.Errorf("found %q, want %q", got, want)
	}
}

// A sign asks for what its level asks for, unless it asks for something else, and says so.
func TestSignSaysWhatItAsksFor(t *testing.T) {
	level := &catalog.Level{Act: "see a doctor today", Short: "doctor today", Heading: "See a doctor today if you have:",
		Acts: []string{"go now", "doctor today"}}
	usual := &catalog.Sign{Level: level, Sign: "You shiver.", Phrase: "shivering"}
	own := &catalog.Sign{Level: level, Sign: "You bleed.", Phrase: "bleeding", OwnAct: "call your midwife"}
	begins := &catalog.Sign{Level: level, OwnAct: "see a doctor"}
	wantTexts(t, [][3]string{
		{"the usual heading", usual.Heading(), "See a doctor today if you have:"},
		{"its own heading", own.Heading(), "Call your midwife if you have:"},
		{"the begin of the usual heading", begins.Heading(), "See a doctor today if you have:"},
		{"inside a sentence", usual.Inline(), "shivering (doctor today)"},
		{"its own act inside a sentence", own.Inline(), "bleeding (call your midwife)"},
		{"in a list that asks for it", usual.Line("see a doctor today"), "You shiver."},
		{"in a list that asks for something else", own.Line("see a doctor today"), "You bleed. Call your midwife."},
		{"all that signs may ask for", strings.Join(level.AllActs(), "; "), "see a doctor today; doctor today; go now"},
	})
}

// A warning without signs is its text, and a list of two phrases has a comma before the last.
func TestWarningMayBeAText(t *testing.T) {
	level := &catalog.Level{Heading: "Call now if you have:"}
	signs := []*catalog.Sign{{Level: level, Phrase: "chest pain"}, {Level: level, Phrase: "a fever"}}
	wantTexts(t, [][3]string{
		{"a text", (&catalog.Warning{Text: "Ask first."}).String(), "Ask first."},
		{"two signs", (&catalog.Warning{Signs: signs}).String(), "Call now if you have: chest pain, or a fever."},
	})
}

// A card with signs of several levels becomes a card for each. That of most signs keeps the anchor and the reason.
func TestCardIsSplitByLevel(t *testing.T) {
	now := &catalog.Level{ID: "now", Number: 1, Act: "call 999"}
	today := &catalog.Level{ID: "today", Number: 2, Act: "see a doctor"}
	soon := &catalog.Level{ID: "soon", Number: 3, Act: "ask soon"}
	alpha, beta := &catalog.Source{ID: "alpha"}, &catalog.Source{ID: "beta"}
	sign := func(id string, level *catalog.Level, sources ...*catalog.Source) *catalog.Sign {
		return &catalog.Sign{ID: id, Sign: "You have " + id + ".", Level: level, Sources: sources}
	}
	cards := catalog.ByLevel([]catalog.Card{
		{ID: "legs", Topic: "Legs", Why: "Nerves.", Signs: []*catalog.Sign{
			sign("a", now, alpha), sign("b", today, alpha, beta), sign("c", today, beta)}},
		{ID: "legs-now", Topic: "More", Why: "So.", Signs: []*catalog.Sign{sign("d", soon), sign("e", today)}},
	}, []*catalog.Level{now, today, soon})
	var got []string
	for _, c := range cards {
		got = append(got, strings.Join([]string{c.ID, c.Heading, c.Why, strings.Join(c.Lines, " "), names(c.SignIDs), ids(c.Sources)}, "|"))
	}
	want := []string{
		"legs-now-too|Call 999: legs||You have a.|a|alpha",
		"legs|See a doctor: legs|Nerves.|You have b. You have c.|b c|alpha beta",
		"legs-now|See a doctor: more|So.|You have e.|e|",
		"legs-now-soon|Ask soon: more||You have d.|d|",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cards (-want +got):\n%s", diff)
	}
	wantFacts(t, map[string]bool{
		"the first is an emergency":   cards[0].Emergency() && cards[0].Urgent(),
		"the next is urgent, not one": !cards[1].Emergency() && cards[1].Urgent(),
		"the last is neither":         !cards[3].Emergency() && !cards[3].Urgent(),
	})
}

// Lines are grouped by level, or also by what they ask for. Emergencies stay together.
func TestLinesAreGrouped(t *testing.T) {
	now, soon := &catalog.Level{ID: "now", Number: 1, Act: "call 999"}, &catalog.Level{ID: "soon", Number: 3, Act: "ask soon"}
	line := func(id string, level *catalog.Level, act string) *catalog.CardLine {
		return &catalog.CardLine{ID: id, Level: level, Signs: []*catalog.Sign{{ID: "sign-" + id, Level: level, OwnAct: act}}}
	}
	lines := []*catalog.CardLine{line("a", now, ""), line("b", now, "lie still"), line("c", soon, ""), line("d", soon, ""), line("e",
		soon, "rest")}
	text := func(groups []catalog.LineGroup) string {
		var out []string
		for _, g := range groups {
			out = append(out, g.Level.ID+", "+g.Act+": "+ids(g.Lines)+" ["+g.Own(g.Lines[len(g.Lines)-1])+"]")
		}
		return strings.Join(out, "; ")
	}
	wantTexts(t, [][3]string{
		{"by level", text(catalog.GroupByLevel(lines)), "now, call 999: a b [Lie still.]; soon, ask soon: c d e [Rest.]"},
		{"by act", text(catalog.GroupByAct(lines)), "now, call 999: a b [Lie still.]; soon, ask soon: c d []; soon, rest: e []"},
		{"signs of a box", ids((&catalog.Box{Lines: lines[:2]}).Signs()), "sign-a sign-b"},
	})
	safety := catalog.Safety{Boxes: []*catalog.Box{{ID: "legs"}, {ID: "arms"}}}
	if safety.Box("arms") != safety.Boxes[1] || safety.Box("toes") != nil {
		t.Error("a box is not found by its ID")
	}
}

// The small card does not repeat what the boxes of its page list. A line goes with its first sign.
func TestSmallCardRepeatsNoListedSign(t *testing.T) {
	card := catalog.Mini{Lines: []*catalog.CardLine{
		{SignIDs: []string{"numb"}, Words: "numb"},
		{SignIDs: []string{"both-legs", "weak-leg"}, Words: "legs"},
	}}
	for _, tt := range []struct{ listed, want []string }{
		{nil, []string{"numb", "legs"}},
		{[]string{"numb"}, []string{"legs"}},
		{[]string{"both-legs"}, []string{"numb"}},
		{[]string{"weak-leg"}, []string{"numb", "legs"}},
		{[]string{"weak-leg", "both-legs", "numb"}, nil},
	} {
		var signs []*catalog.Sign
		for _, id := range tt.listed {
			signs = append(signs, &catalog.Sign{ID: id})
		}
		var got []string
		for _, line := range card.Beside(signs) {
			got = append(got, line.Words)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("beside %v (-want +got):\n%s", tt.listed, diff)
		}
	}
}
