package frontmatter_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/frontmatter"
)

// brokenYAML are files that are not YAML, with the line and a part of what is said about it.
var brokenYAML = []struct{ text, want string }{
	{"a: \"one\nb: two\n", "1: quotation mark and does not end"},
	{"a: 'one\nb: two\n", "1: quotation mark and does not end"},
	{"a: x\nb: \"one\nc: \"two\"\n", "2: quotation mark and does not end"},
	{"a:\n  - \"one\n  - two\n", "2: quotation mark and does not end"},
	{"a: [\"one, two]\nb: x\n", "1: quotation mark and does not end"},
	{"a:\n  - {text: \"one}\n  - {text: \"two\"}\n", "2: quotation mark and does not end"},
	{"a: 'it's here'\nb: x\n", "1: text follows a quotation mark"},
	{"a: \"one\" and two\nb: x\n", "1: text follows a quotation mark"},
	{"a: x\n\tb: one\n", "2: a tab"},
	{"a:\n\t- one\n", "2: a tab"},
	{"a:\n  - b: one\n\t  c: two\n", "3: a tab"},
	{"a:\n  - \tb: one\n", "2: a tab"},
	{"a: x\nb:\t- one\n", "2: a tab"},
	{"a: one\n  b: two\n", "2: indented by 2, and those it can belong to by 0"},
	{"a: one\n b: two\n", "2: indented by 1, and"},
	{" a: one\nb: two\n", "2: indented by 0, and those it can belong to by 1"},
	{"a:\n    b: one\n  c: two\n", "3: indented by 2, and those it can belong to by 0 or 4"},
	{"a:\n  - b: one\n   c: two\n", "3: indented by 3, and those it can belong to by 0 or 4"},
	{"a:\n  - b: one\n     c: two\n", "3: indented by 5, and"},
	{"a:\n  - b: one\n  c: two\n", "3: where entries of a list begin"},
	{"a:\n  - b: one\n - b: two\n", "3: indented by 1, and"},
	{"a:\n  - b: one\n    - b: two\n", "3: indented by 4, and"},
	{"- a: one\n  b: two\n - a: three\n", "3: indented by 1, and"},
	{"- a: one\n  - a: two\n", "2: indented by 2, and"},
	{"- a: one\nb: two\n", "2: where entries of a list begin"},
	{"- a: one\n  b: two\n  - a: three\n", "3: indented by 2, and those it can belong to by 0"},
	{"a: one\n- b: two\n", "2: a list, or fields"},
	{"a: one: two\n", "1: a colon stands within"},
	{"a:\n  - b: one: two\n", "2: a colon stands within"},
	{"a: “one: two”\n", "1: do not quote it: put straight"},
	{"a:\n  - b: “one: two”\n", "2: do not quote it: put straight"},
	{"a: one\nb two\nc: three\n", "2: a field expected"},
	{"a: >-\n  one\n two\nb: x\n", "3: a field expected"},
	{"a: [one, two\nb: x\n", "1: in brackets"},
	{"a: {b: one\nc: x\n", "1: in brackets"},
	{"a: - one\n", "1: a list begins below"},
	{"a: *one* two\n", "1: begins with a sign"},
	{"a: @one\n", "1: begins with a sign"},
	{"a: `one`\n", "1: begins with a sign"},
	{"a: \"one \\d\"\n", "1: backslash"},
}

// What keeps a file from being YAML is explained in our words at the right line, both in a list and in front matter.
func TestBrokenYAMLIsExplained(t *testing.T) {
	for _, tt := range brokenYAML {
		line, words, _ := strings.Cut(tt.want, ": ")
		for name, around := range map[string]struct{ before, after string }{"x.yaml": {}, "x.md": {"---\n", "---\nText.\n"}} {
			text := around.before + tt.text + around.after
			f := frontmatter.ReadFile(fstest.MapFS{name: {Data: []byte(text)}}, name)
			var v any
			f.Decode(&v, nil)
			at := 0
			fmt.Sscan(line, &at)
			at += strings.Count(around.before, "\n")
			if p := f.Problems(); len(p) != 1 || p[0].Line != at || !strings.Contains(p[0].Text, words) {
				t.Errorf("%s:\n%s%v\nwant line %d: %s", name, text, p, at, words)
			}
		}
	}
}
