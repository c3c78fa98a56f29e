package content_test

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"unknot/internal/catalog"
	"unknot/internal/search"
)

// phrases lists the phrases that a pattern of searches matches, one for each choice of an alternative in every group:
// "numb|weak legs" → "numb legs", "weak legs".
func phrases(pattern string) []string {
	out := []string{""}
	for group := range strings.FieldsSeq(pattern) {
		if strings.ContainsAny(group[:1], ">!+") {
			continue
		}
		var longer []string
		for _, start := range out {
			for alternative := range strings.SplitSeq(group, "|") {
				longer = append(longer, strings.TrimSpace(start+" "+strings.ReplaceAll(alternative, "-", " ")))
			}
		}
		out = longer
	}
	return out
}

// patternPhrase is a phrase of a pattern of a sign.
type patternPhrase struct {
	typed, pattern string
	sign           *catalog.Sign
}

// patternPhrases lists the phrases of all patterns of signs.
func patternPhrases(c *catalog.Catalog) (out []patternPhrase) {
	for _, s := range c.Signs {
		for _, pattern := range s.Searches {
			for _, typed := range phrases(pattern) {
				out = append(out, patternPhrase{typed, pattern, s})
			}
		}
	}
	return out
}

// isRight reports whether a card is right for the sign of p: it is of the same level or a more urgent one. For a sign
// that needs help now, it has that sign.
func (p patternPhrase) isRight(c *catalog.Card) bool {
	if level := p.sign.Level.Number; c.Level != level {
		return c.Level < level
	}
	return !c.Emergency() || slices.Contains(c.Signs, p.sign)
}

// faultIn returns how an answer silences the sign of p, "" if it does not.
func (p patternPhrase) faultIn(a *search.Result) string {
	switch {
	case !slices.ContainsFunc(a.SafetyCards, p.isRight):
		return "does not show its card"
	case a.Private():
		if len(a.Entries) > 0 || a.Top != nil {
			return "shows more than its card, although somebody may look on"
		}
	case len(a.Entries) == 0:
		return "finds nothing"
	case a.Entries[0].IsExercise():
		return "finds a move first"
	case a.Top != nil && a.Top.Start != nil:
		return "offers something to start"
	}
	return ""
}

// isExercise reports whether an address is that of a move, a routine or a plan.
func isExercise(path string) bool {
	return slices.ContainsFunc([]string{"/stretches/", "/routines/", "/plans/"}, func(list string) bool { return strings.HasPrefix(path, list) })
}

// Every phrase that a pattern of a sign matches shows the card of the sign, and no move first, whatever the models say.
func TestPatternsAreNeverSilenced(t *testing.T) {
	t.Parallel()
	s := site(t)
	all := patternPhrases(s.Catalog)
	patterns := map[string]bool{}
	for _, p := range all {
		patterns[p.pattern] = true
		if why := p.faultIn(s.Search(p.typed, false)); why != "" {
			t.Errorf("%q of the sign %s (%s) %s", p.typed, p.sign.ID, p.pattern, why)
		}
	}
	t.Logf("%d phrases of %d patterns", len(all), len(patterns))
	if len(patterns) < 200 {
		t.Errorf("%d patterns: want at least 200", len(patterns))
	}
}

// The page of results shows what the search has found. At night, all phrases are tried.
func TestResultsShowWhatSearchFound(t *testing.T) {
	t.Parallel()
	s := site(t)
	all := patternPhrases(s.Catalog)
	if !nightly {
		r := rand.New(rand.NewPCG(33, 1))
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		all = all[:300]
	}
	for _, p := range all {
		if why := p.faultOn(s.Safety, s.get(t, "/search?q="+url.QueryEscape(p.typed), "")); why != "" {
			t.Errorf("%q of the sign %s: %s", p.typed, p.sign.ID, why)
		}
	}
}

// faultOn returns what a page of results lacks, "" if nothing.
func (p patternPhrase) faultOn(safety *catalog.Safety, page string) string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return err.Error()
	}
	shown, isPrivate, results := false, false, []string{}
	for n := range root.Descendants() {
		switch {
		case n.Data == "h2" && within(n, "stop"):
			for _, c := range safety.Cards {
				if c.ID == attribute(n, "id") {
					shown, isPrivate = shown || c.Level <= p.sign.Level.Number, isPrivate || c.Private
				}
			}
		case n.Data == "a" && hasClass(n, "whole") && within(n, "results"):
			results = append(results, attribute(n, "href"))
		}
	}
	switch {
	case !shown:
		return "no card"
	case isPrivate:
		if len(results) > 0 || strings.Contains(page, "<img") {
			return "results or pictures, although somebody may look on"
		}
	case len(results) == 0:
		return "no results"
	case isExercise(results[0]):
		return fmt.Sprint("first is ", results[0])
	}
	return ""
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
