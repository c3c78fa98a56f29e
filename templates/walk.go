package templates

import (
	"fmt"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/session"
	"unknot/internal/view"
)

// walkHead returns the metadata of the walking plan. One from a reader's numbers is for nobody else.
func walkHead(p *catalog.Page, v view.Walk, faults bool) Head {
	return Head{
		Title: walkTitle(p, v), Description: p.Summary, Path: v.Link(), MainPath: catalog.WalkPath, Unlisted: v.Chosen() || faults,
		Menu:        "/routines",
		Stylesheets: stylesheetsFor(&p.Doc, "start form remind plan walk"), Scripts: "page.js " + offlineScript,
		SchemaType: medicalPage, Doc: &p.Doc, Parents: planCrumbs, HasErrors: faults,
	}
}

// walkTitle says where a plan begins.
func walkTitle(p *catalog.Page, v view.Walk) string {
	switch {
	case !v.Chosen():
		return p.Title
	case len(v.Plan()) == 0:
		return "Keep it up"
	}
	return "Walking from " + walkText(v)
}

// walkText says how much a reader walks: "10 minutes on 3 days a week".
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

// walkChange says what is new in a week.
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

// walkFaults lists what is wrong with both forms.
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

// walkDescribed says what describes the field of minutes: what counts, and what is wrong.
func walkDescribed(v view.Walk) templ.Attributes {
	if v.Faults.Of("minutes") != "" {
		return invalid(true, "counts wrong-minutes")
	}
	return templ.Attributes{"aria-describedby": "counts"}
}
