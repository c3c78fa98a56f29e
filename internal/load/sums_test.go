package load_test

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// sums returns the sums of the page at path.
func sums(t *testing.T, fsys fstest.MapFS, path string) catalog.Sums {
	t.Helper()
	result := load.Inspect(fsys)
	if result.Catalog == nil {
		t.Fatalf("the fixture cannot be loaded:\n%v", result.Problems)
	}
	for _, d := range result.Catalog.Docs() {
		if d.Path == path {
			return result.PartsOf(d).Sums
		}
	}
	t.Fatalf("there is no document %s", path)
	return catalog.Sums{}
}

// Each row changes the sums in want, and no others. Layout, order, dates, pictures and words to find a page change
// none.
func TestSumsChangeWithWords(t *testing.T) {
	const turn, sway, morning, plan, neck, start = "/stretches/neck-turn", "/stretches/knee-sway", "/routines/short-morning", "/plans/longer-mornings", "/guides/causes/stiff-neck", "/guides/techniques/start-here"
	for _, tt := range []struct{ path, file, old, new, want string }{
		// Words of the page.
		{turn, "stretches/neck-turn.md", "Turn your head to the right.", "Turn your head right.", "text"},
		{turn, "stretches/neck-turn.md", "hold: 15s", "hold: 20s", "text"},
		{turn, "stretches/neck-turn.md", "feel: A mild pull", "feel: A pull", "text"},
		{turn, "stretches/neck-turn.md", "found a small effect", "found an effect", "text"},
		{turn, "stretches/neck-turn.md", "certainty: low", "certainty: very-low", "text"},
		{turn, "vocabularies/kinds.yaml", "  list: Stretches\n  meaning: a position held at a mild pull\n", "  list: Stretches\n  meaning: a position held at a mild pull\n  note: Not more.\n", "text"},
		{neck, "guides/causes/stiff-neck.md", "A stiff neck is common", "A stiff neck is very common", "text"},
		{neck, "guides/causes/stiff-neck.md", "- low: Turning", "- very-low: Turning", "text"},
		{"/about", "pages/about.md", "for anyone with a back", "for you", "text"},
		{"/safety", "safety.yaml", "Squeezed nerves can cause", "Nerves can cause", "text"},
		{"/questions", "questions.yaml", "It has three.", "It has four.", "text"},
		{"/checklist", "checklist.yaml", "Drink when you like.", "Drink.", "text"},
		{"/glossary", "glossary.yaml", "a bend of the spine", "a bend", "text"},
		{"/evidence", "claims.yaml", "verdict: partly", "verdict: weak", "text"},
		{"/evidence/treatments", "treatments.yaml", "points: 12", "points: 11", "text"},
		{"/sources", "sources.yaml", "population: office workers", "population: workers", "text"},

		// A text has the title and the dose of the moves that are embedded in it.
		{start, "stretches/neck-turn.md", "hold: 15s", "hold: 20s", "text"},
		{start, "stretches/neck-turn.md", "title: Neck turn", "title: Turning", "text"},
		{start, "stretches/neck-turn.md", "Sit tall.", "Sit.", ""},

		// With a ladder come its words, when to stop, who asks first, and the doses of its moves.
		{start, "ladders.yaml", "fine: A mild pull.", "fine: A pull.", "text"},
		{start, "ladders.yaml", "rest: Rest today.", "rest: Rest.", "text"},
		{start, "cautions.yaml", "stop: you feel unsteady", "stop: you sway", "signs"},
		{start, "cautions.yaml", "Ask first if you fall often.", "Ask first if you fall.", "cautions"},

		// The form that leads to a routine has the words of the routines.
		{"/start", "start.yaml", "why: It is gentle.", "why: It is slow.", "text"},
		{"/start", "routines/short-morning.md", "dose: {minutes: 1}", "dose: {minutes: 2}", "text"},
		{"/start", "stretches/knee-sway.md", "reps: 10", "reps: 5", ""},

		// A routine has the words of its moves.
		{morning, "routines/short-morning.md", "dose: {minutes: 1}", "dose: {minutes: 2}", "text"},
		{morning, "stretches/knee-sway.md", "reps: 10", "reps: 5", "text"},
		{morning, "stretches/neck-turn.md", "Sit tall.", "Sit.", ""},

		// A plan has the words of its routines and of their moves.
		{plan, "plans/longer-mornings.md", "expect: The moves feel new.", "expect: The moves feel strange.", "text"},
		{plan, "plans/longer-mornings.md", "dose: {minutes: 3}", "dose: {minutes: 4}", "text"},
		{plan, "routines/short-morning.md", "  - Put the chair against a wall.\n", "  - Put the chair on a mat.\n", "text"},
		{plan, "stretches/knee-sway.md", "reps: 10", "reps: 5", "text"},
		{plan, "cautions.yaml", "stop: you feel faint lying down", "stop: you feel faint", "signs"},
		{plan, "cautions.yaml", "Ask first in late pregnancy.", "Ask first in pregnancy.", "cautions"},
		{plan, "stretches/neck-turn.md", "Sit tall.", "Sit.", ""},

		// Signs, stop lines and the pain rule.
		{turn, "safety.yaml", "More than mild: do less next time.", "More than mild: stop.", "signs"},
		{turn, "signs.yaml", "sign: \"**Chest pain**.\"", "sign: \"Severe **chest pain**.\"", "signs"}, // the pain rule refers to it
		{turn, "signs.yaml", "phrase: low thoughts", "phrase: thoughts of dying", ""},
		{sway, "cautions.yaml", "stop: you feel faint lying down", "stop: you feel faint", "signs"},
		{start, "signs.yaml", "phrase: numbness between your legs", "phrase: numbness between the legs", "signs"},
		{start, "signs.yaml", "short: \"call {emergency}\"", "short: \"call {emergency} now\"", "signs"},
		{"/start", "signs.yaml", "phrase: numbness between your legs", "phrase: numbness between the legs", "signs"}, // an answer has a warning with this sign
		{"/start", "cautions.yaml", "stop: you feel faint lying down", "stop: you feel faint", "signs"},              // the routines that answers lead to have this class
		{neck, "signs.yaml", "short: \"call {emergency}\"", "short: \"call {emergency} now\"", ""},
		{neck, "guides/causes/stiff-neck.md", "related: [", "warning: {signs: [numb]}\nrelated: [", "text signs"},
		{"/safety", "signs.yaml", "phrase: low thoughts", "phrase: thoughts of dying", "signs"},

		// Cautions.
		{sway, "cautions.yaml", "Ask first in late pregnancy.", "Ask first in pregnancy.", "cautions"},
		{turn, "cautions.yaml", "Ask first in late pregnancy.", "Ask first in pregnancy.", ""},
		{morning, "cautions.yaml", "Ask first in late pregnancy.", "Ask first in pregnancy.", "cautions"},
		{"/safety", "cautions.yaml", "why: A board advises it.", "why: We think so.", "cautions"},
		{"/start", "cautions.yaml", "Ask first in late pregnancy.", "Ask first in pregnancy.", "cautions"},

		// Sources, and what is known from them.
		{turn, "sources.yaml", "finding: Turning the head may ease an ache.", "finding: It may ease an ache.", "sources"},
		{turn, "evidence.yaml", "may ease an ache in the neck", "eases an ache in the neck", "sources"},
		{turn, "claims.yaml", "say: Seen from the side, it curves three times.", "say: It does.", "sources"},
		{turn, "stretches/neck-turn.md", "sources: [beta-2021]\nclaims: [cl-02]", "sources: [beta-2021]", "sources"},
		{neck, "guides/causes/stiff-neck.md", "still day.[^beta-2021]", "still day.[^beta-2021][^alpha-2020]", "sources"},
		{neck, "sources.yaml", "finding: Moving helps a little.", "finding: Moving helps.", ""},

		// Layout, dates and ways to find a page.
		{"/guides/techniques/start-here", "guides/techniques/start-here.md", "{#first}", "{#first of-all}", ""},
		{turn, "stretches/neck-turn.md", "  - text: Sit tall.\n", "  - {text: \"Sit\n    tall.\"}\n", ""},
		{turn, "stretches/neck-turn.md", "feel: A mild pull at the side of the neck.\nmistakes: [Lifting the shoulder.]", "mistakes:\n  - Lifting the shoulder.\nfeel: A mild pull at the side of the neck.", ""},
		{turn, "stretches/neck-turn.md", "checked: 2026-01-20", "checked: 2026-01-21", ""},
		{turn, "stretches/neck-turn.md", "The hold is shorter.", "Shorter.", ""},
		{turn, "stretches/neck-turn.md", "tags: [desk]", "tags: [morning]", ""},
		{turn, "stretches/neck-turn.md", "found a small effect.", "found a\nsmall effect.", ""},
		{sway, "poses/knee-sway.yaml", "alt: Bent further", "alt: Bent more", ""},
		{neck, "guides/causes/stiff-neck.md", "related: [start-here, short-morning, about]", "related: [about]", ""},
		{"/floor", "pages/floor.md", "You do not have to use the floor.", "You do not\nhave to use the floor.", ""},
		{"/questions", "questions.yaml", "more: about\n", "more: about\n  searches: [bends]\n", ""},
		{"/sources", "sources.yaml", "  studied: neck\n  checked: 2026-01-10", "  studied: neck\n  checked: 2026-01-11", ""},
		{"/sources", "sources.yaml", "seen: {as: not seen}", "seen: {as: abstract, on: 2026-01-10}", ""},
	} {
		var changed []string
		for _, part := range sums(t, fixture.FS(), tt.path).Changed(sums(t, fixture.Edit(tt.file, tt.old, tt.new), tt.path)) {
			changed = append(changed, string(part))
		}
		if got := strings.Join(changed, " "); got != tt.want {
			t.Errorf("%s: %q replaced by %q changes the sums %q of %s, want %q", tt.file, tt.old, tt.new, got, tt.path, tt.want)
		}
	}
}

// Each field that sums leave out exists. Without this test, renaming a field would end every review.
func TestNotReviewedFieldsExist(t *testing.T) {
	fields := map[string]bool{}
	var collect func(reflect.Type)
	collect = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() == reflect.Struct {
			for _, field := range frontmatter.Fields(typ) {
				fields[field.Name] = true
				collect(field.Type)
			}
		}
	}
	for _, v := range []any{catalog.Move{}, catalog.Guide{}, catalog.Safety{}, catalog.Sign{}, catalog.Class{}, catalog.Source{}} {
		collect(reflect.TypeOf(v))
	}
	for _, name := range load.NotReviewed {
		if !fields[name] {
			t.Errorf("no field is named %s", name)
		}
	}
}

// The invented reviewer of the fixture has read one page as it is, and another whose text has changed since. With
// -update, their sums are written again.
func TestFixtureHasAReviewThatHolds(t *testing.T) {
	const name, holds, changed = "../fixture/site.txtar", "/stretches/neck-turn", "/stretches/knee-sway"
	c := mustLoad(t, fixture.FS())
	sway := c.Move("knee-sway").Reviews
	textChanged := len(sway) == 1 && slices.Equal(sway[0].Changed, []catalog.Part{catalog.PartText})
	if c.Move("neck-turn").Reviewed() && textChanged {
		return
	}
	if !*update {
		t.Fatal("the review of the fixture has sums of other words: run go test ./internal/load -run FixtureHasAReview -update")
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{holds, changed} {
		now := sums(t, fixture.FS(), path)
		if path == changed {
			now.Text = strings.Repeat("0", len(now.Text))
		}
		line := regexp.MustCompile(`(    - address: ` + path + "\n).*")
		text = line.ReplaceAll(text, []byte("${1}      sums: "+now.YAML()))
	}
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
}
