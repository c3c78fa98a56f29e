package catalog_test

import (
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// Nothing is related to itself or to excluded documents, and everything has related documents.
func TestEverythingHasRelatedDocuments(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	docs := map[*catalog.Doc]bool{}
	for _, m := range c.Moves {
		docs[&m.Doc] = true
	}
	for _, g := range c.Guides {
		docs[&g.Doc] = true
	}
	for _, r := range c.Routines {
		docs[&r.Doc] = true
	}
	for _, p := range c.Plans {
		docs[&p.Doc] = true
	}
	anyDoc := func(*catalog.Doc) bool { return true }
	for d := range docs {
		all := c.Related(d, 100, anyDoc)
		if len(all) == 0 {
			t.Errorf("nothing is related to %s", d.ID)
			continue
		}
		for _, r := range all {
			if r.Doc == d || !docs[r.Doc] || r.Why == "" {
				t.Errorf("%s is related to %s by %q", d.ID, r.ID, r.Why)
			}
		}
		if rest := c.Related(d, 100, anyDoc, all[0].Doc); len(rest) != len(all)-1 {
			t.Errorf("%s: %d are left of %d without the first", d.ID, len(rest), len(all))
		}
		if one := c.Related(d, 1, anyDoc); one[0] != all[0] {
			t.Errorf("%s: the first is %s of one and %s of all", d.ID, one[0].ID, all[0].ID)
		}
	}
}

// The document with the most in common comes first, with a word for the strongest relation.
func TestMostSimilarComesFirst(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	tests := []struct {
		doc    *catalog.Doc
		accept func(*catalog.Doc) bool
		want   string
	}{
		{&c.Routine("short-morning").Doc, c.IsMove, "slow-breath by same moves; chair-stand by same moves; knee-sway by same moves; "},
		{&c.Move("neck-turn").Doc, c.IsMove, "table-reach by same muscles; wall-roll by same muscles; knee-sway by same muscles; "},
		{&c.Guide("causes", "stiff-neck").Doc, c.IsMove, "neck-turn by at a desk; slow-breath by at a desk; chair-stand by at a desk; "},
	}
	for _, tt := range tests {
		got := ""
		for _, r := range c.Related(tt.doc, 3, tt.accept) {
			got += r.ID + " by " + r.Why + "; "
		}
		if got != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.doc.ID, got, tt.want)
		}
	}
}
