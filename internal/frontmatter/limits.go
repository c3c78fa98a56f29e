package frontmatter

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"unknot/internal/words"
)

// Limits in bytes. They are several times what any text needs, and small enough to be parsed quickly.
const (
	maxDocument = 64 << 10 // a Markdown file
	maxList     = 4 << 20  // any other file; lists grow with the site
	maxLines    = 12 << 20 // a text file without YAML; the addresses of 50,000 documents take 6 MiB
	maxLine     = 8 << 10
	maxWord     = 500     // anything between white space; web addresses are the longest
	maxText     = 8 << 10 // the text of a field
)

// maxFile returns the largest size of the file with that name, in bytes.
func maxFile(name string) int64 {
	switch {
	case path.Ext(name) == ".md":
		return maxDocument
	case path.Ext(name) == ".txt":
		return maxLines
	}
	return maxList
}

// byteSize returns a number of bytes in MiB or KiB.
func byteSize(n int64) string {
	if n%(1<<20) == 0 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d KiB", n>>10)
}

// specialFile describes a file that is neither a regular file nor a folder nor a link. It returns "" for those.
func specialFile(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe (FIFO)"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	case mode&fs.ModeIrregular != 0:
		return "no regular file"
	}
	return ""
}

// lineNotUTF8 returns the first line that is not UTF-8, 0 if there is none.
func lineNotUTF8(data []byte) int {
	line := 0
	for text := range bytes.Lines(data) {
		if line++; !utf8.Valid(text) {
			return line
		}
	}
	return 0
}

// maxCharFaults limits the number of character problems that are reported for one file.
const maxCharFaults = 20

// checkChars reports forbidden characters, each once for a line, and returns data without the invisible ones. Direction
// marks stay pending until Decode knows which fields allow them.
func (f *File) checkChars(data []byte) []byte {
	text := string(data)
	faults := words.CheckCharacters(text)
	if len(faults) == 0 {
		return data
	}
	reported, line, counted := 0, 1, 0 // counted is up to where the lines are counted
	for _, fault := range faults {
		line += strings.Count(text[counted:fault.At], "\n")
		counted = fault.At
		problem := Problem{File: f.path, Line: line, Text: fault.Text, Code: CodeCharacters}
		if n := len(f.problems); n == 0 || f.problems[n-1] != problem {
			if reported++; reported > maxCharFaults {
				f.FaultAs(CodeCharacters, line, "more characters of this kind follow: fix those above first")
				break
			}
			f.problems = append(f.problems, problem)
		}
	}
	return []byte(words.Visible(text))
}

// checkLines reports the first line and the first word that are too long, and marks the file as broken.
func (f *File) checkLines(data []byte) {
	n, longLine, longWord := 0, false, false
	isSpace := func(r rune) bool { return r == ' ' || r == '\t' || r == '\r' }
	for line := range bytes.Lines(data) {
		n++
		line = bytes.TrimSuffix(line, []byte("\n"))
		if len(line) <= maxWord {
			continue
		}
		for word := range bytes.FieldsFuncSeq(line, isSpace) {
			if len(word) > maxWord && !longWord {
				longWord = true
				f.Fail(n, "a word of %d bytes (“%s”): at most %d", len(word), shortenWord(word), maxWord)
			}
		}
		if len(line) > maxLine && !longLine {
			longLine = true
			f.Fail(n, "a line of %d bytes: at most %d", len(line), maxLine)
		}
	}
}

// shortenWord returns the first 20 characters of a word, for a message.
func shortenWord(word []byte) string {
	runes := []rune(string(word[:min(len(word), 100)])) // 20 characters have at most 80 bytes; the last one may be cut
	return strings.TrimRight(string(runes[:min(len(runes), 20)]), string(unicode.ReplacementChar)) + "…"
}
