package search

import (
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
}

// Raised reports whether there is anything to show.
func (a Alarm) Raised() bool { return len(a.SafetyCards) > 0 || a.UnclearSign }

// Urgent reports whether the search mentions a sign that needs help now or today.
func (a Alarm) Urgent() bool { return len(a.SafetyCards) > 0 && a.SafetyCards[0].Urgent() }

// Emergency reports whether the search mentions a sign that needs help now.
func (a Alarm) Emergency() bool { return len(a.SafetyCards) > 0 && a.SafetyCards[0].Emergency() }

// Thresholds of probabilities. They were chosen with sentences of writers whom the model had not learnt from.
const (
	surelySign   = 0.42 // that a query describes a sign: raises a card
	patternSign  = 0.25 // the same if a pattern matches
	despiteScope = 0.75 // the same if a part of the query is denied, past, feared or studied, and the rest describes no sign
	outsideSign  = 0.9  // the same of that rest alone
	fragmentSign = 0.95 // the same for a query of up to fragmentWords words, which say little
	bareIsSign   = 0.85 // the same for a query without the request in it, if no pattern matches
	surelyCalm   = 0.9  // lowers what a pattern raises
	unclear      = 0.7  // that it describes a sign or is severe: shows the line
	likelyCard   = 0.15 // that it is the card of the sign
)

const fragmentWords = 2

// Alarm decides whether typed is an alarm. Nothing else does.
//
// If content has its own signs, the patterns of signs decide alone. Otherwise a model decides, and a pattern that matches lowers its threshold. What is
// denied, past, feared or studied raises it (package scope), unless what stands outside describes a sign. The model never silences a pattern of a sign
// that needs help now: a search that says nothing else shows its card, any other at least the line.
func (x *Index) Alarm(typed string) Alarm {
	if name := x.misspeltMove(typed); name != "" {
		typed = name
	}
	m := x.match(typed)
	cards, line := m.cards, m.line
	if x.model != nil {
		j := x.judge(typed)
		if text := triage.WithoutRequest(typed); text != "" { // a request beside a sign looks calm
			if bare := x.judge(text); len(cards) > 0 || bare.Alarm >= bareIsSign && strings.Count(text, " ") >= fragmentWords {
				j = j.Or(bare)
			}
		}
		switch doubt := j.Alarm + j.Line; {
		case !j.Known: // the patterns decide
		case x.describesSign(typed, m, j.Alarm):
			cards = x.likelyCards(j.Signs, cards)
		case m.plain && m.alone:
		case 1-doubt >= surelyCalm && !m.now():
			cards, line = nil, false
		default:
			cards, line = nil, line || len(cards) > 0 || doubt >= unclear
		}
	}
	line = line || m.inside
	return Alarm{cards, line && (len(cards) == 0 || !cards[0].Urgent())}
}

// describesSign decides whether typed, which matches m, raises a card if the probability that it describes a sign is p.
func (x *Index) describesSign(typed string, m matched, p float64) bool {
	t := fulltext.Scoped(typed)
	outside := t.Outside()
	switch {
	case len(outside) == len(t.Words):
		return p >= fragmentSign || p >= patternSign && m.plain || p >= surelySign && (len(m.cards) > 0 || len(outside) > fragmentWords)
	case p >= despiteScope:
		return true
	case len(outside) == 0:
		return false
	}
	rest := x.judge(strings.Join(outside, " ")).Alarm
	return rest >= outsideSign || p >= surelySign && (rest >= surelySign || len(m.cards) > 0)
}

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

// likelyCards lists the card of the most probable sign, others that are likely, and those that matched a pattern, the most urgent first.
func (x *Index) likelyCards(signs []linear.Score, matched []*catalog.Card) (cards []*catalog.Card) {
	share := map[string]float64{} // by sign
	for _, s := range signs {
		share[s.Class] = s.Probability
	}
	for i := range x.catalog.Safety.Cards {
		card := &x.catalog.Safety.Cards[i]
		sum := 0.0
		for _, id := range card.SignIDs {
			sum += share[id]
		}
		if sum >= likelyCard || slices.Contains(card.SignIDs, signs[0].Class) || slices.Contains(matched, card) {
			cards = append(cards, card)
		}
	}
	return cards
}

// judge returns the judgement of a query as typed, or with its mistyped words repaired, whichever is more alarming.
func (x *Index) judge(typed string) triage.Judgement {
	j := x.model.Judge(typed)
	for _, repaired := range x.signs.Repairs(typed, x.words) {
		j = j.Or(x.model.Judge(repaired))
	}
	return j
}

// concern is what a pattern of searches stands for.
type concern struct {
	card      *catalog.Card // nil for the line to the signs
	ambiguous bool
}

// concernsOf lists what patterns of searches stand for, the most urgent first, and the patterns, each with the index of its concern.
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
