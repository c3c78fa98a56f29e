package rewrite_test

import (
	"cmp"
	"maps"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/rewrite"
)

// site is content in memory: its files, and what was loaded from them.
type site struct {
	files  map[string]string
	loaded *load.Result
}

// siteOf returns the site with the files of fsys.
func siteOf(fsys fstest.MapFS) site {
	files := map[string]string{}
	for name, f := range fsys {
		files[name] = string(f.Data)
	}
	return site{files, load.Inspect(fsys)}
}

// edited returns the files after an edit and the problems of loading them, once new addresses are listed. If the edit
// is refused, it returns the refusal.
func (s site) edited(t *testing.T, do func(*rewrite.Change) error) (files map[string]string, problems []string, refusal error) {
	t.Helper()
	c := &rewrite.Change{Files: maps.Clone(s.files), Moved: map[string]string{}, Content: s.loaded}
	if err := do(c); err != nil {
		return nil, nil, err
	}
	fsys := fstest.MapFS{}
	for name, text := range c.Files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	if lines, err := load.Permalinks(fsys); err == nil {
		fsys["permalinks.txt"] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n") + "\n")}
	}
	for _, p := range load.Inspect(fsys).Problems {
		problems = append(problems, p.String())
	}
	return c.Files, problems, nil
}

// addresses lists addresses of every kind of entry in the fixture.
func (s site) addresses() []string {
	var all []string
	for _, v := range s.loaded.AllDocs.All() {
		all = append(all, v.Base().Path)
	}
	for _, v := range s.loaded.Content.Claims {
		all = append(all, v.Path())
	}
	for _, v := range s.loaded.Content.Sources {
		all = append(all, v.Path())
	}
	return append(all, "/questions#q01", "/questions/sore-tail", "/checklist#w2", "/glossary#curve", "/evidence/treatments#toe-leg")
}

// dangling matches the problems of a reference to a removed entry, and of an address that nothing answers.
var dangling = regexp.MustCompile(`there is no|is neither a source|still there|was published|is listed twice|is taken|cannot be read`)

// Renaming leaves no problem, except that entries whose address is fixed are refused.
func TestRenameLeavesNoProblem(t *testing.T) {
	s := siteOf(fixture.FS())
	for _, address := range s.addresses() {
		_, problems, err := s.edited(t, func(c *rewrite.Change) error {
			entry, err := c.Find(address)
			return cmp.Or(err, c.Rename(entry, "brand-new", ""))
		})
		isFixed := strings.Contains(address, "#") || strings.Count(address, "/") == 1 || address == "/evidence/guidelines" || address == "/evidence/treatments"
		if (err != nil) != isFixed || len(problems) > 0 {
			t.Errorf("%s: %v\n%s", address, err, strings.Join(problems, "\n"))
		}
	}
}

// After a merge or a withdrawal, nothing refers to the removed entry.
func TestNothingDangles(t *testing.T) {
	s := siteOf(fixture.FS())
	all := s.addresses()
	folder := func(address string) string { return strings.Split(address, "/")[1] }
	for i, address := range all {
		other := all[(i+1)%len(all)] // a neighbour, of the same kind if there is one
		if folder(other) != folder(address) && i > 0 {
			other = all[i-1]
		}
		for name, do := range map[string]func(c *rewrite.Change, a, b rewrite.Entry) error{
			"merge":    func(c *rewrite.Change, a, b rewrite.Entry) error { return c.Merge(a, b) },
			"withdraw": func(c *rewrite.Change, a, b rewrite.Entry) error { return c.Withdraw(a, "It was: wrong.", b.Path) },
		} {
			_, problems, err := s.edited(t, func(c *rewrite.Change) error {
				a, errA := c.Find(address)
				b, errB := c.Find(other)
				return cmp.Or(errA, errB, do(c, a, b))
			})
			if err != nil && !strings.Contains(err.Error(), "the program itself uses") && !strings.Contains(err.Error(), "different kinds") {
				t.Errorf("%s %s, %s: %v", name, address, other, err)
			}
			for _, p := range problems {
				if dangling.MatchString(p) && !strings.Contains(p, "/evidence/guidelines#") && !strings.HasPrefix(p, "guidelines.yaml") { // its entries are withdrawn first
					t.Errorf("%s %s, %s: %s", name, address, other, p)
				}
			}
			if err == nil && folder(address) == "routines" && len(problems) == 0 {
				t.Errorf("%s of the only routine leaves no problem", name)
			}
		}
	}
}

// A guide that is renamed and moved keeps its old address, and its file keeps its layout.
func TestMovedGuideKeepsAddressAndLayout(t *testing.T) {
	s := siteOf(fixture.FS())
	files, problems, err := s.edited(t, func(c *rewrite.Change) error {
		guide, err := c.Find("start-here")
		return cmp.Or(err, c.Rename(guide, "/guides/causes/begin", "Begin: here"))
	})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	got := files["guides/causes/begin.md"]
	want := strings.Replace(s.files["guides/techniques/start-here.md"], "title: Start here", `title: "Begin: here"`, 1)
	want = strings.Replace(want, "\n---\n", "\nformerly: [start-here]\n---\n", 1)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A guide takes over the address of one that is merged into it, and does not refer to it any more.
func TestMergedGuideLeavesItsAddress(t *testing.T) {
	s := siteOf(fixture.FS())
	files, _, err := s.edited(t, func(c *rewrite.Change) error {
		from, errA := c.Find("stiff-neck")
		into, errB := c.Find("start-here")
		return cmp.Or(errA, errB, c.Merge(from, into))
	})
	got := files["guides/techniques/start-here.md"]
	if err != nil || !strings.Contains(got, "related: [neck-turn]\n") || !strings.Contains(got, "formerly: [stiff-neck]\n") {
		t.Errorf("%v\n%s", err, got)
	}
}

// A rename that keeps the id, but changes the title or the section, leaves other files alone and replaces a title of
// several lines as a whole.
func TestRenameWithSameID(t *testing.T) {
	for name, to := range map[string]string{"neck-turn": "neck-turn", "stiff-neck": "/guides/techniques/stiff-neck"} {
		fsys := fixture.Edit("stretches/neck-turn.md", "title: Neck turn\n", "title: >-\n  Neck\n  turn\n")
		s := siteOf(fsys)
		files, problems, err := s.edited(t, func(c *rewrite.Change) error {
			entry, err := c.Find(name)
			return cmp.Or(err, c.Rename(entry, to, "Turn it"))
		})
		if err != nil || len(problems) > 0 || files["cautions.yaml"] != s.files["cautions.yaml"] || strings.Contains(files["stretches/neck-turn.md"], "Turn it\n  turn") {
			t.Errorf("%s: %v, %v", name, err, problems)
		}
	}
}

// A rename that is impossible is refused with an error that says what to do instead.
func TestRenameRefusesWithAdvice(t *testing.T) {
	s := siteOf(fixture.FS())
	s.files["guides/causes/my-draft.md"], s.files["poses/at-a-screen.yaml"] = "A draft.", "A figure."
	for _, tt := range []struct{ name, to, want string }{
		{"stiff-nek", "new", "there is no stiff-nek (did you mean stiff-neck?)"},
		{"/stretches/old-breath", "new", "/stretches/old-breath has moved to /stretches/slow-breath"},
		{"/safety", "new", "the safety page stays, and so does its address"},
		{"desk", "new", "desk is an id of vocabularies/tags.yaml, which the program or addresses use for ever: keep it, and change its words there"},
		{"neck-turn", "knee-sway", "/stretches/knee-sway is taken, or was once, and no address is used again: choose another id"},
		{"neck-turn", "head-circle", "/stretches/head-circle is taken, or was once, and no address is used again: choose another id"},
		{"neck-turn", "Neck_turn", `"Neck_turn" is not a valid id: use small letters, digits and hyphens`},
		{"neck-turn", "/routines/neck", "neck-turn stays below /stretches/: only guides can move, to another section"},
		{"neck-turn", "", `"" is not a valid id: use small letters, digits and hyphens`},
		{"stiff-neck", "/guides/../../x", `"/guides/../../x" is not a valid id: use small letters, digits and hyphens`},
		{"stiff-neck", "/guides/nowhere/x", "/guides/nowhere/x is in no section: a guide stands at /guides/SECTION/ID"},
		{"stiff-neck", "my-draft", "there is a file guides/causes/my-draft.md already: choose another id"},
		{"neck-turn", "at-a-screen", "there is a file poses/at-a-screen.yaml already: choose another id"},
		{"q01", "q09", "/questions#q01 is a place on a page, which cannot lead to another: keep the id and change the words, or withdraw it"},
	} {
		_, _, err := s.edited(t, func(c *rewrite.Change) error {
			entry, err := c.Find(tt.name)
			if err != nil {
				return err
			}
			return c.Rename(entry, tt.to, "")
		})
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s to %s: %v, want %s", tt.name, tt.to, err, tt.want)
		}
	}
}
