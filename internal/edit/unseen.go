package edit

import (
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// reportUnseen reports safety lines that cite a source which nobody here has seen, although they also cite one that was
// seen. A line without any seen source is accepted, and the review pack lists it.
func (p *proofreader) reportUnseen() {
	for i, s := range p.Content.Signs {
		p.checkUnseen(p.List("signs.yaml"), s.Sources, "signs", i, "sources")
	}
	for i, c := range p.Content.Cautions {
		p.checkUnseen(p.List("cautions.yaml"), c.Sources, "cautions", i, "sources")
	}
	for i, m := range p.Content.Medicines {
		for field, lines := range map[string][]catalog.MedicineLine{"do_not": m.DoNot, "ask": m.Ask} {
			for j, line := range lines {
				p.checkUnseen(p.List("medicines.yaml"), line.Sources, i, field, j)
			}
		}
	}
}

// checkUnseen reports a line whose sources include both one that was not seen and one that was. at is its path in f.
func (p *proofreader) checkUnseen(f *frontmatter.File, sources []*catalog.Source, at ...any) {
	unseen := load.Unseen(sources)
	isSeen := func(s *catalog.Source) bool { return s != nil && s.IsSeen() } // nil if the content is faulty
	seen := slices.IndexFunc(sources, isSeen)
	if unseen != nil && seen >= 0 {
		p.fault(f, f.Line(at...), "%s was not seen, and %s carries this too: take it out, or look at it", unseen.ID, sources[seen].ID)
	}
}
