package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// Owner is who checks facts again: a role or a team, no person.
type Owner struct {
	Owner string   `yaml:"owner" need:""`
	Of    []string `yaml:"of" need:""` // patterns
}

// Matches reports whether pattern, in which * stands for any characters, matches the file, the address or the ID of d.
func (d *Doc) Matches(pattern string) bool {
	p := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, ".*") + "$")
	return slices.ContainsFunc([]string{d.CheckedAt.File, d.Path, d.ID}, p.MatchString)
}

// OwnerOf returns who checks d again: the last owner with a pattern that matches it, "" if there is none.
func (c *Content) OwnerOf(d *Doc) string {
	for _, o := range slices.Backward(c.Owners) {
		if slices.ContainsFunc(o.Of, d.Matches) {
			return o.Owner
		}
	}
	return ""
}
