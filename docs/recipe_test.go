package docs_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// root is the folder of the project.
const root = ".."

// A block is a fenced block of a page that belongs to a recipe. The words behind its fence say what to do with it:
//
//	sh recipe=NAME               run the commands; night: only by night
//	LANG recipe=NAME file=PATH   write the file, with the shell variables in ${UPPER_CASE} expanded
//	diff recipe=NAME file=PATH   change the file where the lines marked " " and "-" are; they must be there once
type block struct {
	page         string
	line         int // of its first line, from 1
	lang, recipe string
	file         string
	night        bool
	text         string
}

// at names a line of the block, counted from 0.
func (b block) at(line int) string { return fmt.Sprintf("docs/%s:%d", b.page, b.line+line) }

// parseBlocks returns the blocks of recipes on a page, in order.
func parseBlocks(page, text string) ([]block, error) {
	var out []block
	var open *block
	for i, line := range strings.SplitAfter(text, "\n") {
		info, fence := strings.CutPrefix(strings.TrimSpace(line), "```")
		switch {
		case fence && open == nil:
			open = &block{page: page, line: i + 2}
			if err := open.parseInfo(info); err != nil {
				return nil, fmt.Errorf("docs/%s:%d: %w", page, i+1, err)
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
		return nil, fmt.Errorf("docs/%s:%d: the block has no end", page, open.line-1)
	}
	return out, nil
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

// kitchen is a copy of the project in which recipes are followed.
type kitchen struct {
	dir       string            // the copy
	state     string            // a folder for what shells report
	env       []string          // of every command
	variables map[string]string // that the commands so far have set
}

// newKitchen copies the project. today is what the command date prints there; "" leaves the command as it is.
func newKitchen(t *testing.T, today string) *kitchen {
	t.Helper()
	k := &kitchen{dir: t.TempDir(), state: t.TempDir(), variables: map[string]string{}}
	if err := copyTree(k.dir, root); err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if today != "" {
		if err := os.WriteFile(filepath.Join(bin, "date"), []byte("#!/bin/sh\necho "+today+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	// With -trimpath, what is compiled in one folder is found in the build cache by all others; make test builds without cgo.
	k.env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "GOFLAGS="+goFlags(t)+" -trimpath", "CGO_ENABLED=0")
	return k
}

// goFlags are the flags that go commands have here.
func goFlags(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOFLAGS").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// notCopied are folders that no recipe needs, by their path in the project.
var notCopied = []string{".git", "bin", "e2e/node_modules", "e2e/test-results", "e2e/engines/test-results"}

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

// follow does what the block says. Its error begins with the page and the line.
func (k *kitchen) follow(b block) error {
	switch b.lang {
	case "sh":
		return k.run(b)
	case "diff":
		return k.patch(b)
	}
	text, err := k.expand(b)
	if err != nil {
		return err
	}
	name := filepath.Join(k.dir, b.file)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("%s: %w", b.at(0), err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		return fmt.Errorf("%s: %w", b.at(0), err)
	}
	return nil
}

// shell runs a script in this very shell, so that the variables that it sets can be printed after it. Where a command fails, it writes the
// line of that command to a file.
const shell = `trap 'echo $LINENO >"$1/line"' ERR; set -a; source "$0"; env -0 >"$1/env"`

// run runs the commands of a block in a shell that stops at the first one that fails.
func (k *kitchen) run(b block) error {
	// Empty lines before it give each command the line number that it has on the page.
	script := filepath.Join(k.state, b.page)
	if err := os.WriteFile(script, []byte(strings.Repeat("\n", b.line-1)+b.text), 0o644); err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(k.state, "line")); err != nil {
		return err
	}
	cmd := exec.Command("bash", "-eEuo", "pipefail", "-c", shell, script, k.state)
	cmd.Dir, cmd.Env = k.dir, k.env
	for _, name := range slices.Sorted(maps.Keys(k.variables)) {
		cmd.Env = append(cmd.Env, name+"="+k.variables[name])
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		where := b.at(0)
		if line, readErr := os.ReadFile(filepath.Join(k.state, "line")); readErr == nil {
			where = fmt.Sprintf("docs/%s:%s", b.page, bytes.TrimSpace(line))
		}
		return fmt.Errorf("%s: %w\n%s", where, err, out)
	}
	env, err := os.ReadFile(filepath.Join(k.state, "env"))
	if err != nil {
		return err
	}
	for entry := range strings.SplitSeq(string(env), "\x00") {
		if name, value, _ := strings.Cut(entry, "="); variableName.MatchString("${" + name + "}") {
			k.variables[name] = value
		}
	}
	return nil
}

// variableName is a variable in the text of a file.
var variableName = regexp.MustCompile(`\$\{([A-Z]+)\}`)

// expand returns the text of a block with the variables that commands have set.
func (k *kitchen) expand(b block) (string, error) {
	var failed error
	text := variableName.ReplaceAllStringFunc(b.text, func(variable string) string {
		value, ok := k.variables[strings.Trim(variable, "${}")]
		if !ok && failed == nil {
			before, _, _ := strings.Cut(b.text, variable)
			failed = fmt.Errorf("%s: no command before has set %s", b.at(strings.Count(before, "\n")), variable)
		}
		return value
	})
	return text, failed
}

// patch changes a file as a block in the form of a diff says.
func (k *kitchen) patch(b block) error {
	text, err := k.expand(b)
	if err != nil {
		return err
	}
	var before, after []string
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if line == "" || !strings.Contains(" +-", line[:1]) {
			return fmt.Errorf("%s: a line of a diff begins with a space, + or -", b.at(i))
		}
		if line[0] != '+' {
			before = append(before, line[1:])
		}
		if line[0] != '-' {
			after = append(after, line[1:])
		}
	}
	name := filepath.Join(k.dir, b.file)
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("%s: %w", b.at(0), err)
	}
	lines := strings.Split(string(data), "\n")
	var found []int
	for i := range len(lines) - len(before) + 1 {
		if slices.Equal(lines[i:i+len(before)], before) {
			found = append(found, i)
		}
	}
	if len(before) == 0 || len(found) != 1 {
		return fmt.Errorf("%s: the lines to change are in %s %d times, want once:\n%s", b.at(0), b.file, len(found), strings.Join(before, "\n"))
	}
	changed := slices.Replace(lines, found[0], found[0]+len(before), after...)
	if err := os.WriteFile(name, []byte(strings.Join(changed, "\n")), 0o644); err != nil {
		return fmt.Errorf("%s: %w", b.at(0), err)
	}
	return nil
}
