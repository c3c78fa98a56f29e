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
		{turn, "stretches/neck-turn.md", "to the right, only", "right, only", "text"},
		{turn, "stretches/neck-turn.md", "hold: 15s", "hold: 20s", "text"},
		{turn, "stretches/neck-turn.md", "feel: A mild pull", "feel: A pull", "text"},
		{turn, "vocabularies/kinds.yaml", "  list: Stretches\n  meaning: a position held at a mild pull\n", "  list: Stretches\n  meaning: a position held at a mild pull\n  note: Not more.\n", "text"},
		{neck, "guides/causes/stiff-neck.md", "A stiff neck is common", "A stiff neck is very common", "text"},
		{"/about", "pages/about.md", "for anyone with a back", "for you", "text"},
		{"/safety", "safety.yaml", "Squeezed nerves can cause", "Nerves can cause", "text"},

		// A text has the title and the dose of the moves that are embedded in it.
		{start, "stretches/neck-turn.md", "hold: 15s", "hold: 20s", "text"},
		{start, "stretches/neck-turn.md", "Sit tall.", "Sit.", ""},

		// With a ladder come its words, when to stop, who asks first, and the doses of its moves.
		{start, "cautions.yaml", "stop: you feel unsteady", "stop: you sway", "signs"},
		{start, "cautions.yaml", "Ask first if you fall often.", "Ask first if you fall.", "cautions"},

		// The form that leads to a routine has the words of the routines.
		{"/start", "routines/short-morning.md", "dose: {minutes: 1}", "dose: {minutes: 2}", "text"},
		{"/start", "stretches/knee-sway.md", "reps: 10", "reps: 5", ""},

		// A routine has the words of its moves.
		{morning, "stretches/knee-sway.md", "reps: 10", "reps: 5", "text"},
		{morning, "stretches/neck-turn.md", "Sit tall.", "Sit.", ""},

		// A plan has the words of its routines and of their moves.
		{plan, "stretches/knee-sway.md", "reps: 10", "reps: 5", "text"},
		{plan, "cautions.yaml", "stop: you feel faint lying down", "stop: you feel faint", "signs"},

		// Signs, stop lines and the pain rule.
		{turn, "safety.yaml", "More than mild: do less next time.", "More than mild: stop.", "signs"},
		{turn, "signs.yaml", "sign: \"**Chest pain**.\"", "sign: \"Severe **chest pain**.\"", "signs"}, // the pain rule refers to it
		{turn, "signs.yaml", "phrase: low thoughts", "phrase: thoughts of dying", ""},
		{start, "signs.yaml", "phrase: numbness between your legs", "phrase: numbness between the legs", "signs"},
		{"/start", "cautions.yaml", "stop: you feel faint lying down", "stop: you feel faint", "signs"}, // the routines that answers lead to have this class
		{neck, "signs.yaml", "short: \"call {emergency}\"", "short: \"call {emergency} now\"", ""},
		{neck, "guides/causes/stiff-neck.md", "related: [", "warning: {signs: [numb]}\nrelated: [", "text signs"},
		{"/safety", "signs.yaml", "phrase: low thoughts", "phrase: thoughts of dying", "signs"},

		// Cautions.
		{sway, "cautions.yaml", "Ask first in late pregnancy.", "Ask first in pregnancy.", "cautions"},
		{turn, "cautions.yaml", "Ask first in late pregnancy.", "Ask first in pregnancy.", ""},
		{morning, "cautions.yaml", "Ask first in late pregnancy.", "Ask first in pregnancy.", "cautions"},

		// Sources, and what is known from them.
		{turn, "sources.yaml", "finding: Turning the head may ease an ache.", "finding: It may ease an ache.", "sources"},
		{turn, "claims.yaml", "say: Seen from the side, it curves three times.", "say: It does.", "sources"},
		{neck, "guides/causes/stiff-neck.md", "still day.[^beta-2021]", "still day.[^beta-2021][^alpha-2020]", "sources"},

		// Layout, dates and ways to find a page.
		{turn, "stretches/neck-turn.md", "  - text: Sit tall.\n", "  - {text: \"Sit\n    tall.\"}\n", ""},
		{turn, "stretches/neck-turn.md", "feel: A mild pull at the side of the neck.\nmistakes: [Lifting the shoulder.]", "mistakes:\n  - Lifting the shoulder.\nfeel: A mild pull at the side of the neck.", ""},
		{turn, "stretches/neck-turn.md", "tags: [desk]", "tags: [morning]", ""},
		{turn, "stretches/neck-turn.md", "found a small effect.", "found a\nsmall effect.", ""},
		{"/sources", "sources.yaml", "as: page, on: 2026-01-10", "as: abstract, on: 2026-01-10", ""},

		// Medicines, boxes of signs, quotes and lines of conditions.
		{start, "medicines.yaml", "are over 65", "are over 70", "cautions"},
		{start, "sources.yaml", "Some signs need help at once.", "Signs need help.", "sources"}, // a medicine cites it
		{start, "safety.yaml", "Fever with back pain", "Fever and back pain", "signs"},
		{"/stretches/chair-stand", "conditions.yaml", "Use a higher chair.", "Hold on.", "cautions"},
		{"/about", "treatments.yaml", "say: Moving {sure} helps.", "say: Moving {sure} eases.", "sources"},
		{"/about", "cautions.yaml", "Ask first in late pregnancy.", "Ask first in pregnancy.", "cautions"},
		{"/about", "medicines.yaml", "leave tablets out.", "leave every tablet out.", "cautions"},
		{"/about", "safety.yaml", "More than mild: do less next time.", "More than mild: stop.", "signs"},
		{"/floor", "safety.yaml", "More than mild: do less next time.", "More than mild: stop.", ""},
		{"/questions", "signs.yaml", "phrase: low thoughts", "phrase: thoughts of dying", "signs"}, // a warning of an answer
		{"/start", "signs.yaml", "phrase: low thoughts", "phrase: thoughts of dying", "signs"},     // a warning for new pain
	} {
		site := func() fstest.MapFS {
			site := fixture.Edit("pages/about.md", "for anyone with a back", "for anyone with a back: {finding:move-recent} {caution:ca-10} {medicine:tablet.pregnancy} {rule:pain}")
			fixture.EditIn(site, "start.yaml", "new: true", "new: true\n        warn_new: {signs: [low]}")
			return fixture.EditIn(site, "questions.yaml", "{signs: [chest-pain]}", "{signs: [low]}")
		}
		var changed []string
		for _, part := range sums(t, site(), tt.path).Changed(sums(t, fixture.EditIn(site(), tt.file, tt.old, tt.new), tt.path)) {
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
