package search_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
)

func TestLongestNameWithoutPageIsAnswered(t *testing.T) {
	top := newIndex(t).Search("my odd whiplash", false).Top
	want := "We have no page about it. This guide says what may ease a stiff neck."
	if top == nil || top.Title != "Odd whiplash" || top.Say != want || top.Path != "/guides/causes/stiff-neck" {
		t.Errorf("the short answer is %+v", top)
	}
	for _, typed := range []string{"whiplash", "neck turn whiplash"} {
		found := paths(newIndex(t).Search(typed, false).Entries)
		if isRest := slices.Contains(found[1:], "/guides/causes/stiff-neck"); found[0] != "/guides/causes/stiff-neck" || isRest {
			t.Errorf("%q finds %q, want the page that says more first, and once", typed, found)
		}
	}
}

func TestShortAnswerOfIntentHasRoutineThatSuits(t *testing.T) {
	x := newLearntIndex(t)
	for typed, want := range map[string]bool{"my neck is stiff": true, "not about pregnancy, my neck is stiff": true, "i am pregnant and my neck is stiff": false} {
		top := x.Search(typed, false).Top
		if top == nil || top.ID != "neck" || top.PageTitle != "A stiff neck: what is it?" {
			t.Fatalf("%q: the short answer is %+v", typed, top)
		}
		if got := top.Start != nil; got != want {
			t.Errorf("%q: a routine: %v, want %v", typed, got, want)
		}
	}
}

func TestQuestionIsAnsweredWithItsWarning(t *testing.T) {
	top := newLearntIndex(t).Search("sore tailbone", false).Top
	want := "Stand up more often, and sit on something soft when you can. Then it may ease in a few weeks or months, " +
		"but nobody can say how many it will take." // not the last sentence, as that is enough
	if top == nil || top.ID != "tailbone" || top.Say != want || top.Warning == nil {
		t.Errorf("the short answer is %+v", top)
	}
}

func TestSearchAboutSomethingElseIsUnanswered(t *testing.T) {
	x := newLearntIndex(t)
	for typed, want := range map[string]bool{"how to cook rice": true, "print a sheet for my patient": false, "knee sway": false} {
		if got := x.Search(typed, false); got.Unanswered != want || got.Unanswered && len(got.Entries) > 5 {
			t.Errorf("%q: unanswered %v, with %d results", typed, got.Unanswered, len(got.Entries))
		}
	}
}

func TestNameOfTreatmentFindsItsRow(t *testing.T) {
	x := newIndex(t)
	for typed, want := range map[string]string{
		"splint":                 "splint-leg",
		"does a splint help":     "splint-leg",
		"splnit":                 "splint-leg",
		"is moving good for you": "move-recent",
		"neck":                   "",
		"does it help":           "", // which treatment?
		"splint while pregnant":  "", // the row is for something else
	} {
		got := strings.Join(catalog.IDs(x.Search(typed, false).Treatments), " ")
		if got != want {
			t.Errorf("%q: rows %q, want %q", typed, got, want)
		}
	}
}
