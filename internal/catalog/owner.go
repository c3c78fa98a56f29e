package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// Owner is a role or a team, not a person, that must check facts again.
type Owner struct {
	Owner string   `yaml:"owner" need:""`
	Of    []string `yaml:"of" need:""` // patterns of what it checks, see Doc.Matches
}

// Matches reports whether pattern matches the file, the address or the ID of d. A * in the pattern matches any
// characters.
func (d *Doc) Matches(pattern string) bool {
	p := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, ".*") + "$")
	return slices.ContainsFunc([]string{d.CheckedAt.File, d.Path, d.ID}, p.MatchString)
}

// OwnerOf returns who must check d again: the last owner with a matching pattern, "" if there is none.
func (c *Content) OwnerOf(d *Doc) string {
	for _, o := range slices.Backward(c.Owners) {
		if slices.ContainsFunc(o.Of, d.Matches) {
			return o.Owner
		}
	}
	return ""
}
