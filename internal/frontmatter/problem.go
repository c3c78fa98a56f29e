package frontmatter

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/words"
)

// Problem is something to correct in a file.
type Problem struct {
	File string `json:"file"` // relative to the folder that is read
	Line int    `json:"line"` // from 1
	Code Code   `json:"code"`
	Text string `json:"text"`
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", printable(p.File), p.Line, p.Text) }

// printable returns name, with escapes for what would change a terminal, as line ends.
func printable(name string) string {
	quoted := strconv.Quote(name)
	if strings.Contains(quoted, `\`) {
		return quoted
	}
	return name
}

// Problems is an error: everything that is wrong, sorted by file and line.
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Compare orders problems by file, line and text.
func (p Problem) Compare(q Problem) int {
	return cmp.Or(strings.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), strings.Compare(p.Text, q.Text), cmp.Compare(p.Code, q.Code))
}

// Sorted sorts ps by file, line and text, and removes duplicates. It reuses the memory of ps.
func (ps Problems) Sorted() Problems {
	slices.SortStableFunc(ps, Problem.Compare)
	return slices.CompactFunc(ps, func(a, b Problem) bool { return a.File == b.File && a.Line == b.Line && a.Text == b.Text })
}

// DidYouMean returns " (did you mean X?)" for the candidate nearest to word, or "" if none is near.
func DidYouMean(word string, candidates []string) string {
	if near := words.Nearest(word, candidates); near != "" {
		return fmt.Sprintf(" (did you mean %s?)", near)
	}
	return ""
}
