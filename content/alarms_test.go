package content_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/search/wordlist"
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

// wrong says what is wrong with the alarm of cards, or of the line, for s; "" if nothing is.
func (s sentence) wrong(cards []*catalog.Card, unsure bool) string {
	var shown []string
	for _, card := range cards {
		shown = append(shown, card.ID)
	}
	urgent := len(cards) > 0 && cards[0].Level < 3
	switch {
	case s.calm() && len(shown) > 0:
		return fmt.Sprintf("%q shows %v, want no card", s.typed, shown)
	case s.calm() && unsure:
		return fmt.Sprintf("%q shows the line, want none", s.typed)
	case s.calm(),
		slices.ContainsFunc(shown, func(id string) bool { return slices.Contains(s.cards, id) }),
		slices.Contains(s.cards, line) && (urgent || unsure):
		return ""
	}
	return fmt.Sprintf("%q shows %v, want one of %v", s.typed, shown, s.cards)
}

func isMove(e *catalog.Entry) bool { return e.Kind == "move" || e.Kind == "routine" }

// Of the sentences that patterns may be improved with, so many at most may be missed, or alarm though they are calm. The others are only reported.
const maxMissed, maxAlarmed = 0, 0

func TestAlarms(t *testing.T) {
	c, err := loadSite()
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
		if why := s.wrong(c.Alarm(s.typed)); why != "" {
			count[key+" wrong"]++
			if s.set == "tune" {
				wrong = append(wrong, why)
			}
		}
	}
	for _, set := range []string{"tune", "kept"} {
		t.Logf("%s: %d of %d alarms missed, %d of %d calm sentences alarm", set, count[set+" alarms wrong"], count[set+" alarms"], count[set+" calm wrong"], count[set+" calm"])
	}
	if count["tune alarms wrong"] > maxMissed || count["tune calm wrong"] > maxAlarmed {
		t.Errorf("of the sentences to tune with:\n%s", strings.Join(wrong, "\n"))
	}
}

// Who may have a sign sees no move first: none at all where help is needed now or today, and none among the first three else.
func TestAlarmsHoldMovesBack(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range judgedAlarms(t) {
		a := c.Search(s.typed, false)
		first := a.Entries
		if !a.Urgent() {
			first = first[:min(3, len(first))]
		}
		if (a.Urgent() || a.Unsure) && (len(first) == 0 || slices.ContainsFunc(first, isMove)) {
			t.Errorf("%q shows no page to read, or a move among the first", s.typed)
		}
		if _, n := a.MoveFilter(c.Catalog); n > 0 && (a.Urgent() || a.Unsure) {
			t.Errorf("%q leads to a list of moves", s.typed)
		}
	}
}

// keyboard is where letters lie, row by row, for slips onto the key beside.
var keyboard = []string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

// beside are the keys beside c in its row.
func beside(c byte) (keys []byte) {
	for _, row := range keyboard {
		if i := strings.IndexByte(row, c); i >= 0 {
			if i > 0 {
				keys = append(keys, row[i-1])
			}
			if i+1 < len(row) {
				keys = append(keys, row[i+1])
			}
		}
	}
	return keys
}

// slips are a word with one letter wrong: left out, doubled, swapped with its neighbour, or the key beside hit.
func slips(word string) (out []string) {
	for i := range len(word) {
		out = append(out, word[:i]+word[i+1:], word[:i+1]+word[i:])
		if i+1 < len(word) && word[i] != word[i+1] {
			out = append(out, word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:])
		}
		for _, key := range beside(word[i]) {
			out = append(out, word[:i]+string(key)+word[i+1:])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// otherWords are slips that make another word, though the dictionary does not have it.
var otherWords = map[string]string{"ive": "I've"}

// A sign with one letter wrong, in a word of four or more, alarms as much, unless the letter makes another word of it.
func TestAlarmsMistyped(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	tried, words := 0, 0
	for _, s := range judgedAlarms(t) {
		right, unsure := c.Alarm(s.typed)
		if s.calm() || s.wrong(right, unsure) != "" {
			continue
		}
		typed := strings.Fields(s.typed)
		for i, word := range typed {
			if len(word) < 4 {
				continue
			}
			for _, slip := range slips(word) {
				if wordlist.Has(strings.ReplaceAll(slip, "'", "")) || otherWords[slip] != "" {
					words++
					continue
				}
				tried++
				mistyped := s
				mistyped.typed = strings.Join(slices.Concat(typed[:i], []string{slip}, typed[i+1:]), " ")
				cards, unsure := c.Alarm(mistyped.typed)
				if len(cards) > 0 && len(right) > 0 && cards[0].Level <= right[0].Level {
					continue // it alarms as much, if by another card
				}
				if why := mistyped.wrong(cards, unsure); why != "" {
					t.Errorf("%s: %s", s.typed, why)
				}
			}
		}
	}
	t.Logf("%d slips tried; %d more make another word", tried, words)
}
