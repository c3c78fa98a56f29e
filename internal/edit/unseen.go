package edit

import (
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// unseen reports safety lines that cite a source which we have not seen, although another that we have seen carries
// them. Where none does the line stays, and the pack for reviewers lists it.
func (p *proofreader) unseen() {
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

func (p *proofreader) checkUnseen(f *frontmatter.File, sources []*catalog.Source, at ...any) {
	unseen := load.Unseen(sources)
	seen := slices.IndexFunc(sources, func(s *catalog.Source) bool { return s != nil && s.IsSeen() }) // nil if content is faulty
	if unseen != nil && seen >= 0 {
		p.fault(f, f.Line(at...), "%s was not seen, and %s carries this too: take it out, or look at it", unseen.ID, sources[seen].ID)
	}
}
