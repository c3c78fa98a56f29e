package catalog

import (
	"cmp"
	"slices"
)

// LeaveOutSpreading applies to every routine, including for readers whose leg hurts already.
const LeaveOutSpreading = "Leave out any move that sends pain, tingling or numbness down an arm or a leg, or further down it."

// Routine is a list of moves to do in order.
type Routine struct {
	Doc         `yaml:",inline"`
	Tagged      `yaml:",inline"`
	For         string   `yaml:"for" need:"" read:"" search:"body"`
	Items       Items    `yaml:"items" need:""`
	Preparation []string `yaml:"notes" read:"" search:"-"`    // what to know before starting; search indexes it after the moves
	DaysAWeek   int      `yaml:"days_a_week" need:"" min:"1"` // on how many days a week, at most
	NeedsCare   bool     `yaml:"care"`
	IsStart     bool     `yaml:"start"` // it is offered under "Start now"

	Classes  []*Class   `yaml:"-"`
	Cautions []*Caution `yaml:"-"`
}

// StartNow returns the routines under "Start now" that are for exactly these regions, the shortest first. There are
// separate routines for a back that is tight in all regions.
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

// IsFor reports whether the routine is for exactly these regions, in any order.
func (r *Routine) IsFor(regions []*Region) bool {
	return len(r.Regions) == len(regions) && len(minus(regions, r.Regions)) == 0
}
