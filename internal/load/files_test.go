package load_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
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
	const (
		draft = "---\ntitle: New\nsummary: What is new here, for anyone with a tight back who has a few minutes for it.\nwritten: 2026-01-10\nchecked: 2026-01-10\ndraft: true\n---\nSee [it](/new#here).\n"
		step  = "  - text: Bend your knees a little.\n"
	)
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
		{"a draft that leads to itself", "pages/new.md", "", draft},
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

// titles lists the address and the title of each page.
func titles(c *catalog.Catalog) []string {
	var out []string
	for _, a := range c.PageEntries() {
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

// Invisible characters in any file are reported once, with their line and code point.
func TestInvisibleCharactersAreReported(t *testing.T) {
	t.Parallel()
	const unseen = ", which nobody sees: take it out"
	for _, tt := range []struct{ file, old, new, want string }{
		{"stretches/chair-stand.md", "title: Chair stand", "title: Chair \u202estand", ":3: U+202E is a text direction control" + unseen},
		{"stretches/chair-stand.md", "title: Chair stand", "title: Chair st\u200band", ":3: U+200B is an invisible character: take it out"},
		{"stretches/chair-stand.md", "title: Chair stand", "title: Chair \x1b[1mstand", ":3: U+001B is a control character" + unseen},
		{"stretches/chair-stand.md", "title: Chair stand", "title: \"Chair\\u202e stand\"", ":3: U+202E is a text direction control" + unseen},
		{"stretches/chair-stand.md", "title: Chair stand", "title: Cha\u0456r stand", ":3: U+0456 in “Cha\u0456r” is not a Latin letter, but may pass for one: write the word in one alphabet"},
		{"stretches/chair-stand.md", "title: Chair stand", "title: Chai\u0308r stand", ":3: U+0069 U+0308 is not in Unicode's normal form NFC: write U+00EF"},
		{"pages/about.md", "It is for anyone", "It is&#x202e; for anyone", ":7: U+202E is a text direction control" + unseen},
		{"pages/about.md", "---\ntitle", "\ufeff---\ntitle", ":1: this file begins with a byte order mark (U+FEFF): save it as UTF-8 without one"},
		{"sources.yaml", "population: ", "population: \ue000", ":8: U+E000 is a private character, which other machines show as something else or not at all: take it out"},
		{"vocabularies/tags.yaml", "# ", "# \u2066", ":1: U+2066 is a text direction control" + unseen},
		{"permalinks.txt", "/about\n", "/about\u200b\n", ":2: U+200B is an invisible character: take it out"},
		{"synonyms.yaml", "- same: [", "- same: [\U000e0061", ":1: U+E0061 is an invisible character: take it out"},
	} {
		fsys := fixture.FS()
		text := string(fsys[tt.file].Data)
		if tt.old == "# " {
			text = "# A comment.\n" + text
		}
		if !strings.Contains(text, tt.old) {
			t.Fatalf("%s does not contain %q", tt.file, tt.old)
		}
		fsys[tt.file].Data = []byte(strings.Replace(text, tt.old, tt.new, 1))
		_, err := load.Catalog(fsys)
		if diff := cmp.Diff(tt.file+tt.want, problems(t, err)); diff != "" {
			t.Errorf("%s with %q (-want +got):\n%s", tt.file, tt.new, diff)
		}
	}
}

// Names of works and people may contain direction marks, but no controls that change the direction of other text.
func TestNamesMayHaveDirectionMarks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ title, want string }{
		{"title: \u05db\u05d0\u05d1 \u05d2\u05d1 (2020)\u200e", ""},
		{`title: "A\u200f title"`, ""},
		{"title: A\u202b title", "sources.yaml:5: U+202B is a text direction control, which nobody sees: take it out"},
		{"title: A\u200f title\n  finding: A\u200f finding.", "sources.yaml:6: U+200F is a text direction control, which nobody sees: take it out"},
	} {
		fsys := fixture.FS()
		text := string(fsys["sources.yaml"].Data)
		_, rest, _ := strings.Cut(text, "\n  title: ")
		old, _, _ := strings.Cut(rest, "\n")
		if strings.Contains(tt.title, "finding") {
			_, rest, _ := strings.Cut(text, "\n  finding: ")
			finding, _, _ := strings.Cut(rest, "\n")
			text = strings.Replace(text, "\n  finding: "+finding, "", 1)
		}
		fsys["sources.yaml"].Data = []byte(strings.Replace(text, "title: "+old, tt.title, 1))
		_, err := load.Catalog(fsys)
		got := ""
		if err != nil {
			got = problems(t, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.title, diff)
		}
	}
}

// Of thousands of invisible characters, only some are reported.
func TestOnlySomeOfManyCharactersAreReported(t *testing.T) {
	t.Parallel()
	_, err := load.Catalog(fixture.With(map[string]string{"pages/about.md": strings.Repeat("\u200b\n", 10_000)}))
	got := strings.Split(problems(t, err), "\n")
	if want := "pages/about.md:21: more characters of this kind follow: fix those above first"; len(got) < 21 || len(got) > 30 || got[21] != want && got[20] != want {
		t.Errorf("%d problems:\n%s", len(got), strings.Join(got, "\n"))
	}
}

// front is the front matter of a page.
const front = "---\ntitle: New\nsummary: What is new here, for anyone with a tight back who has a few minutes for it.\nwritten: 2026-01-10\nchecked: 2026-01-10\ndraft: true\n---\n"

// Files that would take long to parse are rejected first.
func TestTextsTooLargeToParseAreRejected(t *testing.T) {
	t.Parallel()
	nested := func(depth int) string {
		var b strings.Builder
		for i := range depth {
			fmt.Fprintf(&b, "%s- a\n", strings.Repeat("  ", i))
		}
		return b.String()
	}
	for _, tt := range []struct{ name, file, text, want string }{
		{"emphasis", "pages/new.md", front + strings.Repeat("*a_ ", 50_000), ":1: this file is larger than 64 KiB: at most that much is read"},
		{"emphasis in lines", "pages/new.md", front + strings.Repeat("*a_\n", 15_000), ":2056: more than 8192 bytes without an empty line: part this into paragraphs"},
		{"one line", "pages/new.md", front + strings.Repeat("*a_ ", 15_000), ":8: a line of 60000 bytes: at most 8192"},
		{"nested lists of 4 MB", "pages/new.md", front + nested(2000), ":1: this file is larger than 64 KiB: at most that much is read"},
		{"nested lists", "pages/new.md", front + nested(100), ":24: lists or quotes more than 16 deep in one another"},
		{"nested lists in one line", "pages/new.md", front + strings.Repeat("- ", 100) + "a", ":8: lists or quotes more than 16 deep in one another"},
		{"nested numbers in one line", "pages/new.md", front + strings.Repeat("1. ", 100) + "a", ":8: lists or quotes more than 16 deep in one another"},
		{"nested quotes", "pages/new.md", front + strings.Repeat(">", 100) + "a", ":8: lists or quotes more than 16 deep in one another"},
		{"a wide table", "pages/new.md", front + strings.Repeat("|a", 100) + "|\n" + strings.Repeat("|-", 100) + "|\n", ":8: more than 20 bars in one line: a table has fewer columns"},
		{"a long word", "pages/new.md", front + strings.Repeat("a", 501), ":8: a word of 501 bytes (“aaaaaaaaaaaaaaaaaaaa…”): at most 500"},
		{"a word of 1 MB", "synonyms.yaml", "- same: [a, " + strings.Repeat("é", 1<<19) + "]\n", ":1: a line of 1048589 bytes: at most 8192\nsynonyms.yaml:1: a word of 1048577 bytes (“éééééééééééééééééééé…”): at most 500"},
		{"a long text", "synonyms.yaml", "- same:\n  - a\n  - b\n  - >\n" + strings.Repeat("    words of it\n", 1000), ":4: a text of 12000 bytes: at most 8192"},
		{"10 MB", "synonyms.yaml", strings.Repeat("# nothing\n", 1<<20), ":1: this file is larger than 4 MiB: at most that much is read"},
		{"permalinks of 10 MB", "permalinks.txt", strings.Repeat("/about\n", 2<<20), ":1: this file is larger than 12 MiB: at most that much is read"},
	} {
		_, err := load.Catalog(fixture.With(map[string]string{tt.file: tt.text}))
		got := problems(t, err)
		if tt.name == "a long text" {
			got, _, _ = strings.Cut(got, "\n")
		}
		if diff := cmp.Diff(tt.file+tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%.2000s", tt.name, diff)
		}
	}
}

// Special files are never opened, because opening a pipe waits for a writer.
func TestSpecialFilesAreNotOpened(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, want string }{
		{"stretches/pipe.md", "stretches/pipe.md:1: this is a named pipe (FIFO): only regular files are read, so take it out"},
		{"sources.yaml", "sources.yaml:1: this is a named pipe (FIFO): only regular files are read, so take it out"},
		{"permalinks.txt", "permalinks.txt:1: this is a named pipe (FIFO): only regular files are read, so take it out"},
		{"effects.txt", "effects.txt:1: this is a named pipe (FIFO): only regular files are read, so take it out"},
		{"README.md", "README.md:1: this is a named pipe (FIFO): only regular files are read, so take it out"},
		{"poses/chair-stand.yaml", "poses/chair-stand.yaml:1: this is a named pipe (FIFO): only regular files are read, so take it out"},
		{"notes", "notes:1: this is a named pipe (FIFO): only regular files are read, so take it out"},
	} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, fixture.FS()); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, tt.name)
		if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(name, 0o644); err != nil {
			t.Fatal(err)
		}
		if got := problems(t, edit.NewReport(os.DirFS(dir)).Problems); !strings.Contains("\n"+got+"\n", "\n"+tt.want+"\n") {
			t.Errorf("%s:\n%s", tt.name, got)
		}
	}
	for _, mode := range []fs.FileMode{fs.ModeSocket, fs.ModeDevice, fs.ModeDevice | fs.ModeCharDevice, fs.ModeIrregular} {
		fsys := fixture.FS()
		fsys["pages/odd.md"] = &fstest.MapFile{Mode: mode}
		_, err := load.Catalog(fsys)
		if got := problems(t, err); !strings.Contains(got, "pages/odd.md:1: this is ") || !strings.HasSuffix(got, ": only regular files are read, so take it out") {
			t.Errorf("%s: %s", mode, got)
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
