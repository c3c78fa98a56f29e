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
	File string // the path in the folder that is read
	Line int    // counted from 1
	Code Code
	Text string
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", printable(p.File), p.Line, p.Text) }

// printable returns name with escapes for characters that would change a terminal, such as line ends.
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
	return cmp.Or(strings.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), strings.Compare(p.Text, q.Text),
		cmp.Compare(p.Code, q.Code))
}

// todoLeft is the problem of a line with a TODO.
const todoLeft = "a TODO is left: finish it or take it out"

// Unfinished reports whether p is about a TODO.
func (p Problem) Unfinished() bool { return p.Text == todoLeft }

// Sorted sorts ps by file, line and text. It removes duplicates, and other problems of lines with a TODO. It reuses the
// memory of ps.
func (ps Problems) Sorted() Problems {
	slices.SortStableFunc(ps, Problem.Compare)
	ps = slices.CompactFunc(ps, func(a, b Problem) bool { return a.File == b.File && a.Line == b.Line && a.Text == b.Text })
	place := func(p Problem) Problem { return Problem{File: p.File, Line: p.Line} }
	hasTODO := map[Problem]bool{}
	for _, p := range ps {
		hasTODO[place(p)] = hasTODO[place(p)] || p.Unfinished()
	}
	return slices.DeleteFunc(ps, func(p Problem) bool { return hasTODO[place(p)] && !p.Unfinished() })
}

// DidYouMean returns " (did you mean X?)" for the candidate that is most similar to word or shares its first or last
// part. It returns "" if there is none.
func DidYouMean(word string, candidates []string) string {
	if near := cmp.Or(words.Nearest(word, candidates), words.NearestSharingPart(word, candidates)); near != "" {
		return fmt.Sprintf(" (did you mean %s?)", near)
	}
	return ""
}
