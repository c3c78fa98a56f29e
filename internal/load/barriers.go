package load

import (
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// maxBarrierWords limits the words of an answer.
const maxBarrierWords = 90

// checkBarriers checks the list of what can get in the way of a week of a plan.
func checkBarriers(c *catalog.Content, f *frontmatter.File) {
	for i, b := range c.Barriers {
		if n := len(strings.Fields(b.Answer)); n > maxBarrierWords {
			f.FaultAt([]any{i, "answer"}, "%d words: at most %d", n, maxBarrierWords)
		}
	}
}
