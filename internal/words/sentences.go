package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences splits text after full stops, question marks, exclamation marks, colons and semicolons, if what follows
// looks like a new beginning. It drops parts without letters.
func Sentences(text string) []string {
	var out []string
	start := 0
	add := func(end int) {
		if s := strings.TrimSpace(text[start:end]); strings.ContainsFunc(s, unicode.IsLetter) {
			out = append(out, s)
		}
		start = end
	}
	for i, r := range text {
		if !strings.ContainsRune(".?!:;", r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		for end < len(text) {
			closing, size := utf8.DecodeRuneInString(text[end:])
			if !strings.ContainsRune("”’)", closing) {
				break
			}
			end += size
		}
		rest := strings.TrimLeft(text[end:], " \n\t")
		hasSpace := len(rest) < len(text[end:])
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "“‘("))
		isBeginning := unicode.IsUpper(first) || unicode.IsDigit(first) || first == '{'
		if hasSpace && isBeginning {
			add(end)
		}
	}
	add(len(text))
	return out
}
