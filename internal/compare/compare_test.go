package compare_test

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/compare"
	"unknot/internal/fixture"
	"unknot/internal/load"
)

// newState returns the state of a site that has these pages, by their addresses.
func newState(fsys fs.FS, pages map[string]string, searches ...string) compare.State {
	return compare.State{
		Catalog: load.Inspect(fsys).Catalog, Pages: slices.Sorted(maps.Keys(pages)), Searches: searches,
		Get: func(address string) []byte { return []byte(pages[address]) },
	}
}

// listChanges lists the changes between two states, one in a line.
func listChanges(t *testing.T, before, after compare.State) []string {
	t.Helper()
	changes, err := compare.Changes(before, after)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range changes {
		out = append(out, fmt.Sprintf("%s: %s → %s: %s", c.What, c.Before, c.After, strings.Join(c.At, " ")))
	}
	return out
}

// The words that differ are told with those around them, and each change once, with all pages that have it.
func TestWordsOfPagesAreCompared(t *testing.T) {
	t.Parallel()
	before, after := map[string]string{}, map[string]string{}
	var want []string
	for _, tt := range []struct{ path, before, after, want string }{
		{"/a-first-of-same", "p q red s. t u", "p q blue s. t u", "p q red s. t u → p q blue s. t u: /a-first-of-same /second-of-same"},
		{"/a-word", "one <b>two</b> three", "one <b>two</b> four", "one two three → one two four: /a-word"},
		{"/a-word-gone", "a b c mat d e f", "a b c d e f", "a b c mat d e f → a b c d e f: /a-word-gone"},
		{"/around", "far far far near1 near2 near3 old near4 near5 near6 far far", "far far far near1 near2 near3 new near4 near5 near6 far far",
			"near1 near2 near3 old near4 near5 near6 → near1 near2 near3 new near4 near5 near6: /around"},
		{"/case", "rug Sit", "rug sit", "rug Sit → rug sit: /case"},
		{"/lines", "<p>x<p>y", "<p>x\n\n<p> y ", ""},
		{"/long-change", "v a1 a2 w", "v b1 b2 w", "v a1 a2 w → v b1 b2 w: /long-change /other-words-beside"},
		{"/names", `<img alt="a cat"><a aria-label="to go" title="x">y</a>`, `<img alt="a dog"><a aria-label="to stay" title="z">y</a>`,
			"a cat to go y → a dog to stay y: /names"},
		{"/other-words-beside", "k a1 a2 m", "k b1 b2 m", ""},
		{"/outside", "same</main> one", "same</main> two", ""},
		{"/parts-of-words", "st<em>ep</em><p>on</p>by", "st<em>op</em><p>on</p>by", "step on by → stop on by: /parts-of-words"},
		{"/second-of-same", "x q red s y", "x q blue s y", ""},
		{"/three-words", "e c1 c2 f", "e d1 f", "e c1 c2 f → e d1 f: /three-words"},
		{"/three-words-beside", "g c1 c2 h", "g d1 h", "g c1 c2 h → g d1 h: /three-words-beside"},
		{"/two-places", "z1 i j k l m n o p q r z2", "z3 i j k l m n o p q r z4",
			"z1 i j k → z3 i j k: /two-places|words: p q r z2 → p q r z4: /two-places"},
	} {
		before[tt.path] = "<title>Old</title><header>old</header><main id=x>" + tt.before + "</main>old"
		after[tt.path] = "<title>New</title><header>new</header><main id=x>" + tt.after + "</main>new"
		for line := range strings.SplitSeq(tt.want, "|") {
			if line != "" {
				want = append(want, "words: "+strings.TrimPrefix(line, "words: "))
			}
		}
	}
	before["/lost"], after["/new"] = "<main>lost</main>", "<main>new</main>"
	before["/without-main"], after["/without-main"] = "fig", "plum"
	want = append(want, "words: fig → plum: /without-main")
	got := listChanges(t, newState(fixture.FS(), before), newState(fixture.FS(), after))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// edited returns the site after an edit: a move has a new name and another has other words, a question is withdrawn,
// and searches are answered in another way.
func edited() fs.FS {
	fsys := fixture.Edit("stretches/wall-roll.md", "number: 6\n", "number: 6\nformerly: [wall-roll]\n")
	for _, pair := range [][2]string{{"stretches/wall-roll.md", "stretches/ball-roll.md"}, {"poses/wall-roll.yaml", "poses/ball-roll.yaml"}} {
		fsys[pair[1]] = fsys[pair[0]]
		delete(fsys, pair[0])
	}
	fixture.EditIn(fsys, "conditions.yaml", "moves: [wall-roll], instead", "moves: [ball-roll], instead")
	fixture.EditIn(fsys, "conditions.yaml", "do: ask, moves: [wall-roll]", "do: ask, moves: [ball-roll]")
	fixture.EditIn(fsys, "stretches/neck-turn.md", "feel: A mild pull", "feel: A mild stretch")
	fixture.EditIn(fsys, "stretches/chair-stand.md", "searches: [knot squat]", "searches: [wobbly nut]")
	fixture.EditIn(fsys, "synonyms.yaml", "[neck, cervical]", "[neck, cervical, noggin]")
	fixture.EditIn(fsys, "intents.yaml", "what may ease", "what eases")
	fixture.EditIn(fsys, "signs.yaml", "phrase: numbness between", "phrase: numbness or tingling between")
	fixture.EditIn(fsys, "signs.yaml", ", cannot|cant pee", "")
	questions := string(fsys["questions.yaml"].Data)
	_, tail, _ := strings.Cut(questions, "- id: sore-tail\n")
	fixture.EditIn(fsys, "questions.yaml", "- id: sore-tail\n"+tail, "")
	withdrawn := string(fsys["withdrawn.yaml"].Data)
	return fixture.EditIn(fsys, "withdrawn.yaml", withdrawn, withdrawn+
		"- {address: /questions/sore-tail, why: Nobody asked it., instead: /questions}\n")
}

// Reviews, addresses and searches are told after the words, each under its present address.
func TestSitesAreCompared(t *testing.T) {
	t.Parallel()
	before := newState(fixture.FS(), map[string]string{
		"/stretches/wall-roll": "roll slowly", "/stretches/neck-turn": "turn",
	}, "cannot pee", "shingles cannot pee", "noggin")
	after := newState(edited(), map[string]string{
		"/stretches/ball-roll": "roll quickly", "/stretches/neck-turn": "turn",
	}, "noggin", "fibromyalgia", "lasting ache")
	want := []string{
		"words: roll slowly → roll quickly: /stretches/ball-roll",
		"review by Ada Example, physiotherapist (HCPC PH00000) on 2026-02-02: holds → does not hold: changed its text, with steps and dose: " +
			"/stretches/neck-turn",
		"address: answers → says that it was withdrawn: /questions/sore-tail",
		"address:  → answers: /stretches/ball-roll",
		"address: answers → leads to /stretches/ball-roll: /stretches/wall-roll",
		"first result: /questions/sore-tail → /stretches/ball-roll: What helps a sore tail?",
		"first result: /safety → : cannot pee shingles cannot pee",
		"first result: /stretches/chair-stand → : knot squat",
		"first result:  → /guides/causes/stiff-neck: noggin",
		"first result:  → /stretches/chair-stand: wobbly nut",
		"short answer: guide says what may ease a stiff neck. → guide says what eases a stiff neck.: fibromyalgia",
		"alarm: nerve-signs → : cannot pee shingles cannot pee",
	}
	if diff := cmp.Diff(want, listChanges(t, before, after)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
