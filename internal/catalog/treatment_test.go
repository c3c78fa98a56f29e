package catalog_test

import (
	"net/url"
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// Without a result that is written, the points say it.
func TestTreatmentResult(t *testing.T) {
	for _, tt := range []struct {
		points       float64
		result, want string
		overstates   bool
	}{
		{35, "", "clear", false},
		{10, "", "clear", false},
		{9.9, "", "small", false},
		{5, "", "small", false},
		{4.9, "", "none", false},
		{10, "small", "small", false}, // more careful than the points
		{7, "unknown", "unknown", false},
		{9.9, "clear", "clear", true},
		{4.9, "small", "small", true},
		{0, "clear", "clear", false}, // the effect is in words
	} {
		treatment := catalog.Treatment{Result: tt.result, Effect: catalog.Effect{Points: tt.points}}
		if got := treatment.ResultValue().ID; got != tt.want || treatment.Overstates() != tt.overstates {
			t.Errorf("%g points with the result %q: %s, overstated: %t", tt.points, tt.result, got, treatment.Overstates())
		}
	}
}

func TestEffectWords(t *testing.T) {
	for _, tt := range []struct {
		effect catalog.Effect
		want   string
	}{
		{catalog.Effect{Points: 15, Against: "rest", After: "after a week"}, "15 points of 100 less pain, compared with rest, after a week"},
		{catalog.Effect{Points: 1, Against: "rest"}, "1 point of 100 less pain, compared with rest"},
		{catalog.Effect{Points: 3.3, Text: "A little", Against: "rest"}, "A little, compared with rest"},
	} {
		if got := tt.effect.Words() + ", " + tt.effect.Compared(); got != tt.want {
			t.Errorf("%+v: %s, want %s", tt.effect, got, tt.want)
		}
	}
}

// Rows that are equal in an order keep that of the file.
func TestTreatmentOrders(t *testing.T) {
	all := []*catalog.Treatment{
		{ID: "a", Treatment: "Walking", For: "lasting", Certainty: "low", Effect: catalog.Effect{Points: 6}},
		{ID: "b", Treatment: "massage", For: "recent", Certainty: "low", Effect: catalog.Effect{Points: 8}},
		{ID: "c", Treatment: "Massage", For: "lasting", Certainty: "high", Result: "none"},
		{ID: "d", Treatment: "Yoga", For: "lasting", Certainty: "low", Effect: catalog.Effect{Points: 6}},
	}
	for query, want := range map[string]string{
		"": "b a c d", "for=lasting": "a c d", "sort=effect": "b a d c", "sort=certainty": "c b a d", "sort=treatment": "b c a d",
		"for=lasting&sort=effect": "a d c", "for=neck": "",
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		v, err := catalog.ParseTreatmentView(values)
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
