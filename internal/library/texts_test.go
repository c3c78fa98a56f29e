package library_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/library"
	"unknot/internal/load"
)

// markdownOf returns the page at path as Markdown.
func markdownOf(l library.Library, path string) string { return l.Markdown(l.Lookup(path)) }

// wantTexts fails for each text that a page lacks.
func wantTexts(t *testing.T, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(page, text) {
			t.Errorf("the page lacks %q:\n%s", text, page)
		}
	}
}

// What a text embeds becomes Markdown: a move, a ladder, or the words of a picture.
func TestEmbedsBecomeMarkdown(t *testing.T) {
	const file, embed = "guides/techniques/start-here.md", "![](stretch:neck-turn)"
	l := libraryOf(t, [3]string{file, embed, embed})
	page := markdownOf(l, "/guides/techniques/start-here")
	wantTexts(t, page,
		"[Neck turn]("+address+"/stretches/neck-turn): hold 15 seconds, 2 times each side, in a chair.\n",
		"**Back to turning**\n\nRest today. [Short morning]("+address+"/routines/short-morning)\n\n1. Look to one side, once a day.\n"+
			"    - Fine: A mild pull.\n    - Step back if you hold your breath.\n    - Stop if it hurts more; it goes numb; ",
		"2. Turn your head. [Neck turn]("+address+"/stretches/neck-turn): hold 15 seconds, 2 times each side, every day if you like.\n",
	)
	l.Ladders.List[0].Classes[0].Cautions[0].Who = []string{"dizziness", "gout"}
	wantTexts(t, markdownOf(l, "/guides/techniques/start-here"), "\n\nAsk first, or leave it out: dizziness; gout.\n\n1. Look to one side")
}

// A guide begins with its warning, then with what to do now: its steps and swaps, its routine, or its moves.
func TestGuideBeginsWithWhatToDoNow(t *testing.T) {
	l := libraryOf(t)
	g := l.Guides[0]
	routine, move := l.Routines[0], l.Moves[0]
	for name, tt := range map[string]struct {
		now  catalog.Now
		want string
	}{
		"a routine": {catalog.Now{Routine: routine}, "- [Short morning](" + address + "/routines/short-morning)\n"},
		"moves":     {catalog.Now{Moves: []*catalog.Move{move}}, "- [Chair stand](" + address + "/stretches/chair-stand)\n"},
		"steps":     {catalog.Now{Steps: []string{"Sit up."}}, "- Sit up.\n"},
		"swaps": {catalog.Now{Swaps: []catalog.Swap{{Skip: "Sit-ups", Move: move}}},
			"- Skip for now: sit-ups. Do instead: chair stand.\n"},
	} {
		g.Now = tt.now
		if page := markdownOf(l, g.Path); !strings.Contains(page, "\n## Do this now\n\n"+tt.want+"\n") {
			t.Errorf("%s: the page lacks %q:\n%s", name, tt.want, page)
		}
	}
	g.Warning = &catalog.Warning{Text: "Ask first."}
	wantTexts(t, markdownOf(l, g.Path), "**\n\nAsk first.\n\n## Do this now\n")
	document := l.Lookup(g.Path).(*library.Guide)
	if document.Warning == nil || *document.Warning != "Ask first." {
		t.Errorf("the warning is %v", document.Warning)
	}
	if g.Warning = nil; l.Lookup(g.Path).(*library.Guide).Warning != nil {
		t.Error("a guide without a warning has one")
	}
}

// The end of a page names the reviews that hold. If none does, it says what has changed since.
func TestPageNamesReviewsThatHold(t *testing.T) {
	l := libraryOf(t)
	review := &catalog.Review{Name: "Ada Example", Profession: "physiotherapist", Register: "HCPC", Number: "1", Date: l.Moves[0].Checked}
	second := &catalog.Review{Name: "Bob Example", Profession: "doctor", Register: "GMC", Number: "2", Date: l.Moves[0].Checked}
	d, about := &l.Move("chair-stand").Doc, &l.Claims[0]
	d.Reviews = nil
	wantTexts(t, markdownOf(l, d.Path), "- **Reviewed by:** no clinician yet\n")
	d.Reviews = []catalog.PageReview{{Review: review}, {Review: second}}
	wantTexts(t, markdownOf(l, d.Path),
		"- **Reviewed by:** Ada Example, physiotherapist (HCPC 1), 2026-01-10\n- **Reviewed by:** Bob Example, doctor (GMC 2), 2026-01-10\n")
	if r := l.Lookup(d.Path).(*library.Stretch).Reviewer; r == nil || *r != (library.Reviewer{Name: "Ada Example",
		Role: "physiotherapist (HCPC 1)", Date: "2026-01-10"}) {
		t.Errorf("the reviewer is %+v", r)
	}
	d.Reviews = []catalog.PageReview{{Review: review, Changed: []catalog.Part{catalog.PartText}}}
	wantTexts(t, markdownOf(l, d.Path),
		"- **Reviewed by:** no clinician as it is now\n- **Changed since its review on 2026-01-10:** its text, with steps and dose\n")
	if r := l.Lookup(d.Path).(*library.Stretch).Reviewer; r != nil {
		t.Errorf("a review that does not hold has the reviewer %+v", r)
	}
	introduction := &l.Page("evidence").Doc
	introduction.Reviews = d.Reviews
	wantTexts(t, markdownOf(l, (*about).Path()), "- **Changed since its review on 2026-01-10:** its text\n")
}

// A move says what to build up to, what else it is called, and each other way to do it.
func TestMoveSaysItsOtherWays(t *testing.T) {
	l := libraryOf(t)
	m, other := l.Move("chair-stand"), l.Move("slow-breath")
	m.Aim, m.Aliases, m.Equipment = catalog.Dose{Minutes: 2}, []string{"Sit to stand", "Chair rise"},
		[]*catalog.Equipment{{Word: catalog.Word{Name: "Chair"}}}
	m.Easier, m.Harder, m.Swap = &catalog.Variant{Text: "Push up.", Move: other}, &catalog.Variant{Text: "Go slowly."}, other
	wantTexts(t, markdownOf(l, m.Path), "- **Later:** 2 minutes\n", "- **You need:** Chair\n",
		"- **Also called:** Sit to stand, Chair rise\n",
		"- **Easier:** Push up. [Slow breath]("+address+"/stretches/slow-breath)\n- **Harder:** Go slowly.\n- **Instead:** [Slow breath]("+
			address+"/stretches/slow-breath)\n", "- **How much:** 2 sets of 8 (1 minute 34 seconds in all)\n")
	s := l.Lookup(m.Path).(*library.Stretch)
	if s.Harder.Stretch != nil || s.Easier.Stretch.ID != "slow-breath" || *s.Easier.Text != "Push up." || s.Swap.ID != "slow-breath" {
		t.Errorf("the other ways are %+v, %+v and %+v", s.Easier, s.Harder, s.Swap)
	}
	if d := s.Aim; d.Sets != nil || d.HoldSeconds != nil || *d.Minutes != 2 || d.Sides != 1 || d.Seconds != 120 {
		t.Errorf("the aim is %+v", d)
	}
	m.Aim, m.Easier, m.Harder, m.Swap = catalog.Dose{}, nil, nil, nil
	if s := l.Lookup(m.Path).(*library.Stretch); s.Aim != nil || s.Easier != nil || s.Harder != nil || s.Swap != nil {
		t.Errorf("a move without other ways has %+v", s)
	}
}

// A treatment says how it was studied, as far as that is known.
func TestTreatmentSaysHowItWasStudied(t *testing.T) {
	l := libraryOf(t)
	row := l.Catalog.Treatments[0]
	row.Certainty = "low"
	for _, tt := range []struct {
		trials, people int
		want           string
	}{{1, 40, "May (1 trial, 40 people)"}, {2, 0, "May (2 trials)"}, {0, 40, "May (40 people)"}, {0, 0, "May"}} {
		row.Trials, row.People = tt.trials, tt.people
		wantTexts(t, markdownOf(l, catalog.TreatmentsPath), "- **How sure we are:** "+tt.want+"\n")
	}
	row.Effect = catalog.Effect{Text: "A little", Against: "rest", After: "after a week"}
	row.Harms, row.Advice, row.More = "", "", nil
	page := markdownOf(l, catalog.TreatmentsPath)
	wantTexts(t, page, ": a little, compared with rest, after a week\n- **How sure we are:** May\n\n")
	row.Effect.After = ""
	wantTexts(t, markdownOf(l, catalog.TreatmentsPath), ": a little, compared with rest\n")
}

// A stage of one week is named by it, and a routine without text has no heading for what is known.
func TestStageOfOneWeekIsNamedByIt(t *testing.T) {
	l := libraryOf(t)
	plan := l.Plans[0]
	plan.Stages[0].Length, plan.Stages[1].First = 1, 2
	wantTexts(t, markdownOf(l, plan.Path), "## Begin, week 1\n", "## Add, weeks 2 to 3\n")
	if page := markdownOf(l, plan.Path); strings.Count(page, "## What we know\n") != 1 {
		t.Errorf("a plan with a text lacks what is known:\n%s", page)
	}
}

// libraryOf returns the fixture with changed files as a library without pictures. Each change is a file, an old and a
// new text.
func libraryOf(t *testing.T, changes ...[3]string) library.Library {
	t.Helper()
	fsys := fixture.FS()
	for _, c := range changes {
		fixture.EditIn(fsys, c[0], c[1], c[2])
	}
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return library.Library{Catalog: c, URL: address, Picture: func(string) *library.Pictures { return nil }}
}
