package templates

import (
	"fmt"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// aboutCertainty is the address at which the words for certainty are explained.
const aboutCertainty = "/about#certainty"

// aboutSeen is the address that explains how we read sources.
const aboutSeen = "/about#seen"

// certaintyMark returns the name of the drawn mark for a level of certainty, and the words for it.
func certaintyMark(level string) (mark, words string) {
	words = catalog.Certainty(level).Name
	switch level {
	case "high":
		return "straight", words
	case "moderate":
		return "wave", words
	case "low":
		return "loop", words
	case "very-low":
		return "gap", words
	}
	return "dash", words
}

// verdictMark returns the name of the drawn mark for a verdict on a claim.
func verdictMark(verdict string) string {
	switch verdict {
	case "supported":
		return "straight"
	case "partly":
		return "wave"
	case "weak":
		return "loop"
	case "contradicted":
		return "knot"
	}
	return "dash"
}

// certaintyCounts says how many lines there are at each level of certainty, beginning with the highest.
func certaintyCounts(lines []markdown.CertaintyLine) string {
	var out []string
	for _, c := range catalog.Certainties() {
		n := 0
		for _, line := range lines {
			if line.Level == c.ID {
				n++
			}
		}
		if n > 0 {
			out = append(out, fmt.Sprintf("%s: %d", c.Name, n))
		}
	}
	return strings.Join(out, ", ")
}
