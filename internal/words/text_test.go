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
