package frontmatter_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/frontmatter"
)

// entry is what the files of these tests hold.
type entry struct {
	ID     string            `yaml:"id"`
	Title  string            `yaml:"title" need:""`
	Number int               `yaml:"number" min:"1"`
	Share  float64           `yaml:"share"`
	Yes    bool              `yaml:"yes"`
	Names  []string          `yaml:"names" read:""`
	Note   string            `yaml:"note"`
	Word   string            `yaml:"word" one:"sizes"`
	By     map[string]string `yaml:"by"`
	Sizes  []size            `yaml:"sizes"`
	Days   days              `yaml:"days"`
	Parts  []*part           `yaml:"parts"`
	Need   []string          `yaml:"need" need:""`
	More   `yaml:",inline"`
	Off    string `yaml:"-"`
}

// More has the inline fields of entry.
type More struct {
	Hint string `yaml:"hint"`
}

// part is a group that may be written as its name alone.
type part struct {
	Name string `yaml:"name" alone:"" need:""`
	Of   string `yaml:"of"`
}

// size is a value with its own form.
type size string

func (s *size) UnmarshalText(text []byte) error {
	if *s = size(text); *s != "big" && *s != "small" {
		return errors.New("no size")
	}
	return nil
}

func (*size) Expected() string { return "big or small" }

// days is a list that may be written as one text.
type days []string

func (d *days) UnmarshalText(text []byte) error {
	if *d = strings.Fields(string(text)); len(*d) > 2 {
		return errors.New("too many")
	}
	return nil
}

func (*days) Expected() string { return "one or two days" }

// decode reads a file of entries, or of one in front matter, and returns its problems, one in a line.
func decode(name, text string, v any) (*frontmatter.File, string) {
	f := frontmatter.New(name, []byte(text))
	f.Decode(v, map[string][]string{"sizes": {"big", "small"}})
	var out []string
	for _, p := range f.Problems() {
		out = append(out, fmt.Sprintf("%d: %s: %s", p.Line, p.Code, p.Text))
	}
	return f, strings.Join(out, "\n")
}

// Values are trimmed and have typographic quotation marks.
func TestFieldsAreRead(t *testing.T) {
	t.Parallel()
	var got []entry
	_, problems := decode("x.yaml", `
- title: " It's \"good\" ('so') "
  number: 1
  share: 2
  yes: true
  names: [a, "http://x/'"]
  by: {a: b}
  sizes: [big, small]
  parts: [leg, {name: arm, of: me}]
  need: [x]
  hint: inline
`, &got)
	want := []entry{{
		Title: "It’s “good” (‘so’)", Number: 1, Share: 2, Yes: true, Names: []string{"a", "http://x/'"},
		By: map[string]string{"a": "b"}, Sizes: []size{"big", "small"},
		Parts: []*part{{Name: "leg"}, {"arm", "me"}}, Need: []string{"x"}, More: More{"inline"},
	}}
	if diff := cmp.Diff(want, got); diff != "" || problems != "" {
		t.Errorf("%s\n(-want +got):\n%s", problems, diff)
	}
}

// mistakes are fields of an entry, with what is said about them.
var mistakes = []struct{ field, want string }{
	{"number: 0", "value: a whole number of at least 1 expected, found 0"},
	{"number: 1.5", "value: a whole number expected, found 1.5"},
	{"number: 1_0", ""},
	{"number: -1_0", "value: a whole number of at least 1 expected, found -1_0"},
	{"number: [1]", "value: a whole number expected, found a list"},
	{"share: x", "value: a number expected, found the text x"},
	{"share: .inf", "value: a number expected, found .inf"},
	{"share: 1.5", ""},
	{"yes: 1", "value: true or false expected, found 1"},
	{"names: x", "value: a list expected, found the text x"},
	{"names: []", "field: the field \"names\" is empty: fill it in or take it out"},
	{"names:", "field: the field \"names\" is empty: fill it in or take it out"},
	{"names: [a, b, a]", "value: a is listed twice"},
	{"names: [a, ~]", "value: an empty entry: fill it in or take it out"},
	{"names: [a, \"\"]", "field: an empty entry: fill it in or take it out"},
	{"note: {a: b}", "value: text expected, found a group of fields"},
	{"note: yes", "value: text expected, found yes, which YAML can take for true or false: put it between quotation marks"},
	{"note: 'No'", ""},
	{"note: \"No\"", ""},
	{"note: “all”",
		"value: “all” keeps its quotation marks, which are typographic: take them out, or write straight ones around the text"},
	{"note: “a” and “b”", ""},
	{"note: &a x", "value: put text that begins with & or ! between quotation marks"},
	{"note: !x y", "value: put text that begins with & or ! between quotation marks"},
	{"note: \"a\\u200bb\"", "characters: U+200B is an invisible character: take it out"},
	{"note: \"a\\u00a0b\"", ""},
	{"note: \"a\\u200f\"", "characters: U+200F is a text direction control, which nobody sees: take it out"},
	{"by: x", "value: a group of fields expected, found the text x"},
	{"by: {a: [b]}", "value: text expected, found a list"},
	{"by: {a: b, c: d, e: [f]}", "value: text expected, found a list"},
	{"by: {a: b, c: [d]}", "value: text expected, found a list"},
	{"by: {a: no}", "value: text expected, found no, which YAML can take for true or false: put it between quotation marks"},
	{"sizes: [big, huge]", "value: the text huge: write big or small"},
	{"days: Monday Friday", ""},
	{"days: [Monday, Friday, Sunday]", ""},
	{"days: Monday Friday Sunday", "value: the text Monday Friday Sunday: write one or two days"},
	{"days: {a: b}", "value: a group of fields: write one or two days"},
	{"days: [{a: b}]", "value: a list: write one or two days"},
	{"sizes: [[big]]", "value: a list: write big or small"},
	{"word: big", ""},
	{"word: bigg", "value: \"bigg\" is none of big, small (did you mean big?)"},
	{"parts: [leg, leg]", "value: leg is listed twice"},
	{"parts: [{name: leg}, {name: leg}]", "value: this entry is listed twice"},
	{"parts: [{of: leg}]", "field: missing field \"name\""},
	{"parts: [{name: \"\"}]", "field: missing field \"name\""},
	{"nam: x", "field: unknown field \"nam\" (did you mean names?)"},
	{"off: x", "field: unknown field \"off\""},
}

// Each mistake is named once, with its line and what to do.
func TestMistakesInFieldsAreNamed(t *testing.T) {
	t.Parallel()
	for _, tt := range mistakes {
		var v []entry
		_, got := decode("x.yaml", "- title: x\n  need: [x]\n  "+tt.field+"\n", &v)
		want := tt.want
		if want != "" {
			want = "3: " + want
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", tt.field, diff)
		}
	}
}

// Each mistake is reported at the line where a writer mends it, and once.
func TestMistakesAreToldAtTheirLine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, file, text, want string }{
		{"a repeated field", "x.yaml", "- title: x\n  need: [x]\n  note: a\n  note: b\n",
			"4: field: the field \"note\" is listed twice: see line 3"},
		{"an alias", "x.yaml", "- title: x\n  need: &n [x]\n  names: *n\n",
			"2: value: put text that begins with & or ! between quotation marks\n" +
				"3: field: the field \"names\" is empty: fill it in or take it out\n3: value: a list expected, found the alias *n"},
		{"missing fields", "x.yaml", "- note: x\n", "1: field: missing field \"title\"\n1: field: missing field \"need\""},
		{"an empty field", "x.yaml", "- note: x\n  need: []\n  title:\n",
			"3: field: the field \"title\" is empty\n2: field: the field \"need\" is empty"},
		{"a field with another mistake", "x.yaml", "- note: x\n  need: [x]\n  title: \"\\u200b\"\n",
			"3: characters: U+200B is an invisible character: take it out"},
		{"repeated groups in a document", "x.md", "---\n- title: x\n  need: [x]\n  parts: [{name: a}, {name: a}]\n---\n", ""},
		{"repeated texts in a document", "x.md", "---\n- title: x\n  need: [x, x]\n---\n", "3: value: x is listed twice"},
		{"groups with an ID", "x.yaml", "- {id: a, title: x, need: [x]}\n- {id: a, title: x, need: [x]}\n", ""},
		{"an empty entry", "x.yaml", "- {title: x, need: [x]}\n-\n", "2: value: an empty entry: fill it in or take it out"},
		{"another type", "x.yaml", "title: x\n", "1: value: a list expected, found a group of fields"},
		{"no list entry", "x.yaml", "- x\n", "1: value: a group of fields expected, found the text x"},
		{"nothing", "x.yaml", "", "1: yaml: nothing is written here"},
		{"only a comment", "x.yaml", "# x\n", "1: yaml: nothing is written here"},
		{"null", "x.yaml", "~\n", "1: yaml: nothing is written here"},
		{"two documents", "x.yaml", "- title: x\n  need: [x]\n---\n- note: y\n",
			"3: yaml: only one YAML document is expected: a second --- stands in the middle"},
		{"no front matter", "x.md", "Text.\n", "1: yaml: front matter expected: the first line must be ---"},
		{"no line end", "x.md", "---", "1: yaml: front matter expected: the first line must be ---"},
		{"front matter without end", "x.md", "---\na: b\n", "1: yaml: the front matter does not end: a line --- is missing"},
		{"a tab after good lines", "x.yaml", "- title: x\n  need: [x]\n\tnote: y\n",
			"3: yaml: this is not YAML: a tab stands here: write spaces instead"},
		{"direction marks", "x.yaml", "- title: x\n  need: [x\u200f]\n",
			"2: characters: U+200F is a text direction control, which nobody sees: take it out"},
		{"a text of 8 KiB", "x.yaml", "- title: " + strings.Repeat("long text\n   ", 819) + "ab\n  need: [x]\n", ""},
		{"too long a text", "x.yaml", "- title: " + strings.Repeat("long text\n   ", 900) + "\n  need: [x]\n",
			"1: value: a text of 8999 bytes: at most 8192"},
	} {
		var v []entry
		if _, got := decode(tt.file, tt.text, &v); got != tt.want {
			t.Errorf("%s: problems\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// A file is whole unless a field could not be read, and broken if nothing could.
func TestFilesAreWholeOrBroken(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text    string
		whole, broken bool
	}{
		{"good", "- title: x\n  need: [x]\n", true, false},
		{"missing field", "- title: x\n", true, false},
		{"unknown field", "- title: x\n  nam: y\n", false, false},
		{"repeated field", "- title: x\n  title: y\n  need: [x]\n", false, false},
		{"another type", "- title: x\n  need: y\n", false, false},
		{"no YAML", "- \"\n", false, true},
	} {
		var v []entry
		if f, _ := decode("x.yaml", tt.text, &v); f.Whole() != tt.whole || f.Broken() != tt.broken || f.Absent() {
			t.Errorf("%s: whole %v, broken %v, absent %v", tt.name, f.Whole(), f.Broken(), f.Absent())
		}
	}
}
