package catalog

import (
	"io/fs"
)

// Review is everything that can be said of content at once, also where something is wrong with it.
type Review struct {
	Problems Problems // of every kind that files show: references, addresses, words, poses
	Catalog  *Catalog // nil where no pages can be made: more than addresses is wrong
	Proof    *Proof   // nil where Catalog is
	Poses    *Poses   // those that can be read

	partial *Catalog
}

// NewReview reads fsys and looks for everything that is wrong with it.
func NewReview(fsys fs.FS) *Review {
	c, l, _ := loadWhole(fsys, false) // its error is l.all()
	proof := l.proofread(fsys, c)
	poses, faults := loadPoses(fsys, c)
	r := &Review{Poses: poses, partial: c}
	r.Problems = append(append(l.all(), proof.Problems...), faults...).sorted()
	if l.sound {
		r.Catalog, r.Proof = c, proof
	}
	l.forget()
	return r
}

// Due is Catalog.Due, of what can be read.
func (r *Review) Due(day Day) []Problem { return r.partial.Due(day) }

// Newest is Catalog.Newest, of what can be read.
func (r *Review) Newest() Day { return r.partial.Newest() }

// Proofread is Load and what an editor finds in the words. The error holds both where Load has one.
func Proofread(fsys fs.FS) (*Catalog, *Proof, error) {
	c, l, err := loadWhole(fsys, false)
	proof := l.proofread(fsys, c)
	if err != nil {
		return nil, nil, append(l.all(), proof.Problems...).sorted()
	}
	l.forget()
	return c, proof, nil
}

// proofread looks at the words of c, and at what needs the whole of it where it is whole.
func (l *loader) proofread(fsys fs.FS, c *Catalog) *Proof {
	p := &proofreader{loader: l, Catalog: c, proof: &Proof{}}
	p.read()
	if l.sound {
		p.judge()
	}
	if !l.unread() { // else pages may seem missing
		p.checkQueries(fsys)
	}
	p.proof.Problems = Problems(p.proof.Problems).sorted()
	return p.proof
}
