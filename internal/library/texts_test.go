package library_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/library"
	"unknot/internal/load"
)

// wantTexts fails for each text that the Markdown of the page at path lacks.
func wantTexts(t *testing.T, l library.Library, path string, texts ...string) {
	t.Helper()
	page := l.Markdown(l.Lookup(path))
	for _, text := range texts {
		if !strings.Contains(page, text) {
			t.Errorf("the page lacks %q:\n%s", text, page)
		}
	}
}

// What a text embeds becomes Markdown: a move, a ladder, or the words of a picture.
func TestEmbedsBecomeMarkdown(t *testing.T) {
	const path, embed = "/guides/techniques/start-here", "![](stretch:neck-turn)"
	fsys := fixture.FS()
	fixture.EditIn(fsys, path[1:]+".md", embed, embed)
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatal(err)
	}
	l := fixtureLibrary(t)
	l.Catalog = c
	wantTexts(t, l, path,
		"[Neck turn]("+address+"/stretches/neck-turn): hold 15 seconds, 2 times each side, in a chair.\n",
		"**Back to turning**\n\nRest today. [Short morning]("+address+"/routines/short-morning)\n\n1. Look to one side, once a day.\n"+
			"    - Fine: A mild pull.\n    - Step back if you hold your breath.\n    - Stop if it hurts more; it goes numb; ",
		"2. Turn your head. [Neck turn]("+address+"/stretches/neck-turn): hold 15 seconds, 2 times each side, every day if you like.\n",
	)
	l.Ladders.List[0].Classes[0].Cautions[0].Who = []string{"dizziness", "gout"}
	wantTexts(t, l, path, "\n\nAsk first, or leave it out: dizziness; gout.\n\n1. Look to one side")
}

// A guide says what to do now: its steps and swaps, its routine, or its moves.
func TestGuideSaysWhatToDoNow(t *testing.T) {
	l := fixtureLibrary(t)
	g := l.Guides[0]
	for _, tt := range []struct {
		now  catalog.Now
		want string
	}{
		{catalog.Now{Routine: l.Routines[0]}, " [Short morning](" + address + "/routines/short-morning)\n"},
		{catalog.Now{Moves: l.Moves[:1]}, " [Chair stand](" + address + "/stretches/chair-stand)\n"},
		{catalog.Now{Steps: []string{"Sit up."}}, "\n    - Sit up.\n"},
		{catalog.Now{Swaps: []catalog.Swap{{Skip: "Sit-ups", Move: l.Moves[0]}}}, "\n    - Skip for now: sit-ups. Do instead: chair stand.\n"},
	} {
		g.Now = tt.now
		wantTexts(t, l, g.Path, "\n- **Do this now:**"+tt.want)
	}
	g.Warning = &catalog.Warning{Text: "Ask first."}
	wantTexts(t, l, g.Path, "\n- **Warning:** Ask first.\n")
}

// A page names the reviews that hold, and no other.
func TestPageNamesReviewsThatHold(t *testing.T) {
	l := fixtureLibrary(t)
	review := &catalog.Review{Name: "Ada Example", Profession: "physiotherapist", Register: "HCPC", Number: "1", Date: l.Moves[0].Checked}
	d := &l.Move("chair-stand").Doc
	d.Reviews = []catalog.PageReview{{Review: review}}
	wantTexts(t, l, d.Path, "- **Reviewed by:**\n    - Ada Example\n        - **Profession:** physiotherapist\n")
	d.Reviews = []catalog.PageReview{{Review: review, Changed: []catalog.Part{catalog.PartText}}}
	wantTexts(t, l, d.Path, "- **Reviewed by:** no clinician\n")
	if reviews := l.Lookup(d.Path).(*library.Stretch).Reviews; len(reviews) > 0 {
		t.Errorf("a review that does not hold is among %+v", reviews)
	}
}

// A move says what to build up to, what else it is called, and each other way to do it.
func TestMoveSaysItsOtherWays(t *testing.T) {
	l := fixtureLibrary(t)
	m, other := l.Move("chair-stand"), l.Move("slow-breath")
	m.Aim, m.Aliases, m.Swap = catalog.Dose{Minutes: 2}, []string{"Sit to stand"}, other
	m.Easier, m.Harder = &catalog.Variant{Text: "Push up.", Move: other}, &catalog.Variant{Text: "Go slowly."}
	breath := "[Slow breath](" + address + "/stretches/slow-breath)\n"
	wantTexts(t, l, m.Path, "- **Later:** 2 minutes\n", "- **Also called:**\n    - Sit to stand\n", "- **How much:** 2 sets of 8 (1 minute 34 seconds in all)\n",
		"- **Easier:**\n    - **Text:** Push up.\n    - **Stretch:** "+breath, "- **Harder:**\n    - **Text:** Go slowly.\n", "- **Instead:** "+breath)
	d := l.Lookup(m.Path).(*library.Stretch).Aim
	if d.Sets != nil || d.HoldSeconds != nil || *d.Minutes != 2 || d.Sides != 1 || d.Seconds != 120 {
		t.Errorf("the aim is %+v", d)
	}
}
