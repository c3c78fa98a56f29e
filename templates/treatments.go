package templates

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/form"
	"unknot/internal/view"
)

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
	for _, o := range view.TreatmentForm.Fields[1].Options {
		if v.Sort() != "" && o.ID == v.Sort() {
			caption += ", sorted by " + catalog.Lower(o.Name)
		}
	}
	return caption
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
	if v.Sort() != column {
		return nil
	}
	return templ.Attributes{"aria-sort": direction}
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
