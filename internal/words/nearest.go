package words

import (
	"slices"
	"strings"
)

// Nearest returns the candidate that differs from word by the fewest typing mistakes, at most a third of
// the word's length or two, or that has parts that begin with all of word's parts between hyphens; "" if there is none.
func Nearest(word string, candidates []string) string {
	word = strings.ToLower(strings.TrimSpace(word))
	best, bestDistance := "", max(2, len(word)/3)+1
	for _, c := range candidates {
		if d := distance(word, c, bestDistance); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	if best != "" || word == "" {
		return best
	}
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == ' ' || r == '_' })
	for _, c := range candidates {
		have := strings.Split(c, "-")
		if len(parts) > 0 && !slices.ContainsFunc(parts, func(p string) bool {
			return !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, p) })
		}) {
			return c
		}
	}
	return ""
}

// Sharing returns the most similar of the candidates whose first or last part between hyphens is that of word, "" if
// there is none.
func Sharing(word string, candidates []string) string {
	parts := strings.Split(word, "-")
	best, bestDistance := "", len(word)
	for _, c := range candidates {
		have := strings.Split(c, "-")
		shared := len(parts) > 1 && len(have) > 1 && (parts[0] == have[0] || parts[len(parts)-1] == have[len(have)-1])
		if d := distance(word, c, bestDistance); shared && d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance is the optimal string alignment distance (Damerau 1964, each pair of letters swapped at most
// once), or limit if it is not smaller.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	if limit == 1 && a != b {
		return limit
	}
	var short [3][32]int // most ids fit: no garbage for each of thousands of candidates
	before, last, row := short[0][:], short[1][:], short[2][:]
	if n := len(b) + 1; n > len(short[0]) {
		before, last, row = make([]int, n), make([]int, n), make([]int, n)
	}
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
