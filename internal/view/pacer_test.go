package view_test

import (
	"testing"

	"unknot/internal/view"
)

// A setting has one address, a number of whole breaths and a time.
func TestPacerSettingsHaveOneAddress(t *testing.T) {
	for query, want := range map[string]struct {
		link    string
		breaths int
		clock   string
	}{
		"":                        {"/breathe", 30, "5:00"},
		"pace=4-6&minutes=5":      {"/breathe", 30, "5:00"}, // defaults are left out
		"minutes=2&pace=3-4":      {"/breathe?pace=3-4&minutes=2", 17, "1:59"},
		"pace=3-4":                {"/breathe?pace=3-4", 43, "5:01"},
		"pace=3-4&minutes=1":      {"/breathe?pace=3-4&minutes=1", 9, "1:03"},
		"pace=3-4&minutes=10":     {"/breathe?pace=3-4&minutes=10", 86, "10:02"},
		"pace=5-5&minutes=1":      {"/breathe?pace=5-5&minutes=1", 6, "1:00"},
		"pace=&minutes=10&tone=1": {"/breathe?minutes=10", 60, "10:00"},
	} {
		c, err := view.Pacer.Parse(values(t, query))
		b := view.NewBreathing(c)
		if err != nil || b.Link() != want.link || b.Breaths() != want.breaths || b.Seconds().Clock() != want.clock {
			t.Errorf("%s: %s, %d breaths in %s, %v; want %v", query, b.Link(), b.Breaths(), b.Seconds().Clock(), err, want)
		}
	}
}
