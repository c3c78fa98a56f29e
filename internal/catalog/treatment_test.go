package catalog_test

import (
	"testing"

	"unknot/internal/catalog"
)

// If no result is written, it follows from the points.
func TestResultFollowsFromPoints(t *testing.T) {
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
			t.Errorf("%g points with the result %q: %s, overstated %t; want %s, %t", tt.points, tt.result, got, treatment.Overstates(), tt.want, tt.overstates)
		}
	}
}

// An effect says in words what it was compared with and when.
func TestEffectInWords(t *testing.T) {
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

// A row of the table is named by what the treatment is for, and has the first sentence of its text.
func TestTreatmentIsNamed(t *testing.T) {
	row := func(what string) *catalog.Treatment {
		return &catalog.Treatment{ID: "massage", Treatment: "Massage", For: what}
	}
	wantTexts(t, [][3]string{
		{"for a complaint", row("neck").Title(), "Massage, for neck pain"},
		{"for prevention", row("prevention").Title(), "Massage, to prevent it"},
		{"its address", row("neck").Path(), "/evidence/treatments#massage"},
		{"for all readers", row("neck").Condition(), ""},
		{"for leg pain", row("leg").Condition(), "leg-pain"},
		{"for a narrow spine", row("narrowing").Condition(), "leg-pain"},
		{"in pregnancy", row("pregnancy").Condition(), "pregnancy"},
		{"the finding", (&catalog.Treatment{Say: "It helped. Later it did not."}).Sentence(), "It helped."},
		{"no finding", (&catalog.Treatment{}).Sentence(), ""},
		{"a complaint", row("leg").Complaint().ID + ": " + row("leg").Complaint().Name, "leg: Leg pain (sciatica)"},
		{"another complaint", catalog.Complaint("toe").Name, "toe"},
		{"an unknown result", (&catalog.Treatment{Result: "magic"}).ResultValue().Name, "magic"},
		{"decimals of points", catalog.PointsText(3.25), "3.25 points"},
	})
}
