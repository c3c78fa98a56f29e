package docs_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// checking.md is followed at night only: its commands check the whole content. Here its blocks are those of jobs and of
// writers, by recipe.
func checkingBlocks(t *testing.T) map[string]block {
	t.Helper()
	if os.Getenv("NIGHTLY") == "" {
		t.Skip("only at night")
	}
	out := map[string]block{}
	for _, b := range blocksOf(t, "checking.md", []string{"ci", "commit"}) {
		out[b.recipe] = b
	}
	return out
}

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

// The lines for a job upload a list of problems, and fail if there are any.
func TestUploadOfProblems(t *testing.T) {
	t.Parallel()
	ci := checkingBlocks(t)["ci"]
	var request *http.Request
	var body []byte
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		request = r
		body, _ = io.ReadAll(r.Body) // what is missing is not JSON
	}))
	defer server.Close()
	w := newWorkspace(t, "")
	w.env = append(w.env, "GITHUB_API_URL="+server.URL, "GITHUB_REPOSITORY=who/what", "GITHUB_SHA=abc", "GITHUB_REF=refs/heads/main", "GITHUB_TOKEN=secret")
	if err := w.follow(ci); err != nil {
		t.Fatal(err)
	}
	if got := uploaded(t, body); len(got) > 0 {
		t.Errorf("without a problem: %q", got)
	}
	w.change(t, "content/pages/about.md", "\nsummary:", "\nsumary:")
	if err := w.follow(ci); err == nil || !strings.HasPrefix(err.Error(), "docs/checking.md:") {
		t.Errorf("with a problem: %v", err)
	}
	if got := strings.Join(uploaded(t, body), "\n"); !strings.Contains(got, `content/pages/about.md: unknown field "sumary" (did you mean summary?)`) {
		t.Errorf("with a problem: %q", got)
	}
	if at := request.URL.Path; at != "/repos/who/what/code-scanning/sarifs" || request.Method != http.MethodPost || request.Header.Get("Authorization") != "Bearer secret" {
		t.Errorf("%s %s, %v", request.Method, at, request.Header)
	}
}

// uploaded returns the results in an uploaded log, as "file: message".
func uploaded(t *testing.T, body []byte) (out []string) {
	t.Helper()
	var upload struct{ Commit, Ref, Sarif string }
	if err := json.Unmarshal(bytes.Replace(body, []byte("commit_sha"), []byte("commit"), 1), &upload); err != nil ||
		upload.Commit != "abc" || upload.Ref != "refs/heads/main" {
		t.Fatalf("%v: %s", err, body)
	}
	packed := base64.NewDecoder(base64.StdEncoding, strings.NewReader(upload.Sarif))
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Results []struct {
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
				}
			}
		}
	}
	if err := json.NewDecoder(unpacked).Decode(&log); err != nil {
		t.Fatal(err)
	}
	for _, r := range log.Runs[0].Results {
		out = append(out, r.Locations[0].PhysicalLocation.ArtifactLocation.URI+": "+r.Message.Text)
	}
	return out
}

// Set up as checking.md says, git refuses a commit of content with a problem and accepts others.
func TestPreCommit(t *testing.T) {
	t.Parallel()
	commit := checkingBlocks(t)["commit"]
	w := newWorkspace(t, "")
	home := t.TempDir()
	w.env = append(w.env, "PRE_COMMIT_HOME="+home)
	if out, err := w.git("clone", "--quiet", ".", home+"/clone"); err != nil {
		t.Fatalf("git clone: %v\n%s", err, out)
	}
	w.dir = home + "/clone"
	if err := w.follow(commit); err != nil {
		t.Fatal(err)
	}
	const file = "content/pages/about.md"
	w.change(t, file, "\nsummary:", "\nsumary:")
	if out, err := w.git("commit", "--all", "--message=Bad"); err == nil || !strings.Contains(out, file+`:`) || !strings.Contains(out, `unknown field "sumary" (did you mean summary?) [field]`) {
		t.Errorf("a commit with a problem: %v\n%s", err, out)
	}
	w.change(t, file, "\nsumary:", "\n# No problem.\nsummary:")
	if out, err := w.git("commit", "--all", "--message=Good"); err != nil || !strings.Contains(out, "unknot check") {
		t.Errorf("a commit without one: %v\n%s", err, out)
	}
	if out, err := w.git("log", "--format=%s"); err != nil || out != "Good\nAll\n" {
		t.Errorf("%v, the commits are %q", err, out)
	}
}
