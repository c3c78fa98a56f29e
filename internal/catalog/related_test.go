package catalog_test

import (
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// Nothing is related to itself or to what is left out, and there is always something more.
func TestRelated(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	docs := map[*catalog.Doc]bool{}
	for _, s := range c.Stretches {
		docs[&s.Doc] = true
	}
	for _, g := range c.Guides {
		docs[&g.Doc] = true
	}
	for _, r := range c.Routines {
		docs[&r.Doc] = true
	}
	any := func(*catalog.Doc) bool { return true }
	for d := range docs {
		all := c.Related(d, 100, any)
		if len(all) == 0 {
			t.Errorf("nothing is related to %s", d.ID)
			continue
		}
		for _, r := range all {
			if r.Doc == d || !docs[r.Doc] || r.Why == "" {
				t.Errorf("%s is related to %s by %q", d.ID, r.ID, r.Why)
			}
		}
		if rest := c.Related(d, 100, any, all[0].Doc); len(rest) != len(all)-1 {
			t.Errorf("%s: %d are left of %d without the first", d.ID, len(rest), len(all))
		}
		if one := c.Related(d, 1, any); one[0] != all[0] {
			t.Errorf("%s: the first is %s of one and %s of all", d.ID, one[0].ID, all[0].ID)
		}
	}
}

func TestRelatedOfAKind(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	d := &c.Routine("short-morning").Doc
	for _, r := range c.Related(d, 10, c.IsMove) {
		if c.Stretch(r.ID) == nil {
			t.Errorf("%s is no move", r.ID)
		}
	}
	if first := c.Related(d, 1, c.IsMove); len(first) != 1 || first[0].Why == "" || first[0].Why == "routine" {
		t.Errorf("the first move related to a routine: %v", first)
	}
}
