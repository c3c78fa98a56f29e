package load

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"unknot/internal/catalog"
)

// reviewsFile lists the reviews by clinicians. A site need not have any.
const reviewsFile = "reviews.yaml"

// checkReviews checks the reviews, and notes where each says its date.
func (k *linker) checkReviews() {
	f := k.lists[reviewsFile]
	seen := map[string]int{} // the line of each reviewer, day and address
	for i, r := range k.Reviews {
		r.At = catalog.Location{File: f.path, Line: f.Line(i, "date")}
		for j, reading := range r.Read {
			at := []any{i, "read", j, "address"}
			if reading.Address == "" {
				continue // reported as missing
			}
			key := fmt.Sprint(r.Register, " ", r.Number, " ", r.Date.ISO(), " ", reading.Address)
			if line := seen[key]; line > 0 {
				f.faultAt(at, "%s stands twice for this reviewer and day: see line %d", reading.Address, line)
			}
			seen[key] = f.Line(at...)
			k.checkReading(f, r, reading, at)
			for _, sum := range []string{reading.Sums.Text, reading.Sums.Signs, reading.Sums.Cautions, reading.Sums.Sources} {
				if sum != "" && !isSum.MatchString(sum) {
					f.faultAt([]any{i, "read", j, "sums"}, "%q is no sum: copy the line that `unknot review pack %s` writes at its end", sum, reading.Address)
				}
			}
		}
	}
}

// checkReading reports an address that no review can cover, and a page that was written after its review.
func (k *linker) checkReading(f *File, r *catalog.Review, reading catalog.Reading, at []any) {
	d := k.docAt(reading.Address)
	switch {
	case d != nil && r.Date.Before(d.Written.Time) && !r.Date.IsZero():
		f.faultAt(at, "%s was reviewed on %s, before it was written", reading.Address, r.Date.ISO())
	case d != nil || k.incomplete:
		return
	case k.sitemap.PageEntry(reading.Address) != nil:
		f.faultAt(at, "%s is not reviewed by itself: a review covers guides, moves, routines and pages of text, with the lists on them", reading.Address)
	default:
		f.faultAt(at, "%s", cmp.Or(k.linkFault(nil, reading.Address), fmt.Sprintf("write the address of one page of the site, found %s", reading.Address)))
	}
}

// docAt returns the document with that address, nil if there is none.
func (k *linker) docAt(address string) *catalog.Doc {
	for _, d := range k.Docs() {
		if d.Path == address {
			return d
		}
	}
	return nil
}

// linkReviews gives every document the reviews that it shows: the newest of each reviewer that holds, or the newest if none does.
func (k *linker) linkReviews() {
	newest := slices.Clone(k.Reviews)
	slices.SortStableFunc(newest, func(a, b *catalog.Review) int { return b.Date.Compare(a.Date.Time) })
	all := map[*catalog.Doc][]catalog.PageReview{}
	for _, r := range newest {
		for _, reading := range r.Read {
			d := k.docAt(reading.Address)
			sameReviewer := func(other catalog.PageReview) bool {
				return other.Register == r.Register && other.Number == r.Number
			}
			if !slices.ContainsFunc(all[d], sameReviewer) {
				all[d] = append(all[d], catalog.PageReview{Review: r, Changed: reading.Sums.Changed(k.sums(k.Content, d))})
			}
		}
	}
	for d, reviews := range all {
		d.Reviews = slices.DeleteFunc(slices.Clone(reviews), func(r catalog.PageReview) bool { return !r.Holds() })
		if len(d.Reviews) == 0 {
			d.Reviews = reviews[:1]
		}
	}
}

// isSum matches what sumOf returns.
var isSum = regexp.MustCompile(`^[0-9a-f]{12}$`)

// Sums returns the sums of what a document of r.Catalog says now.
func (r *Result) Sums(d *catalog.Doc) catalog.Sums { return r.loader.sums(r.Content, d) }
