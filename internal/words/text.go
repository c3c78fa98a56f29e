package words

import (
	"strings"
	"unicode/utf8"
)

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

// Quote returns text in double quotation marks. Those inside it become single ones, as in British print.
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
