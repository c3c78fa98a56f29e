package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
	"unknot/internal/search/triage"
)

// Alarm says whether the writer of a search may have a sign of danger. The zero value is none.
type Alarm struct {
	SafetyCards []*catalog.Card // cards of the signs that the search may describe, the most urgent first
	UnclearSign bool            // it may be about a sign of no urgent card: pages show a line that links to the signs

	signs map[string]float64 // the probability of each sign, by ID, if it describes any; nil if patterns decided
}

// Bullets returns the bullets of one of the cards, beginning with that of the most probable sign.
func (a Alarm) Bullets(c *catalog.Card) []string {
	order := make([]int, len(c.Bullets)) // indexes of bullets
	for i := range order {
		order[i] = i
	}
	probability := func(i int) float64 { return a.signs[c.SignIDs[i]] } // of the sign of a bullet
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(probability(j), probability(i)) })
	out := make([]string, len(order))
	for place, i := range order {
		out[place] = c.Bullets[i]
	}
	return out
}

// Raised reports whether there is anything to show.
func (a Alarm) Raised() bool { return len(a.SafetyCards) > 0 || a.UnclearSign }

// Urgent reports whether the search mentions a sign that needs help now or today.
func (a Alarm) Urgent() bool { return len(a.SafetyCards) > 0 && a.SafetyCards[0].Urgent() }

// Emergency reports whether the search mentions a sign that needs help now.
func (a Alarm) Emergency() bool { return len(a.SafetyCards) > 0 && a.SafetyCards[0].Emergency() }

// The probability that a query describes a sign has to reach one of these thresholds to raise a card. They were chosen
// with sentences of writers whom the model had not learnt from.
const (
	surelySign   = 0.36 // in general
	patternSign  = 0.2  // if an unambiguous pattern matches too
	despiteScope = 0.75 // if a part of the query is denied, past, feared or studied, and the rest describes no sign
	outsideSign  = 0.9  // of the rest by itself, if a part of the query is denied, past, feared or studied
	anySign      = 0.65 // if it is not clear which sign it is: no card has a probability of thisSign
	thisSign     = 0.35
	fragmentSign = 0.95 // for a query of up to fragmentWords words, which say little
	bareIsSign   = 0.85 // of the query without the request in it, if no pattern matches

	fragmentWords = 2
)

// Thresholds of other probabilities.
const (
	surelyCalm  = 0.9  // that the query is calm: lowers what a pattern raises
	unclearSign = 0.7  // that it describes a sign or is severe: shows the line
	likelyCard  = 0.25 // that a card is the one of the sign that the query describes
)

// Alarm decides whether typed is an alarm. Nothing else decides that. It judges the search as typed and with mistyped
// words repaired in several ways, and returns the most urgent result.
func (x *Index) Alarm(typed string) Alarm {
	if name := x.misspeltMove(typed); name != "" {
		typed = name
	}
	var c *triage.Case
	if x.model != nil {
		c = x.model.NewCase()
	}
	mostUrgent := x.alarm(typed, c)
	for _, repaired := range x.signs.Repairs(typed, x.words) {
		if a := x.alarm(repaired, c); a.calmness() < mostUrgent.calmness() {
			mostUrgent = a
		}
	}
	return mostUrgent
}

// calmness returns the level of the first card, which is lower for more urgent cards. Without a card, it is higher than
// any level: for the line to the signs, and still higher for nothing.
func (a Alarm) calmness() int {
	switch {
	case len(a.SafetyCards) > 0:
		return a.SafetyCards[0].Level
	case a.UnclearSign:
		return math.MaxInt - 1
	}
	return math.MaxInt
}

// alarm decides whether typed is an alarm. c is nil for content with other signs than those that the model knows.
//
// Without a model, only the patterns of signs decide. Otherwise the model decides, and a pattern that matches lowers
// its threshold. Words that are denied, past, feared or studied (package scope) raise the threshold, unless the other
// words describe a sign. The model never silences a pattern of a sign that needs help now. A search that consists of
// nothing else shows the card of the sign; any other search shows at least the line.
func (x *Index) alarm(typed string, c *triage.Case) Alarm {
	m := x.match(typed)
	cards, showLine := m.cards, m.hasUnclear
	var signs map[string]float64
	if c != nil {
		j := judgeWithAndWithoutRequest(c, typed, len(cards) > 0)
		probabilities := signProbabilities(j.Signs)
		switch doubt := j.Alarm + j.Unclear; {
		case !j.Known: // the patterns decide
		case x.describesSign(typed, c, m, j.Alarm, x.maxCardProbability(probabilities)):
			signs = probabilities
			cards = x.likelyCards(signs, j.Signs[0].Class, cards)
		case m.isUnambiguous && m.isWhole: // the patterns decide
		case 1-doubt >= surelyCalm && !m.needsHelpNow():
			cards, showLine = nil, false
		default:
			cards, showLine = nil, showLine || len(cards) > 0 || doubt >= unclearSign
		}
	}
	showLine = showLine || m.hasScoped
	return Alarm{cards, showLine && (len(cards) == 0 || !cards[0].Urgent()), signs}
}

// judgeWithAndWithoutRequest judges typed, and also without a request in it, beside which a sign looks calm. It returns
// the more alarming of these judgements.
func judgeWithAndWithoutRequest(c *triage.Case, typed string, matchesPattern bool) triage.Judgement {
	j := c.Judge(typed)
	text := triage.WithoutRequest(typed)
	if text == "" || countUnscoped(text) > countUnscoped(typed) {
		return j
	}
	bare := c.Judge(text)
	isLong := strings.Count(text, " ") >= fragmentWords
	if matchesPattern || isLong && bare.Alarm >= bareIsSign {
		return j.Or(bare)
	}
	return j
}

// describesSign decides whether typed, which matches the patterns in m, raises a card. It is given the probability that
// typed describes a sign, and that of the most probable card.
func (x *Index) describesSign(typed string, c *triage.Case, m matched, probability, ofCard float64) bool {
	t := fulltext.Scoped(typed)
	outside := t.Outside()
	if len(m.cards) == 0 {
		isVague := probability < anySign && ofCard < thisSign
		isFragment := len(t.Words) <= fragmentWords
		if isVague || isFragment && probability < fragmentSign {
			return false
		}
	}
	switch {
	case len(outside) == len(t.Words):
		return probability >= surelySign || probability >= patternSign && m.isUnambiguous
	case probability >= despiteScope:
		return true
	case len(outside) == 0:
		return false
	}
	ofRest := c.Judge(strings.Join(outside, " ")).Alarm
	switch {
	case ofRest >= outsideSign:
		return true
	case ofRest >= surelySign:
		return m.isUnambiguous || probability >= surelySign
	}
	return probability >= surelySign && len(m.cards) > 0
}

// maxCardProbability returns the probability of the most probable card, from those of the signs.
func (x *Index) maxCardProbability(signs map[string]float64) (most float64) {
	for i := range x.catalog.Safety.Cards {
		most = max(most, cardProbability(&x.catalog.Safety.Cards[i], signs))
	}
	return most
}

// cardProbability returns the probability that a search describes any of the signs of card.
func cardProbability(card *catalog.Card, signs map[string]float64) (sum float64) {
	for _, id := range card.SignIDs {
		sum += signs[id]
	}
	return sum
}

// countUnscoped counts the words of a text that are in no scope.
func countUnscoped(text string) int { return len(fulltext.Scoped(text).Outside()) }

// matched is what the patterns of signs find in a search.
type matched struct {
	cards         []*catalog.Card // the cards with patterns that match, all of the most urgent level
	isUnambiguous bool            // one of these patterns is not ambiguous
	isWhole       bool            // the search says nothing besides such a pattern
	hasUnclear    bool            // a pattern of an unclear sign matches
	hasScoped     bool            // a pattern matches only words that are denied, past and so on
}

// needsHelpNow reports whether a pattern of a sign that needs help now matches.
func (m matched) needsHelpNow() bool { return len(m.cards) > 0 && m.cards[0].Emergency() }

// match finds the patterns of signs in typed.
func (x *Index) match(typed string) (m matched) {
	for _, found := range x.signs.Find(typed, x.words) { // in order: cards are sorted by level
		switch c := x.concerns[found.Concern]; {
		case c.card == nil:
			m.hasUnclear = true
		case found.Scope != 0:
			m.hasScoped = true
		case len(m.cards) == 0 || c.card.Level == m.cards[0].Level:
			if !slices.Contains(m.cards, c.card) {
				m.cards = append(m.cards, c.card)
			}
			if !c.isAmbiguous {
				m.isUnambiguous, m.isWhole = true, m.isWhole || found.Beside == 0
			}
		case !m.isUnambiguous && !c.isAmbiguous && found.Beside == 0: // the query says this, and only may mean a more urgent sign
			m.cards, m.isUnambiguous, m.isWhole = append(m.cards, c.card), true, true
		}
	}
	return m
}

// signProbabilities returns the probability of each sign by its ID.
func signProbabilities(signs []linear.Score) map[string]float64 {
	out := map[string]float64{}
	for _, s := range signs {
		out[s.Class] = s.Probability
	}
	return out
}

// likelyCards lists the card of the most probable sign, other cards that are likely, and the matched ones. The most
// urgent come first, and within a level the most probable.
func (x *Index) likelyCards(signs map[string]float64, mostProbable string, matched []*catalog.Card) (cards []*catalog.Card) {
	probability := map[*catalog.Card]float64{}
	for i := range x.catalog.Safety.Cards {
		card := &x.catalog.Safety.Cards[i]
		probability[card] = cardProbability(card, signs)
		if probability[card] >= likelyCard || slices.Contains(card.SignIDs, mostProbable) || slices.Contains(matched, card) {
			cards = append(cards, card)
		}
	}
	slices.SortStableFunc(cards, func(a, b *catalog.Card) int {
		return cmp.Or(a.Level-b.Level, cmp.Compare(probability[b], probability[a]))
	})
	return cards
}

// concern is what a pattern of searches points to.
type concern struct {
	card        *catalog.Card // nil for the line that links to the signs
	isAmbiguous bool          // a search that matches may mean something else
}

// concernsOf lists the concerns of s, the most urgent first, and the patterns of searches that point to them, each with
// the index of its concern.
func concernsOf(s *catalog.Safety) (concerns []concern, patterns []fulltext.Sign) {
	add := func(words string) { patterns = append(patterns, fulltext.Sign{Words: words, Concern: len(concerns)}) }
	for i := range s.Cards {
		card := &s.Cards[i]
		for _, sign := range card.Signs {
			for _, words := range sign.Searches {
				add(words)
			}
		}
		concerns = append(concerns, concern{card: card})
		for _, sign := range card.Signs {
			for _, v := range sign.Ambiguous {
				add(v.Words)
			}
		}
		concerns = append(concerns, concern{card: card, isAmbiguous: true})
	}
	if s.UnclearSigns != nil {
		for _, words := range s.UnclearSigns.Searches {
			add(words)
		}
	}
	return append(concerns, concern{}), patterns
}

// conditionSigns lists the patterns of conditions, each with the index of its condition.
func conditionSigns(conditions []*catalog.Condition) []fulltext.Sign {
	var signs []fulltext.Sign
	for i, c := range conditions {
		for _, words := range c.Searches {
			signs = append(signs, fulltext.Sign{Words: words, Concern: i})
		}
	}
	return signs
}
