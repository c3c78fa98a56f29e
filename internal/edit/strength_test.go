package edit_test

import (
	"fmt"
	"testing"

	"unknot/internal/edit"
)

// A sentence says that something works as strongly as the words before the verb do.
func TestStrengthOfEffects(t *testing.T) {
	e := edit.NewEffects([]string{"help", "helps", "ease", "eases", "lowers"}, []string{"get help", "episodes ease"})
	tests := []struct {
		sentence string
		want     edit.Strength
		verb     string
	}{
		{"Walking helps a sore back.", edit.Plain, "helps"},
		{"Walking probably helps a sore back.", edit.Probably, "helps"},
		{"Walking is likely to help.", edit.May, "help"},
		{"Walking may help, and it lowers the risk.", edit.May, "help"},
		{"We are not sure that walking helps.", edit.NotSure, "helps"},
		{"calms you, and helps", edit.Plain, "helps"},
		{"helps a sore back", edit.Plain, "helps"},

		{"Walking helped in one trial.", edit.Silent, ""},
		{"Walking does not help.", edit.Silent, ""},
		{"Nobody has shown that walking helps.", edit.Silent, ""},
		{"Does walking help?", edit.Silent, ""},
		{"Ease off when you like.", edit.Silent, ""},
		{"Use warmth to ease the ache.", edit.Silent, ""},
		{"Find out whether walking helps.", edit.Silent, ""},
		{"Experts say that walking helps.", edit.Silent, ""},
		{"Some say “walking helps”.", edit.Silent, ""},
		{"Get help. Most episodes ease in weeks.", edit.Silent, ""},
		{"Walking seems to ease it.", edit.May, "ease"},
		{"Walking may help. It lowers the risk.", edit.May, "help"},
		{"Walking not only helps.", edit.Plain, "helps"},
		{"", edit.Silent, ""},
	}
	for _, tt := range tests {
		if got, verb := e.Find(tt.sentence); got != tt.want || verb != tt.verb {
			t.Errorf("%q: strength %d of %q, want %d of %q", tt.sentence, got, verb, tt.want, tt.verb)
		}
	}
}

func TestWithoutVerbsNothingWorks(t *testing.T) {
	if got, verb := edit.NewEffects(nil, nil).Find("Walking helps."); got != edit.Silent {
		t.Errorf("strength %d of %q", got, verb)
	}
}

// A list of verbs has their forms, and after a bar the phrases in which they say nothing.
func TestEffectsAreReadFromAList(t *testing.T) {
	t.Parallel()
	e, faults := edit.ParseEffects("# Verbs\n\nhelp, helps | get help\n calms\n")
	if faults != nil {
		t.Errorf("faults in the lines %v", faults)
	}
	for sentence, want := range map[string]string{"Walking helps.": "helps", "It calms.": "calms", "People get help.": "", "Verbs walk.": ""} {
		if _, verb := e.Find(sentence); verb != want {
			t.Errorf("%q: the verb %q, want %q", sentence, verb, want)
		}
	}
	for name, list := range map[string]string{
		"a form": "help\n#\nease,,eases", "the last form": "help\n\nease, | at ease", "a phrase": "a\nb|c\nease | ", "both": "a\nb\n|",
	} {
		if _, faults := edit.ParseEffects(list); fmt.Sprint(faults) != "[3]" {
			t.Errorf("without %s: faults in the lines %v, want line 3", name, faults)
		}
	}
}

// Each strength has a remedy for a sentence that says more, except the strongest.
func TestSentencesThatSayTooMuchCanBeFixed(t *testing.T) {
	t.Parallel()
	const orTell = ", or tell what happened in the study"
	for s, want := range map[edit.Strength]string{
		edit.Silent: "say that nobody has tested it", edit.NotSure: "write “we are not sure”" + orTell, edit.May: "write “may”" + orTell,
		edit.Probably: "write “probably”" + orTell, edit.Plain: "",
	} {
		if got := s.HowToFix(); got != want {
			t.Errorf("%d: %s, want %s", s, got, want)
		}
	}
}
