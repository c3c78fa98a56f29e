package frontmatter_test

import (
	"fmt"
	"io/fs"
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

// problemsOf lists the problems of a file, one in a line.
func problemsOf(f *frontmatter.File) string {
	return frontmatter.Problems(f.Problems()).Error()
}

// What is not a regular file of a moderate size is not read.
func TestUnreadableFilesAreNamed(t *testing.T) {
	t.Parallel()
	file := func(size int, mode fs.FileMode) *fstest.MapFile {
		line := strings.Repeat("words ", 600) + "\n"
		return &fstest.MapFile{Data: []byte(strings.Repeat(line, size/len(line)+1)[:size]), Mode: mode}
	}
	for _, tt := range []struct {
		name string
		file *fstest.MapFile
		want string
	}{
		{"a.md", file(64<<10, 0), ""},
		{"a.md", file(64<<10+1, 0), "a.md:1: this file is larger than 64 KiB: at most that much is read"},
		{"a.yaml", file(4<<20, 0), ""},
		{"a.yaml", file(4<<20+1, 0), "a.yaml:1: this file is larger than 4 MiB: at most that much is read"},
		{"a.txt", file(12<<20, 0), ""},
		{"a.txt", file(12<<20+1, 0), "a.txt:1: this file is larger than 12 MiB: at most that much is read"},
		{"a.yaml", file(1, fs.ModeNamedPipe), "a.yaml:1: this is a named pipe (FIFO): only regular files are read, so take it out"},
		{"a.yaml", file(1, fs.ModeSocket), "a.yaml:1: this is a socket: only regular files are read, so take it out"},
		{"a.yaml", file(1, fs.ModeDevice), "a.yaml:1: this is a device: only regular files are read, so take it out"},
		{"a.yaml", file(1, fs.ModeIrregular), "a.yaml:1: this is no regular file: only regular files are read, so take it out"},
		{"a.yaml", nil, "a.yaml:1: this file cannot be read: file does not exist"},
	} {
		fsys := fstest.MapFS{}
		if tt.file != nil {
			fsys[tt.name] = tt.file
		}
		f := frontmatter.ReadFile(fsys, tt.name)
		if got := problemsOf(f); got != tt.want || f.Broken() != (tt.want != "") || f.Absent() != (tt.file == nil) {
			t.Errorf("%s: %q, broken %v, absent %v; want %q", tt.name, got, f.Broken(), f.Absent(), tt.want)
		}
		if !f.Broken() && f.Written() != string(tt.file.Data) {
			t.Errorf("%s: %d bytes were read", tt.name, len(f.Written()))
		}
	}
}

// What no file may contain is told at its line, and what nobody sees is left out.
func TestTextThatNoFileMayContainIsNamed(t *testing.T) {
	t.Parallel()
	word, spaced := strings.Repeat("é", 250), strings.Repeat("a ", 4096)
	hidden := strings.Repeat("a\u200b\n", 21)
	for _, tt := range []struct{ name, file, text, want, written string }{
		{"another encoding", "a.txt", "a\nb\xff\nc\xff\n", "a.txt:2: this is not UTF-8: save the file as UTF-8", ""},
		{"byte order mark", "a.txt", "\ufeffa\n",
			"a.txt:1: this file begins with a byte order mark (U+FEFF): save it as UTF-8 without one", "a\n"},
		{"hidden", "a.txt", "a\n\u200bb\n\nc\u200b\n",
			"a.txt:2: U+200B is an invisible character: take it out\n" +
				"a.txt:4: U+200B is an invisible character: take it out", "a\nb\n\nc\n"},
		{"hidden twice in a line", "a.txt", "\u200bb\u200b\n", "a.txt:1: U+200B is an invisible character: take it out", "b\n"},
		{"direction marks of a list", "a.txt", "a\u200f\n",
			"a.txt:1: U+200F is a text direction control, which nobody sees: take it out", "a\n"},
		{"TODO", "a.txt", "a\nb TODO\n", "a.txt:2: a TODO is left: finish it or take it out", "a\nb TODO\n"},
		{"word of 500 bytes", "a.txt", word + "\t" + word + "\r\n", "", word + "\t" + word + "\r\n"},
		{"longer word", "a.txt", "a\n" + word + "e\n" + word + "e\n",
			"a.txt:2: a word of 501 bytes (“" + strings.Repeat("é", 20) + "…”): at most 500", "a\n" + word + "e\n" + word + "e\n"},
		{"line of 8 KiB", "a.txt", spaced + "\n", "", spaced + "\n"},
		{"longer line", "a.txt", "a\n" + spaced + "b\n" + spaced + "b\n",
			"a.txt:2: a line of 8193 bytes: at most 8192", "a\n" + spaced + "b\n" + spaced + "b\n"},
	} {
		f := frontmatter.New(tt.file, []byte(tt.text))
		if got := problemsOf(f); got != tt.want || f.Written() != tt.written {
			t.Errorf("%s: %q with the problems %q, want %q with %q", tt.name, f.Written(), got, tt.written, tt.want)
		}
		isBroken := strings.Contains(tt.want, "at most") || tt.written == ""
		if f.Broken() != isBroken {
			t.Errorf("%s: broken %v, want %v", tt.name, f.Broken(), isBroken)
		}
	}
	list := frontmatter.New("a.txt", []byte(hidden)).Problems()
	const more = "more characters of this kind follow: fix those above first"
	if last := list[len(list)-1]; len(list) != 21 || last.Line != 21 || last.Text != more {
		t.Errorf("%d problems, the last %v", len(list), last)
	}
}
