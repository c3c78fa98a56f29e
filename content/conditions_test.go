package content_test

import (
	"slices"
	"testing"
)

// Conditions keep their IDs, which sheets and lists on paper name: the list below only grows. The table of treatments
// names them too.
func TestConditionsStay(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	var titled []string
	for _, condition := range c.Conditions {
		if condition.Title != "" {
			titled = append(titled, condition.ID)
		}
	}
	want := []string{"leg-pain", "thin-bones", "pregnancy", "blood-thinners", "operation", "inflamed-joints", "sore-knees", "sore-shoulders", "sore-wrists", "wheelchair"}
	if !slices.Equal(titled, want) {
		t.Errorf("readers can have sheets for %q, want %q", titled, want)
	}
	for _, treatment := range c.Treatments {
		if id := treatment.Condition(); id != "" && !slices.Contains(titled, id) {
			t.Errorf("%s is for readers with %s, which is not a condition", treatment.ID, id)
		}
	}
}
