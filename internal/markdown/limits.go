package markdown

import (
	"bytes"
	"fmt"
	"strings"
)

// Limits that no text for readers reaches. Without them some texts of a few pages take seconds: inline marks that open and
// never close cost the square of their paragraph, and lists within lists that of their depth.
const (
	maxParagraph = 8 << 10 // bytes of lines without an empty line between
	maxDepth     = 16      // of lists and quotes in one another
	maxBars      = 20      // in one line of a table
)

// TooComplex returns the first line of src that reaches a limit and says which. Ok is false if none does.
func TooComplex(src []byte) (p Problem, ok bool) {
	line, paragraph := 0, 0
	for text := range bytes.Lines(src) {
		line++
		if len(bytes.TrimSpace(text)) == 0 {
			paragraph = 0
			continue
		}
		paragraph += len(text)
		switch {
		case paragraph > maxParagraph:
			return Problem{line, fmt.Sprintf("more than %d bytes without an empty line: part this into paragraphs", maxParagraph)}, true
		case depth(text) > maxDepth:
			return Problem{line, fmt.Sprintf("lists or quotes more than %d deep in one another", maxDepth)}, true
		case bytes.Count(text, []byte("|")) > maxBars:
			return Problem{line, fmt.Sprintf("more than %d bars in one line: a table has fewer columns", maxBars)}, true
		}
	}
	return Problem{}, false
}

// depth is how deep the lists and quotes can be that a line begins with, by its marks and by two columns of indent each.
func depth(line []byte) int {
	marks, columns := 0, 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ':
			columns++
			i++
		case c == '\t':
			columns += 4
			i++
		case c == '>':
			marks++
			i++
		default:
			size := listMark(line[i:])
			if size == 0 {
				return marks + columns/2
			}
			marks++
			i += size
		}
	}
	return marks + columns/2
}

// listMark is how long the mark of a list is that line begins with, 0 if it begins with none.
func listMark(line []byte) int {
	size, ends := 0, "-*+"
	for size < len(line) && line[size] >= '0' && line[size] <= '9' {
		size++
		ends = ".)"
	}
	if size == len(line) || strings.IndexByte(ends, line[size]) < 0 {
		return 0
	}
	size++
	if size < len(line) && strings.IndexByte(" \t\n\r", line[size]) < 0 {
		return 0
	}
	return size
}
