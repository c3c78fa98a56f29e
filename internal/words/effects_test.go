package words_test

import (
	"fmt"
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
		{"Walking may help. It lowers the risk.", words.May, "help"},
		{"Walking not only helps.", words.Plain, "helps"},
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

// A list of verbs has their forms, and after a bar the phrases in which they say nothing.
func TestEffectsAreReadFromAList(t *testing.T) {
	t.Parallel()
	e, faults := words.ParseEffects("# Verbs\n\nhelp, helps | get help\n calms\n")
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
		if _, faults := words.ParseEffects(list); fmt.Sprint(faults) != "[3]" {
			t.Errorf("without %s: faults in the lines %v, want line 3", name, faults)
		}
	}
}

// Names are found as whole words, in any case, and in the plural.
func TestNamesAreFoundInThePlural(t *testing.T) {
	t.Parallel()
	names := words.AnyOf([]string{"remedy", "patch", "gel (cold)"})
	for text, want := range map[string]string{
		"a Remedy": "Remedy", "two remedies": "remedies", "patches": "patches", "patchs": "patchs", "patchy": "", "remed": "", "gel cold": "",
	} {
		if got := names.FindString(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Each strength has a remedy for a sentence that says more, except the strongest.
func TestSentencesThatSayTooMuchCanBeFixed(t *testing.T) {
	t.Parallel()
	const orTell = ", or tell what happened in the study"
	for s, want := range map[words.Strength]string{
		words.Silent: "say that nobody has tested it", words.NotSure: "write “we are not sure”" + orTell, words.May: "write “may”" + orTell,
		words.Probably: "write “probably”" + orTell, words.Plain: "",
	} {
		if got := s.HowToFix(); got != want {
			t.Errorf("%d: %s, want %s", s, got, want)
		}
	}
}
