package load

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// reviewsFile is the name of the file with reviews by clinicians. A site may have none.
const reviewsFile = "reviews.yaml"

// checkReviews checks the reviews.
func (l *loader) checkReviews() {
	f := l.lists[reviewsFile]
	lines := map[string]int{} // the line of each reviewer, day and address
	for i, r := range l.Reviews {
		for j, reading := range r.Read {
			at := []any{i, "read", j, "address"}
			if reading.Address == "" {
				continue // reported as missing
			}
			key := fmt.Sprint(r.Register, " ", r.Number, " ", r.Date.ISO(), " ", reading.Address)
			if line := lines[key]; line > 0 {
				f.FaultAt(at, "%s is listed twice for this reviewer and day: see line %d", reading.Address, line)
			}
			lines[key] = f.Line(at...)
			l.checkReading(f, r, reading, at)
			for _, sum := range []string{reading.Sums.Text, reading.Sums.Signs, reading.Sums.Cautions, reading.Sums.Sources} {
				if sum != "" && !sumPattern.MatchString(sum) {
					f.FaultAt([]any{i, "read", j, "sums"}, "%q is not a sum: copy the line that `go run ./cmd/edit pack %s` writes at its end", sum, reading.Address)
				}
			}
		}
	}
}

// checkReading reports an address that a review cannot cover, and a page that was written after its review.
func (l *loader) checkReading(f *frontmatter.File, r *catalog.Review, reading catalog.Reading, at []any) {
	d, fault := l.reviewable(reading.Address)
	switch {
	case d == nil && !l.incomplete():
		f.FaultAt(at, "%s", fault)
	case d != nil && r.Date.Before(d.Written.Time) && !r.Date.IsZero():
		f.FaultAt(at, "%s was reviewed on %s, before it was written", reading.Address, r.Date.ISO())
	}
}

// reviewable returns the document with that address, or says why a review cannot cover it.
func (l *loader) reviewable(address string) (d *catalog.Doc, fault string) {
	if d := l.DocAt(address); d != nil {
		return d, ""
	}
	if l.sitemap.PageEntry(address) != nil {
		return nil, fmt.Sprintf("%s is not reviewed by itself: a review covers guides, moves, routines, plans and pages of text, with the lists on them", address)
	}
	fault = fmt.Sprintf("write the address of one page of the site, found %s", address)
	if strings.HasPrefix(address, "/") {
		fault = cmp.Or(l.linkFault(address), fault)
	}
	return nil, fault
}

// Reviewable returns the document of r.Catalog with that address, or says why a review cannot cover it.
func (r *Result) Reviewable(address string) (d *catalog.Doc, fault string) {
	return r.loader.reviewable(address)
}

// linkReviews gives every document the reviews that it shows: the newest review of each reviewer if it still holds. If
// none does, the document shows the newest of them all.
func (l *loader) linkReviews() {
	newestFirst := slices.Clone(l.Reviews)
	slices.SortStableFunc(newestFirst, func(a, b *catalog.Review) int { return b.Date.Compare(a.Date.Time) })
	latest := map[*catalog.Doc][]catalog.PageReview{} // the newest review of each reviewer
	now := map[*catalog.Doc]catalog.Sums{}
	for _, r := range newestFirst {
		for _, reading := range r.Read {
			d := l.DocAt(reading.Address)
			if _, known := now[d]; !known {
				now[d] = l.readingOf(d).sums()
			}
			if !slices.ContainsFunc(latest[d], r.SameReviewer) {
				latest[d] = append(latest[d], catalog.PageReview{Review: r, Changed: reading.Sums.Changed(now[d])})
			}
		}
	}
	for d, reviews := range latest {
		d.Reviews = slices.DeleteFunc(slices.Clone(reviews), func(r catalog.PageReview) bool { return !r.Holds() })
		if len(d.Reviews) == 0 {
			d.Reviews = reviews[:1]
		}
	}
}

// sumPattern matches a checksum as reading.sum returns it.
var sumPattern = regexp.MustCompile(`^[0-9a-f]{12}$`)

// PageParts is what a reviewer reads on a page besides its text, and the checksums of all parts.
type PageParts struct {
	Sums      catalog.Sums
	Signs     []*catalog.Sign // the signs that the page refers to
	Classes   []*catalog.Class
	Cautions  []*catalog.Caution
	Medicines []*catalog.Medicine
	PainRule  bool
}

// PartsOf returns the parts of a document of r.Catalog. Signs, classes, cautions and medicines are in the order of
// their lists.
func (r *Result) PartsOf(d *catalog.Doc) PageParts {
	read := r.loader.readingOf(d)
	return PageParts{
		Sums: read.sums(), PainRule: read.painRule,
		Signs: only(r.Content.Signs, read.added), Classes: only(r.Content.Classes, read.added),
		Cautions: only(r.Content.Cautions, read.added), Medicines: only(r.Content.Medicines, read.added),
	}
}

// only lists the entries of list that are in added.
func only[P comparable](list []P, added map[any]bool) []P {
	return slices.DeleteFunc(slices.Clone(list), func(v P) bool { return !added[v] })
}
