package view_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

// The table can be filtered and sorted. Rows that are equal in an order keep the order of the file.
func TestTreatmentsAreSorted(t *testing.T) {
	all := []*catalog.Treatment{
		{ID: "a", Treatment: "Walking", For: "lasting", Certainty: "low", Effect: catalog.Effect{Points: 6}},
		{ID: "b", Treatment: "massage", For: "recent", Certainty: "low", Effect: catalog.Effect{Points: 8}},
		{ID: "c", Treatment: "Massage", For: "lasting", Certainty: "high", Result: "none"},
		{ID: "d", Treatment: "Yoga", For: "lasting", Certainty: "low", Effect: catalog.Effect{Points: 6}},
		{ID: "e", Treatment: "Tai chi", For: "lasting", Certainty: "very-low", Effect: catalog.Effect{Points: 7}},
	}
	for query, want := range map[string]string{
		"": "b a d e c", "for=lasting": "a d e c", "sort=effect": "b e a d c", "sort=certainty": "c b a d e", "sort=treatment": "b c e a d",
		"for=lasting&sort=effect": "e a d c", "for=neck": "",
	} {
		c, err := view.TreatmentForm.Parse(values(t, query))
		v := view.Treatments{Choice: c}
		if err != nil || v.Query() != query {
			t.Errorf("%q is read as %q: %v", query, v.Query(), err)
		}
		var got []string
		for _, row := range v.Rows(all) {
			got = append(got, row.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("rows for %q: %s, want %s", query, got, want)
		}
	}
}
