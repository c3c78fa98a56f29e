package main

import (
	"bytes"
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"unknot/internal/fixture"
	"unknot/internal/rewrite"
)

// editFixture runs a command with the fixture in a folder, and returns the folder, what the command printed and its
// status.
func editFixture(t *testing.T, args ...string) (dir, out string, status int) {
	t.Helper()
	return editIn(t, fixture.Proofread(), args...)
}

// editIn does what editFixture does, with other content.
func editIn(t *testing.T, content fs.FS, args ...string) (dir, out string, status int) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, content); err != nil {
		t.Fatal(err)
	}
	makeWritable := func(name string, _ os.FileInfo, err error) error { return cmp.Or(err, os.Chmod(name, 0o755)) }
	if err := filepath.Walk(dir, makeWritable); err != nil {
		t.Fatal(err)
	}
	var printed bytes.Buffer
	e := env{stdout: &printed, stderr: &printed, now: time.Now}
	status = run(t.Context(), e, append(args, dir))
	return dir, strings.ReplaceAll(printed.String(), dir, "content"), status
}

// A rename moves the files, keeps the old id, and prints what it changed.
func TestRenameMovesFiles(t *testing.T) {
	dir, out, status := editFixture(t, "rename", "neck-turn", "look-round", "-title", "Look round")
	move, err := os.ReadFile(dir + "/stretches/look-round.md")
	if status != 0 || err != nil {
		t.Fatalf("status %d, %v:\n%s", status, err, out)
	}
	for _, line := range []string{"title: Look round\n", "formerly: [neck-turn]\n"} {
		if !strings.Contains(string(move), line) {
			t.Errorf("the move does not have %q:\n%s", line, move)
		}
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

// With -n, a rename shows the changed lines and writes nothing.
func TestRenameDryRunWritesNothing(t *testing.T) {
	dir, out, status := editFixture(t, "rename", "-n", "neck-turn", "look-round")
	if status != 0 {
		t.Errorf("status %d", status)
	}
	if _, err := os.Stat(dir + "/stretches/neck-turn.md"); err != nil {
		t.Errorf("the file has been moved: %v", err)
	}
	for _, want := range []string{"+![](stretch:look-round)\n", "\n--- content/stretches/neck-turn.md\n+++ content/stretches/look-round.md\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not print %q:\n%s", want, out)
		}
	}
	if strings.Contains(out, "-steps:") {
		t.Errorf("it prints a line that stays as removed:\n%s", out)
	}
}

// A withdrawal lists the address, prints what is left to a writer, and keeps a text that is not in Git.
func TestWithdrawListsAddressAndKeepsText(t *testing.T) {
	dir, out, status := editFixture(t, "withdraw", "wall-roll", "-why", "A wall is hard.", "-instead", "neck-turn")
	if status != 0 || !strings.Contains(out, "content/conditions.yaml:14: unsteady said this") {
		t.Errorf("status %d, or it does not print what is left:\n%s", status, out)
	}
	const entry = "- address: /stretches/wall-roll\n  number: 6\n  why: A wall is hard.\n  instead: /stretches/neck-turn\n"
	if list, err := os.ReadFile(dir + "/withdrawn.yaml"); err != nil || !strings.HasSuffix(string(list), entry) {
		t.Errorf("the list does not end with %q, %v:\n%s", entry, err, list)
	}
	if kept, err := os.ReadFile(dir + "/stretches/wall-roll.md~"); err != nil || len(kept) == 0 {
		t.Errorf("the text is not kept: %v", err)
	}
}

// Outside Git, every removed text is kept, next to those removed earlier. Hidden folders are left alone.
func TestWithdrawKeepsEveryText(t *testing.T) {
	content := fixture.Proofread()
	content[".git/notes.txt"] = &fstest.MapFile{Data: []byte("See /stretches/wall-roll.")}
	content["stretches/wall-roll.md~"] = &fstest.MapFile{Data: []byte("mine")}
	dir, out, status := editIn(t, content, "withdraw", "wall-roll", "-why", "It went.", "-instead", "neck-turn")
	for name, want := range map[string]string{"stretches/wall-roll.md~": "mine", "stretches/wall-roll.md~~": "number: 6", "poses/wall-roll.yaml~": "frames:", ".git/notes.txt": "/stretches/wall-roll."} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || status != 0 || !strings.Contains(string(text), want) {
			t.Errorf("%s: %v, %q\n%s", name, err, text, out)
		}
	}
}

// A withdrawal asks a writer to check the words of links, and what conditions said about the move.
func TestWithdrawAsksAboutConditionsAndLinks(t *testing.T) {
	content := fixture.EditIn(fixture.Proofread(), "conditions.yaml", "moves: [wall-roll], instead", "moves: [knee-sway, wall-roll], instead")
	content = fixture.EditIn(content, "pages/about.md", "anyone with a back", "[anyone](/stretches/wall-roll) with a back")
	dir, out, _ := editIn(t, content, "withdraw", "wall-roll", "-why", "It was hard to do.", "-instead", "neck-turn")
	list, err := os.ReadFile(dir + "/conditions.yaml")
	if err != nil || strings.Contains(string(list), "wall-roll") || strings.Contains(string(list), "[knee-sway, neck-turn]") {
		t.Errorf("%v:\n%s", err, list)
	}
	for _, want := range []string{"Left to do: content/conditions.yaml:14: unsteady said this: say it of what takes its place, if it holds there: ", "do the words of the link still fit? "} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not print %q:\n%s", want, out)
		}
	}
}

// An edit names each place where it took something out, or where the words around may no longer fit.
func TestEditsNameWhatIsLeft(t *testing.T) {
	content := fixture.EditIn(fixture.Proofread(), "guides/techniques/start-here.md", "## Which move first? {#first}", "Read [about a neck](/guides/causes/stiff-neck).\n\n## Which move first? {#first}")
	content = fixture.EditIn(content, "routines/short-morning.md", "![](stretch:wall-roll)", "![](stretch:wall-roll)\n\n![](stretch:chair-stand)")
	content = fixture.EditIn(content, "guides/causes/stiff-neck.md", "\n---\n", "\nsearches: [wonky nut]\n---\n")
	for _, tt := range []struct {
		args, want []string
	}{
		{[]string{"merge", "stiff-neck", "start-here"}, []string{
			"content/vocabularies/sections.yaml:1: nothing uses the section causes: use it or take it out",
			"content/guides/techniques/start-here.md:12: stiff-neck was taken out here: does what is left still fit? related: [neck-turn]",
			"content/guides/techniques/start-here.md:20: a link is plain words now: rewrite them, or take them out: Read about a neck.",
			"content/guides/causes/stiff-neck.md is gone with its searches: add those that fit to the page that takes its place: wonky nut",
		}},
		{[]string{"withdraw", "wall-roll", "-why", "It was hard to do.", "-instead", "neck-turn"}, []string{
			"content/routines/short-morning.md:26: another move is here now: do the words around it still fit? ![](stretch:neck-turn)",
		}},
		{[]string{"withdraw", "wall-roll", "-why", "It was hard to do.", "-instead", "chair-stand"}, []string{
			"content/routines/short-morning.md:26: a move was taken out here: mend the words around it, which may count or name it: ![](stretch:wall-roll)",
		}},
	} {
		_, out, _ := editIn(t, content, tt.args...)
		for _, want := range tt.want {
			if !strings.Contains(out, "Left to do: "+want) {
				t.Errorf("%s does not print %q:\n%s", tt.args, want, out)
			}
		}
	}
}

// The heading that gets all old addresses of sections is named.
func TestMergeNamesHeadingOfOldAddresses(t *testing.T) {
	const want = "all old addresses of sections lead to this heading: move each to the heading that says it now:"
	if got := leftTo(rewrite.Entry{ID: "stiff-neck", Path: "/guides/causes/stiff-neck"}, "## First", "## First {#first old}", true); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A merge that would cause problems is refused.
func TestHarmfulMergeIsRefused(t *testing.T) {
	dir, out, status := editFixture(t, "merge", "chair-stand", "wall-roll")
	if status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	if _, err := os.Stat(dir + "/stretches/chair-stand.md"); err != nil {
		t.Errorf("the file is gone: %v", err)
	}
	for _, want := range []string{"wall-roll cannot be done in the position chair", "nothing is changed"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not print %q:\n%s", want, out)
		}
	}
}
