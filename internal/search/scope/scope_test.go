package scope_test

import (
	"fmt"
	"strings"
	"testing"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/scope"
)

// marked writes t with each word that is in a scope in brackets, followed by the letters of its scopes: d for denied, p
// past, s same, f feared and w studied (work). "no pain now" is "[no d, pain d] now". A comma joins neighbours.
func marked(t scope.Text) string {
	var out []string
	for i, w := range t.Words {
		if k := t.Kinds[i].Letters(); k != "" {
			w = fmt.Sprintf("[%s %s]", w, k)
		}
		out = append(out, w)
	}
	return strings.ReplaceAll(strings.Join(out, " "), "] [", ", ")
}

// Each word in a short text has its scope, in the notation of marked.
func TestScopesOpenAndEnd(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"numb leg": "numb leg",
		// Denials end after some words, at a comma, and where somebody begins to speak of something else.
		"no numbness": "[no d, numbness d]",
		"no numbness, tingling or weakness, just stiff": "[no d, numbness d, tingling d, or d, weakness d] just stiff",
		"no numbness but I can't pee":                   "[no d, numbness d] but i cant pee",
		"no numbness i cant pee":                        "[no d, numbness d] i cant pee",
		"no fever and my legs are weak":                 "[no d, fever d] and my legs are weak",
		"scan clear":                                    "[scan d, clear d]",
		"cancer was ruled out. legs numb":               "[cancer d, was d, ruled d, out d] legs numb",
		// What only looks like a denial is none.
		"no better": "no better", "no feeling in my legs": "no feeling in my legs", "it does not stop": "it does [not d, stop d]",
		"not able to pee": "not able to pee", "without warning": "without warning",
		"isn't my face drooping": "isnt my face drooping", // a question
		"legs fine but numb":     "[legs d, fine d] but numb",
		"cant walk steady":       "cant walk steady",
		"otherwise fine":         "otherwise fine",
		// The past ends where something begins, now or again.
		"chest pain years ago":                                           "[chest p, pain p, years p, ago p]",
		"stroke in 2015, fully recovered":                                "[stroke p, in p, 2015 p, fully p, recovered p]",
		"stroke in 2019 but now both legs are weak":                      "[stroke p, in p, 2019 p] but now both legs are weak",
		"cancer years ago neck pain":                                     "cancer [years p, ago p, neck p, pain p]",
		"numb leg went away and came again since monday":                 "[numb p, leg p, went p, away p, and p, came p] again since monday",
		"numb toe for ten years":                                         "[numb s, toe s, for s, ten s, years s]",
		"stroke in 2015 and now i cant lift my arm":                      "[stroke p, in p, 2015 p, and p] now i cant lift my arm",
		"shingles in 1988 so you cant get it twice only theres blisters": "[shingles p, in p, 1988 p, so p, you p, cant p, get p, it p] twice only theres blisters",
		"woke at 05:30 and cant feel my legs":                            "woke at 05 30 and cant feel my legs",
		"took 20mg, legs numb":                                           "took 20mg legs numb",
		"im 45 now and cannot feel my legs":                              "im 45 now and cannot feel my legs",
		"used to have a weak foot but that was ten years ago":            "[used p, to p, have p, a p, weak p, foot p, but p, that p, was p, ten p, years p, ago p]",
		"better now both legs numb":                                      "[better p, now p] both legs numb",
		"66 years old with chest pain":                                   "66 years old with chest pain",
		"what if my leg went numb":                                       "[what f, if f, my f, leg f, went f, numb f]",
		"essay on chest pain. 500 words":                                 "[essay w, on w, chest w, pain w] 500 words",
		"what if it spreads well it has":                                 "what if it spreads well it has",
		"":                                                               "",
	} {
		if got := marked(fulltext.Scoped(text)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestOutsideLeavesOutScopes(t *testing.T) {
	t.Parallel()
	text := fulltext.Scoped("no numbness but i cant pee")
	if got := strings.Join(text.Outside(), " "); got != "but i cant pee" {
		t.Errorf("outside: %q", got)
	}
	if got := marked(text.Part(1, 3)); got != "[numbness d] but" {
		t.Errorf("a part: %q", got)
	}
}

// FuzzMark checks that a text keeps all its words, each with a kind.
func FuzzMark(f *testing.F) {
	for _, text := range []string{"no pain, or numb", "in 2015. now", "and ruled out", "what if", "– no –", "1 years ago"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := fulltext.Scoped(text)
		if words := fulltext.Words(text); strings.Join(words, " ") != strings.Join(got.Words, " ") || len(got.Kinds) != len(words) {
			t.Errorf("%q has the words %q, and with scopes %q", text, words, got.Words)
		}
	})
}
