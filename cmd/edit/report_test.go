package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"unknot/internal/command"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
)

// runCheck runs check on a folder in the year 2028, and returns the exit status and the problems that it printed.
func runCheck(t *testing.T, dir string, args ...string) (status int, problems string) {
	t.Helper()
	var out bytes.Buffer
	e := env{Program: command.Program{Stdout: &out, Stderr: io.Discard,
		Now: func() time.Time { return time.Date(2028, 6, 1, 0, 0, 0, 0, time.UTC) }}}
	status = e.Run(t.Context(), e.commands(), append(append([]string{"check"}, args...), dir))
	return status, out.String()
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

// The problem matcher in docs/checking.md finds every problem, whether of files, days or pages.
func TestProblemsAreMatched(t *testing.T) {
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
		status, text := runCheck(t, dir, "-day", "newest")
		if status != 1 {
			t.Errorf("status %d", status)
		}
		seen := map[frontmatter.Code]bool{}
		for _, p := range matched(t, text) {
			seen[p.Code] = true
			if _, err := os.Stat(p.File); err != nil || p.Line < 1 {
				t.Errorf("%v: line %d", err, p.Line)
			}
		}
		if got := fmt.Sprint(slices.Sorted(maps.Keys(seen))); got != "["+codes+"]" {
			t.Errorf("the codes are %s, want %s", got, codes)
		}
	}
}

// matched returns the problems that the problem matcher in docs/checking.md finds in a text, which has one on each
// line.
func matched(t *testing.T, text string) (out frontmatter.Problems) {
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
		out = append(out, frontmatter.Problem{File: m[pattern.File], Line: n, Code: frontmatter.Code(m[pattern.Code]), Text: m[pattern.Message]})
	}
	return out
}
