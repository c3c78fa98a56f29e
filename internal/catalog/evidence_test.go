package catalog_test

import (
	"testing"

	"unknot/internal/catalog"
)

// A grade says who gave it, and what it means in our words.
func TestGradeSaysWhoGaveIt(t *testing.T) {
	for _, tt := range []struct {
		source catalog.Source
		want   string
	}{
		{catalog.Source{Kind: "trial", Certainty: "moderate"}, "“moderate” in the words of its authors, “probably” in ours"},
		{catalog.Source{Kind: "guideline", Certainty: "low"}, "“low” in the words of the guideline, “may” in ours"},
		{catalog.Source{Kind: "trial", Certainty: "very-low", CertaintyTo: "moderate"},
			"“very low to moderate” in the words of its authors, “not sure” to “probably” in ours"},
		{catalog.Source{Kind: "trial", Certainty: catalog.NotGraded}, "no grade that we have seen"},
	} {
		if got := tt.source.Grade(); got != tt.want {
			t.Errorf("%s to %q: %s, want %s", tt.source.Certainty, tt.source.CertaintyTo, got, tt.want)
		}
	}
}

// SeenText counts sources by the form in which we saw them, the most direct form first.
func TestSeenTextCountsSources(t *testing.T) {
	c := catalog.Content{Sources: []*catalog.Source{
		{Seen: &catalog.Seen{As: "abstract"}}, {Seen: &catalog.Seen{As: "full text"}}, {Seen: &catalog.Seen{As: "abstract"}},
	}}
	if got, want := c.SeenText(), "full text 1, abstract 2"; got != want {
		t.Errorf("found %q, want %q", got, want)
	}
}
