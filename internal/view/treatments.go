package view

import (
	"cmp"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/form"
)

// Treatments is one way to show the table of treatments: the rows for one complaint or for all, in some order.
type Treatments struct{ form.Choice }

// TreatmentForm is the form of the table.
var TreatmentForm = form.Form{Path: catalog.TreatmentsPath, Fields: []form.Field{
	{Name: "for", Legend: "What for?", Options: catalog.Complaints()},
	{Name: "sort", Legend: "Sorted by", Options: TreatmentSorts()},
}}

// For returns the ID of the complaint, "" for all.
func (v Treatments) For() string { return v.Get("for") }

// Sort returns the ID of the order, "" for the default one, by complaint.
func (v Treatments) Sort() string { return v.Get("sort") }

// treatmentSorts lists the orders of the table, beginning with the default.
var treatmentSorts = []struct {
	catalog.Value
	compare func(a, b *catalog.Treatment) int
}{
	{catalog.Value{ID: "", Name: "What it is for"}, byComplaint},
	{catalog.Value{ID: "effect", Name: "Effect"}, byEffect},
	{catalog.Value{ID: "certainty", Name: "How sure we are"}, func(a, b *catalog.Treatment) int {
		return cmp.Or(cmp.Compare(certaintyRank(a), certaintyRank(b)), byEffect(a, b))
	}},
	{catalog.Value{ID: "treatment", Name: "Name"}, func(a, b *catalog.Treatment) int {
		return cmp.Or(cmp.Compare(catalog.Lower(a.Treatment), catalog.Lower(b.Treatment)), byComplaint(a, b))
	}},
}

// byComplaint compares by complaint, then by result, and then by certainty. It does not compare by points, because a
// small trial can have many of them by chance.
func byComplaint(a, b *catalog.Treatment) int {
	all := catalog.Complaints()
	return cmp.Or(cmp.Compare(slices.Index(all, a.Complaint()), slices.Index(all, b.Complaint())),
		cmp.Compare(resultRank(a), resultRank(b)), cmp.Compare(certaintyRank(a), certaintyRank(b)))
}

// byEffect compares by result, and then by points.
func byEffect(a, b *catalog.Treatment) int {
	return cmp.Or(cmp.Compare(resultRank(a), resultRank(b)), cmp.Compare(b.Effect.Points, a.Effect.Points))
}

// resultRank returns the place of the treatment's result in the list of results.
func resultRank(t *catalog.Treatment) int {
	return slices.Index(catalog.TreatmentResults(), t.ResultValue())
}

// certaintyRank returns the place of the treatment's certainty in the list of certainties.
func certaintyRank(t *catalog.Treatment) int {
	return slices.Index(catalog.Certainties(), catalog.Certainty(t.Certainty))
}

// TreatmentSorts returns the orders of the table. The ID of the default is "".
func TreatmentSorts() []catalog.Value {
	var out []catalog.Value
	for _, s := range treatmentSorts {
		out = append(out, s.Value)
	}
	return out
}

// Rows returns the treatments in the view. In the default order, for each complaint, what helps most comes first, and
// among equals what is most certain. Rows that are equal in all of that stay in the order of the file.
func (v Treatments) Rows(all []*catalog.Treatment) []*catalog.Treatment {
	out := slices.DeleteFunc(slices.Clone(all), func(t *catalog.Treatment) bool { return v.For() != "" && t.For != v.For() })
	for _, s := range treatmentSorts {
		if s.ID == v.Sort() {
			slices.SortStableFunc(out, s.compare)
		}
	}
	return out
}

// TreatmentGroup holds the rows for one complaint.
type TreatmentGroup struct {
	Complaint catalog.Value
	Rows      []*catalog.Treatment
}

// Groups returns the rows of the view by complaint. If the view has another order, all rows are in one group, whose
// Complaint is the zero value.
func (v Treatments) Groups(all []*catalog.Treatment) []TreatmentGroup {
	rows := v.Rows(all)
	if v.Sort() != "" {
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
