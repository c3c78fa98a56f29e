package templates

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/search"
	"unknot/internal/site"
	"unknot/internal/words"
)

// fewResults is up to how many results the page needs no choice of kinds.
const fewResults = 5

// choosesKinds reports whether the page offers kinds and regions to choose from. If there is a short answer, it does so
// only for many results, and never for a long text, which each link would repeat.
func choosesKinds(v search.View) bool {
	if len(v.Typed) > search.MaxForPages {
		return false
	}
	count, hasShortAnswer, hasChosen := len(v.Result.Entries), v.Result.Top != nil, !v.Filter.Empty()
	if hasShortAnswer && !hasChosen {
		return count > max(fewResults, search.FirstRows)
	}
	return count > fewResults
}

// current returns the attribute that marks the link to what the page already shows.
func current(isCurrent bool) templ.Attributes { return attributeIf(isCurrent, "aria-current", "true") }

// searchHeading says how many results there are, and for what.
func searchHeading(v search.View) string {
	const maxWhat = 50 // characters
	what := words.Quote(words.Excerpt(cmp.Or(v.Result.Query.Read, v.Typed), maxWhat))
	switch n, all := len(v.Rows), len(search.Rows(v.Result.Entries, true)); {
	case all == 0 && len(v.Result.SafetyCards) > 0:
		return "Get help first"
	case v.Result.Unanswered:
		return "No page here answers " + what
	case n < all:
		return fmt.Sprintf("%d of %s for %s", n, catalog.Count(all, "result"), what)
	case n > 0:
		return catalog.Count(n, "result") + " for " + what
	}
	return "Nothing here answers " + what
}

// signsHeading returns the heading of a card for a search. A card that follows a less urgent one is the less probable.
func signsHeading(r *search.Result, c *catalog.Card) string {
	if c.Level < r.SafetyCards[0].Level {
		return catalog.Capital(c.Signs[0].Level.Short) + " instead if one of these fits better"
	}
	return c.Heading
}

// isAnswered reports whether the page begins with a short answer or a move. Then a list of moves is not what the reader
// asked for.
func isAnswered(v search.View) bool {
	beginsWithMove := len(v.Rows) > 0 && v.Rows[0].Kind == "move"
	return v.Result.Top != nil || beginsWithMove
}

// facts says how long a result takes and where it is done, or how sure it is.
func facts(e *search.Entry) string {
	switch v := e.Target.(type) {
	case *catalog.Move:
		return v.Dose.Text() + ", " + catalog.Lower(joinWords(positionLabels(v.Positions()), "or"))
	case *catalog.Guide:
		return v.Duration
	case *catalog.Routine:
		return routineFacts(v.Items)
	case *catalog.Plan:
		return strings.Join(planAmounts(v), ", ")
	case *catalog.Claim:
		return v.VerdictValue().Name + ". " + catalog.Count(len(v.Sources), "source")
	case *catalog.Treatment:
		return v.ResultValue().Name + ". How sure we are: " + catalog.Lower(catalog.Certainty(v.Certainty).Name)
	case *catalog.Muscle:
		return catalog.Capital(v.Latin) + ". " + countMoves(len(v.Moves))
	case *catalog.Term:
		return "From the glossary"
	}
	return ""
}

// examples are searches that the page suggests.
var examples = []string{"between the shoulder blades", "stiff in the morning", "stretches at a desk", "heat or cold", "is cracking bad"}

// searchLink returns the address of a search for words.
func searchLink(words string) string { return search.View{Typed: words}.Link() }

// searchHead returns the head of the page with the results of a search.
func searchHead(s site.Site, v search.View) Head {
	h := Head{Title: "Search", Menu: search.Path, Stylesheets: "search", Scripts: "search.js"}
	if v.Typed == "" {
		h.Path = v.Link()
		h.Description = "Find a move, a guide or an answer for a tense or aching back in your own words. Spelling mistakes do not matter much."
		return h
	}
	if v.Result.Private() { // somebody may look on
		return h
	}
	const maxTitle = 100 // characters
	typed := words.Excerpt(v.Typed, maxTitle)
	h.Title = "Search: " + typed
	if cards := v.Result.SafetyCards; len(cards) > 0 {
		first := cmp.Or(cards[0].Signs[0].OwnAct, cards[0].Signs[0].Level.Short)
		if cards[0].Emergency() && !strings.HasSuffix(first, "now") {
			first += " now"
		}
		h.Title = s.Plain.Replace(catalog.Capital(first)) + ": " + typed
	}
	if len(v.Result.Treatments) > 0 {
		h.Stylesheets += " evidence"
	}
	return h
}
