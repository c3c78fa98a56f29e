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
	case s.calm():
		return ""
	case slices.ContainsFunc(shown, func(id string) bool { return slices.Contains(s.cards, id) }):
		return ""
	case slices.Contains(s.cards, line) && a.Urgent():
		return ""
	}
	return fmt.Sprintf("%q shows %v, want one of %v", s.typed, shown, s.cards)
}

func TestAlarms(t *testing.T) {
	c, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range []string{"tune", "kept"} {
		var n, wrong [2]int
		for _, s := range judgedAlarms(t) {
			if s.set != set {
				continue
			}
			kind := 0
			if s.calm() {
				kind = 1
			}
			n[kind]++
			if why := s.wrong(c.Search(s.typed, false)); why != "" {
				wrong[kind]++
				if set == "tune" {
					t.Log(why)
				}
			}
		}
		t.Logf("%s: %d of %d alarms missed, %d of %d calm sentences alarmed", set, wrong[0], n[0], wrong[1], n[1])
	}
}
