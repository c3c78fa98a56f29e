package edit

import (
	"fmt"

	"unknot/internal/frontmatter"
)

// EndedReviews returns a note for each page whose reviews no longer hold, at the last of them. This is not a problem,
// as pages may change.
func (r *Report) EndedReviews() (notes frontmatter.Problems) {
	for i, review := range r.Loaded.Content.Reviews {
		for j, reading := range review.Read {
			d := r.Loaded.Content.DocAt(reading.Address)
			if r.Catalog == nil || d == nil || d.Reviewed() {
				continue
			}
			if isLast := d.Reviews[0].Review == review; !isLast {
				continue
			}
			f := r.Loaded.List("reviews.yaml")
			notes = append(notes, frontmatter.Problem{File: f.Path(), Line: f.Line(i, "read", j, "address"), Code: frontmatter.CodeReview,
				Text: fmt.Sprintf(
					"the review of %s by %s on %s no longer holds. Changed since: %s. Have it read again: `go run ./cmd/edit pack %s`",
					d.Path, review.Name, review.Date.ISO(), d.NameParts(d.Reviews[0].Changed), d.Path)})
		}
	}
	return notes
}
