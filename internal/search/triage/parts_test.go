package triage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
	"unknot/internal/search/triage"
)

// The parts of a text are its clauses, and runs of 16 words, which begin 4 words apart and reach its end.
func TestTextsHaveParts(t *testing.T) {
	t.Parallel()
	k := func(n int) string { return strings.TrimSpace(strings.Repeat("k ", n)) }
	for text, want := range map[string]string{
		"": "[]", k(16): "[]", k(17): "[[0 16] [4 17]]", k(20): "[[0 16] [4 20]]", k(21): "[[0 16] [4 20] [8 21]]", k(24): "[[0 16] [4 20] [8 24]]",
		"k k, k k k": "[[0 2] [2 5]]", "k, k k. k k": "[[1 3] [3 5]]", "k k.": "[]", "k k, k": "[[0 2]]",
	} {
		if got := fmt.Sprint(triage.Parts(fulltext.Denials(text))); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// The more alarming judgement counts, and the doubt of the one in which there is more.
func TestMoreAlarmingJudgementCounts(t *testing.T) {
	t.Parallel()
	judgement := func(alarm, quiet float64, sign string) triage.Judgement {
		return triage.Judgement{Alarm: alarm, Quiet: quiet, Signs: []linear.Score{{Class: sign}}}
	}
	none := triage.Judgement{}
	for _, tt := range []struct {
		name         string
		a, b, expect triage.Judgement
	}{
		{"the second", judgement(.25, .125, "a"), judgement(.5, .25, "b"), judgement(.5, .25, "b")},
		{"the first", judgement(.5, .25, "a"), judgement(.25, .125, "b"), judgement(.5, .25, "a")},
		{"the first of equal ones", judgement(.5, .25, "a"), judgement(.5, 0, "b"), judgement(.5, .25, "a")},
		{"the doubt of the other", judgement(.25, .5, "a"), judgement(.5, .125, "b"), judgement(.5, .25, "b")},
		{"the only known", none, judgement(.25, .5, "b"), judgement(.25, .5, "b")},
		{"anything before nothing", judgement(.25, .5, "a"), none, judgement(.25, .5, "a")},
	} {
		if diff := cmp.Diff(tt.expect, tt.a.Or(tt.b)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestModelListsItsSigns(t *testing.T) {
	t.Parallel()
	m := triage.Default()
	if signs := m.Signs(); !slices.IsSorted(signs) || !slices.Contains(signs, "chest-pain") {
		t.Errorf("the signs %q", signs)
	}
}

// The sign of a long text is that of its most alarming part, the most probable first.
func TestLongTextHasTheSignOfAPart(t *testing.T) {
	t.Parallel()
	m := triage.Default()
	calm := strings.Repeat("on sundays we go for a walk by the sea ", 4)
	const sign = "crushing pain in my chest"
	long, short := judge(m, calm+". "+sign+". "+calm), judge(m, sign)
	if long.Signs[0].Class != short.Signs[0].Class {
		t.Errorf("%v, and of the part %v", long.Signs[0], short.Signs[0])
	}
}

// A case remembers what it has judged, and still judges each text by itself.
func TestCaseTellsTextsApart(t *testing.T) {
	t.Parallel()
	m := triage.Default()
	c := m.NewCase()
	for _, text := range []string{"numb foot", "open my chest with a stretch", "numb foot", "no numb foot", "foot numb"} {
		if diff := cmp.Diff(judge(m, text), c.Judge(fulltext.Denials(text))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
