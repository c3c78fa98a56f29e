package words_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/words"
)

func texts(faults []words.Fault) string {
	var out []string
	for _, f := range faults {
		out = append(out, f.Text)
	}
	return strings.Join(out, "; ")
}

// Characters that nobody sees, or that pass for others, are reported with what to do.
func TestForbiddenCharactersAreReported(t *testing.T) {
	t.Parallel()
	const seen, invisible = ", which nobody sees: take it out", " is an invisible character: take it out"
	for _, tt := range []struct{ name, text, want string }{
		{"override", "a\u202eb", "U+202E is a text direction control" + seen},
		{"isolate", "\u2067x\u2069", "U+2067 is a text direction control" + seen + "; U+2069 is a text direction control" + seen},
		{"mark", "\u200f", "U+200F is a text direction control" + seen},
		{"zero-width space", "sp\u200bine", "U+200B" + invisible},
		{"tag", "a\U000e0041", "U+E0041" + invisible},
		{"Hangul filler", "a \u3164", "U+3164" + invisible},
		{"braille blank", "\u2800", "U+2800" + invisible},
		{"escape", "\x1b[31m", "U+001B is a control character" + seen},
		{"delete", "\x7f", "U+007F is a control character" + seen},
		{"next line", "a\u0085b", "U+0085 is a control character" + seen},
		{"soft hyphen", "back\u00adache", "U+00AD is a soft hyphen" + seen},
		{"byte order mark", "a\ufeff", "U+FEFF is a byte order mark" + seen},
		{"variation selector", "a\ufe0f", "U+FE0F is a variation selector" + seen},
		{"line separator", "a\u2028b", "U+2028 is a line separator, which nobody sees: end the line as other lines end"},
		{"no-break space", "a\u00a0b", "U+00A0 is a space of another kind, which nobody can tell from one: write an ordinary space"},
		{"private use", "\ue000", "U+E000 is a private character, which other machines show as something else or not at all: take it out"},
		{"unassigned", "\u0378", "U+0378 is not a character that Unicode knows: take it out"},
		{"lost", "caf\ufffd", "U+FFFD is put in place of a character that was lost: write that again"},
		{"lone carriage return", "a\rb", "U+000D is a carriage return without a line feed: end lines with a line feed"},
		{"NFD", "cafe\u0301s", "U+0065 U+0301 is not in Unicode's normal form NFC: write U+00E9"},
		{"Kelvin", "\u212a", "U+212A is not in Unicode's normal form NFC: write U+004B; U+212A is a special form: write K"},
		{"Cyrillic in a Latin word", "B\u0430ck pain", "U+0430 in “B\u0430ck” is not a Latin letter, but may pass for one: write the word in one alphabet"},
		{"Greek in a Latin word", "P\u03b1in", "U+03B1 in “P\u03b1in” is not a Latin letter, but may pass for one: write the word in one alphabet"},
		{"Cyrillic before Latin", "\u0405pine", "U+0405 in “\u0405pine” is not a Latin letter, but may pass for one: write the word in one alphabet"},
		{"a whole word of look-alikes", "\u0441\u043e\u0440", "U+0441 in “\u0441\u043e\u0440” is not a Latin letter, but may pass for one: write the word in one alphabet"},
		{"fullwidth", "\uff22ack", "U+FF22 is a special form: write B"},
		{"ligature", "\ufb01t", "U+FB01 is a special form: write fi"},
	} {
		if diff := cmp.Diff(tt.want, texts(words.CheckCharacters(tt.text))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// Texts in other languages, symbols and typographic marks are allowed.
func TestOtherLanguagesAreAllowed(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "Plain.\n\tWith a tab\r\nand lines of Windows.", "“Quoted” – and… so on: 5 × 2 − 1 = 9, ½, 10 m², 3 µm, 20 °C, ≥ 2 £",
		"Sørensen, Öberg, Çelik, Łuczak, Ngô, Đặng, İnce", "Δ of 2, an α of 0.05, TNF-α, β2", "Боль в спине и шее", "Πόνος στη μέση", "腰痛", "כאב גב",
	} {
		if got := words.CheckCharacters(text); got != nil {
			t.Errorf("%q: %s", text, texts(got))
		}
	}
}

// Visible drops invisible characters and keeps all others.
func TestVisibleDropsInvisibleCharacters(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain": "plain", "a\u202eb\x00c": "abc", "a\u00a0b": "a b", "\ufeff---\r\n": "---\r\n", "a\u2028b\n": "ab\n", "cafe\u0301": "cafe\u0301",
	} {
		if got := words.Visible(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// For any text, faults are in order and of characters at their offsets, and the text without them has no hidden
// characters.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"a\u202eb", "cafe\u0301\u0300\u0316", "B\u0430ck", "\r\r\n", "\U000e0041\ufe0f", "\u1100\u1161\u11a8", "\uff22\u212a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		last := 0
		for _, fault := range words.CheckCharacters(text) {
			r, _ := utf8.DecodeRuneInString(text[fault.At:])
			if fault.At < last || r != fault.Rune || fault.Text == "" {
				t.Fatalf("%q: %+v after %d", text, fault, last)
			}
			last = fault.At
		}
		for _, r := range words.Visible(text) {
			if r != '\n' && r != '\t' && r != '\r' && !unicode.IsGraphic(r) {
				t.Errorf("%q keeps U+%04X", text, r)
			}
		}
	})
}

// A message shows at most 30 letters of a word, and four characters of a sequence.
func TestMessagesAboutCharactersAreShort(t *testing.T) {
	t.Parallel()
	const spoof = " is not a Latin letter, but may pass for one: write the word in one alphabet"
	word := func(n int) string { return "\u0430" + strings.Repeat("b", n-1) }
	for text, want := range map[string]string{
		word(30):                             "U+0430 in “" + word(30) + "”" + spoof,
		word(31):                             "U+0430 in “" + word(30) + "…”" + spoof,
		"e\u0301\u0323\u0324":                "U+0065 U+0301 U+0323 U+0324 is not in Unicode's normal form NFC: write U+1EB9 U+0324 U+0301",
		"e\u0301\u0323\u0324\u0325":          "U+0065 U+0301 U+0323 U+0324 … is not in Unicode's normal form NFC: write U+1EB9 U+0324 U+0325 U+0301",
		"a" + word(2) + "b":                  "U+0430 in “a\u0430bb”" + spoof,
		"a\u0430 b\u0435":                    "U+0430 in “a\u0430”" + spoof + "; U+0435 in “b\u0435”" + spoof,
		"\u0430" + "\u0431":                  "",
		"plain, and then \u0441\u043e\u0440": "U+0441 in “\u0441\u043e\u0440”" + spoof,
	} {
		if got := texts(words.CheckCharacters(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
