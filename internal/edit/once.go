package edit

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/frontmatter"
)

// minSameCause is from how many places on the same problem has one cause, such as a tag that was renamed.
const minSameCause = 3

// consequences are the codes of problems whose cause may be in another place.
var consequences = []frontmatter.Code{frontmatter.CodeReference, frontmatter.CodeLink, frontmatter.CodeValue, frontmatter.CodeSearch,
	frontmatter.CodeUnused}

// joinSameCause joins problems with the same cause into the first of them, which then names the other places. all must
// be sorted.
func joinSameCause(all frontmatter.Problems) (out frontmatter.Problems) {
	cause := func(p frontmatter.Problem) string { return string(p.Code) + p.Text }
	place := func(p frontmatter.Problem) string { return fmt.Sprintf("%s:%d", p.File, p.Line) }
	places := map[string][]string{}
	for _, p := range all {
		places[cause(p)] = append(places[cause(p)], place(p))
	}
	for _, p := range all {
		same := places[cause(p)]
		if len(same) < minSameCause || !slices.Contains(consequences, p.Code) {
			out = append(out, p)
		} else if isFirst := same[0] == place(p); isFirst {
			p.Text += fmt.Sprintf(" (so too at %s)", strings.Join(same[1:], ", "))
			out = append(out, p)
		}
	}
	return out
}
