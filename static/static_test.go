package static_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"

	"unknot/internal/fixture"
	"unknot/internal/manifest"
	"unknot/static"
)

// newSet reads the files of a site, minified if small is set.
func newSet(t *testing.T, fsys fs.FS, small bool) *static.Set {
	t.Helper()
	s, err := static.New(fsys, small)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// files returns a file system with the files that every site needs, and more.
func files(more map[string]string) fs.FS {
	fsys := fixture.StaticFiles()
	for name, data := range more {
		fsys[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return fsys
}

// data returns the content of a file, by its address.
func data(t *testing.T, s *static.Set, name string) string {
	t.Helper()
	f := s.At(s.URL(name))
	if f == nil {
		t.Fatalf("nothing is at the address of %s, %s", name, s.URL(name))
	}
	if f.Path != s.URL(name) {
		t.Fatalf("%s has the path %s", s.URL(name), f.Path)
	}
	content, err := f.Data()
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// The address of a file changes if and only if its bytes change: browsers cache an address for a year.
func TestAddressChangesWithContent(t *testing.T) {
	t.Parallel()
	first := newSet(t, files(map[string]string{"js/a.js": "a()", "b.svg": "<svg/>"}), false)
	again := newSet(t, files(map[string]string{"js/a.js": "a()", "b.svg": "<svg/>"}), false)
	other := newSet(t, files(map[string]string{"js/a.js": "b()", "b.svg": "<svg/>"}), false)
	if got := first.URL("a.js"); !regexp.MustCompile(`^/static/a\.[0-9a-f]{8}\.js$`).MatchString(got) {
		t.Errorf("address %s", got)
	}
	if a, b := first.URL("a.js"), again.URL("a.js"); a != b {
		t.Errorf("the same bytes are at %s and %s", a, b)
	}
	if a, b := first.URL("a.js"), other.URL("a.js"); a == b {
		t.Errorf("other bytes are at the same address, %s", a)
	}
	if a, b := first.URL("b.svg"), other.URL("b.svg"); a != b {
		t.Errorf("a file moves from %s to %s when another changes", a, b)
	}
	if f := first.At(other.URL("a.js")); f != nil {
		t.Errorf("%s answers with %s", other.URL("a.js"), f.Path)
	}
	if f := first.At("/static/a.js"); f != nil {
		t.Error("a name without hash is an address")
	}
}

// The address of a file that does not exist panics, as every page with it would be broken.
func TestURLOfMissingFilePanics(t *testing.T) {
	t.Parallel()
	s := newSet(t, files(nil), false)
	for _, name := range []string{"none.js", "", "css/screen/a.css", "a.css"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q does not panic", name)
				}
			}()
			s.URL(name)
		}()
	}
}

// gz returns text compressed.
func gz(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, text) // a buffer does not fail
	_ = w.Close()
	return b.String()
}

// Figures are as the manifest says, and their files are served uncompressed.
func TestFiguresAreReadFromManifest(t *testing.T) {
	t.Parallel()
	const svg = `<svg><symbol id="a"><path data-m="glutes.l" d="M1 2z"/><path data-m="neck" d="M3 4z"/></symbol></svg>`
	drawn := map[string]string{
		"figures/manifest.json":  `{"cat-cow": {"files": {"cat-cow.svg": "0123456789abcdef", "cat-cow-a.svg": "abcdef0123456789", "cat-cow.png": "fedcba9876543210"}, "cast": "a", "width": 235, "lit": 1, "frames": [{"width": 265, "height": 191.5, "alt": "On \"all fours\""}, {"width": 265, "height": 191.5}]}}`,
		"figures/cat-cow.svg.gz": gz(svg), "figures/cat-cow-a.svg.gz": gz("<svg/>"), "figures/cat-cow.png": "panel",
	}
	s := newSet(t, files(drawn), false)
	f := s.Figure("cat-cow")
	if f == nil || f.Cast != "fig-a" || f.Image.Width != "235" || len(f.Frames) != 2 || f.Lit != 1 || f.Motion != "" || f.Image.Path != s.URL("cat-cow-a.svg") {
		t.Fatalf("read as %+v", f)
	}
	if want := (static.Frame{ID: "a", ViewBox: "0 0 265 191.5", Width: "265", Height: "191.5", Alt: `On "all fours"`}); f.Frames[0] != want {
		t.Errorf("the first frame is %+v, want %+v", f.Frames[0], want)
	}
	if want := []static.Area{{Muscle: "glutes", Side: ".l", Outline: "M1 2z"}, {Muscle: "neck", Outline: "M3 4z"}}; !slices.Equal(f.Areas(), want) {
		t.Errorf("its areas are %v, want %v", f.Areas(), want)
	}
	if f.Path != "/static/cat-cow.01234567.svg" {
		t.Errorf("it is at %s", f.Path)
	}
	if got := data(t, s, "cat-cow.svg"); got != svg {
		t.Errorf("served as %s", got)
	}
	if got := data(t, s, "cat-cow.png"); got != "panel" {
		t.Errorf("the picture of a link is served as %s", got)
	}
	for name := range drawn {
		missing := files(drawn).(fstest.MapFS)
		delete(missing, name)
		if _, err := static.New(missing, false); err == nil || !strings.Contains(err.Error(), "run make figures") {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// A set without a file that templates name is refused: every page would be broken.
func TestRequiredFilesAreChecked(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"css/print/a.css": "print.css", "css/home/a.css": "home.css", "js/page.js": "page.js", "favicon.svg": "favicon.svg"} {
		fsys := fixture.StaticFiles()
		delete(fsys, name)
		if _, err := static.New(fsys, false); err == nil || !strings.Contains(err.Error(), want+" is missing") {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// A stylesheet outside the folders of css is refused, as it would be in no file.
func TestStylesheetOutsideFoldersIsRefused(t *testing.T) {
	t.Parallel()
	_, err := static.New(files(map[string]string{"css/new.css": "a{}"}), false)
	if err == nil || !strings.Contains(err.Error(), "css/new.css") {
		t.Errorf("a sheet outside the folders of css: error %v, want one that names it", err)
	}
}

// The files of a folder are joined in the order of their names: the first one declares the cascade layers.
func TestStylesheetsJoinFilesInOrder(t *testing.T) {
	t.Parallel()
	s := newSet(t, files(map[string]string{
		"css/screen/20-b.css": "b{}", "css/screen/00-first.css": "@layer x;", "css/screen/9-c.css": "c{}", "css/screen/a.css": "a{}", "css/screen/notes.txt": "no",
		"css/print/a.css": "p{}", "figures/figures.css": "drawn{}", "figures/print.css": "paper{}", "css/figures/a.css": "f{}",
	}), false)
	for name, want := range map[string]string{"screen.css": "@layer x;\nb{}\nc{}\na{}\n", "print.css": "paper{}\np{}\n", "figures.css": "drawn{}\nf{}\n"} {
		if got := data(t, s, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// A script imports others by their addresses, so its own address changes with theirs.
func TestScriptsImportByAddress(t *testing.T) {
	t.Parallel()
	scripts := map[string]string{"js/a.js": `import { b } from "./b.js";` + "\n" + `import * as c from "./c.js";`, "js/b.js": `import { n } from "./c.js";`, "js/c.js": "export const n = 1;"}
	before := newSet(t, files(scripts), false)
	want := `import { b } from "` + before.URL("b.js") + `";` + "\n" + `import * as c from "` + before.URL("c.js") + `";`
	if got := data(t, before, "a.js"); got != want {
		t.Errorf("a.js is %q, want %q", got, want)
	}
	if got, want := before.Imports("a.js"), []string{before.URL("b.js"), before.URL("c.js")}; !slices.Equal(got, want) {
		t.Errorf("a.js imports %q, want %q", got, want)
	}
	scripts["js/c.js"] = "export const n = 2;"
	if after := newSet(t, files(scripts), false); after.URL("a.js") == before.URL("a.js") {
		t.Error("a.js kept its address although a script that it imports changed")
	}
}

// A script that imports itself has no address, and one that imports what is not there would not run: both are refused.
func TestBadImportsAreRefused(t *testing.T) {
	t.Parallel()
	for want, b := range map[string]string{
		"static: js/a.js imports itself, perhaps through others (imported by js/b.js) (imported by js/a.js)": `import { a } from "./a.js";`,
		"static: cannot read a file: open js/c.js: file does not exist (imported by js/b.js)":                `import { c } from "./c.js";`,
		`static: js/b.js names "./page.js": import a script by a line such as`:                               `import "./page.js";`,
		`static: js/b.js names './page.js': import a script by a line such as`:                               `export { a } from './page.js';`,
	} {
		_, err := static.New(files(map[string]string{"js/a.js": `import { b } from "./b.js";`, "js/b.js": b}), false)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// Minified stylesheets and scripts have no comments, drawings stay as they are, and an invalid script is refused.
func TestMinifyRemovesComments(t *testing.T) {
	t.Parallel()
	source := files(map[string]string{"css/screen/a.css": "/* words */\na { color: #ff0000 }\n", "js/a.js": "// words\nconst long = 1;\nf(long);\n", "b.svg": "<svg>\n</svg>\n"})
	large, small := newSet(t, source, false), newSet(t, source, true)
	for _, name := range []string{"screen.css", "a.js"} {
		before, after := data(t, large, name), data(t, small, name)
		if !strings.Contains(before, "words") || strings.Contains(after, "words") || after == "" {
			t.Errorf("%s: %q minified is %q", name, before, after)
		}
	}
	if got := data(t, small, "b.svg"); got != "<svg>\n</svg>\n" {
		t.Errorf("a drawing stays as it is, found %q", got)
	}
	_, err := static.New(files(map[string]string{"js/a.js": "const ="}), true)
	if err == nil || !strings.Contains(err.Error(), "a.js") {
		t.Errorf("an invalid script: error %v, want one that names a.js", err)
	}
}

// The tests below are about the files of the site.

// No two files are served under the same name: one would hide the other.
func TestFilesHaveDifferentNames(t *testing.T) {
	t.Parallel()
	s := newSet(t, static.FS(), true)
	taken := map[string]string{}
	err := fs.WalkDir(static.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		base := strings.TrimSuffix(path.Base(name), ".gz")
		if path.Dir(name) == "figures" && path.Ext(name) != ".gz" {
			return nil // not served: part of a stylesheet, of a link preview, or the manifest
		}
		if folder := path.Dir(name); strings.HasPrefix(folder, "css/") {
			base, name = path.Base(folder)+".css", folder
		}
		if other, ok := taken[base]; ok && other != name {
			t.Errorf("%s and %s have one name", name, other)
		}
		taken[base] = name
		data(t, s, base)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Compressed scripts are small. They only add to pages, so they should be small enough for a slow connection.
func TestScriptsAreSmall(t *testing.T) {
	t.Parallel()
	const maxBytes, maxPlayerBytes = 2_020, 3_000
	s := newSet(t, static.FS(), true)
	names, err := fs.Glob(static.FS(), "js/*.js")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d scripts, %v", len(names), err)
	}
	for _, name := range names {
		limit := maxBytes
		if name == "js/play.js" {
			limit = maxPlayerBytes
		}
		var small bytes.Buffer
		w := brotli.NewWriterLevel(&small, brotli.BestCompression)
		if _, err := io.WriteString(w, data(t, s, path.Base(name))); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if small.Len() > limit {
			t.Errorf("%s weighs %d bytes, more than %d", name, small.Len(), limit)
		}
		t.Logf("%5d bytes  %s", small.Len(), name)
	}
}

// The address of each file has the hash of its content: caches keep what is at an address indefinitely.
func TestAddressesHaveHashes(t *testing.T) {
	t.Parallel()
	s := newSet(t, static.FS(), true)
	for _, address := range s.Paths() {
		content, err := s.At(address).Data()
		if err != nil {
			t.Fatal(err)
		}
		if sum := manifest.Sum(content); !strings.Contains(address, "."+sum[:8]+".") {
			t.Errorf("%s has content with the sum %s", address, sum)
		}
	}
}

// Text is drawn before the fonts are there, and changes less the sooner they are.
func TestFontsAreSmall(t *testing.T) {
	t.Parallel()
	s, all := newSet(t, static.FS(), true), 0
	for _, name := range static.Required {
		if path.Ext(name) != ".woff2" {
			continue
		}
		all += len(data(t, s, name))
		if !strings.Contains(data(t, s, "screen.css"), "src:url("+s.URL(name)+")") {
			t.Errorf("no face has %s", name)
		}
	}
	if t.Logf("%d bytes", all); all > 60_000 {
		t.Error("more than 60 kB")
	}
}

// Safari before 16.4 rejects all of a script with a lookbehind: its reader would have no offline copies.
func TestScriptsHaveNoLookbehind(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(static.FS(), "js/*.js")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d scripts, %v", len(names), err)
	}
	for _, name := range names {
		if script := read(t, name); strings.Contains(script, "(?<=") || strings.Contains(script, "(?<!") {
			t.Errorf("%s has a lookbehind", name)
		}
	}
}
