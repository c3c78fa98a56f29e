package frontmatter_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/frontmatter"
)

// Problems are sorted, each once, and a line with a TODO has no other problems.
func TestProblemsAreSorted(t *testing.T) {
	t.Parallel()
	const todo = "a TODO is left: finish it or take it out"
	got := frontmatter.Problems{
		{"b", 1, "link", "x"}, {"a", 10, "link", "x"}, {"a", 9, "link", "y"}, {"a", 9, "link", "x"}, {"a", 9, "date", "x"},
		{"a", 3, "words", todo}, {"a", 3, "link", "x"}, {"b", 3, "link", "x"}, {"a", 3, "link", "z"},
	}.Sorted()
	want := frontmatter.Problems{
		{"a", 3, "words", todo}, {"a", 9, "date", "x"}, {"a", 9, "link", "y"}, {"a", 10, "link", "x"},
		{"b", 1, "link", "x"}, {"b", 3, "link", "x"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !got[0].Unfinished() || got[1].Unfinished() {
		t.Error("only a TODO is unfinished")
	}
}

// A name cannot change a terminal.
func TestProblemsNameTheirFile(t *testing.T) {
	t.Parallel()
	list := frontmatter.Problems{{File: "a/é.md", Line: 2, Text: "x"}, {File: "b\n\x1b.md", Line: 3, Text: "y"}}
	if got, want := list.Error(), "a/é.md:2: x\n\"b\\n\\x1b.md\":3: y"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSimilarWordIsSuggested(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{"nek": " (did you mean neck?)", "neck-rolls": " (did you mean neck-tilts?)", "elbow": ""} {
		if got := frontmatter.DidYouMean(word, []string{"neck", "neck-tilts"}); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

// A value is quoted if YAML would read it as something else.
func TestValuesAreQuotedWhereNeeded(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"a neck": "a neck", "a: b": `"a: b"`, "12": `"12"`, "yes": "yes",
		"@x": `"@x"`, " x": `" x"`, "x # y": `"x # y"`, "": `""`} {
		if got := frontmatter.Quoted(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
