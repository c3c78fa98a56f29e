package edit

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/frontmatter"
)

// The same words about so many places have one cause, such as a tag that was renamed: they are one problem, which names
// some of the others.
const sameCause, namedPlaces = 3, 6

// consequences are the codes of problems that another place can be the cause of.
var consequences = []frontmatter.Code{frontmatter.CodeReference, frontmatter.CodeLink, frontmatter.CodeValue, frontmatter.CodeSearch,
	frontmatter.CodeUnused}

// once returns sorted problems. Of those with the same cause it has the first alone, which names the others.
func once(all frontmatter.Problems) (out frontmatter.Problems) {
	places := map[string][]string{}
	for _, p := range all {
		places[string(p.Code)+p.Text] = append(places[string(p.Code)+p.Text], fmt.Sprintf("%s:%d", p.File, p.Line))
	}
	for _, p := range all {
		others := places[string(p.Code)+p.Text]
		if len(others) < sameCause || !slices.Contains(consequences, p.Code) {
			out = append(out, p)
		} else if others[0] == fmt.Sprintf("%s:%d", p.File, p.Line) {
			more := ""
			if others = others[1:]; len(others) > namedPlaces {
				more = fmt.Sprintf(" and %d more", len(others)-namedPlaces)
			}
			p.Text += fmt.Sprintf(" (so too at %s%s)", strings.Join(others[:min(namedPlaces, len(others))], ", "), more)
			out = append(out, p)
		}
	}
	return out
}
