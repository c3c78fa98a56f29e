package content_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/search"
	"unknot/internal/search/queries"
	"unknot/internal/search/wordlist"
	"unknot/internal/view"
)

// shown is what shows above the results of a search.
type shown int

const (
	showsNothing shown = iota
	showsQuietForm
	showsCard // that of a sign that needs help now or today
)

func (s shown) String() string { return [...]string{"nothing", "the quiet form", "a card"}[s] }

func shownFor(a search.Alarm) shown {
	switch {
	case a.Urgent():
		return showsCard
	case a.Maybe != nil:
		return showsQuietForm
	}
	return showsNothing
}

func isCalm(q queries.Query) bool { return q.Wants[0] == queries.Calm }

// wantsCard reports whether q describes a sign that needs help now or today.
func wantsCard(s *testSite, q queries.Query) bool {
	return slices.ContainsFunc(s.Safety.Cards, func(c catalog.Card) bool { return c.Urgent() && hasWanted(&c, q) })
}

// hasWanted reports whether a card, or a sign on it, is what q wants.
func hasWanted(c *catalog.Card, q queries.Query) bool {
	return slices.ContainsFunc(q.Wants, func(want string) bool { return want == "card:"+c.ID || slices.Contains(c.SignIDs, want) })
}

// isPlain reports whether any careful nurse sees at once what q wants.
func isPlain(q queries.Query) bool { return q.Kind == "plain" || q.Kind == "alarm" }

// alarming lists the plain searches of both sets that describe a sign that needs help now or today.
func alarming(t testing.TB) (out []queries.Query) {
	s := site(t)
	for _, set := range []string{queries.Tune, queries.Kept} {
		out = append(out, labelled(t, "signs.txt", set)...)
	}
	return slices.DeleteFunc(out, func(q queries.Query) bool { return !isPlain(q) || !wantsCard(s, q) })
}

// tally counts searches, and those that were answered wrongly.
type tally struct{ wrong, all int }

// share returns the share of wrong answers.
func (n tally) share() float64 { return float64(n.wrong) / float64(max(1, n.all)) }

// The faults that alarmTallies counts, each with the largest share that the set kept may have.
var mostFaults = map[string]float64{
	"plain signs with neither form": 0, "plain signs without the card": .03, "oblique signs with neither form": .035,
	"other searches with an urgent card": .04, "calm searches with the quiet form": .1, "signs with neither form": .01,
	"signs whose first card is another": .15,
}

// alarmTallies counts how often search is right about signs, by fault.
func alarmTallies(s *testSite, set []queries.Query) map[string]tally {
	tallies := map[string]tally{}
	count := func(fault string, isWrong bool) {
		n := tallies[fault]
		n.all++
		if isWrong {
			n.wrong++
		}
		tallies[fault] = n
	}
	for _, q := range set {
		a := s.Alarm(q.Text)
		shows := shownFor(a)
		switch {
		case q.Kind == "phrase":
		case q.Kind == "oblique":
			count("oblique signs with neither form", shows == showsNothing)
		case wantsCard(s, q):
			count("signs with neither form", shows == showsNothing)
			if isPlain(q) {
				count("plain signs with neither form", shows == showsNothing)
				count("plain signs without the card", shows != showsCard)
			}
			if shows == showsCard {
				count("signs whose first card is another", !hasWanted(a.SafetyCards[0], q))
			}
		case isCalm(q), strings.HasPrefix(q.Wants[0], queries.Quiet):
			count("other searches with an urgent card", shows == showsCard)
			if isCalm(q) {
				count("calm searches with the quiet form", shows == showsQuietForm)
			}
		}
	}
	return tallies
}

// Search shows the card for plain signs, at least its quiet form for oblique ones, and seldom either for what is no
// sign.
func TestAlarmsAreSeen(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, set := range []string{queries.Tune, queries.Kept} {
		tallies := alarmTallies(s, labelled(t, "signs.txt", set))
		for _, fault := range slices.Sorted(maps.Keys(mostFaults)) {
			n := tallies[fault]
			t.Logf("%s, %s: %d of %d", set, fault, n.wrong, n.all)
			if n.share() > mostFaults[fault] || n.all == 0 && set == queries.Kept {
				t.Errorf("%s, %s: %d of %d, at most %.3f may be", set, fault, n.wrong, n.all, mostFaults[fault])
			}
		}
	}
}

// besides returns parts in a random order, each in a sentence or a clause of its own.
func besides(r *rand.Rand, parts ...string) string {
	r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	out := parts[0]
	for _, part := range parts[1:] {
		out += []string{". ", ", "}[r.IntN(2)] + part
	}
	return out
}

// Nothing that a reader says beside a plain sign takes both forms of its card away, and hardly anything the card. By
// day, some phrases are tried, two together; at night, each by itself too.
func TestNothingTakesASignAway(t *testing.T) {
	t.Parallel()
	s := site(t)
	statements := slices.DeleteFunc(labelled(t, "signs.txt", queries.Kept), func(q queries.Query) bool {
		return !isPlain(q) || !wantsCard(s, q) || shownFor(s.Alarm(q.Text)) != showsCard
	})
	var phrases []string
	for _, q := range labelled(t, "signs.txt", queries.Kept, "phrase") {
		phrases = append(phrases, q.Text)
	}
	if len(statements) < 200 || len(phrases) < 190 {
		t.Fatalf("%d statements, %d phrases", len(statements), len(phrases))
	}
	r := rand.New(rand.NewPCG(67, 1))
	samples := map[string][]string{}
	crossed := 5_000
	if nightly {
		crossed = 50_000
		for _, q := range statements {
			for _, p := range phrases {
				samples["phrases"] = append(samples["phrases"], besides(r, q.Text, p))
			}
		}
	}
	for range crossed {
		samples["crossed"] = append(samples["crossed"],
			besides(r, statements[r.IntN(len(statements))].Text, phrases[r.IntN(len(phrases))], phrases[r.IntN(len(phrases))]))
	}
	for name, sample := range samples {
		lost, unseen := 0, 0
		for _, typed := range sample {
			switch shownFor(s.Alarm(typed)) {
			case showsNothing:
				t.Logf("%q shows nothing", typed)
				unseen++
			case showsQuietForm:
				lost++
			}
		}
		t.Logf("%s: of %d, %d show the quiet form instead of the card, %d nothing", name, len(sample), lost, unseen)
		if unseen*1000 > len(sample) {
			t.Errorf("%s: %d of %d show nothing: at most 1 in 1,000 may", name, unseen, len(sample))
		}
		if lost*100 > len(sample) {
			t.Errorf("%s: %d of %d lose the card: at most 1 in 100 may", name, lost, len(sample))
		}
	}
}

// A search that may describe a sign shows no moves if help is needed now or today, and otherwise none among the first
// three results. It leads to no list of moves.
func TestAlarmsHideMoves(t *testing.T) {
	c := site(t)
	moves := view.NewLists(&c.Content).MoveList
	for _, q := range alarming(t) {
		a := c.Search(q.Text, false)
		if _, n := a.MoveFilter(moves); n > 0 && a.Raised() {
			t.Errorf("%q leads to a list of moves", q.Text)
		}
		if a.Private() {
			continue // nothing stands beside its card
		}
		if len(a.SafetyCards) == 0 && (a.Maybe == nil || !a.Maybe.Card.Emergency()) {
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

// A search that names minutes leads to a list of moves that take no longer.
func TestMinutesLimitMoves(t *testing.T) {
	t.Parallel()
	c := site(t)
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

// A typo in a word of four letters or more does not make an alarm calmer, unless it makes another word.
func TestTyposKeepAlarms(t *testing.T) {
	c := site(t)
	tested, words, calmer, unseen := 0, 0, 0, 0
	for _, q := range alarming(t) {
		right := shownFor(c.Alarm(q.Text))
		typed := strings.Fields(q.Text)
		for i, word := range typed {
			if len(word) < 4 || right == showsNothing {
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
				mistyped := strings.Join(slices.Concat(typed[:i], []string{typo}, typed[i+1:]), " ")
				switch shows := shownFor(c.Alarm(mistyped)); {
				case shows == showsNothing && c.Alarm(q.Text).Emergency():
					t.Logf("%q shows nothing", mistyped)
					unseen++
				case shows < right:
					calmer++
				}
			}
		}
	}
	t.Logf("%d typos tested, %d of them make it calmer; %d more are other words", tested, calmer, words)
	if unseen*1000 > tested {
		t.Errorf("%d of %d typos make an emergency show nothing: at most 1 in 1,000 may", unseen, tested)
	}
	if calmer*100 > tested {
		t.Errorf("%d of %d typos make an alarm calmer: at most 1 in 100 may", calmer, tested)
	}
}
