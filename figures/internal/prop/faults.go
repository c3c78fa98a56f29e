package prop

import (
	"fmt"
	"slices"
	"strings"

	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// Faults returns the faults of a prop in a pose with body b.
func Faults(b *skeleton.Body, pr pose.Prop) []string {
	t, ok := New(pr)
	if !ok {
		return []string{fmt.Sprintf("there is no prop %q, only %s", pr.Kind, strings.Join(Names(), ", "))}
	}
	return slices.Concat(t.sizeFaults(), t.carrierFaults(), t.stopFaults(b))
}

// sizeFaults checks the number and the range of the sizes.
func (t Thing) sizeFaults() (faults []string) {
	sizes := t.Model.Sizes
	if len(t.Size) > len(sizes) {
		names := make([]string, len(sizes))
		for i, size := range sizes {
			names[i] = size.Name
		}
		faults = append(faults, fmt.Sprintf("%s has %d sizes [%s], not %d", t.Kind, len(sizes), strings.Join(names, ", "), len(t.Size)))
	}
	for i, v := range t.Size[:min(len(t.Size), len(sizes))] {
		if s := sizes[i]; !s.allows(v) {
			faults = append(faults, fmt.Sprintf("%s: %s %v is not between %v and %v", t.Kind, s.Name, v, s.Min, s.Max))
		}
	}
	return faults
}

// carrierFaults checks what carries the thing: a bottle needs a hand, a pack may have a carrier, and most things cannot
// be carried.
func (t Thing) carrierFaults() []string {
	needed := t.Model.Layer == Carried && len(t.Model.Carriers) > 0
	switch {
	case t.On == "" && !needed, slices.Contains(t.Model.Carriers, t.On):
		return nil
	case len(t.Model.Carriers) == 0:
		return []string{fmt.Sprintf("%s: nothing carries it on %q", t.Kind, t.On)}
	}
	return []string{fmt.Sprintf("%s: on is %q, not %s", t.Kind, t.On, strings.Join(t.Model.Carriers, " or "))}
}

// stopFaults checks the stops of Via.
func (t Thing) stopFaults(b *skeleton.Body) (faults []string) {
	switch {
	case !t.Model.Spans && len(t.Via) > 0:
		faults = append(faults, fmt.Sprintf("%s runs via nothing", t.Kind))
	case t.Model.Spans && len(t.Via) < 2:
		faults = append(faults, fmt.Sprintf("%s: via needs two stops or more", t.Kind))
	}
	for _, s := range t.Via {
		if s.Joint == "" {
			continue
		}
		if _, ok := b.Joint(s.Joint); !ok {
			faults = append(faults, fmt.Sprintf("%s: there is no joint %q", t.Kind, s.Joint))
		}
	}
	return faults
}
