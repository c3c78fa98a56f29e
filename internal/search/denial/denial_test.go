package denial_test

import (
	"strings"
	"testing"

	"unknot/internal/search/denial"
	"unknot/internal/search/fulltext"
)

// marked writes t with each run of denied words in brackets.
func marked(t denial.Text) string {
	var out []string
	for i, w := range t.Words {
		if t.Denied[i] {
			w = "[" + w + "]"
		}
		out = append(out, w)
	}
	return strings.ReplaceAll(strings.Join(out, " "), "] [", " ")
}

// Each word in a short text is denied or not, in the notation of marked.
func TestDenialsOpenAndEnd(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"numb leg": "numb leg",
		// Denials end after some words, at a comma, and where somebody begins to speak of something else.
		"no numbness": "[no numbness]",
		"no numbness, tingling or weakness, just stiff": "[no numbness tingling or weakness] just stiff",
		"no numbness but I can't pee":                   "[no numbness] but i cant pee",
		"no numbness i cant pee":                        "[no numbness] i cant pee",
		"no fever and my legs are weak":                 "[no fever] and my legs are weak",
		"scan clear":                                    "[scan clear]",
		"cancer was ruled out. legs numb":               "[cancer was ruled out] legs numb",
		// What only looks like a denial is none.
		"no better": "no better", "no feeling in my legs": "no feeling in my legs", "it does not stop": "it does [not stop]",
		"not able to pee": "not able to pee", "without warning": "without warning",
		"isn't my face drooping": "isnt my face drooping", // a question
		"legs fine but numb":     "[legs fine] but numb",
		"cant walk steady":       "cant walk steady",
		"otherwise fine":         "otherwise fine",
		"":                       "",
		// What was, is long the same or is only feared is not denied: the model knows better.
		"stroke in 2015, fully recovered": "stroke in 2015 fully recovered", "what if my leg went numb": "what if my leg went numb",
	} {
		if got := marked(fulltext.Denials(text)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestOutsideLeavesOutDenials(t *testing.T) {
	t.Parallel()
	text := fulltext.Denials("no numbness but i cant pee")
	if got := strings.Join(text.Outside(), " "); got != "but i cant pee" {
		t.Errorf("outside: %q", got)
	}
}

// FuzzMark checks that a text keeps all its words.
func FuzzMark(f *testing.F) {
	for _, text := range []string{"no pain, or numb", "and ruled out", "– no –", "1 years ago"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := fulltext.Denials(text)
		if words := fulltext.Words(text); strings.Join(words, " ") != strings.Join(got.Words, " ") || len(got.Denied) != len(words) {
			t.Errorf("%q has the words %q, and with denials %q", text, words, got.Words)
		}
	})
}
