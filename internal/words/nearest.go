package words

import (
	"slices"
	"strings"
)

// Nearest returns the candidate that differs from word by the fewest typing mistakes. At most a third of the length of
// word, or two, are allowed. If there is none, it returns a candidate whose parts between hyphens begin with the parts
// of word, else "".
func Nearest(word string, candidates []string) string {
	word = strings.ToLower(strings.TrimSpace(word))
	best, bestDistance := "", max(2, len(word)/3)+1
	for _, c := range candidates {
		if d := EditDistance(word, c, bestDistance); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	if best != "" || word == "" {
		return best
	}
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == ' ' || r == '_' })
	for _, c := range candidates {
		if len(parts) > 0 && eachBegins(parts, strings.Split(c, "-")) {
			return c
		}
	}
	return ""
}

// eachBegins reports whether each of parts is the beginning of one of words.
func eachBegins(parts, words []string) bool {
	for _, p := range parts {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, p) }) {
			return false
		}
	}
	return true
}

// NearestSharingPart returns the candidate most similar to word among those with the same first or last part between
// hyphens. It returns "" if there is none.
func NearestSharingPart(word string, candidates []string) string {
	parts := strings.Split(word, "-")
	best, bestDistance := "", len(word)
	for _, c := range candidates {
		others := strings.Split(c, "-")
		haveParts := len(parts) > 1 && len(others) > 1
		sharesEnd := parts[0] == others[0] || parts[len(parts)-1] == others[len(others)-1]
		if d := EditDistance(word, c, bestDistance); haveParts && sharesEnd && d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// EditDistance is the optimal string alignment distance of a and b (Damerau 1964, in which each pair of letters is
// swapped at most once). If it is not smaller than limit, EditDistance returns limit.
func EditDistance(a, b string, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	if limit == 1 && a != b { // they differ by one at least
		return limit
	}
	var buffers [3][32]int // avoid allocations, as most words fit and there may be thousands of candidates
	before, last, row := buffers[0][:], buffers[1][:], buffers[2][:]
	if n := len(b) + 1; n > len(buffers[0]) {
		before, last, row = make([]int, n), make([]int, n), make([]int, n)
	}
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		lowest := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			lowest = min(lowest, row[j])
		}
		if lowest >= limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
