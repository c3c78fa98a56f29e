package view_test

import (
	"testing"

	"unknot/internal/view"
)

// A check-in is complete with a week and an answer about it. A form that is sent without one of them has a fault there,
// and so has each value that is not offered.
func TestIncompleteCheckInsHaveFaults(t *testing.T) {
	c := fixtureContent(t)
	for _, tt := range []struct {
		query    string
		fault    string // name of the field, "" for none
		complete bool
	}{
		{"", "", false},
		{"week=3", "", false}, // the form is not sent yet
		{"week=3&sent=1", "sessions", false},
		{"sessions=2", "week", false},
		{"week=3&sessions=2", "", true},
		{"week=3&in=sore", "", true},
		{"week=99&sessions=2", "week", false},
		{"week=3&sessions=8", "sessions", false},
		{"week=3&in=unknown", "in", false},
		{"week=3&in=no-time&in=sore", "", true},
		{"week=3&in=no-time&in=sore&in=no-better", "in", false},
	} {
		v := view.ParseCheckIn(c.Plans[0], c.Barriers, values(t, tt.query))
		var fault string
		if len(v.Faults) > 0 {
			fault = v.Faults[0].Field
		}
		if fault != tt.fault || len(v.Faults) > 1 || v.Complete() != tt.complete {
			t.Errorf("%q: faults %v, complete %v, want a fault in %q, complete %v", tt.query, v.Faults, v.Complete(), tt.fault, tt.complete)
		}
	}
}
