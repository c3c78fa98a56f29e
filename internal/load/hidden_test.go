package load_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
)

// The days before and on which fixture.Scheduled publishes.
var before, after = catalog.Day{Time: time.Date(2026, time.March, 14, 0, 0, 0, 0, time.UTC)},
	catalog.Day{Time: time.Date(2026, time.March, 15, 0, 0, 0, 0, time.UTC)}

// scheduled returns fixture.Scheduled with words of a file replaced: old and new ones alternate.
func scheduled(name string, words ...string) map[string]string {
	files := fixture.Scheduled()
	if files[name] == "" {
		files[name] = string(fixture.FS()[name].Data)
	}
	files[name] = strings.NewReplacer(words...).Replace(files[name])
	return files
}

// CatalogOn leaves out what is published after the day, and drafts always.
func TestCatalogOnLeavesOutLaterDocuments(t *testing.T) {
	fsys := fixture.With(fixture.Scheduled())
	early, err := load.CatalogOn(fsys, before)
	if err != nil {
		t.Fatal(err)
	}
	if !early.Next.Equal(after.Time) || early.Guide("causes", "late-ache") != nil || early.MoveByNumber(8) != nil || early.Routine("late-evening") != nil {
		t.Errorf("on %s: %v is next, and it has what appears then", before, early.Next)
	}
	late, err := load.CatalogOn(fsys, after)
	if err != nil {
		t.Fatal(err)
	}
	if g := late.Guide("causes", "late-ache"); !late.Next.IsZero() || g == nil || g.Published() != after || late.MoveByNumber(8) == nil ||
		late.Routine("late-evening") == nil {
		t.Errorf("on %s: %v is next, and something has not appeared", after, late.Next)
	}
	if early.Sum == late.Sum || late.Sum != mustLoad(t, fsys).Sum {
		t.Error("the sums do not tell what is published")
	}
	if late.Guide("causes", "draft") != nil || late.Page("unripe") != nil {
		t.Error("a draft is published")
	}
}

// Published pages cannot lead to what is published later, but its address needs a line from the start.
func TestNothingLeadsToLaterDocuments(t *testing.T) {
	tests := []struct {
		name          string
		files         map[string]string
		before, after string
	}{
		{"nothing", fixture.Scheduled(), "", ""},
		{"a link", scheduled("pages/about.md", "anyone with a back", "[anyone](/guides/causes/late-ache) with a back"),
			"pages/about.md:7: late-ache is published on 2026-03-15: what is there before cannot lead to it", ""},
		{"a field", scheduled("guides/causes/stiff-neck.md", "now: {moves: [neck-turn,", "now: {moves: [late-turn,"),
			"guides/causes/stiff-neck.md:9: late-turn is published on 2026-03-15: what is there before cannot lead to it", ""},
		{"groups", scheduled("order.yaml", "asked: [start-here]\n", "asked: [start-here]\nguides: [{name: A, ids: [late-ache, stiff-neck, start-here]}]\n"+
			"routines: [{name: A, ids: [late-evening, short-morning]}]\nquestions: [{name: A, ids: [q01, q02, sore-tail]}]\n"), "", ""},
		{"a later day", scheduled("stretches/late-turn.md", "2026-03-15", "2026-03-16"), "",
			"guides/causes/late-ache.md:9: late-turn is published on 2026-03-16: what is there before cannot lead to it\n" +
				"routines/late-evening.md:9: late-turn is published on 2026-03-16: what is there before cannot lead to it"},
		{"no line", scheduled("permalinks.txt", "/s/8\n", ""), "", "permalinks.txt:98: /s/8 is new and has no line here: run `make generate`"},
		{"an old address", scheduled("guides/causes/late-ache.md", "written:", "formerly: [old-ache]\nwritten:", "", ""), "", ""},
	}
	for _, tt := range tests {
		for day, want := range map[catalog.Day]string{before: tt.before, after: tt.after} {
			if got := load.InspectOn(fixture.With(tt.files), day).Problems.Error(); got != want {
				t.Errorf("%s, on %s:\n%s\nwant\n%s", tt.name, day, got, want)
			}
		}
	}
}

// A former address of a page that is published later is gone until then.
func TestFormerAddressIsGoneUntilItsDay(t *testing.T) {
	files := scheduled("guides/causes/late-ache.md", "written:", "formerly: [old-ache]\nwritten:")
	files["permalinks.txt"] = strings.Replace(files["permalinks.txt"], "/guides/causes/stiff-neck\n", "/guides/causes/old-ache\n/guides/causes/stiff-neck\n", 1)
	got := load.InspectOn(fixture.With(files), before).Problems.Error()
	if want := "/guides/causes/old-ache was published and is gone"; !strings.Contains(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Only the day of publishing may be in the future.
func TestFutureDaysAreReported(t *testing.T) {
	files := scheduled("guides/causes/late-ache.md", "written: 2026-01-10", "written: 2026-04-01", "checked: 2026-01-10", "checked: 2026-04-01")
	got := load.InspectOn(fixture.With(files), before).DaysAfter(before).Error()
	want := "guides/causes/late-ache.md:12: written on 2026-04-01, which is yet to come\nguides/causes/late-ache.md:14: checked on 2026-04-01, which is yet to come"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Writers see drafts, even if published pages link to them, but no drafts with faults.
func TestDraftLeavesOutFaultyDrafts(t *testing.T) {
	link := scheduled("pages/about.md", "anyone with a back", "[anyone](/unripe) with a back")
	for name, tt := range map[string]struct {
		files  map[string]string
		drafts []string
	}{
		"drafts":    {fixture.Scheduled(), []string{"/guides/causes/draft", "/unripe"}},
		"a link":    {link, []string{"/guides/causes/draft", "/unripe"}},
		"no answer": {scheduled("guides/causes/draft.md", "answer:", "answers:"), []string{"/unripe"}},
		"no YAML":   {scheduled("guides/causes/draft.md", "regions: [", "regions: ["+"["), []string{"/unripe"}},
	} {
		c, err := load.Draft(fixture.With(tt.files), new(load.Memory))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var drafts []string
		for _, d := range c.Docs() {
			if d.Draft {
				drafts = append(drafts, d.Path)
			}
		}
		if !slices.Equal(drafts, tt.drafts) || c.Guide("causes", "late-ache") == nil {
			t.Errorf("%s: has the drafts %q", name, drafts)
		}
	}
}

// A guide that advises against a move does not show it before it is published.
func TestNothingShowsAHiddenMove(t *testing.T) {
	all := fixture.Scheduled()
	files := map[string]string{}
	for _, name := range []string{"stretches/late-turn.md", "poses/late-turn.yaml", "poses/late-turn.standing.yaml"} {
		files[name] = all[name]
	}
	files["permalinks.txt"] = strings.NewReplacer("/embed/routines/late-evening\n", "", "/routines/late-evening\n", "", "/guides/causes/late-ache\n", "").Replace(all["permalinks.txt"])
	const guide = "guides/techniques/start-here.md"
	files[guide] = strings.Replace(string(fixture.FS()[guide].Data), "\nwritten: ", "\nagainst: [late-turn]\nwritten: ", 1)
	for day, want := range map[catalog.Day]int{before: 0, after: 1} {
		c, err := load.CatalogOn(fixture.With(files), day)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Guide("techniques", "start-here").Against; len(got) != want {
			t.Errorf("on %s it shows %v", day.ISO(), got)
		}
	}
}

// A draft that leads to a faulty draft is left out too.
func TestDraftsThatNeedFaultyDraftsAreLeftOut(t *testing.T) {
	files := scheduled("guides/causes/draft.md", "answer:", "answers:")
	files["pages/unripe.md"] = strings.Replace(files["pages/unripe.md"], "/guides/causes/late-ache", "/guides/causes/draft", 1)
	c, err := load.Draft(fixture.With(files), new(load.Memory))
	if err != nil || c.DocAt("/unripe") != nil || c.DocAt("/guides/causes/draft") != nil {
		t.Error(err)
	}
}
