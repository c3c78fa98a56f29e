package triage_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/search/linear"
	"unknot/internal/search/scope"
	"unknot/internal/search/triage"
)

// A text of more than 16 words has parts of 16 words, which begin 4 words apart and reach its end.
func TestLongTextsHaveParts(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		0: "[]", 16: "[]", 17: "[[0 16] [4 17]]", 20: "[[0 16] [4 20]]", 21: "[[0 16] [4 20] [8 21]]", 24: "[[0 16] [4 20] [8 24]]",
	} {
		if got := fmt.Sprint(triage.Parts(n)); got != want {
			t.Errorf("%d words: %s, want %s", n, got, want)
		}
	}
}

// The more alarming judgement counts, and the doubt of the one in which there is more.
func TestMoreAlarmingJudgementCounts(t *testing.T) {
	t.Parallel()
	judgement := func(alarm, unclear float64, sign string) triage.Judgement {
		return triage.Judgement{Known: true, Alarm: alarm, Unclear: unclear, Signs: []linear.Score{{Class: sign}}}
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
		{"known before unknown", judgement(.25, .5, "a"), none, judgement(.25, .5, "a")},
	} {
		if diff := cmp.Diff(tt.expect, tt.a.Or(tt.b)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// The model lists its signs, and the features that speak most for an alarm.
func TestModelExplainsItself(t *testing.T) {
	t.Parallel()
	m := triage.Default()
	if signs := m.Signs(); !slices.IsSorted(signs) || !slices.Contains(signs, "chest-pain") {
		t.Errorf("the signs %q", signs)
	}
	if reasons := m.Reasons("crushing chest pain", 3); len(reasons) != 3 {
		t.Errorf("%d reasons, want 3: %v", len(reasons), reasons)
	}
}

// The sign of a long text is that of its most alarming part, the most probable first.
func TestLongTextHasTheSignOfAPart(t *testing.T) {
	t.Parallel()
	m := triage.Default()
	calm := strings.Repeat("on sundays we go for a walk by the sea ", 4)
	const sign = "cruhsing pian in chest"
	long, short := m.Judge(calm+sign+" "+calm), m.Judge(sign)
	if long.Signs[0].Class != short.Signs[0].Class || !long.Known {
		t.Errorf("%v, and of the part %v", long.Signs[0], short.Signs[0])
	}
}

// A case remembers what it has judged, and still judges each text by itself.
func TestCaseTellsTextsApart(t *testing.T) {
	t.Parallel()
	m := triage.Default()
	c := m.NewCase()
	for _, text := range []string{"numb foot", "open my chest with a stretch", "numb foot", "no numb foot", "foot numb"} {
		if diff := cmp.Diff(m.Judge(text), c.Judge(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// The features of a part are those of its words, in the scopes that are added.
func TestFeaturesAreOfPartAndScope(t *testing.T) {
	t.Parallel()
	const text = "my foot went numb"
	all := triage.Features(text, 0, [2]int{})
	if got := triage.Features("numb", 0, [2]int{}); !reflect.DeepEqual(got, triage.Features(text, 0, [2]int{3, 4})) || len(got) == 0 {
		t.Errorf("the features of a part: %v", got)
	}
	if past := triage.Features(text, scope.Past, [2]int{}); slices.Equal(past, all) || len(past) == 0 {
		t.Error("the past has the same features")
	}
}
