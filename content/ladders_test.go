package content_test

import (
	"regexp"
	"strings"
	"testing"

	"unknot/internal/edit"
)

// laddersGuide is the address of the guide with all ladders.
const laddersGuide = "/guides/techniques/bending-and-lifting-again"

// beginsLadder begins each ladder on the page of the guide.
const beginsLadder = `<p class="today"`

// ladderPages returns the HTML of each ladder on the page of the guide, by its ID.
func ladderPages(t *testing.T, s *testSite) map[string]string {
	t.Helper()
	shown := strings.Split(s.get(t, laddersGuide, ""), beginsLadder)[1:]
	if len(shown) != len(s.Ladders.List) {
		t.Fatalf("%d ladders on the page, %d in the list", len(shown), len(s.Ladders.List))
	}
	pages := map[string]string{}
	for n, id := range []string{"bending", "lifting", "twisting", "sitting"} {
		if s.Ladder(id) == nil {
			t.Fatalf("there is no ladder %s", id)
		}
		pages[id], _, _ = strings.Cut(shown[n], "</details>")
	}
	return pages
}

// One line above each ladder, never folded, says when to stop and leads to the signs; no step says it again. What to do
// in a flare-up comes before the first step.
func TestLaddersSayWhenToStop(t *testing.T) {
	t.Parallel()
	s := site(t)
	for id, html := range ladderPages(t, s) {
		if before, _, found := strings.Cut(html, "<ol"); !found || !strings.Contains(before, s.Ladders.RestPage.Path) {
			t.Errorf("%s: what to do in a flare-up is not first", id)
		}
		if above, _, _ := strings.Cut(html, "<details"); !strings.Contains(above, "Stop if") || !strings.Contains(above, `href="/safety"`) {
			t.Errorf("%s: no line above it says when to stop and leads to the signs", id)
		}
		if stops := strings.Count(html, "Stop if"); stops != 1 {
			t.Errorf("%s says %d times when to stop", id, stops)
		}
	}
	text := s.get(t, laddersGuide+".md", "")
	if stops, ladders := strings.Count(text, "\n\nStop if "), len(s.Ladders.List); stops != ladders || strings.Contains(text, "- Stop if ") {
		t.Errorf("as Markdown, %d lines above %d ladders say when to stop, or a step does", stops, ladders)
	}
}

func TestWhoAsksFirstComesBeforeLadders(t *testing.T) {
	t.Parallel()
	before, _, _ := strings.Cut(site(t).get(t, laddersGuide, ""), beginsLadder)
	for _, part := range []string{
		"Who should get help or ask first?</h2>", "Thin bones (osteoporosis)", "A recent operation", "A new injury", "Pain down a leg", "Pregnant", "Nobody has tested these ladders",
	} {
		if !strings.Contains(before, part) {
			t.Errorf("%q does not come before the ladders", part)
		}
	}
}

var (
	howMuch  = regexp.MustCompile(`\d|once|twice`)
	howOften = regexp.MustCompile(`(?:once|twice|times) a day|days a week|once or twice`)
	// harmless matches words that promise that pain does no harm.
	harmless = regexp.MustCompile(`(?i)\bharm|\bdamage|\bsafe\b|\bcannot hurt`)
)

// Steps say how much and how often, do not promise that pain is harmless, and are easy to read.
func TestLadderStepsSayHowMuchAndHowOften(t *testing.T) {
	t.Parallel()
	for _, l := range site(t).Ladders.List {
		var reading edit.Measure
		for i, step := range l.Steps {
			reading.Add(step.Do + " " + step.Fine + " Step back if " + step.Back)
			if promise := harmless.FindString(strings.Join([]string{step.Do, step.Fine, step.Back}, " ")); promise != "" {
				t.Errorf("%s, step %d, promises: %s", l.ID, i+1, promise)
			}
			if step.Move == nil && (!howMuch.MatchString(step.Do) || !howOften.MatchString(step.Do)) {
				t.Errorf("%s, step %d: how much, and how often? %s", l.ID, i+1, step.Do)
			}
		}
		if last := l.Steps[len(l.Steps)-1]; !strings.Contains(last.Back, "usual level by the next day") {
			t.Errorf("%s: the last step does not go by the next day", l.ID)
		}
		if grade := reading.Grade(); grade > 7 {
			t.Errorf("%s: grade %.1f, want at most 7", l.ID, grade)
		}
	}
}
