package catalog_test

import (
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/markdown"
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

// Moves that share a move, a muscle, a tag, a claim, a kind or a region are alike in this order. Two traits count more
// than one, and a rare trait more than a common one.
func TestTraitsHaveWeights(t *testing.T) {
	kind, other := &catalog.Kind{Word: catalog.Word{ID: "k", Name: "Kind"}}, &catalog.Kind{Word: catalog.Word{ID: "other"}}
	muscle, common := &catalog.Muscle{Word: catalog.Word{ID: "m"}}, &catalog.Muscle{Word: catalog.Word{ID: "common"}}
	tag, second := &catalog.Tag{Word: catalog.Word{ID: "t", Name: "Tag"}}, &catalog.Tag{Word: catalog.Word{ID: "t2", Name: "Second"}}
	region := &catalog.Region{Word: catalog.Word{ID: "r", Name: "Region"}}
	claim, extra := &catalog.Claim{ID: "c"}, &catalog.Claim{ID: "c2"}
	evidence := func(claims ...*catalog.Claim) []*catalog.Evidence { return []*catalog.Evidence{{Claims: claims}} }
	tagged := func(regions []*catalog.Region, tags ...*catalog.Tag) catalog.Tagged {
		return catalog.Tagged{Regions: regions, Tags: tags}
	}
	move := func(id string) *catalog.Move {
		return &catalog.Move{Doc: catalog.Doc{ID: id, Path: "/stretches/" + id}, KindID: "of " + id, Kind: other}
	}
	m := map[string]*catalog.Move{}
	var moves []*catalog.Move
	for _, id := range []string{"base", "rare", "z-claim", "kin", "area", "both", "mus-1", "mus-2", "mus-3", "mus-4", "mus-5"} {
		m[id] = move(id)
		moves = append(moves, m[id])
	}
	base := m["base"]
	base.Kind, base.KindID, base.Muscles = kind, "k", []*catalog.Muscle{muscle, common}
	base.Tagged, base.Evidence = tagged([]*catalog.Region{region}, tag, second), evidence(claim, extra)
	m["rare"].Muscles = []*catalog.Muscle{muscle}
	m["z-claim"].Evidence = evidence(claim)
	m["kin"].Kind, m["kin"].KindID = kind, "k"
	m["area"].Tagged = tagged([]*catalog.Region{region})
	m["both"].Tagged, m["both"].Evidence = tagged(nil, tag, second), evidence(extra)
	for _, id := range []string{"mus-1", "mus-2", "mus-3", "mus-4", "mus-5"} {
		m[id].Muscles = []*catalog.Muscle{common}
	}
	routine := &catalog.Routine{Doc: catalog.Doc{ID: "routine", Path: "/routines/routine"}, Items: catalog.Items{{MoveID: "base"},
		{MoveID: "base"}}}
	page := &catalog.Page{Doc: catalog.Doc{ID: "page", Path: "/page"}}
	c := catalog.New(catalog.Content{Safety: &catalog.Safety{},
		Documents: catalog.Documents{Moves: moves, Routines: []*catalog.Routine{routine}, Pages: []*catalog.Page{page}}}, nil)
	got := ""
	for _, r := range c.Related(&base.Doc, 100, func(*catalog.Doc) bool { return true }) {
		got += r.ID + " by " + r.Why + "; "
	}
	want := "both by tag; routine by same moves; rare by same muscles; z-claim by same evidence; mus-1 by same muscles; " +
		"mus-2 by same muscles; mus-3 by same muscles; mus-4 by same muscles; mus-5 by same muscles; kin by kind; area by region; "
	if got != want {
		t.Errorf("related to base:\n%s\nwant\n%s", got, want)
	}
}

// Guides and plans are alike to the moves that they show, and guides to moves with the same evidence.
func TestGuidesAndPlansAreRelatedToTheirMoves(t *testing.T) {
	kind, claim := &catalog.Kind{}, &catalog.Claim{ID: "c"}
	move := func(id string) *catalog.Move {
		return &catalog.Move{Doc: catalog.Doc{ID: id, Path: "/stretches/" + id}, KindID: "of " + id, Kind: kind}
	}
	shown, known, planned := move("shown"), move("known"), move("planned")
	known.Evidence = []*catalog.Evidence{{Claims: []*catalog.Claim{claim}}}
	body := &markdown.Doc{Embeds: []markdown.Embed{{Kind: "stretch", ID: "shown"}}}
	guide := &catalog.Guide{Doc: catalog.Doc{ID: "g", Path: "/g", Body: body, Notes: []catalog.Note{{}, {Claim: claim}}}}
	plan := &catalog.Plan{Doc: catalog.Doc{ID: "p", Path: "/p"}, Stages: []*catalog.Stage{
		{Sessions: []*catalog.StageSession{{Items: catalog.Items{{MoveID: "planned"}, {MoveID: "shown"}}}}}}}
	documents := catalog.Documents{Moves: []*catalog.Move{shown, known, planned}, Guides: []*catalog.Guide{guide},
		Plans: []*catalog.Plan{plan}}
	c := catalog.New(catalog.Content{Safety: &catalog.Safety{}, Documents: documents}, nil)
	related := func(d *catalog.Doc) string {
		var out []string
		for _, r := range c.Related(d, 100, func(d *catalog.Doc) bool { return d != &planned.Doc }) {
			out = append(out, r.ID)
		}
		return names(out)
	}
	wantTexts(t, [][3]string{
		{"the guide", related(&guide.Doc), "p shown known"},
		{"the plan, without what is not accepted", related(&plan.Doc), "g shown"},
	})
}
