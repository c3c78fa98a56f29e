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
