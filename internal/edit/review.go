// Package edit finds what an editor would change in content that [load.Inspect] can read: long sentences, words that
// the site avoids, numbers without a source, entries that nothing uses, and moves that no page links to.
//
// [NewReview] collects these and the problems of loading. Only commands and tests of the content use the package.
package edit

import (
	"context"
	"io/fs"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// Review is everything that is wrong with content, which may be faulty.
type Review struct {
	Problems frontmatter.Problems // of loading and proofreading
	Catalog  *catalog.Catalog     // nil if there are problems outside permalinks.txt
	Proof    *Proof               // nil if Catalog is

	content *catalog.Content
	sitemap *catalog.Sitemap
	result  *load.Result
}

// NewReview reads fsys and finds everything that is wrong with it, once all that has a day to be published is.
func NewReview(fsys fs.FS) *Review {
	return NewReviewOn(context.Background(), fsys, catalog.Day{})
}

// NewReviewOn is like NewReview, without what is published after a day. It ends early, with a review that lacks
// something, once ctx is done.
func NewReviewOn(ctx context.Context, fsys fs.FS, day catalog.Day) *Review {
	result := load.InspectOn(fsys, day)
	proof := proofread(ctx, fsys, result)
	r := &Review{content: result.Content, sitemap: result.Sitemap, result: result}
	r.Problems = once(append(result.Problems, proof.Problems...).Sorted())
	if result.Catalog != nil {
		r.Catalog, r.Proof = result.Catalog, proof
	}
	return r
}

// CheckDateProblems does what [catalog.Content.CheckDateProblems] does.
func (r *Review) CheckDateProblems(day catalog.Day) []catalog.DateProblem {
	return r.content.CheckDateProblems(day)
}

// DaysAfter does what [load.Result.DaysAfter] does.
func (r *Review) DaysAfter(day catalog.Day) frontmatter.Problems { return r.result.DaysAfter(day) }

// Loaded returns what was loaded.
func (r *Review) Loaded() *load.Result { return r.result }

// Next returns the next day on which something is published, zero for none.
func (r *Review) Next() catalog.Day { return r.content.Next }

// Newest returns the last day on which something changed, as [catalog.Sitemap.Newest] does, or was reviewed.
func (r *Review) Newest() catalog.Day {
	newest := r.sitemap.Newest()
	for _, review := range r.content.Reviews {
		if review.Date.After(newest.Time) {
			newest = review.Date
		}
	}
	return newest
}

// proofread proofreads what could be read of fsys.
func proofread(ctx context.Context, fsys fs.FS, result *load.Result) *Proof {
	p := &proofreader{Result: result, ctx: ctx, proof: &Proof{}, code: frontmatter.CodeWords}
	if result.Misread() {
		return p.proof
	}
	p.readRules()
	p.readEffects(fsys)
	p.readAll()
	if result.Complete { // otherwise what searches want may be missing
		p.as(frontmatter.CodeSearch).queries(fsys)
	}
	if result.Catalog != nil {
		p.as(frontmatter.CodeSource).checkRegions()
		p.as(frontmatter.CodeUnused).reportUnused()
		p.as(frontmatter.CodeUnused).reportOrphans()
	}
	p.proof.Problems = p.proof.Problems.Sorted()
	return p.proof
}
