package words_test

import (
	"testing"

	"unknot/internal/words"
)

// Printable keeps what readers can see, on one line and without braces.
func TestPrintableDropsHiddenCharacters(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a sore back":                              "a sore back",
		"call {emergency}\tnow\r\n":                "call  emergency  now  ",
		"a\x00\x1b\x7f\u0080\u0085b":               "a b", // U+0085 ends a line
		"\u202eabc\u202c\u2066\u200f\u061c":        "abc",
		"a\u200bb\ufeff\u00adc\u2028d\u2060":       "abc d",
		"a\ufe01\U000e0100\u180b\U0001d159\ufffcb": "ab",
		"\xffa\xc3":                    "a",
		"\ue000\U000e0041\ufffe":       "",
		"👩\u200d🔬 ❤\ufe0f e\u0301":     "👩\u200d🔬 ❤\ufe0f e\u0301",
		"می\u200cخواهم क\u094d\u200dष": "می\u200cخواهم क\u094d\u200dष",
	} {
		if got := words.Printable(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// An excerpt ends with a whole word and without its punctuation.
func TestExcerptsEndWithAWord(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		n    int
		want string
	}{
		{"a café", 6, "a café"},
		{"a stiff neck", 12, "a stiff neck"},
		{"a stiff neck", 11, "a stiff…"},
		{"a stiff, sore neck", 10, "a stiff…"},
		{"a stiff neck", 9, "a stiff…"},
		{"a stiff neck", 8, "a…"},
		{"neck", 3, "ne…"},
		{" neck", 4, " ne…"},
	} {
		if got := words.Excerpt(tt.text, tt.n); got != tt.want {
			t.Errorf("%d characters of %q: %q, want %q", tt.n, tt.text, got, tt.want)
		}
	}
}

func TestQuotationsNestAsInBritishPrint(t *testing.T) {
	t.Parallel()
	if got, want := words.Quote("say “no”"), "“say ‘no’”"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// IDs begin and end with a small letter or a digit.
func TestIDsAreLettersDigitsAndInnerHyphens(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]bool{
		"a": true, "z": true, "0": true, "9": true, "cat-cow": true, "a-1-9": true, "az09": true,
		"": false, "-": false, "-a": false, "a-": false, "A": false, "a_b": false, "a b": false, "é": false, "a/b": false, "a:b": false, "a`": false, "a{": false,
	} {
		if got := words.IsID(id); got != want {
			t.Errorf("%q is an ID: %v, want %v", id, got, want)
		}
	}
}

// In steps, amounts and changes of sides are found, because placeholders stand for them.
func TestTypedAmountsAndSidesAreFound(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ step, dose, sides string }{
		{"Hold for 10 to 20 seconds.", "10 to 20 seconds", ""},
		{"Take three slow breaths. Swap legs.", "three slow breaths", "Swap legs"},
		{"Change hands and go on.", "", "Change hands"},
		{"Hold on with one hand.", "", ""},
	} {
		if dose, sides := words.TypedDose(tt.step), words.TypedSides(tt.step); dose != tt.dose || sides != tt.sides {
			t.Errorf("%q: the dose %q and the sides %q, want %q and %q", tt.step, dose, sides, tt.dose, tt.sides)
		}
	}
}

// A step that needs something its position does not have is found.
func TestStepsFitTheirPosition(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ position, step, want string }{
		{"standing", "Sit down, then lie down.", "Sit"},
		{"chair", "Stand up.", "Stand"},
		{"chair", "Sit tall.", ""},
		{"unheard-of", "Stand up.", ""},
	} {
		if got := words.Elsewhere(tt.position, tt.step); got != tt.want {
			t.Errorf("%s: %q: %q, want %q", tt.position, tt.step, got, tt.want)
		}
	}
}
