package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/form"
	"unknot/internal/markdown"
	"unknot/internal/view"
)

// claimFacts says which parts of the body were studied by the sources of a claim. It returns "" if there are no
// sources.
func claimFacts(c *catalog.Claim) string {
	if len(c.Sources) == 0 {
		return ""
	}
	return "The studies were on " + joinWords(c.StudiedParts(), "and") + "."
}

// choicesOf returns the choices of a facet of a list.
func choicesOf[T any](l Listing[T], name string) []view.Choice {
	for _, facet := range l.List.Facets(l.Filter) {
		if facet.Name == name {
			return facet.Choices
		}
	}
	return nil
}

// only returns the filter of the list with one value of a facet in place of those that are chosen, or with none for "".
func (l Listing[T]) only(facet, id string) view.Filter {
	f := l.Filter
	for _, chosen := range l.Filter.Chosen(facet) {
		f = f.Without(facet, chosen)
	}
	if id == "" {
		return f
	}
	return l.List.With(f, facet, id)
}

// isChosen reports whether a value of a facet is chosen, or for "" whether none is.
func isChosen[T any](l Listing[T], facet, id string) bool {
	chosen := l.Filter.Chosen(facet)
	return slices.Contains(chosen, id) || id == "" && len(chosen) == 0
}

// guidelineCount says how many recommendations of a guideline there are, and how many of them this site has.
func guidelineCount(g *catalog.Guideline) string {
	if len(g.Recommendations) == 0 {
		return "not read"
	}
	return fmt.Sprintf("%d of %d on this site", catalog.CountWithPage(g.Recommendations), len(g.Recommendations))
}

// withoutClaims returns the claims in all that are not in some.
func withoutClaims(all, some []*catalog.Claim) []*catalog.Claim {
	return slices.DeleteFunc(slices.Clone(all), func(c *catalog.Claim) bool { return slices.Contains(some, c) })
}

// none is shown in place of the number zero.
const none = "none yet"

// reviewed counts the documents that have a clinician's review which still holds.
func reviewed(a catalog.Agenda) string {
	n := 0
	for _, d := range slices.Concat(a.Due, a.Soon, a.Later) {
		if d.Reviewed() {
			n++
		}
	}
	if n == 0 {
		return none
	}
	return fmt.Sprint(n)
}

// andOthers says how many more there are than the one that is named.
func andOthers(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", with %d %s", n, plural(n, "other", "others"))
}

// plural returns the word for n things.
func plural(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// treatmentsTitle returns the title of a view of the table of treatments.
func treatmentsTitle(p *catalog.Page, v view.Treatments) string {
	if v.For() == "" {
		return p.Title
	}
	return p.Title + ": " + catalog.Lower(catalog.Complaint(v.For()).Name)
}

// treatmentCaption says what the table shows.
func treatmentCaption(n int, v view.Treatments) string {
	caption := catalog.Count(n, "treatment")
	if v.For() != "" {
		caption += " for " + catalog.Lower(catalog.Complaint(v.For()).Name)
	}
	if v.Sort() != "" {
		caption += ", sorted by " + sortName(v)
	}
	return caption
}

// treatmentChoice says what is chosen for the table.
func treatmentChoice(v view.Treatments) string {
	what := "all"
	if v.For() != "" {
		what = catalog.Lower(catalog.Complaint(v.For()).Name)
	}
	return what + ", by " + sortName(v)
}

// sortName returns the name of the order of the table.
func sortName(v view.Treatments) string {
	for _, o := range view.TreatmentSorts() {
		if o.ID == v.Sort() {
			return catalog.Lower(o.Name)
		}
	}
	return ""
}

// fieldsFor returns the fields of the table, with the complaints that the treatments are for, and a way back to all.
func fieldsFor(treatments []*catalog.Treatment) []form.Field {
	fields := slices.Clone(view.TreatmentForm.Fields)
	options := []catalog.Value{{Name: "All"}}
	for _, o := range fields[0].Options {
		if slices.ContainsFunc(treatments, func(t *catalog.Treatment) bool { return t.For == o.ID }) {
			options = append(options, o)
		}
	}
	fields[0].Options = options
	return fields
}

// sorted returns the attribute of the column by which the table is sorted, and nothing for any other column.
func sorted(v view.Treatments, column, direction string) templ.Attributes {
	return attributeIf(v.Sort() == column, "aria-sort", direction)
}

// studiedIn says how many trials and people there were, or returns "" if neither is known.
func studiedIn(t *catalog.Treatment) string {
	switch {
	case t.Trials > 0 && t.People > 0:
		return fmt.Sprintf("%s, %d people", catalog.Count(t.Trials, "trial"), t.People)
	case t.Trials > 0:
		return catalog.Count(t.Trials, "trial")
	case t.People > 0:
		return fmt.Sprintf("%d people", t.People)
	}
	return ""
}

// aboutCertainty is the address at which the words for certainty are explained.
const aboutCertainty = "/about#certainty"

// aboutSeen is the address that explains how we read sources.
const aboutSeen = "/about#seen"

// certaintyMark returns the name of the drawn mark for a level of certainty, and the words for it.
func certaintyMark(level string) (mark, words string) {
	words = catalog.Certainty(level).Name
	switch level {
	case "high":
		return "straight", words
	case "moderate":
		return "wave", words
	case "low":
		return "loop", words
	case "very-low":
		return "gap", words
	}
	return "dash", words
}

// verdictMark returns the name of the drawn mark for a verdict on a claim.
func verdictMark(verdict string) string {
	switch verdict {
	case "supported":
		return "straight"
	case "partly":
		return "wave"
	case "weak":
		return "loop"
	case "contradicted":
		return "knot"
	}
	return "dash"
}

// certaintyCounts says how many lines there are at each level of certainty, beginning with the highest.
func certaintyCounts(lines []markdown.CertaintyLine) string {
	words := map[string]string{"high": "well shown", "moderate": "probable", "low": "possible", "very-low": "unclear", "no-study": "not tested"}
	var out []string
	for _, c := range catalog.Certainties() {
		n := 0
		for _, line := range lines {
			if line.Level == c.ID {
				n++
			}
		}
		if n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, words[c.ID]))
		}
	}
	return strings.Join(out, ", ")
}

// section is a part of a text with its heading, as HTML.
type section struct{ Heading, Text string }

// foldable splits the text of a document at its headings of level 2. What comes before them stays open, and so does all
// up to a part with a box. The text must not embed anything.
func foldable(d *catalog.Doc) (open string, parts []section) {
	const heading, end = "<h2", "</h2>"
	pieces := strings.Split(strings.Join(catalog.MapEach(d.Body.Blocks, func(b markdown.Block) string { return b.HTML }), ""), heading)
	n := 1
	if boxed := slices.IndexFunc(pieces, func(piece string) bool { return strings.Contains(piece, "<section") }); boxed > 0 {
		n = boxed + 1
	}
	for _, piece := range pieces[n:] {
		title, text, _ := strings.Cut(piece, end)
		parts = append(parts, section{heading + title + end, text})
	}
	return strings.Join(pieces[:n], heading), parts
}
