package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"unknot/internal/markdown"
)

// A text just within the limits is parsed, and one just beyond them is a problem at its line.
func TestLimitsOfTexts(t *testing.T) {
	t.Parallel()
	const (
		deep = "lists or quotes more than 16 deep in one another"
		long = "more than 8192 bytes without an empty line: part this into paragraphs"
		wide = "more than 20 bars in one line: a table has fewer columns"
	)
	repeat := strings.Repeat
	line := repeat("a", 4095) + "\n"
	for _, tt := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"a paragraph of 8 KiB", line + line, ""},
		{"a longer one", line + line + "a", "3: " + long},
		{"two paragraphs", line + line + " \n" + line + line, ""},
		{"a longer second one", "a\n\n" + line + line + "a\n", "5: " + long},
		{"16 quotes", repeat(">", 16) + "a", ""},
		{"17 quotes", "a\n" + repeat("> ", 17) + "a", "2: " + deep},
		{"quotes within a line", "a " + repeat(">", 17), ""},
		{"33 columns", repeat(" ", 33) + "a", ""},
		{"34 columns", repeat(" ", 34) + "a", "1: " + deep},
		{"8 tabs", repeat("\t", 8) + " a", ""},
		{"9 tabs", repeat("\t", 9) + "a", "1: " + deep},
		{"11 marks of lists and 10 columns", ">* + - 0. 9) * + - 1. 2) a", ""},
		{"12 marks of lists and 10 columns", ">>* + - 0. 9) * + - 1. 2) a", "1: " + deep},
		{"numbers of many digits", repeat("123456789. ", 12) + "a", "1: " + deep},
		{"numbers without a mark", repeat("9 ", 17) + "a", ""},
		{"marks without a space", repeat("-", 40), ""},
		{"a mark after a number", repeat("1- ", 17), ""},
		{"a number alone", repeat(">", 16) + "12", ""},
		{"a mark that ends the text", repeat(">", 16) + "-", "1: " + deep},
		{"a mark that ends its line", repeat(">", 16) + "-\n", "1: " + deep},
		{"a mark before a carriage return", repeat(">", 16) + "1)\r\n", "1: " + deep},
		{"a mark before a tab", repeat(">", 16) + "+\ta", "1: " + deep},
		{"20 bars", "a\n" + repeat("|", 20), ""},
		{"21 bars", "a\n" + repeat("|", 21), "2: " + wide},
		{"21 bars in two lines", repeat("|", 20) + "\n|", ""},
	} {
		got := ""
		if p, ok := markdown.TooComplex([]byte(tt.text)); ok {
			got = fmt.Sprintf("%d: %s", p.Line, p.Text)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
