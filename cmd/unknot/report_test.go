package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
)

// runCheck runs check on a folder in the year 2028, and returns the exit status and what it printed.
func runCheck(t *testing.T, dir string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	e := env{stdout: &out, stderr: &err,
		now: func() time.Time { return time.Date(2028, 6, 1, 0, 0, 0, 0, time.UTC) }}
	status = run(t.Context(), e, append(append([]string{"check"}, args...), dir))
	return status, out.String(), err.String()
}

// contentWith writes the fixture with changes to a folder, and returns the folder.
func contentWith(t *testing.T, changes ...[3]string) string {
	t.Helper()
	files, dir := fixture.Proofread(), filepath.Join(t.TempDir(), "content")
	for _, c := range changes {
		fixture.EditIn(files, c[0], c[1], c[2])
	}
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// All formats have the same problems, whether of files, days or pages. The problem matcher in docs/checking.md finds
// them in the text format.
func TestFormatsHaveSameProblems(t *testing.T) {
	t.Parallel()
	faulty := contentWith(t, [3]string{"stretches/wall-roll.md", "feel: Firm pressure.", "feel: It releases the knot."},
		[3]string{"pages/about.md", "summary: Who it is for.", "summary: Who &amp; what it is for."},
		[3]string{"pages/floor.md", "checked: 2026-01-10", "checked: 2028-01-01"}) // others are due on that day
	broken := contentWith(t, [3]string{"stretches/wall-roll.md", "feel: Firm pressure.", "feel: It releases: the knot."},
		[3]string{"permalinks.txt", "/s/5", "5: [s]"}, [3]string{"pages/about.md", "Who it is for.", "Who\u200b it is for."})
	if err := os.WriteFile(filepath.Join(broken, "odd 5 %\u00e4 [x].md"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for dir, codes := range map[string]string{faulty: "date page words", broken: "characters file yaml"} {
		status, asJSON, err := runCheck(t, dir, "-day", "newest", "-format", "json")
		var all []reported
		if jsonErr := json.Unmarshal([]byte(asJSON), &all); jsonErr != nil || status != 1 || err != "" {
			t.Fatalf("%v, status %d, %q: %s", jsonErr, status, err, asJSON)
		}
		seen := map[string]bool{}
		for _, p := range all {
			seen[string(p.Code)] = true
			if p.Severity != map[bool]string{true: "note", false: "error"}[p.Code == "date"] {
				t.Errorf("%s has the severity %s", p, p.Severity)
			}
		}
		if got := strings.Join(slices.Sorted(maps.Keys(seen)), " "); got != codes {
			t.Errorf("the codes are %s, want %s", got, codes)
		}
		_, asSARIF, _ := runCheck(t, dir, "-day", "newest", "-format", "sarif")
		if diff := cmp.Diff(all, resultsOf(t, asSARIF)); diff != "" {
			t.Errorf("(-json +sarif):\n%s", diff)
		}
		_, text, _ := runCheck(t, dir, "-day", "newest")
		byFile := cmpopts.SortSlices(func(a, b reported) int { return a.Compare(b.Problem) }) // the text format has problems of pages last
		if diff := cmp.Diff(all, matched(t, text), byFile, cmpopts.IgnoreFields(reported{}, "Severity")); diff != "" {
			t.Errorf("(-json +text):\n%s", diff)
		}
	}
}

// resultsOf returns the results of a log of SARIF that its schema allows.
func resultsOf(t *testing.T, text string) (out []reported) {
	t.Helper()
	validateSARIF(t, text)
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct{ ID frontmatter.Code }
				}
			}
			Results []struct {
				RuleID    frontmatter.Code
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(text), &log); err != nil || len(log.Runs) != 1 {
		t.Fatalf("%v: %s", err, text)
	}
	rules := map[frontmatter.Code]bool{}
	for _, r := range log.Runs[0].Tool.Driver.Rules {
		rules[r.ID] = true
	}
	for _, r := range log.Runs[0].Results {
		at := r.Locations[0].PhysicalLocation
		uri, err := url.Parse(at.ArtifactLocation.URI)
		if err != nil || uri.Scheme != "file" || !rules[r.RuleID] {
			t.Errorf("%v: address %q, rule %q", err, at.ArtifactLocation.URI, r.RuleID)
			continue
		}
		out = append(out, reported{frontmatter.Problem{File: uri.Path, Line: at.Region.StartLine, Code: r.RuleID, Text: r.Message.Text},
			r.Level})
	}
	return out
}

// validateSARIF holds a log against the schema of SARIF 2.1.0, and against what code hosting sites want besides.
func validateSARIF(t *testing.T, text string) {
	t.Helper()
	packed, err := os.Open("testdata/sarif-2.1.0.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", schema); err != nil {
		t.Fatal(err)
	}
	log, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	if err := c.MustCompile("sarif.json").Validate(log); err != nil {
		t.Errorf("this is not SARIF: %v", err)
	}
}

// Without problems, the output in each format is valid and has no problems.
func TestFormatsAreValidWithoutProblems(t *testing.T) {
	t.Parallel()
	dir := contentWith(t)
	if status, out, err := runCheck(t, dir, "-day", "2026-03-01", "-format", "json"); status != 0 || out != "[]\n" || err != "" {
		t.Errorf("status %d, %q, %q", status, out, err)
	}
	status, out, err := runCheck(t, dir, "-day", "2026-03-01", "-format", "sarif")
	if results := resultsOf(t, out); status != 0 || len(results) > 0 || !strings.Contains(out, `"results": []`) || err != "" {
		t.Errorf("status %d, %v, %q: %s", status, results, err, out)
	}
	status, out, err = runCheck(t, dir, "-format", "xml")
	if status != 2 || out != "" || !strings.HasPrefix(err, "invalid value \"xml\" for flag -format: write one of text, json, sarif\n") {
		t.Errorf("status %d, %q, %q", status, out, err)
	}
}

// matched returns the problems that the problem matcher in docs/checking.md finds in a text, which has one on each
// line.
func matched(t *testing.T, text string) (out []reported) {
	t.Helper()
	page, err := os.ReadFile("../../docs/checking.md")
	if err != nil {
		t.Fatal(err)
	}
	var matcher struct {
		ProblemMatcher []struct {
			Pattern []struct {
				Regexp                    string
				File, Line, Message, Code int
			}
		}
	}
	block := regexp.MustCompile("(?s)```json\n(.*?)```").FindSubmatch(page)
	if err := json.Unmarshal(block[1], &matcher); err != nil {
		t.Fatal(err)
	}
	pattern := matcher.ProblemMatcher[0].Pattern[0]
	for line := range strings.Lines(text) {
		m := regexp.MustCompile(pattern.Regexp).FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			t.Fatalf("the matcher does not find %q", line)
		}
		n, _ := strconv.Atoi(m[pattern.Line]) // 0 is not a line
		out = append(out, reported{Problem: frontmatter.Problem{File: m[pattern.File], Line: n, Code: frontmatter.Code(m[pattern.Code]),
			Text: m[pattern.Message]}})
	}
	return out
}
