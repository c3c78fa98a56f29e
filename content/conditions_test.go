package content_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// Conditions keep their IDs, which sheets and pages on paper name: the list below only grows. Treatments are for one of
// them or for all readers.
func TestConditionsStay(t *testing.T) {
	t.Parallel()
	titled := catalog.IDs(catalog.Titled(site(t).Conditions))
	want := []string{"leg-pain", "thin-bones", "pregnancy", "blood-thinners", "operation", "inflamed-joints", "sore-knees", "sore-shoulders", "sore-wrists", "wheelchair", "cancer", "unsteady"}
	if !slices.Equal(titled, want) {
		t.Errorf("readers can have sheets for %q, want %q", titled, want)
	}
	for _, treatment := range site(t).Treatments {
		if id := treatment.Condition(); id != "" && !slices.Contains(titled, id) {
			t.Errorf("%s is for readers with %s, which is not a condition", treatment.ID, id)
		}
	}
}

// opposites are what a line of a condition may say, and what no step of its moves may say then: it would contradict.
var opposites = map[string]string{
	`(?i)leave out the (\w+)|without (\w+)`:  "",
	`(?i)do not lie|not on your back|sit or`: `(?i)lie on your back`,
	`(?i)back (?:long|tall|straight)`:        `(?i)round your`,
	`(?i)rather than reach up`:               `(?i)^reach up`,
	`(?i)not flat hands|fists`:               `(?i)hands flat`,
	`(?i)in your lap|hands on your hips`:     `(?i)reach your|arms overhead`,
}

// Every routine of a condition has only moves that its readers may begin with, and no step contradicts what a line
// asks.
func TestConditionsAskForNothingThatStepsContradict(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, c := range catalog.Titled(s.Conditions) {
		for _, i := range c.Routine.Items {
			if do := c.Advice(i.Move, i.Position).Do; do != catalog.DoStart {
				t.Errorf("%s: %s is not to start with, but to %s", c.ID, i.MoveID, do)
			}
		}
		for _, m := range s.Moves {
			for _, p := range m.Positions() {
				checkNotContradicted(t, c, &catalog.Item{Move: m, Position: p})
			}
		}
	}
}

// checkNotContradicted reports steps of an item that contradict what readers with c change.
func checkNotContradicted(t *testing.T, c *catalog.Condition, i *catalog.Item) {
	t.Helper()
	advice := c.Advice(i.Move, i.Position)
	if advice.Do != catalog.DoChange && advice.Do != catalog.DoAsk {
		return
	}
	for asked, step := range opposites {
		for _, found := range regexp.MustCompile(asked).FindAllStringSubmatch(advice.Text(), -1) {
			if step == "" {
				step = `(?i)\b` + regexp.QuoteMeta(found[1]+found[2])
			}
			for _, written := range i.Steps() {
				if regexp.MustCompile(step).MatchString(written.Text) {
					t.Errorf("%s, %s: “%s” contradicts “%s”", c.ID, i.Move.ID, written.Text, advice.Text())
				}
			}
		}
	}
}

// The page and the player of each condition show its signs, what to do about new pain, and what to know before.
func TestPagesOfConditionsSayWhatComesFirst(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, c := range catalog.Titled(s.Conditions) {
		for _, path := range []string{c.Path(), c.Path() + "/play"} {
			page := html.UnescapeString(s.get(t, path, ""))
			for _, sign := range c.Signs {
				checkSays(t, path, page, "<li>"+catalog.Capital(sign.Phrase)+"</li>")
			}
			for _, line := range append([]string{c.NewPain, c.First}, c.Routine.Before...) {
				words, _, _ := strings.Cut(line, "{")
				checkSays(t, path, page, strings.TrimSpace(words))
			}
		}
	}
}
