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
	SafetyCards []*catalog.Card // of the signs that the search may describe, the most urgent first
	UnclearSign bool            // it may be about a sign, though of no urgent card: pages show a line that links to the signs

	share map[string]float64 // the probability of each sign, if it describes one; nil if patterns decided
}

// Bullets returns the bullets of one of the cards, that of the most probable sign first.
func (a Alarm) Bullets(c *catalog.Card) []string {
	order := make([]int, len(c.Bullets)) // indexes
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(a.share[c.SignIDs[j]], a.share[c.SignIDs[i]]) })
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

// Thresholds of probabilities. They were chosen with sentences of writers whom the model had not learnt from.
const (
	surelySign   = 0.36 // that a query describes a sign: raises a card
	patternSign  = 0.2  // the same if a pattern matches
	despiteScope = 0.75 // the same if a part of the query is denied, past, feared or studied, and the rest describes no sign
	anySign      = 0.65 // the same if it is not clear which sign: no card has a probability of thisSign
	thisSign     = 0.35
	outsideSign  = 0.9  // the same of that rest alone
	fragmentSign = 0.95 // the same for a query of up to fragmentWords words, which say little
	bareIsSign   = 0.85 // the same for a query without the request in it, if no pattern matches
	surelyCalm   = 0.9  // lowers what a pattern raises
	unclear      = 0.7  // that it describes a sign or is severe: shows the line
	likelyCard   = 0.25 // that it is the card of the sign
)

const fragmentWords = 2

// Alarm decides whether typed is an alarm. Nothing else does. Of a search as typed and with its mistyped words
// repaired, the more alarming counts.
func (x *Index) Alarm(typed string) Alarm {
	if name := x.misspeltMove(typed); name != "" {
		typed = name
	}
	var trials *triage.Trials
	if x.model != nil {
		trials = x.model.Trials()
	}
	a := x.alarm(typed, trials)
	for _, repaired := range x.signs.Repairs(typed, x.words) {
		if other := x.alarm(repaired, trials); other.calmness() < a.calmness() {
			a = other
		}
	}
	return a
}

// calmness returns the level of the first card, or a higher number for the line or nothing.
func (a Alarm) calmness() int {
	switch {
	case len(a.SafetyCards) > 0:
		return a.SafetyCards[0].Level
	case a.UnclearSign:
		return math.MaxInt - 1
	}
	return math.MaxInt
}

// alarm decides whether typed is an alarm. It has no trials for content with other signs than the model's.
//
// If content has its own signs, the patterns of signs decide alone. Otherwise a model decides, and a pattern that
// matches lowers its threshold. What is denied, past, feared or studied raises it (package scope), unless what stands
// outside describes a sign. The model never silences a pattern of a sign that needs help now: a search that says
// nothing else shows its card, any other at least the line.
func (x *Index) alarm(typed string, trials *triage.Trials) Alarm {
	m := x.match(typed)
	cards, line := m.cards, m.line
	var share map[string]float64 // of signs
	if trials != nil {
		j := trials.Judge(typed)
		// A request beside a sign looks calm.
		if text := triage.WithoutRequest(typed); text != "" && countOutside(text) <= countOutside(typed) {
			if bare := trials.Judge(text); len(cards) > 0 || bare.Alarm >= bareIsSign && strings.Count(text, " ") >= fragmentWords {
				j = j.Or(bare)
			}
		}
		of := shares(j.Signs)
		switch doubt := j.Alarm + j.Line; {
		case !j.Known: // the patterns decide
		case x.describesSign(typed, trials, m, j.Alarm, x.likeliest(of)):
			share = of
			cards = x.likelyCards(share, j.Signs[0].Class, cards)
		case m.plain && m.alone:
		case 1-doubt >= surelyCalm && !m.now():
			cards, line = nil, false
		default:
			cards, line = nil, line || len(cards) > 0 || doubt >= unclear
		}
	}
	line = line || m.inside
	return Alarm{cards, line && (len(cards) == 0 || !cards[0].Urgent()), share}
}

// describesSign decides whether typed, which matches m, raises a card if p is the probability that it describes a sign,
// and card that of the likeliest card.
func (x *Index) describesSign(typed string, trials *triage.Trials, m matched, p, card float64) bool {
	t := fulltext.Scoped(typed)
	outside := t.Outside()
	if len(m.cards) == 0 && (p < anySign && card < thisSign || p < fragmentSign && len(t.Words) <= fragmentWords) {
		return false
	}
	switch {
	case len(outside) == len(t.Words):
		return p >= surelySign || p >= patternSign && m.plain
	case p >= despiteScope:
		return true
	case len(outside) == 0:
		return false
	}
	rest := trials.Judge(strings.Join(outside, " ")).Alarm
	return rest >= outsideSign || rest >= surelySign && m.plain || p >= surelySign && (rest >= surelySign || len(m.cards) > 0)
}

// likeliest returns the probability of the most probable card.
func (x *Index) likeliest(share map[string]float64) (most float64) {
	for i := range x.catalog.Safety.Cards {
		most = max(most, sumOf(share, &x.catalog.Safety.Cards[i]))
	}
	return most
}

// sumOf returns the probability of a card: of any of its signs.
func sumOf(share map[string]float64, card *catalog.Card) (sum float64) {
	for _, id := range card.SignIDs {
		sum += share[id]
	}
	return sum
}

// countOutside counts the words of a text that stand in no scope.
func countOutside(text string) int { return len(fulltext.Scoped(text).Outside()) }

// matched is what the patterns of signs say of a search.
type matched struct {
	cards  []*catalog.Card // of the most urgent level that matches
	plain  bool            // a pattern of these cards matches that is not ambiguous
	alone  bool            // the search says nothing beside that pattern
	line   bool            // an unclear sign matches
	inside bool            // a pattern matches only in what is denied, past and so on
}

// now reports whether a pattern of a sign that needs help now matches.
func (m matched) now() bool { return len(m.cards) > 0 && m.cards[0].Emergency() }

// match matches the patterns of signs with typed.
func (x *Index) match(typed string) (m matched) {
	for _, found := range x.signs.Find(typed, x.words) { // in order: cards are sorted by level
		switch c := x.concerns[found.Concern]; {
		case c.card == nil:
			m.line = true
		case found.Scope != 0:
			m.inside = true
		case len(m.cards) == 0 || c.card.Level == m.cards[0].Level:
			if !slices.Contains(m.cards, c.card) {
				m.cards = append(m.cards, c.card)
			}
			if !c.ambiguous {
				m.plain, m.alone = true, m.alone || found.Beside == 0
			}
		case !m.plain && !c.ambiguous && found.Beside == 0: // it says all of the query, which a more urgent pattern only may mean
			m.cards, m.plain, m.alone = append(m.cards, c.card), true, true
		}
	}
	return m
}

// shares returns the probability of each sign.
func shares(signs []linear.Score) map[string]float64 {
	out := map[string]float64{}
	for _, s := range signs {
		out[s.Class] = s.Probability
	}
	return out
}

// likelyCards lists the card of the most probable sign, others that are likely, and those that matched a pattern: the
// most urgent first, and of one level the most probable.
func (x *Index) likelyCards(share map[string]float64, first string, matched []*catalog.Card) (cards []*catalog.Card) {
	sum := map[*catalog.Card]float64{}
	for i := range x.catalog.Safety.Cards {
		card := &x.catalog.Safety.Cards[i]
		sum[card] = sumOf(share, card)
		if sum[card] >= likelyCard || slices.Contains(card.SignIDs, first) || slices.Contains(matched, card) {
			cards = append(cards, card)
		}
	}
	slices.SortStableFunc(cards, func(a, b *catalog.Card) int { return cmp.Or(a.Level-b.Level, cmp.Compare(sum[b], sum[a])) })
	return cards
}

// concern is what a pattern of searches stands for.
type concern struct {
	card      *catalog.Card // nil for the line to the signs
	ambiguous bool
}

// concernsOf lists what patterns of searches stand for, the most urgent first, and the patterns, each with the index of
// its concern.
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
		concerns = append(concerns, concern{card: card, ambiguous: true})
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
