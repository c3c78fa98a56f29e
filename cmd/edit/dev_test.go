package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"unknot/internal/command"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/static"
)

// newProject returns a temporary folder with the fixture as content and the static files.
func newProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), fixture.Proofread()); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "static"), static.FS()); err != nil {
		t.Fatal(err)
	}
	// The fixture is read-only, but tests change its copy.
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			err = os.Chmod(name, 0o644)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// stylesheet and figure match the addresses of the stylesheet and of the first figure of a page, with their hashes.
var stylesheet, figure = regexp.MustCompile(`/static/screen\.\w+`), regexp.MustCompile(`/static/neck-turn-a\.\w+`)

// Changed content and static files are published, and faulty content is shown as problems.
func TestDevPublishesChanges(t *testing.T) {
	t.Parallel()
	dir := newProject(t)
	about := filepath.Join(dir, "content", "pages", "about.md")
	p := startDev(t, dir)
	p.await(t, "edit: the content is up")
	page := p.listen(t)
	edit := func(before, after string) {
		t.Helper()
		if err := replaceIn(about, before, after); err != nil {
			t.Fatal(err)
		}
	}

	page.waitFor(t, "/about", "anyone with a back", "!in the content.")
	edit("anyone with a back", "anyone with a spine")
	page.waitFor(t, "/about", "anyone with a spine", "!anyone with a back")

	// Content that check refuses is published, and every page shows the problems.
	edit("anyone with a spine", "anyone with chronic pain")
	page.waitFor(t, "/about", "anyone with chronic pain", "1 problem", "check will not let it through", "content/pages/about.md:7")
	edit("anyone with chronic pain", "anyone with a spine")
	page.waitFor(t, "/about", "anyone with a spine", "!in the content.")

	// Content that cannot be read: the last version stays, and every page shows the problems.
	edit("summary:", "sumary:")
	page.waitFor(t, "/about", "anyone with a spine", "in the content.", "content/pages/about.md:3", "sumary")
	p.await(t, "content/pages/about.md:3: ", "sumary")
	edit("written: 2026-01-10", "writen: 2026-01-10")
	page.waitFor(t, "/about", "anyone with a spine", "content/pages/about.md:3", "writen")

	edit("sumary:", "summary:")
	edit("writen:", "written:")
	edit("anyone with a spine", "anyone with a neck")
	page.waitFor(t, "/about", "anyone with a neck", "!in the content.")

	// A new page, which needs no line in permalinks.txt while it is written, and a new stylesheet.
	text, err := os.ReadFile(about)
	if err != nil {
		t.Fatal(err)
	}
	more := strings.Replace(string(text), "title: About this site", "title: More about it", 1)
	if err := os.WriteFile(filepath.Join(filepath.Dir(about), "more.md"), []byte(more), 0o644); err != nil {
		t.Fatal(err)
	}
	page.waitFor(t, "/more", "More about it", "content/permalinks.txt", "run `make generate`")
	_, before := p.get(t, "/about")
	if err := os.WriteFile(filepath.Join(dir, "static", "css", "screen", "99-new.css"), []byte("a{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	page.waitFor(t, "/about", "!"+stylesheet.FindString(before))
	// The stream is still open: it does not delay the exit.
	p.stop(t)
}

// A named pipe in the content or the static files is reported, and changes are published again once it is removed.
func TestDevReportsPipes(t *testing.T) {
	t.Parallel()
	dir := newProject(t)
	content, css := filepath.Join(dir, "content", "stretches", "pipe.md"), filepath.Join(dir, "static", "css", "screen", "98-pipe.css")
	p := startDev(t, dir)
	p.await(t, "edit: the content is up")
	page := p.listen(t)
	if err := syscall.Mkfifo(content, 0o644); err != nil {
		t.Fatal(err)
	}
	page.waitFor(t, "/about", "content/stretches/pipe.md:1", "named pipe")
	if err := os.Remove(content); err != nil {
		t.Fatal(err)
	}
	page.waitFor(t, "/about", "!named pipe")
	if err := syscall.Mkfifo(css, 0o644); err != nil {
		t.Fatal(err)
	}
	p.await(t, "98-pipe.css", "not a regular file")
	if err := os.Remove(css); err != nil {
		t.Fatal(err)
	}
	about := filepath.Join(dir, "content", "pages", "about.md")
	if err := replaceIn(about, "anyone with a back", "anyone with a spine"); err != nil {
		t.Fatal(err)
	}
	page.waitFor(t, "/about", "anyone with a spine")
	p.stop(t)
}

// browser fetches pages and listens to the stream of changes, as a page of the development server does.
type browser struct {
	*program
	changes *bufio.Scanner
}

// listen returns a browser that listens to changes until the test ends.
func (p *program) listen(t *testing.T) *browser {
	t.Helper()
	response, err := http.Get(p.url + "/dev/changes")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return &browser{p, bufio.NewScanner(response.Body)}
}

// waitFor reloads a page at each change until it has every part, and none of the parts that begin with "!". The number
// of changes is not exact: the server may see two at once, or a file that is half written.
func (p *browser) waitFor(t *testing.T, path string, parts ...string) {
	t.Helper()
	for {
		code, body := p.get(t, path)
		badPart := slices.IndexFunc(parts, func(part string) bool {
			text, unwanted := strings.CutPrefix(part, "!")
			return strings.Contains(body, text) == unwanted
		})
		if code == http.StatusOK && badPart < 0 {
			return
		}
		if !p.changes.Scan() {
			t.Fatalf("the stream of changes ended. %s: status %d, want %q:\n%s", path, code, parts, body)
		}
	}
}

// A figure is drawn again when its pose file changes, also if the drawing has faults. While it cannot be drawn, the
// last one stays. In both cases every page shows why.
func TestDevFigures(t *testing.T) {
	t.Parallel()
	dir := newProject(t)
	if err := os.CopyFS(filepath.Join(dir, "figures"), os.DirFS(filepath.Join("..", "..", "figures"))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "content", "poses", "neck-turn.yaml")
	p := startDev(t, dir, "GOFLAGS=-trimpath", "CGO_ENABLED=0")
	p.await(t, "edit: the content is up")
	page := p.listen(t)
	pose := func(pelvis string) {
		t.Helper()
		if err := os.WriteFile(file, []byte("view: {turn: 30, pitch: 8}\nframes:\n  - alt: A neck\n    "+pelvis+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}

	page.waitFor(t, "/stretches", "/static/neck-turn-a.", "!in the content.")
	_, before := p.get(t, "/stretches")
	first := figure.FindString(before)
	pose("pelvis: {at: [0, 93, 0], heading: 50}")
	page.waitFor(t, "/stretches", "/static/neck-turn-a.", "!"+first, "!in the content.")
	_, after := p.get(t, "/stretches")
	second := figure.FindString(after)
	pose("pelvis: {at: [0, 20, 0]}")
	page.waitFor(t, "/stretches", "/static/neck-turn-a.", "!"+second, "content/poses/neck-turn.yaml:3", "under the floor")
	pose("pelvs: {at: [0, 93, 0]}")
	page.waitFor(t, "/stretches", "/static/neck-turn-a.", "!"+second, "content/poses/neck-turn.yaml:4", "pelvs", "!under the floor")
	p.await(t, "content/poses/neck-turn.yaml:4: ", "pelvs")
	pose("pelvis: {at: [0, 93, 0], heading: 50}")
	page.waitFor(t, "/stretches", second, "!in the content.")
	p.stop(t)
}

// If the content has problems at the start, pages show these, and the site is published once they are fixed.
func TestDevBrokenAtStart(t *testing.T) {
	t.Parallel()
	dir := newProject(t)
	about := filepath.Join(dir, "content", "pages", "about.md")
	if err := replaceIn(about, "summary:", "sumary:"); err != nil {
		t.Fatal(err)
	}
	p := startDev(t, dir)
	p.await(t, "content/pages/about.md:3: ")
	for _, path := range []string{"/", "/readyz"} {
		if code, body := p.get(t, path); code != http.StatusServiceUnavailable || !strings.Contains(body, "content/pages/about.md:3: ") {
			t.Errorf("%s: status %d:\n%s", path, code, body)
		}
	}
	if err := replaceIn(about, "sumary:", "summary:"); err != nil {
		t.Fatal(err)
	}
	p.await(t, "edit: the content is up")
	if code, body := p.get(t, "/about"); code != http.StatusOK || strings.Contains(body, "sumary") {
		t.Errorf("/about: status %d:\n%s", code, body)
	}
	p.stop(t)
}

// Remarks about content that has changed since are not shown.
func TestStaleRemarksAreNotShown(t *testing.T) {
	t.Parallel()
	s := &devSite{env: env{Program: command.Program{Stderr: io.Discard}}}
	current, stop := context.WithCancel(t.Context())
	stop()
	if err := s.remark(current, &s.remarks, []frontmatter.Problem{{File: "content/pages/about.md", Line: 4, Text: "of the last save"}}); err != nil || s.remarks != nil {
		t.Errorf("the remarks are %v (%v)", s.remarks, err)
	}
}
