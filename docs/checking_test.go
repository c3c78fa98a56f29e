package docs_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// change replaces a text in a file of the workspace.
func (w *workspace) change(t *testing.T, file, before, after string) {
	t.Helper()
	name := filepath.Join(w.dir, file)
	text, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(text), before) {
		t.Fatalf("%v: %s has no %q", err, file, before)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), before, after, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Set up as checking.md says, git refuses a commit of content with a problem and accepts others. This is followed at
// night only: it checks the whole content.
func TestPreCommit(t *testing.T) {
	t.Parallel()
	if os.Getenv("NIGHTLY") == "" {
		t.Skip("only at night")
	}
	commit := blocksOf(t, "checking.md", []string{"commit"})
	w := newWorkspace(t, "")
	home := t.TempDir()
	w.env = append(w.env, "PRE_COMMIT_HOME="+home)
	if out, err := w.git("clone", "--quiet", ".", home+"/clone"); err != nil {
		t.Fatalf("git clone: %v\n%s", err, out)
	}
	w.dir = home + "/clone"
	followAll(t, w, commit)
	const file = "content/pages/about.md"
	w.change(t, file, "\nsummary:", "\nsumary:")
	if out, err := w.git("commit", "--all", "--message=Bad"); err == nil || !strings.Contains(out, file+`:`) || !strings.Contains(out, `unknown field "sumary" (did you mean summary?) [field]`) {
		t.Errorf("a commit with a problem: %v\n%s", err, out)
	}
	w.change(t, file, "\nsumary:", "\n# No problem.\nsummary:")
	if out, err := w.git("commit", "--all", "--message=Good"); err != nil || !strings.Contains(out, "edit check") {
		t.Errorf("a commit without one: %v\n%s", err, out)
	}
	if out, err := w.git("log", "--format=%s"); err != nil || out != "Good\nAll\n" {
		t.Errorf("%v, the commits are %q", err, out)
	}
}
