package catalog

import (
	"net/url"
	"slices"
	"strings"
)

// TreatmentView is one way to show the table of treatments: the rows for one complaint or all of them, in an order. The zero value is the
// usual one.
type TreatmentView struct {
	For  string // a complaint, "" for all
	Sort string // "" for the usual order, by complaint
}

// TreatmentSorts lists the orders of the table. The ID of the usual one is "".
func TreatmentSorts() []Value {
	var out []Value
	for _, s := range treatmentSorts {
		out = append(out, s.Value)
	}
	return out
}

// ParseTreatmentView parses a query of the table. It ignores unknown parameters, empty values and repeats: the query is canonical only
// if it equals [TreatmentView.Query] of the result. The error is *UnknownValue.
func ParseTreatmentView(q url.Values) (TreatmentView, error) {
	var v TreatmentView
	complaint, err := chosenOf(IDs(complaints), q, "for")
	if err != nil {
		return v, err
	}
	if complaint >= 0 {
		v.For = complaints[complaint].ID
	}
	sort, err := chosenOf(IDs(TreatmentSorts()), q, "sort")
	if err != nil {
		return v, err
	}
	if sort >= 0 {
		v.Sort = treatmentSorts[sort].ID
	}
	return v, nil
}

// Complaint returns what the rows of the view are for, with an empty name for all.
func (v TreatmentView) Complaint() Value { return Value{v.For, nameOf(complaints, v.For)} }

// Query returns the canonical query of the view, "" for the usual one.
func (v TreatmentView) Query() string {
	var parts []string
	if v.For != "" {
		parts = append(parts, "for="+v.For)
	}
	if v.Sort != "" {
		parts = append(parts, "sort="+v.Sort)
	}
	return strings.Join(parts, "&")
}

// Link returns the address of the table in this view.
func (v TreatmentView) Link() string {
	return WithQuery(TreatmentsPath, v.Query())
}

// Rows lists the treatments of the view in its order. Those that are equal in it keep the order of the file.
func (v TreatmentView) Rows(all []*Treatment) []*Treatment {
	var out []*Treatment
	for _, t := range all {
		if v.For == "" || t.For == v.For {
			out = append(out, t)
		}
	}
	for _, s := range treatmentSorts {
		if s.ID == v.Sort {
			slices.SortStableFunc(out, s.compare)
		}
	}
	return out
}

// TreatmentGroup is the rows for one complaint.
type TreatmentGroup struct {
	Complaint Value
	Rows      []*Treatment
}

// Groups lists the rows of the view by complaint. In another order than the usual one they are one group, whose complaint is the zero value.
func (v TreatmentView) Groups(all []*Treatment) []TreatmentGroup {
	rows := v.Rows(all)
	if v.Sort != "" {
		return []TreatmentGroup{{Rows: rows}}
	}
	var out []TreatmentGroup
	for _, t := range rows {
		if len(out) == 0 || out[len(out)-1].Complaint.ID != t.For {
			out = append(out, TreatmentGroup{Complaint: t.Complaint()})
		}
		last := &out[len(out)-1]
		last.Rows = append(last.Rows, t)
	}
	return out
}
