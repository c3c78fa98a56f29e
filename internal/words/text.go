package words

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable returns a text that a reader has written in a form that pages and files can contain. It is on one line. It
// has no invisible characters, no characters that change the direction of text, and no braces, which begin placeholders
// in our own texts. Spaces, line ends and braces become spaces. Joiners and combining marks stay, because scripts and
// emoji need them.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '{', r == '}':
			return ' '
		case strings.ContainsRune(blanks, r), unicode.Is(unicode.Variation_Selector, r) && r != emoji:
			return -1
		case unicode.IsGraphic(r), unicode.Is(unicode.Join_Control, r):
			return r
		}
		return -1
	}, strings.ToValidUTF8(text, ""))
}

// blanks are letters and symbols that show nothing: fillers of Hangul and Khmer, the empty cell of Braille, a joiner of
// marks, a musical note without a head, and a replacement for objects.
const blanks = "\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800\u034f\U0001d159\ufffc"

// emoji turns the character before it into a picture.
const emoji = '\ufe0f'

// Excerpt returns at most n characters of s, cut at the end of a word.
func Excerpt(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}

// Quote returns text in double quotation marks. Marks inside it become single ones, as in British print.
func Quote(text string) string { return "“" + inQuotes.Replace(text) + "”" }

var inQuotes = strings.NewReplacer("“", "‘", "”", "’")

// IsID reports whether s is an ID: lower-case letters, digits and hyphens, with a letter or digit at both ends.
func IsID(s string) bool {
	for i, c := range s {
		letter := c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
		if !letter && (c != '-' || i == 0 || i == len(s)-1) {
			return false
		}
	}
	return s != ""
}

// AnyOf returns a pattern that matches any of phrases as whole words. Without phrases it matches nothing.
func AnyOf(phrases []string) *regexp.Regexp {
	quoted := []string{`[^\s\S]`} // which matches nothing
	for _, p := range phrases {
		quoted = append(quoted, `\b`+plurals(p)+`\b`)
	}
	return regexp.MustCompile(`(?i)` + strings.Join(quoted, "|"))
}

// plurals returns a pattern that matches a phrase and its plural.
func plurals(phrase string) string {
	if stem, ok := strings.CutSuffix(phrase, "y"); ok {
		return regexp.QuoteMeta(stem) + `(?:y|ies)`
	}
	return regexp.QuoteMeta(phrase) + `(?:e?s)?`
}

// Set returns the set of the words in a text.
func Set(text string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		out[w] = true
	}
	return out
}
