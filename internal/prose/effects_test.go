package prose_test

import (
	"testing"

	"unknot/internal/prose"
)

func TestEffects(t *testing.T) {
	e := prose.NewEffects([]string{"help", "helps", "ease", "eases", "lowers"}, []string{"get help", "episodes ease"})
	tests := []struct {
		sentence string
		want     prose.Strength
		verb     string
	}{
		{"Walking helps a sore back.", prose.Plain, "helps"},
		{"Walking probably helps a sore back.", prose.Probably, "helps"},
		{"Walking is likely to help.", prose.May, "help"},
		{"Walking may help, and it lowers the risk.", prose.May, "help"},
		{"We are not sure that walking helps.", prose.NotSure, "helps"},
		{"calms you, and helps", prose.Plain, "helps"},
		{"helps a sore back", prose.Plain, "helps"},

		{"Walking helped in one trial.", prose.Silent, ""},
		{"Walking does not help.", prose.Silent, ""},
		{"Nobody has shown that walking helps.", prose.Silent, ""},
		{"Does walking help?", prose.Silent, ""},
		{"Ease off when you like.", prose.Silent, ""},
		{"Use warmth to ease the ache.", prose.Silent, ""},
		{"Find out whether walking helps.", prose.Silent, ""},
		{"Experts say that walking helps.", prose.Silent, ""},
		{"Some say “walking helps”.", prose.Silent, ""},
		{"Get help. Most episodes ease in weeks.", prose.Silent, ""},
		{"Walking seems to ease it.", prose.May, "ease"},
		{"", prose.Silent, ""},
	}
	for _, tt := range tests {
		if got, verb := e.Find(tt.sentence); got != tt.want || verb != tt.verb {
			t.Errorf("%q: strength %d of %q, want %d of %q", tt.sentence, got, verb, tt.want, tt.verb)
		}
	}
	if got, verb := prose.NewEffects(nil, nil).Find("Walking helps."); got != prose.Silent {
		t.Errorf("without verbs: %d of %q", got, verb)
	}
}
