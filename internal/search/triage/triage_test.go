package triage_test

import (
	"bytes"
	"math"
	"os"
	"strings"
	"testing"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/triage"
)

// judge judges a text.
func judge(m *triage.Model, text string) triage.Judgement {
	return m.NewCase().Judge(fulltext.Denials(text))
}

// The model of the site judges short texts: those that describe a sign raise an alarm, others do not.
func TestModelTellsSigns(t *testing.T) {
	t.Parallel()
	m := triage.Default()
	const any = "any"
	for _, c := range []struct{ text, sign string }{ // sign is "" for none
		{"crushing chest pain", any},             // in words that the model has learnt
		{"cruhsing pian in chest", "chest-pain"}, // mistyped
		{"My foot is NUMB!", any},
		{"a stretch for the chest in a doorway", ""},
		{"desk", ""},
		{"no numbness in my foot at all", ""},
	} {
		j := judge(m, c.text)
		got := ""
		if j.Alarm > .5 {
			got = j.Signs[0].Class
		}
		if isRight := got == c.sign || c.sign == any && got != ""; !isRight {
			t.Errorf("%q describes the sign %q, want %q", c.text, got, c.sign)
		}
	}
}

func TestSignInLongCalmTextIsFound(t *testing.T) {
	t.Parallel()
	m := triage.Default()
	calm := strings.Repeat("on sundays we go for a walk by the sea ", 4)
	if j := judge(m, calm); j.Alarm > .5 {
		t.Errorf("the calm text is %+v", j)
	}
	if j := judge(m, calm+"and my legs went numb and I wet myself "+calm); j.Alarm <= .5 {
		t.Errorf("the text with a sign is %+v, want an alarm", j)
	}
}

func TestUnknownWordsAreCalm(t *testing.T) {
	t.Parallel()
	if j := judge(triage.Default(), "xyzzy qwrtp"); j.Alarm+j.Quiet > 0.05 {
		t.Errorf("%+v", j)
	}
}

// The embedded model, which is part of the program, is small.
func TestModelIsSmall(t *testing.T) {
	const most = 1_100_000 // bytes
	if model, err := os.Stat("model.br"); err != nil || model.Size() > most {
		t.Errorf("%v: the model has %d bytes, want at most %d", err, model.Size(), most)
	}
}

// FuzzJudge checks that the embedded model gives any text probabilities between 0 and 1.
func FuzzJudge(f *testing.F) {
	m := triage.Default()
	for _, s := range []string{"", "numb", "can't feel my legs", "😀 é \xff", strings.Repeat("no chest pain ", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		j := judge(m, text)
		sum := 0.0
		for _, s := range j.Signs {
			sum += s.Probability
		}
		if math.Abs(sum-1) > 1e-9 || j.Alarm < 0 || j.Quiet < 0 || j.Alarm+j.Quiet > 1+1e-9 {
			t.Errorf("%q: %+v", text, j)
		}
	})
}

// FuzzRead checks that a damaged model is refused, or can still be used without a panic.
func FuzzRead(f *testing.F) {
	model, err := os.ReadFile("model.br")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(model)
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := triage.Read(bytes.NewReader(data)); err == nil {
			judge(m, "numb foot")
		}
	})
}
