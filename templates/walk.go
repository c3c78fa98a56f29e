package templates

import (
	"fmt"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/session"
	"unknot/internal/view"
)

// walkHead returns the head of the walking plan. A plan from a reader's own numbers is not listed by search engines.
func walkHead(p *catalog.Page, v view.Walk, hasFaults bool) Head {
	return Head{
		Title: walkTitle(p, v), Description: p.Summary, Path: v.Link(), MainPath: catalog.WalkPath, Unlisted: v.Chosen() || hasFaults,
		Menu:        "/routines",
		Stylesheets: stylesheetsFor(&p.Doc, "start form remind plan walk"), Scripts: "page.js " + offlineScript,
		SchemaType: medicalPage, Doc: &p.Doc, Parents: planCrumbs, HasErrors: hasFaults,
	}
}

// walkTitle says what a plan starts from.
func walkTitle(p *catalog.Page, v view.Walk) string {
	switch {
	case !v.Chosen():
		return p.Title
	case len(v.Plan()) == 0:
		return "Keep it up"
	}
	return "Walking from " + walkText(v)
}

// walkText says how much a reader walks, such as "10 minutes on 3 days a week".
func walkText(v view.Walk) string {
	minutes, days := catalog.Count(v.Minutes, "minute"), catalog.Count(v.Days, "day")
	if v.Minutes > catalog.MaxWalk {
		minutes = fmt.Sprintf("over %d minutes", catalog.MaxWalk)
	}
	if v.Days > catalog.MaxWalkDays {
		days = fmt.Sprintf("over %d days", catalog.MaxWalkDays)
	}
	return minutes + " on " + days + " a week"
}

// walkChange says what changes in a week.
func walkChange(w catalog.WalkWeek) string {
	switch {
	case w.Change == catalog.Longer:
		return "Longer walks"
	case w.Change == catalog.MoreDays:
		return "One day more"
	case w.Number == 1:
		return "Where you are"
	}
	return "Keep it"
}

// walkFaults returns what is wrong with the fields of both forms.
func walkFaults(v view.Walk, t session.Times) view.Faults {
	out := v.Faults
	if v.Chosen() && t.Minute < 0 {
		out = append(out, view.Fault{Field: "time", Text: noTime})
	}
	if v.Chosen() && t.From.IsZero() {
		out = append(out, view.Fault{Field: "from", Text: noFrom})
	}
	return out
}

// walkDescribed returns the attribute that links the field for minutes to its description: what counts as walking, and
// what is wrong with the number.
func walkDescribed(v view.Walk) templ.Attributes {
	if v.Faults.Of("minutes") != "" {
		return invalid(true, "counts wrong-minutes")
	}
	return templ.Attributes{"aria-describedby": "counts", "aria-invalid": "false"}
}
