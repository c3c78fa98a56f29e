package docs_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// root is the folder of the project.
const root = ".."

// A block is a fenced block of a page that belongs to a recipe. The words behind its fence say what to do with it:
//
//	sh recipe=NAME               run the commands; night: only in the nightly run
//	LANG recipe=NAME file=PATH   write the file, with its own line for "name: …"
//	diff recipe=NAME file=PATH   change the file where the lines marked " " and "-" are; they must be there once,
//	                             with any spaces between words, which gofmt aligns
type block struct {
	page         string
	line         int // of its first line, from 1
	lang, recipe string
	file         string
	night        bool
	text         string
}

// at returns the page and the line number of a line of the block, counted from 0.
func (b block) at(line int) string { return fmt.Sprintf("docs/%s:%d", b.page, b.line+line) }

// parseBlocks returns the blocks of recipes on a page, in order.
func parseBlocks(t *testing.T, page, text string) (out []block) {
	t.Helper()
	var open *block
	for i, line := range strings.SplitAfter(text, "\n") {
		info, fence := strings.CutPrefix(strings.TrimSpace(line), "```")
		switch {
		case fence && open == nil:
			open = &block{page: page, line: i + 2}
			if err := open.parseInfo(info); err != nil {
				t.Fatalf("docs/%s:%d: %v", page, i+1, err)
			}
		case fence:
			if open.recipe != "" {
				out = append(out, *open)
			}
			open = nil
		case open != nil:
			open.text += line
		}
	}
	if open != nil {
		t.Fatalf("docs/%s:%d: the block has no end", page, open.line-1)
	}
	return out
}

// parseInfo reads the words behind the fence.
func (b *block) parseInfo(info string) error {
	words := strings.Fields(info)
	if len(words) == 0 {
		return nil
	}
	b.lang = words[0]
	for _, word := range words[1:] {
		switch name, value, _ := strings.Cut(word, "="); name {
		case "recipe":
			b.recipe = value
		case "file":
			b.file = value
		case "night":
			b.night = true
		default:
			return fmt.Errorf("unknown word %q behind the fence", word)
		}
	}
	if b.recipe != "" && (b.lang == "sh") == (b.file != "") {
		return errors.New("a block of a recipe is either sh or has a file")
	}
	return nil
}

// workspace is a copy of the project to follow recipes in.
type workspace struct {
	dir   string   // the copy
	state string   // a folder for the reports of shells
	env   []string // of every command
}

// newWorkspace copies the project. Its commands take today for the day of checks, or the real date if today is "".
func newWorkspace(t *testing.T, today string) *workspace {
	t.Helper()
	w := &workspace{dir: t.TempDir(), state: t.TempDir()}
	if err := copyTree(w.dir, root); err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := writeShim(bin); err != nil {
		t.Fatal(err)
	}
	// With -trimpath all folders share the build cache. make test builds without cgo.
	w.env = append(byDay(), "PATH="+bin+":"+os.Getenv("PATH"), "GOFLAGS="+goFlags(t)+" -trimpath -buildvcs=false", "CGO_ENABLED=0",
		"GIT_CONFIG_GLOBAL=/dev/null", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@b.example", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@b.example")
	for _, args := range [][]string{{"init", "--quiet"}, {"add", "--all"}, {"commit", "--quiet", "--message=All"}} {
		if out, err := w.git(args...); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	if day, err := time.Parse(time.DateOnly, today); err == nil {
		w.env = append(w.env, fmt.Sprint("SOURCE_DATE_EPOCH=", day.Unix())) // for edit check
	}
	return w
}

// git runs git in the workspace, and returns what it prints.
func (w *workspace) git(args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = w.dir, w.env
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// writeShim writes a command go that builds the program once for all recipes that begin something, not again after
// each.
func writeShim(bin string) error {
	command, err := exec.LookPath("go")
	if err != nil {
		return err
	}
	script := fmt.Sprintf(`#!/bin/sh
case "$*" in
"run ./cmd/edit new "*) [ -x %[1]s/edit ] || %[2]s build -o %[1]s/edit ./cmd/edit || exit; shift 2; exec %[1]s/edit "$@" ;;
esac
exec %[2]s "$@"
`, bin, command)
	return os.WriteFile(filepath.Join(bin, "go"), []byte(script), 0o755)
}

// goFlags returns the flags that are set for go commands.
func goFlags(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOFLAGS").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// notCopied lists folders that no recipe needs, by their path in the project.
var notCopied = []string{".git", "bin", "dist", "e2e/node_modules", "e2e/test-results", "e2e/engines/test-results"}

// copyTree copies the files of the project in from to the folder to.
func copyTree(to, from string) error {
	return filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		if slices.Contains(notCopied, filepath.ToSlash(rel)) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, info.Mode().Perm())
	})
}

// follow carries out the block. Its error begins with the page and the line.
func (w *workspace) follow(b block) error {
	switch b.lang {
	case "sh":
		return w.run(b)
	case "diff":
		return w.patch(b)
	}
	name := filepath.Join(w.dir, b.file)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("%s: %w", b.at(0), err)
	}
	text, err := keepLines(b, name)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		return fmt.Errorf("%s: %w", b.at(0), err)
	}
	return nil
}

// kept is a line that stays as it is in the file.
var kept = regexp.MustCompile(`(?m)^\w+: …$`)

// keepLines returns the text of a block with the lines of the file with that name that it keeps.
func keepLines(b block, name string) (string, error) {
	var failed error
	old, _ := os.ReadFile(name) // a new file keeps none
	text := kept.ReplaceAllStringFunc(b.text, func(line string) string {
		field := strings.TrimSuffix(line, "…")
		_, rest, found := strings.Cut("\n"+string(old), "\n"+field)
		if !found {
			failed = fmt.Errorf("%s: there is no line %q in %s", b.at(0), field, b.file)
		}
		value, _, _ := strings.Cut(rest, "\n")
		return field + value
	})
	return text, failed
}

// shell runs a script. If a command fails, it writes the line number of that command to a file.
const shell = `trap 'echo $LINENO >"$1/line"' ERR; source "$0"`

// run runs the commands of a block in a shell that stops at the first one that fails.
func (w *workspace) run(b block) error {
	// The empty lines before the text give each command its line number on the page.
	script := filepath.Join(w.state, b.page)
	if err := os.WriteFile(script, []byte(strings.Repeat("\n", b.line-1)+b.text), 0o644); err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(w.state, "line")); err != nil {
		return err
	}
	cmd := exec.Command("bash", "-eEuo", "pipefail", "-c", shell, script, w.state)
	cmd.Dir, cmd.Env = w.dir, w.env
	if out, err := cmd.CombinedOutput(); err != nil {
		where := b.at(0)
		if line, readErr := os.ReadFile(filepath.Join(w.state, "line")); readErr == nil {
			where = fmt.Sprintf("docs/%s:%s", b.page, bytes.TrimSpace(line))
		}
		return fmt.Errorf("%s: %w\n%s", where, err, out)
	}
	return nil
}

// patch applies a diff block to its file.
func (w *workspace) patch(b block) error {
	diff := strings.Split(strings.TrimSuffix(b.text, "\n"), "\n")
	var before []string
	for i, line := range diff {
		if line == "" || !strings.Contains(" +-", line[:1]) {
			return fmt.Errorf("%s: a line of a diff begins with a space, + or -", b.at(i))
		}
		if line[0] != '+' {
			before = append(before, line[1:])
		}
	}
	name := filepath.Join(w.dir, b.file)
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("%s: %w", b.at(0), err)
	}
	lines := strings.Split(string(data), "\n")
	alike := func(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }
	var found []int
	for i := range len(lines) - len(before) + 1 {
		if slices.EqualFunc(lines[i:i+len(before)], before, alike) {
			found = append(found, i)
		}
	}
	if len(before) == 0 || len(found) != 1 {
		return fmt.Errorf("%s: the lines to change are in %s %d times, want once:\n%s", b.at(0), b.file, len(found), strings.Join(before, "\n"))
	}
	at := found[0]
	for _, line := range diff {
		switch line[0] {
		case ' ':
			at++
		case '-':
			lines = slices.Delete(lines, at, at+1)
		case '+':
			lines = slices.Insert(lines, at, line[1:])
			at++
		}
	}
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		return fmt.Errorf("%s: %w", b.at(0), err)
	}
	return nil
}

// byDay is the environment of a reader, who does not ask for the tests of the night.
func byDay() []string {
	return slices.DeleteFunc(os.Environ(), func(variable string) bool { return strings.HasPrefix(variable, "NIGHTLY=") })
}
