package view_test

import (
	"errors"
	"net/url"
	"testing"

	"unknot/internal/view"
)

// A setting has one address, a number of whole breaths and a time. A value that is not offered is an error.
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
		"pace=5-5&pace=3-4":       {"/breathe?pace=5-5", 30, "5:00"},
		"pace=&minutes=10&tone=1": {"/breathe?minutes=10", 60, "10:00"},
	} {
		q, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		b, err := view.ParseBreathing(q)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if b.Link() != want.link || b.Breaths() != want.breaths || b.Seconds().Clock() != want.clock {
			t.Errorf("%s: %s, %d breaths in %s; want %s, %d in %s", query, b.Link(), b.Breaths(), b.Seconds().Clock(), want.link, want.breaths, want.clock)
		}
	}
	for query, want := range map[string]string{
		"pace=4-7":            `pace has no value "4-7"`,
		"pace=4-6&minutes=05": `minutes has no value "05"`,
		"minutes=-1":          `minutes has no value "-1"`,
	} {
		q, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		_, err = view.ParseBreathing(q)
		var unknown *view.UnknownValue
		if !errors.As(err, &unknown) || err.Error() != want {
			t.Errorf("%s: %v, want %s", query, err, want)
		}
	}
}
