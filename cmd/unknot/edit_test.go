package main

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"unknot/internal/fixture"
)

// editFixture runs a command with the fixture in a folder, and returns the folder, what the command printed and its status.
func editFixture(t *testing.T, args ...string) (dir, out string, status int) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, fixture.Proofread()); err != nil {
		t.Fatal(err)
	}
	if err := filepath.Walk(dir, func(name string, _ os.FileInfo, err error) error { return cmp.Or(err, os.Chmod(name, 0o755)) }); err != nil {
		t.Fatal(err)
	}
	var printed bytes.Buffer
	e := env{stdout: &printed, stderr: &printed, getenv: func(string) string { return "" }, now: time.Now}
	status = run(t.Context(), e, append(args, dir))
	return dir, strings.ReplaceAll(printed.String(), dir, "content"), status
}

func TestRename(t *testing.T) {
	dir, out, status := editFixture(t, "rename", "neck-turn", "look-round", "-title", "Look round")
	move, err := os.ReadFile(dir + "/stretches/look-round.md")
	if status != 0 || err != nil || !strings.Contains(string(move), "title: Look round\n") || !strings.Contains(string(move), "formerly: [neck-turn]\n") {
		t.Errorf("status %d, %v:\n%s\n%s", status, err, out, move)
	}
	for _, want := range []string{"removed content/stretches/neck-turn.md\n", "added   content/poses/look-round.standing.yaml\n", "changed content/permalinks.txt\n", "make generate"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not print %q:\n%s", want, out)
		}
	}
	if left, _ := filepath.Glob(dir + "/*/*~"); len(left) > 0 {
		t.Errorf("it leaves %s", left)
	}
}

func TestShowRename(t *testing.T) {
	dir, out, status := editFixture(t, "rename", "-n", "neck-turn", "look-round")
	if _, err := os.Stat(dir + "/stretches/neck-turn.md"); status != 0 || err != nil || !strings.Contains(out, "+![](stretch:look-round)\n") {
		t.Errorf("status %d, %v:\n%s", status, err, out)
	}
}

// A withdrawal leaves what only a writer can change, and keeps a text that is in no repository.
func TestWithdraw(t *testing.T) {
	dir, out, status := editFixture(t, "withdraw", "wall-roll", "-why", "A wall is hard.", "-instead", "neck-turn")
	list, _ := os.ReadFile(dir + "/withdrawn.yaml")
	kept, err := os.ReadFile(dir + "/stretches/wall-roll.md~")
	want := "- address: /stretches/wall-roll\n  number: 6\n  why: A wall is hard.\n  instead: /stretches/neck-turn\n"
	if status != 0 || err != nil || len(kept) == 0 || !strings.HasSuffix(string(list), want) || !strings.Contains(out, "content/start.yaml:7: no line of a move") {
		t.Errorf("status %d, %v:\n%s\n%s", status, err, out, list)
	}
}

// A merge that would leave faults is not made.
func TestMergeRefused(t *testing.T) {
	dir, out, status := editFixture(t, "merge", "chair-stand", "wall-roll")
	if _, err := os.Stat(dir + "/stretches/chair-stand.md"); status != 1 || err != nil || !strings.Contains(out, "wall-roll cannot be done in the position chair") || !strings.Contains(out, "nothing is changed") {
		t.Errorf("status %d, %v:\n%s", status, err, out)
	}
}
