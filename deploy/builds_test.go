package deploy_test

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"unknot/internal/manifest"
	"unknot/static"
)

// The builds are removed at the end.
func TestMain(m *testing.M) {
	status := m.Run()
	if builds.dir != "" {
		_ = os.RemoveAll(builds.dir) // it is in the folder for temporary files
	}
	os.Exit(status)
}

// builds are the program and a later version of it. Each test that needs one calls its function.
var builds struct {
	dir   string
	first sync.Once
	next  sync.Once
	err   [2]error
}

// program returns the path of the program, built as the image has it.
func program(t testing.TB) string {
	t.Helper()
	builds.first.Do(func() {
		if builds.dir, builds.err[0] = os.MkdirTemp("", "unknot-builds"); builds.err[0] == nil {
			builds.err[0] = goBuild(filepath.Join(builds.dir, "unknot"))
		}
	})
	if builds.err[0] != nil {
		t.Fatal(builds.err[0])
	}
	return filepath.Join(builds.dir, "unknot")
}

// nextVersion returns the path of a program with other content: a guide, a style sheet, a script and a drawing have
// changed.
func nextVersion(t testing.TB) string {
	t.Helper()
	program(t)
	builds.next.Do(func() { builds.err[1] = buildNext(builds.dir) })
	if builds.err[1] != nil {
		t.Fatal(builds.err[1])
	}
	return filepath.Join(builds.dir, "unknot-next")
}

// nextText stands on the page nextPage of the next version only.
const nextPage, nextText = "/guides/causes/sitting-too-long", "This sentence came with the next version."

// endOfText begins the box that ends a guide.
const endOfText = "> [!SURE]"

// buildNext builds the next version: the go command reads some files with a line added.
func buildNext(dir string) error {
	replaced := map[string]string{}
	const drawing, comment = "map-back.svg", "<!-- next version -->\n"
	old, err := manifest.ReadFile(static.FS(), drawing)
	if err != nil {
		return err
	}
	for name, change := range map[string]func(string) string{
		"content" + nextPage + ".md":      func(s string) string { return strings.Replace(s, endOfText, nextText+"\n\n"+endOfText, 1) },
		"static/css/screen/20-tokens.css": func(s string) string { return s + "\n.next-version { color: inherit }\n" },
		"static/js/page.js":               func(s string) string { return s + "\nwindow.nextVersion = true;\n" },
		"static/" + manifest.Stored(drawing): func(s string) string {
			var b strings.Builder
			w := gzip.NewWriter(&b)
			_, _ = io.WriteString(w, comment) // a builder does not fail
			_ = w.Close()
			return s + b.String() // a file may have several parts
		},
		"static/" + manifest.File: func(s string) string {
			return strings.Replace(s, manifest.Sum(old), manifest.Sum(append(old, comment...)), 1)
		},
	} {
		path, err := filepath.Abs(filepath.Join("..", name))
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		replaced[path] = filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(replaced[path], []byte(change(string(data))), 0o600); err != nil {
			return err
		}
	}
	list, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		return err
	}
	overlay := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, list, 0o600); err != nil {
		return err
	}
	return goBuild(filepath.Join(dir, "unknot-next"), "-overlay", overlay)
}

func goBuild(out string, flags ...string) error {
	cmd := exec.Command("go", append(append([]string{"build", "-trimpath", "-ldflags=-s -w", "-o", out}, flags...), "./cmd/unknot")...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, said)
	}
	return nil
}
