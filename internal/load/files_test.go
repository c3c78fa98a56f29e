package load_test

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/edit"
	"unknot/internal/fixture"
	"unknot/internal/load"
)

// Each row changes the fixture in a valid way.
func TestLoadAllowsValidChanges(t *testing.T) {
	const step = "  - text: Bend your knees a little.\n"
	tests := []struct{ name, file, old, new string }{
		{"160 letters, some of two bytes", "pages/about.md", "Who it is for. Anyone with a tight back who wants to know how sure we are.", strings.Repeat("Who’s it for? ", 11) + "Six..."},
		{"70 letters", "stretches/chair-stand.md", "Your thighs and buttocks do the work.", "Your buttocks do it for you."},
		{"12 words to read aloud", "stretches/wall-roll.md", "cue: Roll slowly over the sore spot.", "cue: One 2 three 4 five 6 seven 8 nine 10 eleven 12"},
		{"40 words of answer", "guides/causes/stiff-neck.md", "Nobody knows exactly why. Most stiff necks ease within days,\n  whatever you do.", "Nobody knows why. Most ease."},
		{"7 steps", "stretches/wall-roll.md", step, strings.Repeat(step, 5)},
		{"one side", "stretches/slow-breath.md", "minutes: 5", "minutes: 5, sides: 1"},
		{"a quarter of a minute", "stretches/slow-breath.md", "minutes: 5", "minutes: 5.25"},
		{"a tempo that is the hold", "stretches/table-reach.md", "tempo: 7s", "tempo: 4s"},
		{"a harder way in words", "stretches/chair-stand.md", "{move: table-reach}", "{text: Hold a weight.}"},
		{"a change on the day of writing", "stretches/neck-turn.md", "date: 2026-02-01", "date: 2026-01-10"},
		{"a hidden file", "pages/.new.md.swp", "", "\x00"},
		{"a hidden folder", ".git/HEAD", "", "\x00"},
		{"a backup", "pages/new.md~", "", "\x00"},
		{"Go beside the content", "content.go", "", "package content\n"},
		{"a guide for writers", "README.md", "", "TODO: {everything}\n"},
		{"a link with choices", "pages/about.md", "/safety#nerve-signs", "/stretches?region=upper-back&tag=desk"},
		{"a link to a step", "pages/about.md", "/safety#nerve-signs", "/stretches/chair-stand#step-3"},
		{"a web address", "pages/about.md", "/safety#nerve-signs", "http://example.org/?a=b#c"},
		{"a comment", "stretches/chair-stand.md", "number: 1\n", "# The number:\nnumber: 1 # permanent\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { mustLoad(t, fixture.Edit(tt.file, tt.old, tt.new)) })
	}
}

// A site without withdrawn pages needs no withdrawn.yaml.
func TestWithdrawnFileIsOptional(t *testing.T) {
	lines, err := load.Permalinks(fixture.With(map[string]string{"withdrawn.yaml": "", "permalinks.txt": ""}))
	if err != nil {
		t.Fatal(err)
	}
	c := mustLoad(t, fixture.With(map[string]string{"withdrawn.yaml": "", "permalinks.txt": strings.Join(lines, "\n")}))
	if len(c.Withdrawn) != 0 {
		t.Errorf("withdrawn: %v", c.Withdrawn)
	}
}

// Files that were saved on Windows are read like others, and problems have the same lines.
func TestFilesFromWindowsAreReadLikeOthers(t *testing.T) {
	fsys := fixture.FS()
	for _, f := range fsys {
		f.Data = []byte(strings.ReplaceAll(string(f.Data), "\n", "\r\n"))
	}
	if diff := cmp.Diff(titles(mustLoad(t, fixture.FS())), titles(mustLoad(t, fsys))); diff != "" {
		t.Errorf("other titles with CRLF (-LF +CRLF):\n%s", diff)
	}
	about := fsys["pages/about.md"]
	about.Data = []byte(strings.Replace(string(about.Data), "/safety#nerve-signs", "/nowhere-at-all", 1))
	_, err := load.Catalog(fsys)
	if got, want := problems(t, err), "pages/about.md:7: there is no page /nowhere-at-all"; got != want {
		t.Errorf("Load = %s, want %s", got, want)
	}
}

// titles lists the address and the title of each page that the content has.
func titles(c *catalog.Catalog) []string {
	var out []string
	for _, a := range c.PageEntries()[len(catalog.OwnPages):] {
		out = append(out, a.Path+" "+a.Title)
	}
	return out
}

// Every file that is removed or emptied is reported, without a panic.
func TestEachRemovedFileIsReported(t *testing.T) {
	for name := range fixture.FS() {
		if path.Dir(name) == "poses" {
			continue // the command figures reads them
		}
		for _, text := range []string{"", "\n", "---\n---\n", "- \n", "{}\n", "[]\n", "---\n"} {
			if name == "reviews.yaml" && (text == "" || text == "[]\n") {
				continue // optional
			}
			_, err := load.Catalog(fixture.With(map[string]string{name: text}))
			if problems(t, err) == "" {
				t.Errorf("no problems with %s changed to %q", name, text)
			}
		}
	}
}

// failingFS fails to open the file with one name.
type failingFS struct {
	fs.FS
	name string
}

func (f failingFS) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("the disk is on fire")}
	}
	return f.FS.Open(name)
}

// A file that cannot be read is the only problem: consequences are not reported.
func TestUnreadableFileIsTheOnlyProblem(t *testing.T) {
	for name := range fixture.FS() {
		if path.Dir(name) == "poses" {
			continue
		}
		_, err := load.Catalog(failingFS{fixture.FS(), name})
		if got, want := problems(t, err), name+":1: this file cannot be read: the disk is on fire"; got != want {
			t.Errorf("Load = %s, want %s", got, want)
		}
	}
}

// A folder that cannot be read is reported first.
func TestUnreadableFolderIsReportedFirst(t *testing.T) {
	_, err := load.Catalog(failingFS{fixture.FS(), "guides"})
	if got, want := problems(t, err), ".:1: this folder cannot be read: open guides: the disk is on fire\n"; !strings.HasPrefix(got, want) {
		t.Errorf("Load = %s, want %s first", got, want)
	}
}

// If permalinks.txt cannot be read, Permalinks fails, because the result would lack the addresses of withdrawn pages.
func TestPermalinksNeedsItsOldLines(t *testing.T) {
	if lines, err := load.Permalinks(failingFS{fixture.FS(), "permalinks.txt"}); err == nil {
		t.Errorf("Permalinks = %v without the old file, want an error", lines)
	}
}

// If most moves say what they are for, all must, and no two may say the same.
func TestPurposesDiffer(t *testing.T) {
	t.Parallel()
	fsys := fixture.FS()
	for name, purpose := range map[string]string{"chair-stand": "Strong legs", "knee-sway": "An easy back", "table-reach": "A long back", "slow-breath": "an easy back"} {
		fixture.EditIn(fsys, "stretches/"+name+".md", "\ntitle: ", "\nfor: "+purpose+"\ntitle: ")
	}
	_, err := load.Catalog(fsys)
	want := "stretches/neck-turn.md:1: say in `for` what it is for, in half a line, as other moves do\n" +
		"stretches/slow-breath.md:3: knee-sway is for the same: say what differs\n" +
		"stretches/wall-roll.md:1: say in `for` what it is for, in half a line, as other moves do"
	if diff := cmp.Diff(want, problems(t, err)); diff != "" {
		t.Error(diff)
	}
}

// Invisible characters in any file are reported once, with their line and code point. Package words tests which.
func TestInvisibleCharactersAreReported(t *testing.T) {
	t.Parallel()
	const unseen = ", which nobody sees: take it out"
	for _, tt := range []struct{ file, old, new, want string }{
		{"stretches/chair-stand.md", "title: Chair stand", "title: Chair \u202estand", ":3: U+202E is a text direction control" + unseen},
		{"stretches/chair-stand.md", "title: Chair stand", "title: \"Chair\\u202e stand\"", ":3: U+202E is a text direction control" + unseen},
		{"pages/about.md", "It is for anyone", "It is&#x202e; for anyone", ":7: U+202E is a text direction control" + unseen},
		{"sources.yaml", "population: 412", "population: \ue000412", ":8: U+E000 is a private character, which other machines show as something else or not at all: take it out"},
		{"sources.yaml", "title: Moving", "title: Mov\u202bing", ":5: U+202B is a text direction control" + unseen}, // only marks are allowed there
		{"permalinks.txt", "/about\n", "/about\u200b\n", ":2: U+200B is an invisible character: take it out"},
	} {
		_, err := load.Catalog(fixture.Edit(tt.file, tt.old, tt.new))
		if diff := cmp.Diff(tt.file+tt.want, problems(t, err)); diff != "" {
			t.Errorf("%s with %q (-want +got):\n%s", tt.file, tt.new, diff)
		}
	}
}

// Files that would take long to parse are rejected first.
func TestTextsTooLargeToParseAreRejected(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ file, text, want string }{
		{"pages/new.md", strings.Repeat("*a_ ", 50_000), ":1: this file is larger than 64 KiB: at most that much is read"},
		{"synonyms.yaml", "- same: [a, " + strings.Repeat("é", 1<<19) + "]\n", ":1: a line of 1048589 bytes: at most 8192\nsynonyms.yaml:1: a word of 1048577 bytes (“éééééééééééééééééééé…”): at most 500"},
		{"permalinks.txt", strings.Repeat("/about\n", 2<<20), ":1: this file is larger than 12 MiB: at most that much is read"},
	} {
		_, err := load.Catalog(fixture.With(map[string]string{tt.file: tt.text}))
		if diff := cmp.Diff(tt.file+tt.want, problems(t, err)); diff != "" {
			t.Errorf("(-want +got):\n%.2000s", diff)
		}
	}
}

// Special files are never opened, because opening a pipe waits for a writer.
func TestSpecialFilesAreNotOpened(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"stretches/pipe.md", "sources.yaml", "permalinks.txt", "effects.txt", "README.md", "poses/chair-stand.yaml", "notes"} {
		fsys := fixture.FS()
		fsys[name] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
		want := name + ":1: this is a named pipe (FIFO): only regular files are read, so take it out"
		if got := problems(t, edit.NewReport(t.Context(), fsys, load.Inspect(fsys)).Problems); !strings.Contains("\n"+got+"\n", "\n"+want+"\n") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// A folder with the name of a file is reported.
func TestFolderNamedLikeAFileIsReported(t *testing.T) {
	t.Parallel()
	fsys := fixture.FS()
	fsys["pages/new.md"] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
	_, err := load.Catalog(fsys)
	if got, want := problems(t, err), "pages/new.md:1: this is a folder, with the name of a file: rename it or take it out"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
