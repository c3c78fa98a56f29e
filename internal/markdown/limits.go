package markdown

import (
	"bytes"
	"fmt"
	"strings"
)

// Limits that no ordinary text reaches. Without them, some texts of a few pages take seconds to parse: the time grows
// with the square of the length of a paragraph with unclosed markup, and with the square of the depth of nested lists.
const (
	maxParagraph = 8 << 10 // bytes
	maxDepth     = 16      // levels of nested lists and quotes
	maxBars      = 20      // bars in one line of a table
)

// TooComplex returns a problem for the first line of src that exceeds a limit. ok is false if there is none.
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

// depth returns an upper bound for the nesting of lists and quotes at the start of a line. It counts a level for each
// mark and for every two columns of indentation.
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

// listMark returns the length of the list mark at the start of line, 0 if there is none.
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
