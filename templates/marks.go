package templates

import "unknot/internal/catalog"

// certaintyMark returns the drawn mark and the words for a level of certainty.
func certaintyMark(level string) (mark, words string) {
	words = catalog.Certainty(level).Name
	switch level {
	case "high":
		return "straight", words
	case "moderate":
		return "wave", words
	case "low", "very-low":
		return "loop", words
	}
	return "dash", words
}

// verdictMark returns the drawn mark for a verdict on a claim.
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
