package catalog

import (
	"cmp"
	"slices"
)

// Routine is moves in order.
type Routine struct {
	Doc         `yaml:",inline"`
	Tagged      `yaml:",inline"`
	For         string   `yaml:"for" need:"" read:"" search:"body"`
	Items       Items    `yaml:"items" need:""`
	Preparation []string `yaml:"notes" read:"" search:"-"`    // what to know before starting; search has it after the moves
	DaysAWeek   int      `yaml:"days_a_week" need:"" min:"1"` // at most
	NeedsCare   bool     `yaml:"care"`
	IsStart     bool     `yaml:"start"` // offered under "Start now"

	Classes  []*Class   `yaml:"-"`
	Cautions []*Caution `yaml:"-"`
}

// StartNow returns the routines to start with at once for all of the regions together, the shortest first: a back that
// is tight all over has routines of its own.
func (c *Content) StartNow(regions ...*Region) []*Routine {
	var out []*Routine
	for _, r := range c.Routines {
		if r.IsStart && r.IsFor(regions) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b *Routine) int { return cmp.Compare(a.Items.Total(), b.Items.Total()) })
	return out
}

// IsFor reports whether the routine is for the regions and no other, in any order.
func (r *Routine) IsFor(regions []*Region) bool {
	return len(r.Regions) == len(regions) && !slices.ContainsFunc(regions, func(v *Region) bool { return !slices.Contains(r.Regions, v) })
}
