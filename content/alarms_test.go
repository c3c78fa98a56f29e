package content_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// sentence is what somebody types, and the alarm it should raise: none, the line to the signs, or one of some cards.
type sentence struct {
	set, typed string
	cards      []string
}

// The alarms of alarms.txt that are no card.
const (
	calm = "calm"
	line = "line"
)

func (s sentence) calm() bool { return s.cards[0] == calm }

// judgedAlarms reads alarms.txt.
func judgedAlarms(t testing.TB) []sentence {
	text, err := os.ReadFile("alarms.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []sentence
	for row := range strings.Lines(string(text)) {
		if strings.HasPrefix(row, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSpace(row), "\t")
		if len(fields) != 3 || fields[0] != "tune" && fields[0] != "kept" {
			t.Fatalf("alarms.txt: %q: want a set (tune or kept), an alarm and what is typed, with tabs between", row)
		}
		out = append(out, sentence{fields[0], fields[2], strings.Fields(fields[1])})
	}
	return out
}

// wrong says what is wrong with the answer to s, "" if nothing is.
func (s sentence) wrong(a *catalog.Answer) string {
	var shown []string
	for _, card := range a.Worries {
		shown = append(shown, card.ID)
	}
	switch {
	case s.calm() && len(shown) > 0:
		return fmt.Sprintf("%q shows %v, want no card", s.typed, shown)
	case s.calm() && a.Unsure:
		return fmt.Sprintf("%q shows the line, want none", s.typed)
	case s.calm():
		return ""
	case slices.ContainsFunc(shown, func(id string) bool { return slices.Contains(s.cards, id) }):
		return ""
	case slices.Contains(s.cards, line) && (a.Urgent() || a.Unsure && !slices.ContainsFunc(a.Entries[:min(3, len(a.Entries))], isMove)):
		return ""
	}
	return fmt.Sprintf("%q shows %v, want one of %v", s.typed, shown, s.cards)
}

func isMove(e *catalog.Entry) bool { return e.Kind == "move" || e.Kind == "routine" }

// Of the sentences that patterns may be improved with, so many at most may be missed, or alarm though they are calm. The others are only reported.
const mostMissed, mostAlarmed = 0, 0

func TestAlarms(t *testing.T) {
	c, err := load()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	var wrong []string
	for _, s := range judgedAlarms(t) {
		key := s.set + " alarms"
		if s.calm() {
			key = s.set + " calm"
		}
		count[key]++
		if why := s.wrong(c.Search(s.typed, false)); why != "" {
			count[key+" wrong"]++
			if s.set == "tune" {
				wrong = append(wrong, why)
			}
		}
	}
	for _, set := range []string{"tune", "kept"} {
		t.Logf("%s: %d of %d alarms missed, %d of %d calm sentences alarm", set, count[set+" alarms wrong"], count[set+" alarms"], count[set+" calm wrong"], count[set+" calm"])
	}
	if count["tune alarms wrong"] > mostMissed || count["tune calm wrong"] > mostAlarmed {
		t.Errorf("of the sentences to tune with:\n%s", strings.Join(wrong, "\n"))
	}
}
