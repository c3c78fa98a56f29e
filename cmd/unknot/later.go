package main

import (
	"context"
	"io/fs"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
)

// laterProblems holds what will be wrong with the content on a later day, when more of it is published, although
// nothing is wrong today.
type laterProblems struct {
	problems frontmatter.Problems // their text says from which day they exist
	last     *catalog.Catalog     // the content on day; nil if there is no later day, or if it has problems then
	day      catalog.Day          // the last day that was checked
}

// checkLater checks the content on each later day on which something is published. It stops at the first day with
// problems, as these would be found again on the days after.
func checkLater(ctx context.Context, fsys fs.FS, r *edit.Report) (later laterProblems) {
	for day := r.Loaded.Content.Next; !day.IsZero() && len(r.Problems) == 0; day = r.Loaded.Content.Next {
		r = edit.NewReportOn(ctx, fsys, day)
		later = laterProblems{last: r.Catalog, day: day}
		for _, p := range r.Problems {
			p.Text = onDay(day, p.Text)
			later.problems = append(later.problems, p)
		}
	}
	return later
}

// addLater adds the problems of the pages on the last of the later days, except those that the report has already.
func (r *report) addLater(ctx context.Context, later laterProblems, step func()) error {
	if later.last == nil {
		return nil
	}
	faults, _, err := crawlSite(ctx, later.last, later.day.Time, step)
	for _, f := range faults {
		known := func(p reported) bool { return p.Text == f.String() }
		if !slices.ContainsFunc(r.all, known) {
			r.add(severityError, frontmatter.Problem{File: madeFrom(later.last, f.Path), Line: 1, Code: frontmatter.CodePage,
				Text: onDay(later.day, f.String())})
		}
	}
	return err
}

// onDay adds to the text of a problem the day from which it exists.
func onDay(day catalog.Day, text string) string { return "from " + day.ISO() + ": " + text }
