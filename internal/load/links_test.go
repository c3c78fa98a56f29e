package load_test

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/session"
)

// The sitemap has every page of the content once, with its title. A muscle that no move works has none.
func TestEveryPageHasAnAddress(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	want := `/upper-back Upper back
/lower-back Lower back
/guides/techniques/start-here Start here
/guides/causes/stiff-neck A stiff neck: what is it?
/stretches/chair-stand Chair stand
/stretches/neck-turn Neck turn
/stretches/knee-sway Knee sway
/stretches/table-reach Table reach
/stretches/slow-breath Slow breath
/stretches/wall-roll Wall roll
/routines/short-morning Short morning
/plans/longer-mornings Longer mornings
/about About this site
/breathe Breathe with the ring
/checklist Your week
/evidence Claims we checked
/floor Getting down and up again
/glossary Words
/evidence/guidelines What boards ask
/handout Sheets to give
/questions Common questions
/sources What we read
/start Which one for me?
/evidence/treatments What helps, and how much
/safety When to get help
/stretches/for/unsteady Unsteady legs
/stretches/for/late Late pregnancy
/guides/causes Causes
/guides/techniques Techniques
/safety/cards When to get help, on cards
/checklist/cards Your week on cards
/questions/sore-tail What helps a sore tail?
/evidence/cl-01 “Moving mends every back”
/evidence/cl-02 “The back has three curves”
/sources/alpha-2020 Moving and backs
/sources/beta-2021 Turning and necks
/sources/gamma-board When to get help
/muscles/trapezius Trapezius
/muscles/glutes Buttocks
/muscles/diaphragm Diaphragm
/tags/desk At a desk
/tags/morning Morning
/tags/trunk Trunk`
	if diff := cmp.Diff(want, strings.Join(titles(c), "\n")); diff != "" {
		t.Errorf("addresses (-want +got):\n%s", diff)
	}
}

// A page has the day of its last change.
func TestPageHasDayOfChange(t *testing.T) {
	page := mustLoad(t, fixture.FS()).PageEntry("/stretches/neck-turn")
	if got := page.Changed.ISO(); got != "2026-02-01" {
		t.Errorf("neck-turn was changed on %s", got)
	}
}

// The old address of a page leads to its address now.
func TestOldAddressesLeadToNew(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	for path, want := range map[string]string{
		"/stretches/old-breath":         "/stretches/slow-breath",
		"/stretches/slow-breath":        "",
		"/old-breath":                   "",
		"/guides/causes/start-here":     "/guides/techniques/start-here", // under another section
		"/guides/techniques/start-here": "",
		"/guides/causes/none":           "",
	} {
		if got := c.Moved(path); got != want {
			t.Errorf("%s moved to %q, want %q", path, got, want)
		}
	}
}

// Withdrawn addresses are gone, and say what to read instead.
func TestWithdrawnAddressesAreGone(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	for path, gone := range map[string]bool{
		"/stretches/head-circle": true,
		"/s/7":                   true,
		"/s/0":                   false,
		"":                       false,
		"/s/6":                   false,
		"/stretches/neck-turn":   false,
	} {
		if got := c.Gone(path); (got != nil) != gone {
			t.Errorf("%s is gone: %v, want %t", path, got, gone)
		}
	}
	if w := c.Gone("/s/7"); w.Instead != "/stretches/neck-turn" || w.ShortPath() != "/s/7" {
		t.Errorf("number 7 leads to %s", w.Instead)
	}
}

// The nearest page is found in spite of typing mistakes and wrong folders.
func TestNearestPageForgivesMistakes(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	tests := []struct{ path, want string }{
		{"/stretches/neck-trun", "/stretches/neck-turn"},
		{"/neck-turn", "/stretches/neck-turn"},
		{"/guides/neck_turn/", "/stretches/neck-turn"},
		{"/Stretches/NECK-TURN", "/stretches/neck-turn"},
		{"/muscles/glute", "/muscles/glutes"},
		{"/stretch", "/stretches"},
		{"/sway", "/stretches/knee-sway"},
		{"/xyzzy-plugh", ""},
		{"/", ""},
		{"", ""},
		{"/" + strings.Repeat("stretches-", 20), ""}, // too long to be meant
	}
	for _, tt := range tests {
		got := ""
		if a := c.NearestPage(tt.path); a != nil {
			got = a.Path
		}
		if got != tt.want {
			t.Errorf("nearest to %s is %q, want %q", tt.path, got, tt.want)
		}
	}
}

// Permalinks adds new addresses and keeps those that are gone, all sorted. It refuses faulty content.
func TestPermalinksKeepsOldLines(t *testing.T) {
	old := string(fixture.FS()["permalinks.txt"].Data)
	fsys := fixture.With(map[string]string{
		"permalinks.txt": strings.NewReplacer("/about\n", "", "/s/6\n", "/zebra\n").Replace(old), // unsorted, with one that is gone
	})
	got, err := load.Permalinks(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Fields(old+"/zebra"), got); diff != "" {
		t.Errorf("permalinks (-want +got):\n%s", diff)
	}
	_, err = load.Permalinks(fixture.Edit("pages/about.md", "/safety#nerve-signs", "/nowhere-at-all"))
	if got, want := problems(t, err), "pages/about.md:7: there is no page /nowhere-at-all"; got != want {
		t.Errorf("Permalinks of a broken site = %s, want %s", got, want)
	}
}

// remedies match the problems that say what to write. Each has the groups it needs by name: on the line of the problem,
// old becomes new; or a field is added to a file; or a file gets another name.
var remedies = []*regexp.Regexp{
	regexp.MustCompile(`write (?P<new>\S+), which is new: (?P<old>\S+) is gone$`),
	regexp.MustCompile(`write (?P<new>\S+): (?P<old>\S+) is its former id$`),
	regexp.MustCompile(`(?P<old>/\S+) has moved to (?P<new>\S+)$`),
	regexp.MustCompile("add `(?P<former>{id: .*})` to `formerly` of (?P<in>[^ ,]+)"),
	regexp.MustCompile(`git mv (?P<from>\S+) (?P<to>\S+)$`),
}

// follow does what a problem says, and reports whether it says what to write.
func follow(files fstest.MapFS, file string, line int, text string) bool {
	for _, remedy := range remedies {
		m := remedy.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		group := func(name string) string {
			if i := remedy.SubexpIndex(name); i > 0 {
				return m[i]
			}
			return ""
		}
		switch {
		case group("from") != "":
			files[group("to")] = files[group("from")]
			delete(files, group("from"))
		case group("former") != "":
			data := string(files[group("in")].Data)
			if !strings.Contains(data, "\nformerly: [") {
				data = strings.Replace(data, "---\n", "---\nformerly: []\n", 1)
			}
			data = strings.Replace(data, "\nformerly: [", "\nformerly: ["+group("former")+", ", 1)
			files[group("in")] = &fstest.MapFile{Data: []byte(data)}
		default:
			lines := strings.Split(string(files[file].Data), "\n")
			whole := regexp.MustCompile(`(^|[^a-z0-9-])` + regexp.QuoteMeta(group("old")) + `($|[^a-z0-9-])`)
			lines[line-1] = whole.ReplaceAllString(lines[line-1], "${1}"+group("new")+"${2}")
			files[file] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		}
		return true
	}
	return false
}

// After the file of a document got another name, the problems say all that there is to write.
func TestProblemsSayHowToRename(t *testing.T) {
	t.Parallel()
	for name := range fixture.FS() {
		if folder := strings.Split(name, "/")[0]; path.Ext(name) != ".md" || folder == "pages" { // addresses of pages stay
			continue
		}
		files := fixture.FS()
		files[path.Dir(name)+"/brand-new.md"] = files[name]
		delete(files, name)
		for round := 0; ; round++ {
			found := load.Inspect(files).Problems
			isFollowed := false
			for i := len(found) - 1; i >= 0; i-- { // from the last line, as a new field moves those below it
				isFollowed = follow(files, found[i].File, found[i].Line, found[i].Text) || isFollowed
			}
			if !isFollowed || round > 5 {
				listed, err := load.Permalinks(files)
				if err == nil {
					files["permalinks.txt"] = &fstest.MapFile{Data: []byte(strings.Join(listed, "\n") + "\n")}
				}
				if left := load.Inspect(files).Problems; len(left) > 0 {
					t.Errorf("%s: this is left:\n%v", name, left)
				}
				break
			}
		}
	}
}

// A page that is not of the content is not taken for a document that is gone, even below a folder of documents.
func TestOwnPageIsNotGone(t *testing.T) {
	defer func(own []catalog.PageEntry) { catalog.OwnPages = own }(catalog.OwnPages)
	catalog.OwnPages = append(slices.Clone(catalog.OwnPages), catalog.PageEntry{Path: "/stretches/quiet", Title: "Quiet"})
	files := fixture.EditIn(fixture.FS(), "permalinks.txt", "/stretches/wall-roll\n", "/stretches/quiet\n/stretches/wall-roll\n")
	files["stretches/ball-roll.md"] = files["stretches/wall-roll.md"]
	delete(files, "stretches/wall-roll.md")
	_, err := load.Catalog(files)
	if got := problems(t, err); !strings.Contains(got, "write ball-roll, which is new: wall-roll is gone") {
		t.Errorf("problems of a move with a new id:\n%s", got)
	}
}

// A problem of an address has the number of its line.
func TestProblemOfAddressHasItsLine(t *testing.T) {
	lines := strings.Fields(string(fixture.FS()["permalinks.txt"].Data))
	for changed, want := range map[string]int{"/about\n/about-us\n": slices.Index(lines, "/about") + 2, "": len(lines)} {
		found := load.Inspect(fixture.Edit("permalinks.txt", "/about\n", changed)).Problems
		if len(found) != 1 || found[0].Line != want {
			t.Errorf("with %q for the line of /about: %v, want line %d", changed, found, want)
		}
	}
}

// withPosition returns the fixture with one more position, kneeling, that chair-stand is done in. fields are lines of
// its entry, such as "  floor: true\n".
func withPosition(t *testing.T, fields string) fs.FS {
	t.Helper()
	fsys := fixture.FS()
	entry := "\n- id: kneeling\n  name: Kneeling\n  label: On your knees\n  meaning: on both knees\n  letter: k\n" + fields
	positions := fsys["vocabularies/positions.yaml"]
	positions.Data = append([]byte(strings.TrimRight(string(positions.Data), "\n")), entry...)
	for name, old := range map[string]string{"stretches/chair-stand.md": "\nposition: chair\n", "routines/short-morning.md": "move: chair-stand\n    position: chair\n"} {
		text := string(fsys[name].Data)
		if strings.Count(text, old) != 1 {
			t.Fatalf("%s does not contain %q once", name, old)
		}
		fsys[name].Data = []byte(strings.Replace(text, old, strings.Replace(old, "position: chair", "position: kneeling", 1), 1))
	}
	return fsys
}

// All rules for the floor apply to a new position with floor: true.
func TestFloorRulesApplyToNewPositions(t *testing.T) {
	t.Parallel()
	_, err := load.Catalog(withPosition(t, "  floor: true\n  lying: false\n  desk: false\n"))
	const noWayUp = ": a move on the floor needs an `also` or a `swap` that is neither on the floor nor on all fours"
	want := "stretches/chair-stand.md:9" + noWayUp + "\n" +
		"stretches/knee-sway.md:7" + noWayUp + "\n" +
		"vocabularies/regions.yaml:7: chair-stand begins on the floor: start with moves that do not\n" +
		"vocabularies/regions.yaml:15: chair-stand begins on the floor: start with moves that do not"
	if diff := cmp.Diff(want, problems(t, err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// The fields of a new position off the floor say that it needs no trip to the floor, and whether it fits a desk.
func TestNewPositionsMayFitADesk(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, fields string
		fitsDesk     bool
	}{
		{"at a desk", "  floor: false\n  lying: false\n  desk: true\n", true},
		{"lying", "  floor: false\n  lying: true\n  desk: false\n", false},
	} {
		c := mustLoad(t, withPosition(t, tt.fields))
		m := c.Move("chair-stand")
		if m.Position.ID != "kneeling" || m.AsItems().FloorTrips() != 0 {
			t.Errorf("%s: %d trips to the floor for %s", tt.name, m.AsItems().FloorTrips(), m.Position.ID)
		}
		if fit, _ := session.AtDesk(m.AsItems()); (len(fit) == 1) != tt.fitsDesk {
			t.Errorf("%s: fits a desk: %v, want %v", tt.name, len(fit) == 1, tt.fitsDesk)
		}
	}
}

// A new position for lying down has the cautions about lying, and another one those about balance.
func TestNewPositionsHaveTheirCautions(t *testing.T) {
	t.Parallel()
	lies := mustLoad(t, withPosition(t, "  floor: false\n  lying: true\n  desk: false\n"))
	stands := mustLoad(t, withPosition(t, "  floor: false\n  lying: false\n  desk: false\n"))
	for _, tt := range []struct {
		c      *catalog.Catalog
		supine bool
	}{{lies, true}, {stands, false}} {
		m := &catalog.Move{Classes: tt.c.Classes, Position: tt.c.Move("chair-stand").Position}
		has := func(id string) bool {
			return slices.ContainsFunc(m.ClassesIn(m.Position), func(v *catalog.Class) bool { return v.ID == id })
		}
		if has("supine") != tt.supine || has("balance") == tt.supine {
			t.Errorf("lying %v: cautions about lying %v, about balance %v", tt.supine, has("supine"), has("balance"))
		}
	}
}

// If the level of a sign changes, every page shows it as urgently as the new level says. Nobody sorts by hand.
func TestSignsAreShownByLevel(t *testing.T) {
	fsys := fixture.Edit("signs.yaml", "id: both-legs\n    level: emergency", "id: both-legs\n    level: today")
	fixture.EditIn(fsys, "safety.yaml", "signs: [numb, both-legs, chest-pain]", "signs: [both-legs, numb, chest-pain]")
	fixture.EditIn(fsys, "guides/causes/stiff-neck.md", "tags: [desk]", "tags: [desk]\nwarning: {signs: [fever, both-legs, numb]}")
	c := mustLoad(t, fsys)
	var cards []string
	for _, card := range c.Safety.Cards {
		var ids []string
		for _, s := range card.Signs {
			ids = append(ids, s.ID)
		}
		cards = append(cards, fmt.Sprintf("%d %s: %s, %t", card.Level, card.ID, strings.Join(ids, " "), card.Why != ""))
	}
	want := "1 nerve-signs: numb chest-pain, true\n2 nerve-signs-today: both-legs, false\n2 very-ill: fever low, false\n3 book: no-better, false"
	if got := strings.Join(cards, "\n"); got != want {
		t.Errorf("cards:\n%s\nwant:\n%s", got, want)
	}
	for _, g := range c.Guides {
		if g.ID == "stiff-neck" {
			if got := g.Warning.String(); !strings.HasPrefix(got, "Call {emergency} now if you have: numbness between your legs. Get advice today") {
				t.Errorf("warning: %s", got)
			}
		}
	}
}

// Pages quote the pain rule without its last line: they name that sign themselves, by {sign:id}.
func TestPainRuleLacksItsLastLine(t *testing.T) {
	t.Parallel()
	c := mustLoad(t, fixture.Edit("pages/about.md", "for anyone with a back", "for anyone with a back: {rule:pain}"))
	text := ""
	for _, p := range c.DocAt("/about").Body.Passages {
		text += p.Text + "\n"
	}
	if !strings.Contains(text, "Sharp or spreading: stop") || strings.Contains(text, "Stop at once") {
		t.Errorf("the page says %q", text)
	}
}

// An address in a file that cannot be read is not a fault of the file that names it.
func TestUnreadableFileHasTheOnlyFault(t *testing.T) {
	t.Parallel()
	site := fixture.Edit("guidelines.yaml", "page: /floor", "page: /guides/causes/stiff-neck#why")
	fixture.EditIn(site, "guides/causes/stiff-neck.md", "title: ", "title: [")
	if found := load.Inspect(site).Problems; len(found) != 1 || found[0].File != "guides/causes/stiff-neck.md" {
		t.Errorf("found %v", found)
	}
}
