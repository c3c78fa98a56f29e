// Package edit finds what an editor would change in content that package load can read: long sentences, words that the
// site avoids, numbers without a source, list items that nothing uses, and moves that no page links to.
//
// [NewReport] returns these together with the problems of loading. The server does not use this package, only commands
// and tests of the content do.
package edit

import (
	"context"
	"io/fs"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// Report lists everything that is wrong with some content.
type Report struct {
	Problems frontmatter.Problems // problems of loading and of proofreading
	Catalog  *catalog.Catalog     // nil if a file other than permalinks.txt has problems
	Proof    *Proof               // nil if Catalog is nil
	Loaded   *load.Result         // what was loaded, with the valid parts of faulty content
}

// NewReport finds everything that is wrong with content that was loaded from fsys. Once ctx is done, it returns early
// with an incomplete report.
func NewReport(ctx context.Context, fsys fs.FS, loaded *load.Result) *Report {
	proof := proofread(ctx, fsys, loaded)
	r := &Report{Loaded: loaded, Problems: append(loaded.Problems, proof.Problems...).Sorted()}
	if loaded.Catalog != nil {
		r.Catalog, r.Proof = loaded.Catalog, proof
	}
	return r
}

// Newest returns the last day on which something changed or was reviewed.
func (r *Report) Newest() catalog.Day {
	newest := r.Loaded.Sitemap.Newest()
	for _, review := range r.Loaded.Content.Reviews {
		if review.Date.After(newest.Time) {
			newest = review.Date
		}
	}
	return newest
}

// proofread proofreads the content that was loaded from fsys, unless too little of it could be read.
func proofread(ctx context.Context, fsys fs.FS, loaded *load.Result) *Proof {
	p := &proofreader{Result: loaded, ctx: ctx, proof: &Proof{}, code: frontmatter.CodeWords}
	if loaded.Misread() {
		return p.proof
	}
	p.readRules()
	p.readEffects(fsys)
	p.proofreadAll()
	if loaded.Complete { // otherwise content that searches want may be missing
		p.withCode(frontmatter.CodeSearch).checkKnown(fsys)
	}
	if loaded.Catalog != nil {
		p.withCode(frontmatter.CodeSource).checkRegions()
		p.withCode(frontmatter.CodeUnused).reportUnused()
		p.withCode(frontmatter.CodeUnused).reportOrphans()
	}
	p.proof.Problems = p.proof.Problems.Sorted()
	return p.proof
}
