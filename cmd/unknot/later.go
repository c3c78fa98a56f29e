package main

import (
	"context"
	"io/fs"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
)

// laterReview is what is wrong with the content on days to come, on which something is published, and is not wrong
// before.
type laterReview struct {
	problems frontmatter.Problems // each with its day
	last     *catalog.Catalog     // of the last of the days; nil if there is none, or if it has problems
	day      catalog.Day
}

// reviewLater reviews the content on every day on which more is published than r has, up to the first with problems:
// others would follow from these.
func reviewLater(ctx context.Context, fsys fs.FS, r *edit.Review) (later laterReview) {
	for day := r.Next(); !day.IsZero() && len(r.Problems) == 0; day = r.Next() {
		r = edit.NewReviewOn(ctx, fsys, day)
		later = laterReview{last: r.Catalog, day: day}
		for _, p := range r.Problems {
			p.Text = onDay(day, p.Text)
			later.problems = append(later.problems, p)
		}
	}
	return later
}

// addLater adds the problems of the pages of the last day that are not there before.
func (r *report) addLater(ctx context.Context, later laterReview, step func()) error {
	if later.last == nil {
		return nil
	}
	faults, _, err := faultsOf(ctx, later.last, later.day.Time, step)
	for _, f := range faults {
		known := func(p reported) bool { return p.Text == f.String() }
		if !slices.ContainsFunc(r.all, known) {
			r.add(severityError, frontmatter.Problem{File: madeFrom(later.last, f.Path), Line: 1, Code: frontmatter.CodePage,
				Text: onDay(later.day, f.String())})
		}
	}
	return err
}

// onDay says that something is wrong from a day on.
func onDay(day catalog.Day, text string) string { return "from " + day.ISO() + ": " + text }
