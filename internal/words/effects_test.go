package words_test

import (
	"testing"

	"unknot/internal/words"
)

// A sentence says that something works as strongly as the words before the verb do.
func TestStrengthOfEffects(t *testing.T) {
	e := words.NewEffects([]string{"help", "helps", "ease", "eases", "lowers"}, []string{"get help", "episodes ease"})
	tests := []struct {
		sentence string
		want     words.Strength
		verb     string
	}{
		{"Walking helps a sore back.", words.Plain, "helps"},
		{"Walking probably helps a sore back.", words.Probably, "helps"},
		{"Walking is likely to help.", words.May, "help"},
		{"Walking may help, and it lowers the risk.", words.May, "help"},
		{"We are not sure that walking helps.", words.NotSure, "helps"},
		{"calms you, and helps", words.Plain, "helps"},
		{"helps a sore back", words.Plain, "helps"},

		{"Walking helped in one trial.", words.Silent, ""},
		{"Walking does not help.", words.Silent, ""},
		{"Nobody has shown that walking helps.", words.Silent, ""},
		{"Does walking help?", words.Silent, ""},
		{"Ease off when you like.", words.Silent, ""},
		{"Use warmth to ease the ache.", words.Silent, ""},
		{"Find out whether walking helps.", words.Silent, ""},
		{"Experts say that walking helps.", words.Silent, ""},
		{"Some say “walking helps”.", words.Silent, ""},
		{"Get help. Most episodes ease in weeks.", words.Silent, ""},
		{"Walking seems to ease it.", words.May, "ease"},
		{"", words.Silent, ""},
	}
	for _, tt := range tests {
		if got, verb := e.Find(tt.sentence); got != tt.want || verb != tt.verb {
			t.Errorf("%q: strength %d of %q, want %d of %q", tt.sentence, got, verb, tt.want, tt.verb)
		}
	}
}

func TestWithoutVerbsNothingWorks(t *testing.T) {
	if got, verb := words.NewEffects(nil, nil).Find("Walking helps."); got != words.Silent {
		t.Errorf("strength %d of %q", got, verb)
	}
}
