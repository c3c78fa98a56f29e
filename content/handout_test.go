package content_test

import (
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/handout"
)

// Every dose there is can stand on a sheet, and takes as long there.
func TestEveryDoseOnASheet(t *testing.T) {
	site, err := load()
	if err != nil {
		t.Fatal(err)
	}
	c := site.Catalog
	plans := []catalog.Plan{}
	for _, m := range c.Stretches {
		plans = append(plans, m.Plan())
	}
	for _, r := range c.Routines {
		plans = append(plans, r.Plan())
	}
	for _, p := range plans {
		text := handout.Sheet{}.With(p.Items...).String()
		s, faults := handout.Parse(c, text)
		for _, f := range faults {
			t.Errorf("%s: %s", p.Path, f.Text)
		}
		if s.Items.Total() != p.Items.Total() {
			t.Errorf("%s takes %s, as the sheet %s %s", p.Path, p.Items.Total().Clock(), text, s.Items.Total().Clock())
		}
	}
}
