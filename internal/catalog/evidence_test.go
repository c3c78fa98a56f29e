package catalog_test

import (
	"slices"
	"strings"
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

// A source is cited by a surname without initials, or by the short name of an organisation, and its year if it has one.
func TestShortCitationNamesSurnameOrOrganisation(t *testing.T) {
	for _, tt := range []struct{ name, author, year, want string }{
		{"two initials", "Dahm KT", "2010", "Dahm 2010"},
		{"three initials", "Smith ABC", "2011", "Smith 2011"},
		{"four capitals are no initials", "Team NICE", "2012", "Team NICE 2012"},
		{"a short last word is no initials", "Van Ho", "2013", "Van Ho 2013"},
		{"a name alone", "NHS", "2014", "NHS 2014"},
		{"a given name after a comma", "Jones, Mary", "2015", "Jones 2015"},
		{"a short name in brackets", "National Institute (NICE)", "2016", "NICE 2016"},
		{"a name after the brackets", "American College (ACOG), Committee on Something", "2016", "ACOG 2016"},
		{"a country in brackets", "Board of Health (Wales)", "2017", "Board of Health 2017"},
		{"without a year", "Board of Health", "n.d.", "Board of Health"},
	} {
		source := catalog.Source{Authors: catalog.Authors{tt.author}, Year: tt.year}
		if got := source.ShortCitation(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Values have names for readers. A value that is not in its list is its own name.
func TestEvidenceValuesHaveNames(t *testing.T) {
	verdict := (&catalog.Claim{Verdict: "partly"}).VerdictValue()
	certainty := catalog.Certainty("low")
	wantTexts(t, [][3]string{
		{"a verdict", verdict.Name + ": " + verdict.Meaning, "Partly true: part of it holds up, or it holds for other people"},
		{"another verdict", (&catalog.Claim{Verdict: "maybe"}).VerdictValue().Name, "maybe"},
		{"a certainty", certainty.Name + ": " + certainty.Meaning, "May: it is possible, and more studies could well change it"},
		{"another certainty", catalog.Certainty("not-graded").Name + catalog.Certainty("not-graded").ID, "not-gradednot-graded"},
		{"a kind of source", (&catalog.Source{Kind: "cohort"}).KindName(), "cohort study"},
		{"another kind of source", (&catalog.Source{Kind: "blog"}).KindName(), "blog"},
		{"all verdicts", names(catalog.IDs(catalog.Verdicts())), "supported partly weak contradicted opinion"},
		{"all certainties", names(catalog.IDs(catalog.Certainties())), "high moderate low very-low no-study"},
		{"all results", names(catalog.IDs(catalog.TreatmentResults())), "clear small some same none unknown harm"},
		{"all complaints", names(catalog.IDs(catalog.Complaints())), "recent lasting leg narrowing neck upper-back pregnancy prevention"},
	})
}

// names returns texts with spaces between.
func names(list []string) string { return strings.Join(list, " ") }

// A claim names what its sources studied, and a source is about the regions that it studied.
func TestStudiedPartsAndRegions(t *testing.T) {
	up, low := &catalog.Region{Word: catalog.Word{ID: "upper-back"}}, &catalog.Region{Word: catalog.Word{ID: "lower-back"}}
	source := func(part string) *catalog.Source { return &catalog.Source{Studied: part} }
	claim := catalog.Claim{Sources: []*catalog.Source{source("neck"), source("low-back"), source("neck")}}
	if got, want := strings.Join(claim.StudiedParts(), "; "), "the neck and shoulders; the low back"; got != want {
		t.Errorf("the sources studied %q, want %q", got, want)
	}
	for part, want := range map[string]string{
		"low-back": "lower-back", "neck": "upper-back", "upper-back": "upper-back", "whole": "upper-back lower-back", "other": "",
	} {
		if got := ids(source(part).StudiedRegions([]*catalog.Region{up, low})); got != want {
			t.Errorf("a study of %s is about %q, want %q", part, got, want)
		}
	}
	if got := ids(catalog.StudiedRegions(claim.Sources, []*catalog.Region{low, up})); got != "lower-back upper-back" {
		t.Errorf("the sources together are about %q", got)
	}
}

// Sources say in which form and when we saw them, and how sure their best finding is.
func TestSourceSaysWhatWasSeen(t *testing.T) {
	on := dayOf(t, "2026-11-21")
	seen := func(as string) *catalog.Source { return &catalog.Source{Seen: &catalog.Seen{As: as, On: on}} }
	wantTexts(t, [][3]string{
		{"seen", seen("abstract").SeenLine(), "its abstract, 21 November 2026"},
		{"one grade", (&catalog.Source{Certainty: "low"}).BestGrade(), "low"},
		{"two grades", (&catalog.Source{Certainty: "low", CertaintyTo: "high"}).BestGrade(), "high"},
	})
	wantFacts(t, map[string]bool{
		"the full text is the thing itself": seen("full text").SeenItself(),
		"a guideline is the thing itself":   seen("guideline").SeenItself(),
		"an abstract is not":                !seen("abstract").SeenItself(),
	})
}

// A recommendation has a stance and the day on which we read it, which is that of its guideline if it has none.
func TestRecommendationIsReadWithItsGuideline(t *testing.T) {
	source := &catalog.Source{Seen: &catalog.Seen{On: dayOf(t, "2026-01-10")}}
	first := &catalog.Recommendation{Advice: "allows", Guideline: &catalog.Guideline{Source: source}}
	second := &catalog.Recommendation{Advice: "against", Seen: dayOf(t, "2026-03-01"), Page: &catalog.PageEntry{}}
	content := catalog.Content{Guidelines: []*catalog.Guideline{
		{Recommendations: []*catalog.Recommendation{first}}, {Recommendations: []*catalog.Recommendation{second, first}},
	}}
	all := content.Recommendations()
	wantTexts(t, [][3]string{
		{"with its guideline", first.SeenOn().ISO(), "2026-01-10"},
		{"on its own day", second.SeenOn().ISO(), "2026-03-01"},
		{"a stance", first.StanceValue().Name + ": " + first.StanceValue().Meaning,
			"Suggests: it leans to yes, for some people or with a condition"},
	})
	wantFacts(t, map[string]bool{
		"recommendations are in order":   slices.Equal(all, []*catalog.Recommendation{first, second, first}),
		"one of them is given by a page": catalog.CountWithPage(all) == 1,
	})
}

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
