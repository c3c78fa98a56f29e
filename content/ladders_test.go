package content_test

import (
	"regexp"
	"strings"
	"testing"

	"unknot/internal/words"
)

// Every ladder names the fear that it is for. Each step says what to do, how much and how often, and does not promise
// that pain is harmless. On the page and as Markdown, what to do in a flare-up comes before the first step, and each
// step says when to stop.
func TestLaddersSayWhenToStop(t *testing.T) {
	t.Parallel()
	s := site(t)
	const guide = "/guides/techniques/bending-and-lifting-again"
	page, text := s.get(t, guide, ""), s.get(t, guide+".md", "")
	ladders := strings.Split(page, `name="ladder"`)[1:]
	if len(ladders) != len(s.Ladders.List) {
		t.Fatalf("%d ladders on the page, %d in the list", len(ladders), len(s.Ladders.List))
	}
	many, often := regexp.MustCompile(`\d|once|twice`), regexp.MustCompile(`(?:once|twice|times) a day|days a week|once or twice`)
	promise := regexp.MustCompile(`(?i)\bharm|\bdamage|\bsafe\b|\bcannot hurt`)
	steps := 0
	for n, id := range []string{"bending", "lifting", "twisting", "sitting"} {
		l := s.Ladder(id)
		if l == nil {
			t.Fatalf("there is no ladder %s", id)
		}
		html, _, _ := strings.Cut(ladders[n], "</details>")
		if rest, first := strings.Index(html, s.Ladders.RestPage.Path), strings.Index(html, "<ol"); rest < 0 || rest > first {
			t.Errorf("%s: the flare-up is not first", id)
		}
		if stops := strings.Count(html, "Stop if"); stops != len(l.Steps) {
			t.Errorf("%s: %d of %d steps say when to stop", id, stops, len(l.Steps))
		}
		if links := strings.Count(html, `href="/safety"`); links != len(l.Steps) {
			t.Errorf("%s: %d of %d steps lead to the signs", id, links, len(l.Steps))
		}
		steps += len(l.Steps)
		for i, step := range l.Steps {
			if step.Move == nil && (!many.MatchString(step.Do) || !often.MatchString(step.Do)) {
				t.Errorf("%s, step %d: how much, and how often? %s", id, i+1, step.Do)
			}
			if all := strings.Join([]string{step.Do, step.Fine, step.Back}, " "); promise.MatchString(all) {
				t.Errorf("%s, step %d: it promises: %s", id, i+1, promise.FindString(all))
			}
			if i == len(l.Steps)-1 && !strings.Contains(step.Back, "usual level by the next day") {
				t.Errorf("%s: the last step does not go by the next day", id)
			}
		}
		var reading words.Measure
		for _, step := range l.Steps {
			reading.Add(step.Do + " " + step.Fine + " Step back if " + step.Back)
		}
		if grade := reading.Grade(); grade > 7 {
			t.Errorf("%s: grade %.1f", id, grade)
		}
	}
	if stops := strings.Count(text, "    - Stop if "); stops != steps {
		t.Errorf("as Markdown, %d of %d steps say when to stop", stops, steps)
	}
	if who, first := strings.Index(page, "Who should get help or ask first?</h2>"), strings.Index(page, `name="ladder"`); who < 0 || who > first {
		t.Error("who asks first does not stand before the ladders")
	}
	for _, whom := range []string{"Thin bones (osteoporosis)", "An operation", "A new injury", "Pain down a leg", "Pregnant", "Nobody has tested these ladders"} {
		if before, _, _ := strings.Cut(page, `name="ladder"`); !strings.Contains(before, whom) {
			t.Errorf("%q does not stand before the ladders", whom)
		}
	}
}
