package session_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/session"
)

// itemAt returns an item in a position, with a dose.
func itemAt(position string, d catalog.Dose) *catalog.Item {
	floor := position == "floor" || position == "all-fours"
	return &catalog.Item{
		CustomDose: d, Move: &catalog.Move{Dose: catalog.Dose{Sets: 1, Reps: 1}},
		Position: &catalog.Position{Word: catalog.Word{ID: position}, Floor: &floor},
	}
}

// format returns a line for each group of a timeline, with its cues separated by semicolons. A cue consists of the time
// at which it begins, its length in seconds, and its words: "1:00 30 Rest" begins after one minute and lasts 30
// seconds.
func format(groups []session.Group) string {
	var out strings.Builder
	for _, g := range groups {
		var cues []string
		for _, c := range g.Cues {
			cues = append(cues, fmt.Sprintf("%s %d %s", c.Begins.Clock(), c.Seconds, c.Words))
		}
		fmt.Fprintln(&out, strings.Join(cues, "; "))
	}
	return strings.TrimSpace(out.String())
}

// Each kind of dose has the right cues. The wanted timelines are in the form that format explains.
func TestEachDoseHasItsCues(t *testing.T) {
	t.Parallel()
	chair := func(d catalog.Dose) catalog.Items { return catalog.Items{itemAt("chair", d)} }
	minute := catalog.Dose{Minutes: 1}
	for _, c := range []struct {
		name  string
		items catalog.Items
		want  string
	}{
		{"no moves", nil, ""},
		{"a time", chair(catalog.Dose{Minutes: 1.5}), "0:00 90 1 minute 30 seconds"},
		{"a time for each side", chair(catalog.Dose{Minutes: .5, Sides: 2}),
			"0:00 30 30 seconds, right side; 0:30 3 Change sides; 0:33 27 27 seconds, left side"},
		{"repeats", chair(catalog.Dose{Sets: 1, Reps: 8, Tempo: 4}), "0:00 32 8 times"},
		{"one repeat", chair(catalog.Dose{Sets: 1, Reps: 1, Tempo: 4}), "0:00 4 Once"},
		{"sets with a rest", chair(catalog.Dose{Sets: 2, Reps: 8, Tempo: 4, Rest: 30}),
			"0:00 32 Set 1 of 2: 8 times; 0:32 30 Rest; 1:02 32 Set 2 of 2: 8 times"},
		{"sets without a rest", chair(catalog.Dose{Sets: 2, Reps: 1, Tempo: 4}), "0:00 4 Set 1 of 2: once; 0:04 4 Set 2 of 2: once"},
		{"short holds for each side", chair(catalog.Dose{Sets: 1, Reps: 6, Hold: 4, Tempo: 7, Sides: 2}),
			"0:00 42 6 times, hold 4 seconds each, right side; 0:42 3 Change sides; 0:45 39 6 times, hold 4 seconds each, left side"},
		{"long holds", chair(catalog.Dose{Sets: 1, Reps: 2, Hold: 15, Tempo: 18}),
			"0:00 15 Hold 1 of 2; 0:15 3 Ease off; 0:18 15 Hold 2 of 2; 0:33 3 Ease off"},
		{"a long hold for each side", chair(catalog.Dose{Sets: 1, Reps: 1, Hold: 10, Sides: 2}),
			"0:00 10 Hold, right side; 0:10 3 Change sides; 0:13 10 Hold, left side; 0:23 3 Ease off"},
		{"long holds for each side", chair(catalog.Dose{Sets: 2, Reps: 2, Hold: 10, Tempo: 12, Rest: 5, Sides: 2}),
			"0:00 10 Set 1 of 2: hold 1 of 2, right side; 0:10 2 Ease off; 0:12 10 Set 1 of 2: hold 2 of 2, right side; 0:22 2 Change sides; " +
				"0:24 10 Set 1 of 2: hold 1 of 2, left side; 0:34 2 Ease off; 0:36 10 Set 1 of 2: hold 2 of 2, left side; 0:46 2 Ease off; 0:48 5 Rest; " +
				"0:53 10 Set 2 of 2: hold 1 of 2, right side; 1:03 2 Ease off; 1:05 10 Set 2 of 2: hold 2 of 2, right side; 1:15 2 Change sides; " +
				"1:17 10 Set 2 of 2: hold 1 of 2, left side; 1:27 2 Ease off; 1:29 10 Set 2 of 2: hold 2 of 2, left side; 1:39 2 Ease off"},
		{"a hold that leaves nothing", chair(catalog.Dose{Sets: 1, Reps: 1, Hold: 10, Tempo: 10, Sides: 2}), "0:00 10 Hold, right side; 0:10 10 Hold, left side"},
		{"a hold longer than its repeat", chair(catalog.Dose{Sets: 1, Reps: 1, Hold: 20, Tempo: 12}), "0:00 12 Hold"},
		{"sides too short to change in", chair(catalog.Dose{Sets: 1, Reps: 1, Tempo: 1, Sides: 2}), "0:00 1 Once, right side; 0:01 1 Once, left side"},
		{"two moves", catalog.Items{itemAt("chair", minute), itemAt("standing", minute)}, "0:00 60 1 minute\n1:00 10 Get ready; 1:10 60 1 minute"},
		{"to the floor and back", catalog.Items{itemAt("chair", minute), itemAt("floor", minute), itemAt("all-fours", minute), itemAt("chair", minute)},
			"0:00 60 1 minute\n1:00 30 Get down to the floor\n1:30 10 Get ready; 1:40 60 1 minute\n2:40 10 Get ready; 2:50 60 1 minute\n" +
				"3:50 30 Get up from the floor\n4:20 10 Get ready; 4:30 60 1 minute"},
		{"the floor only", catalog.Items{itemAt("floor", minute)}, "0:00 30 Get down to the floor\n0:30 60 1 minute\n1:30 30 Get up from the floor"},
	} {
		if got := format(session.Timeline(c.items)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// The cues of any session follow one another without a gap and add up to its total time.
func TestCuesAddUp(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		var items catalog.Items
		for range 1 + r.IntN(5) {
			d := catalog.Dose{
				Sets: 1 + r.IntN(4), Reps: 1 + r.IntN(6), Sides: r.IntN(3),
				Hold: catalog.Seconds(r.IntN(40)), Tempo: catalog.Seconds(r.IntN(50)), Rest: catalog.Seconds(r.IntN(40)),
			}
			if r.IntN(3) == 0 {
				d = catalog.Dose{Minutes: float64(1+r.IntN(100)) / 60, Sides: r.IntN(3)}
			}
			items = append(items, itemAt([]string{"chair", "floor", "all-fours"}[r.IntN(3)], d))
		}
		checkCues(t, items)
	}
}

// checkCues reports gaps between the cues of items, and whether their times do not add up to the total.
func checkCues(t *testing.T, items catalog.Items) {
	t.Helper()
	var sum catalog.Seconds
	for _, g := range session.Timeline(items) {
		begins := sum
		for _, c := range g.Cues {
			if c.Begins != sum || c.Seconds <= 0 || c.Words == "" {
				t.Errorf("%+v: cue %+v, want one that begins at %d", items[0].CustomDose, c, sum)
			}
			sum += c.Seconds
		}
		if begins+g.Seconds != sum {
			t.Errorf("%+v: a group of %d seconds from %d ends at %d", items[0].CustomDose, g.Seconds, begins, sum)
		}
	}
	if sum != items.Total() {
		t.Errorf("%+v: the cues take %d seconds, want %d", items[0].CustomDose, sum, items.Total())
	}
}

// Each cue has its kind, its side and the number of repeats, which players show as a picture and as a count.
func TestCuesHaveKindSideAndCount(t *testing.T) {
	t.Parallel()
	items := catalog.Items{itemAt("chair", catalog.Dose{Sets: 2, Reps: 1, Hold: 10, Tempo: 12, Rest: 5, Sides: 2}),
		itemAt("chair", catalog.Dose{Sets: 1, Reps: 6, Tempo: 4, Sides: 2}), itemAt("chair", catalog.Dose{Minutes: 1})}
	var got []string
	for _, g := range session.Timeline(items) {
		for _, c := range g.Cues {
			got = append(got, fmt.Sprintf("%s %s%d", c.Kind, c.Side, c.Times))
		}
	}
	want := "hold right0; sides left0; hold left0; release left0; rest 0; hold right0; sides left0; hold left0; release left0; " +
		"ready 0; work right6; sides left0; work left6; ready 0; work 0"
	if text := strings.Join(got, "; "); text != want {
		t.Errorf("cues\n%s\nwant\n%s", text, want)
	}
}
