package content_test

import (
	"slices"
	"testing"
)

// titledConditions returns the IDs of the conditions that readers can choose.
func titledConditions(s *testSite) []string {
	var titled []string
	for _, condition := range s.Conditions {
		if condition.Title != "" {
			titled = append(titled, condition.ID)
		}
	}
	return titled
}

// Conditions keep their IDs, which sheets and lists on paper name: the list below only grows.
func TestConditionsStay(t *testing.T) {
	t.Parallel()
	titled := titledConditions(site(t))
	want := []string{"leg-pain", "thin-bones", "pregnancy", "blood-thinners", "operation", "inflamed-joints", "sore-knees", "sore-shoulders", "sore-wrists", "wheelchair"}
	if !slices.Equal(titled, want) {
		t.Errorf("readers can have sheets for %q, want %q", titled, want)
	}
}

func TestTreatmentsAreForConditionsOrForAll(t *testing.T) {
	t.Parallel()
	s := site(t)
	titled := titledConditions(s)
	for _, treatment := range s.Treatments {
		if id := treatment.Condition(); id != "" && !slices.Contains(titled, id) {
			t.Errorf("%s is for readers with %s, which is not a condition", treatment.ID, id)
		}
	}
}
