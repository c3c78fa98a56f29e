package frontmatter_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/frontmatter"
)

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
