package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/search"
	"unknot/internal/search/queries"
	"unknot/internal/search/triage"
	"unknot/internal/search/wordlist"
	"unknot/internal/view"
)

// sentences returns the queries that name the cards that may be shown, of both sets.
func sentences(t testing.TB) []queries.Query {
	return append(labelled(t, "signs.txt", queries.Tune, "card"), labelled(t, "signs.txt", queries.Kept, "card")...)
}

func isCalm(q queries.Query) bool { return q.Wants[0] == triage.Calm }

// faultOf returns what is wrong with an alarm for q, "" if it is right.
func faultOf(q queries.Query, a search.Alarm) string {
	var shown []string
	for _, card := range a.SafetyCards {
		shown = append(shown, "card:"+card.ID)
	}
	if isCalm(q) {
		if a.Raised() {
			return fmt.Sprintf("%q shows %v and the line: %v, want nothing", q.Text, shown, a.UnclearSign)
		}
		return ""
	}
	showsCard := slices.ContainsFunc(shown, func(id string) bool { return slices.Contains(q.Wants, id) })
	showsLine := slices.Contains(q.Wants, triage.Unclear) && (a.Urgent() || a.UnclearSign)
	if showsCard || showsLine {
		return ""
	}
	return fmt.Sprintf("%q shows %v, want one of %v", q.Text, shown, q.Wants)
}

// Limits for the sentences of the set tune: alarms that are missed, and calm sentences that raise an alarm. The set
// kept is only reported.
const maxMissed, maxFalseAlarms = 0, 2

// Search misses few alarms, and few calm sentences raise one.
func TestFewAlarmsAreMissed(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	var wrong []string
	for _, q := range sentences(t) {
		key := q.Set + " alarms"
		if isCalm(q) {
			key = q.Set + " calm"
		}
		count[key]++
		if why := faultOf(q, c.Alarm(q.Text)); why != "" {
			count[key+" wrong"]++
			if q.Set == queries.Tune {
				wrong = append(wrong, why)
			}
		}
	}
	for _, set := range []string{queries.Tune, queries.Kept} {
		t.Logf("%s: %d of %d alarms missed, %d of %d calm sentences raise an alarm", set, count[set+" alarms wrong"], count[set+" alarms"], count[set+" calm wrong"], count[set+" calm"])
	}
	if count["tune alarms wrong"] > maxMissed || count["tune calm wrong"] > maxFalseAlarms {
		t.Errorf("set tune:\n%s", strings.Join(wrong, "\n"))
	}
}

// A search that may describe a sign shows no moves if help is needed now or today, and otherwise none among the first
// three results.
func TestAlarmsHideMoves(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range sentences(t) {
		a := c.Search(q.Text, false)
		if !a.Urgent() && !a.UnclearSign {
			continue
		}
		first := a.Entries
		if !a.Urgent() {
			first = first[:min(3, len(first))]
		}
		if len(first) == 0 || slices.ContainsFunc(first, (*search.Entry).IsExercise) {
			t.Errorf("%q shows no results, or a move among the first", q.Text)
		}
	}
}

func TestAlarmsLeadToNoListOfMoves(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	moves := view.NewLists(&c.Content).MoveList
	for _, q := range sentences(t) {
		a := c.Search(q.Text, false)
		if _, n := a.MoveFilter(moves); n > 0 && a.Raised() {
			t.Errorf("%q leads to a list of moves", q.Text)
		}
	}
}

// A search that names minutes leads to a list of moves that take no longer.
func TestMinutesLimitMoves(t *testing.T) {
	t.Parallel()
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	moves := view.NewLists(&c.Content).MoveList
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

// typos returns all variants of word with one letter deleted, doubled, transposed with its neighbour, or replaced by an
// adjacent key.
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

// isAsUrgent reports whether an alarm shows a card at least as urgent as that of the right alarm, perhaps another one.
// In place of the line, it may show a card that is not urgent.
func isAsUrgent(a, right search.Alarm) bool {
	if len(a.SafetyCards) == 0 {
		return false
	}
	if len(right.SafetyCards) == 0 {
		return !a.Urgent()
	}
	return a.SafetyCards[0].Level <= right.SafetyCards[0].Level
}

// A typo in a word of four letters or more does not change the level of an alarm, unless it makes another word.
func TestTyposKeepAlarms(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	tested, words := 0, 0
	for _, q := range sentences(t) {
		right := c.Alarm(q.Text)
		if isCalm(q) || faultOf(q, right) != "" {
			continue
		}
		typed := strings.Fields(q.Text)
		for i, word := range typed {
			if len(word) < 4 {
				continue
			}
			for n, typo := range typos(word) {
				if !nightly && n%4 != i%4 { // by day a quarter of them
					continue
				}
				if wordlist.Has(strings.ReplaceAll(typo, "'", "")) || otherWords[typo] != "" {
					words++
					continue
				}
				tested++
				mistyped := q
				mistyped.Text = strings.Join(slices.Concat(typed[:i], []string{typo}, typed[i+1:]), " ")
				a := c.Alarm(mistyped.Text)
				if isAsUrgent(a, right) {
					continue
				}
				if why := faultOf(mistyped, a); why != "" {
					t.Errorf("%s: %s", q.Text, why)
				}
			}
		}
	}
	t.Logf("%d typos tested; %d more are other words", tested, words)
}
