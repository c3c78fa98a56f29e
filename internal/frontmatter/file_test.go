package frontmatter_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/frontmatter"
)

const document = "---\ntitle: \"A 'good'\n  neck\"\nneed: [x,\n  z]\n" +
	"parts:\n  - name: leg\n    of: me\n  - arm\n---\n\n  First 'line'\nsecond line\n\nthird line\n"

// newDocument reads document.
func newDocument(t *testing.T) *frontmatter.File {
	t.Helper()
	var v entry
	f, problems := decode("a/x.md", document, &v)
	if problems != "" {
		t.Fatal(problems)
	}
	return f
}

// A path leads to the line of its field, or of the nearest one around it.
func TestFieldsHaveLines(t *testing.T) {
	t.Parallel()
	f := newDocument(t)
	for _, tt := range []struct {
		path []any
		want int
	}{
		{nil, 1}, {[]any{"title"}, 2}, {[]any{"need"}, 4}, {[]any{"need", 0}, 4}, {[]any{"need", 1}, 5}, {[]any{"need", 2}, 4},
		{[]any{"nought"}, 1},
		{[]any{"parts", 0, "of"}, 8}, {[]any{"parts", 0, "name"}, 7}, {[]any{"parts", 1, "name"}, 9}, {[]any{"parts", "name"}, 6}, {[]any{0}, 1},
	} {
		if got := f.Line(tt.path...); got != tt.want {
			t.Errorf("%v is in line %d, want %d", tt.path, got, tt.want)
		}
	}
	if got := frontmatter.New("x.yaml", []byte("\n- a\n")).Line(0); got != 1 {
		t.Errorf("before it is read: line %d, want 1", got)
	}
}

// A value that is the same in another layout is the same as written.
func TestValuesAreKnownAsWritten(t *testing.T) {
	t.Parallel()
	want := map[string]any{"title": "A ‘good’ neck", "need": []any{"x", "z"},
		"parts": []any{map[string]any{"name": "leg", "of": "me"}, "arm"}}
	f := newDocument(t)
	for range 2 {
		if diff := cmp.Diff(any(want), f.AsWritten()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	list := frontmatter.New("x.yaml", []byte("- a\n"))
	if diff := cmp.Diff(any([]any{"a"}), list.AsWritten()); diff != "" {
		t.Errorf("a list (-want +got):\n%s", diff)
	}
	for name, text := range map[string]string{"no YAML": "\"", "nothing": ""} {
		if got := frontmatter.New("x.yaml", []byte(text)).AsWritten(); got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// The body has its lines in their places, and lines of it are found by their words.
func TestBodyHasItsLines(t *testing.T) {
	t.Parallel()
	f := newDocument(t)
	if want := strings.Repeat("\n", 10) + "\n  First 'line'\nsecond line\n\nthird line\n"; string(f.Body()) != want {
		t.Errorf("the body %q, want %q", f.Body(), want)
	}
	if want := "\n  First 'line'\nsecond line\n\nthird line\n"; string(f.WrittenBody()) != want {
		t.Errorf("the body as written %q, want %q", f.WrittenBody(), want)
	}
	if got := f.BodyLine(); got != 12 {
		t.Errorf("the body begins in line %d, want 12", got)
	}
	for _, tt := range []struct {
		words      string
		from, want int
	}{
		{"First ‘line’", 12, 12}, {"second", 12, 13}, {"third", 12, 12}, {"third", 15, 15}, {"First", 13, 13}, {"none", 15, 15},
		{"none", 99, 99},
	} {
		if got := f.LineOf(tt.words, tt.from); got != tt.want {
			t.Errorf("%q from line %d is in line %d, want %d", tt.words, tt.from, got, tt.want)
		}
	}
	var v entry
	for name, want := range map[string]int{"x.md": 5, "y.md": 1} {
		text := "---\ntitle: x\nneed: [x]\n---\r\nx"
		if name == "y.md" {
			text = strings.TrimSuffix(text, "x")
		}
		if f, _ := decode(name, text, &v); f.BodyLine() != want {
			t.Errorf("%s: the body begins in line %d, want %d", name, f.BodyLine(), want)
		} else if got := f.LineOf("x", 4); got != 4 || f.LineOf("x", want) != want {
			t.Errorf("%s: x is in line %d", name, got)
		}
	}
	if list := frontmatter.New("x.yaml", []byte("- a\n")); list.WrittenBody() != nil || list.Body() != nil {
		t.Error("a list has a body")
	}
}

// An edit of lines is read, and the file stays as its writer sees it.
func TestLinesCanBeEdited(t *testing.T) {
	t.Parallel()
	f := frontmatter.New("x.md", []byte(document))
	f.EditLines(func(n int, line string) string {
		if n == 2 || n == 13 {
			return strings.ToUpper(line)
		}
		return line
	})
	var v entry
	f.Decode(&v, nil)
	if got, want := f.Problems()[0].Text, `unknown field "TITLE"`; !strings.HasPrefix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	if f.Written() != document || f.Sum() != sha256.Sum256([]byte(document)) || f.Path() != "x.md" {
		t.Errorf("%s: %s", f.Path(), f.Written())
	}
	if !bytes.Contains(f.Body(), []byte("SECOND LINE")) || !bytes.Contains(f.WrittenBody(), []byte("second line")) {
		t.Errorf("the body %q", f.Body())
	}
	if diff := cmp.Diff("A ‘good’ neck", f.AsWritten().(map[string]any)["title"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Callers report problems at lines and fields, with the code that is set.
func TestCallersReportProblems(t *testing.T) {
	t.Parallel()
	f := newDocument(t)
	f.SetCode(frontmatter.CodeDate)
	f.Fault(-1, "late by %d", 2)
	f.FaultAt([]any{"parts", 1}, "none")
	f.FaultAs(frontmatter.CodeLink, 3, "lost")
	if !f.Whole() {
		t.Error("a fault makes the file seem not whole")
	}
	f.FailField([]any{"need"}, "no %s", "x")
	if f.Whole() || f.Broken() {
		t.Errorf("after a field cannot be used: whole %v, broken %v", f.Whole(), f.Broken())
	}
	f.Fail(4, "gone")
	want := []frontmatter.Problem{
		{"a/x.md", 1, "date", "late by 2"}, {"a/x.md", 9, "date", "none"}, {"a/x.md", 3, "link", "lost"}, {"a/x.md", 4, "date", "no x"},
		{"a/x.md", 4, "date", "gone"},
	}
	if diff := cmp.Diff(want, f.Problems()); diff != "" || !f.Broken() {
		t.Errorf("broken %v (-want +got):\n%s", f.Broken(), diff)
	}
}

// Texts are visited with their field and path, and empty ones are left out.
func TestTextsAreVisited(t *testing.T) {
	t.Parallel()
	v := []entry{{Title: "a", Names: []string{"b", "", "c"}, Parts: []*part{nil, {Of: "d"}, {Name: "e"}}, More: More{"f"}, Off: "g"}}
	for tag, want := range map[string]string{
		"":     "[[0 title] a] [[0 names 0] b] [[0 names 2] c] [[0 parts 1 of] d] [[0 parts 2 name] e] [[0 hint] f] ",
		"need": "[[0 title] a] [[0 parts 2 name] e] ",
		"read": "[[0 names 0] b] [[0 names 2] c] ",
	} {
		got := ""
		frontmatter.EachText(v, tag, func(text string, field reflect.StructField, path []any) {
			if name, _, _ := strings.Cut(field.Tag.Get("yaml"), ","); !strings.Contains(fmt.Sprint(path), name) {
				t.Errorf("%v: the field %s", path, name)
			}
			got += fmt.Sprint([]any{path, text}, " ")
		})
		if got != want {
			t.Errorf("with %q: %s, want %s", tag, got, want)
		}
	}
}

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
