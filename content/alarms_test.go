package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/search"
	"unknot/internal/search/wordlist"
	"unknot/internal/view"
)

// sentence is a line of alarms.txt: a query and the alarm that it should raise.
type sentence struct {
	set, typed string
	cards      []string // calm, or line and the IDs of the cards that may be shown
}

// The alarms of alarms.txt that are not cards.
const (
	calm = "calm" // no alarm
	line = "line" // the line with a link to the signs
)

func (s sentence) isCalm() bool { return s.cards[0] == calm }

func readAlarms(t testing.TB) (out []sentence) {
	t.Helper()
	for _, f := range readFields(t, "queries/alarms.txt") {
		if f[0] != "tune" && f[0] != "kept" {
			t.Fatalf("alarms.txt: %q: want the set tune or kept", f)
		}
		out = append(out, sentence{f[0], f[2], strings.Fields(f[1])})
	}
	return out
}

// check returns what is wrong with an alarm for s, "" if it is right.
func (s sentence) check(a search.Alarm) string {
	var shown []string
	for _, card := range a.SafetyCards {
		shown = append(shown, card.ID)
	}
	switch {
	case s.isCalm() && len(shown) > 0:
		return fmt.Sprintf("%q shows %v, want no card", s.typed, shown)
	case s.isCalm() && a.UnclearSign:
		return fmt.Sprintf("%q shows the line, want none", s.typed)
	case s.isCalm(),
		slices.ContainsFunc(shown, func(id string) bool { return slices.Contains(s.cards, id) }),
		slices.Contains(s.cards, line) && (a.Urgent() || a.UnclearSign):
		return ""
	}
	return fmt.Sprintf("%q shows %v, want one of %v", s.typed, shown, s.cards)
}

// Limits for the sentences of the set tune: alarms that are missed, and calm sentences that raise an alarm. The set kept is only reported.
const maxMissed, maxFalseAlarms = 0, 0

func TestAlarms(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	var wrong []string
	for _, s := range readAlarms(t) {
		key := s.set + " alarms"
		if s.isCalm() {
			key = s.set + " calm"
		}
		count[key]++
		if why := s.check(c.Alarm(s.typed)); why != "" {
			count[key+" wrong"]++
			if s.set == "tune" {
				wrong = append(wrong, why)
			}
		}
	}
	for _, set := range []string{"tune", "kept"} {
		t.Logf("%s: %d of %d alarms missed, %d of %d calm sentences raise an alarm", set, count[set+" alarms wrong"], count[set+" alarms"], count[set+" calm wrong"], count[set+" calm"])
	}
	if count["tune alarms wrong"] > maxMissed || count["tune calm wrong"] > maxFalseAlarms {
		t.Errorf("set tune:\n%s", strings.Join(wrong, "\n"))
	}
}

// A query that may hold a sign shows no moves at all if help is needed now or today, otherwise none among the first three results.
func TestAlarmsHideMoves(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	moves := view.NewLists(&c.Content).StretchList
	for _, s := range readAlarms(t) {
		a := c.Search(s.typed, false)
		first := a.Entries
		if !a.Urgent() {
			first = first[:min(3, len(first))]
		}
		if (a.Urgent() || a.UnclearSign) && (len(first) == 0 || slices.ContainsFunc(first, (*search.Entry).IsExercise)) {
			t.Errorf("%q shows no results, or a move among the first", s.typed)
		}
		if _, n := a.MoveFilter(moves); n > 0 && a.Raised() {
			t.Errorf("%q leads to a list of moves", s.typed)
		}
	}
}

// A search that names minutes leads to a list of moves that take no longer.
func TestMinutesInSearches(t *testing.T) {
	t.Parallel()
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	moves := view.NewLists(&c.Content).StretchList
	for typed, most := range map[string]catalog.Seconds{"1 minute chair stretch": 60, "two minutes on a chair": 120, "2-minute chair stretch": 120, "chair, 3 mins": 180} {
		f, n := c.Search(typed, false).MoveFilter(moves)
		longest := catalog.Seconds(0)
		for _, m := range moves.Select(f) {
			longest = max(longest, m.Dose.Seconds())
		}
		if n == 0 || longest > most || longest <= most-60 {
			t.Errorf("%q leads to %s, whose longest of %d moves takes %v", typed, f.Link(), n, longest)
		}
	}
}

// keyboard has the rows of letter keys.
var keyboard = []string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

// adjacentKeys returns the keys left and right of c.
func adjacentKeys(c byte) (keys []byte) {
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

// typos returns all variants of word with one letter deleted, doubled, transposed with its neighbour, or replaced by an adjacent key.
func typos(word string) (out []string) {
	for i := range len(word) {
		out = append(out, word[:i]+word[i+1:], word[:i+1]+word[i:])
		if i+1 < len(word) && word[i] != word[i+1] {
			out = append(out, word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:])
		}
		for _, key := range adjacentKeys(word[i]) {
			out = append(out, word[:i]+string(key)+word[i+1:])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// otherWords are typos that are words, although the wordlist does not have them.
var otherWords = map[string]string{"ive": "I've"}

// A sentence with a typo in a word of four letters or more raises the same level of alarm, unless the typo is another word.
func TestAlarmsWithTypos(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	tested, words := 0, 0
	for _, s := range readAlarms(t) {
		right := c.Alarm(s.typed)
		if s.isCalm() || s.check(right) != "" {
			continue
		}
		typed := strings.Fields(s.typed)
		for i, word := range typed {
			if len(word) < 4 {
				continue
			}
			for _, typo := range typos(word) {
				if wordlist.Has(strings.ReplaceAll(typo, "'", "")) || otherWords[typo] != "" {
					words++
					continue
				}
				tested++
				mistyped := s
				mistyped.typed = strings.Join(slices.Concat(typed[:i], []string{typo}, typed[i+1:]), " ")
				a := c.Alarm(mistyped.typed)
				if len(a.SafetyCards) > 0 && len(right.SafetyCards) > 0 && a.SafetyCards[0].Level <= right.SafetyCards[0].Level {
					continue // the same level, perhaps by another card
				}
				if why := mistyped.check(a); why != "" {
					t.Errorf("%s: %s", s.typed, why)
				}
			}
		}
	}
	t.Logf("%d typos tested; %d more are other words", tested, words)
}
