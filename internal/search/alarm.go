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
	SafetyCards []*catalog.Card // cards of the signs that the search describes, the most urgent first
	Maybe       *SignOnCard     // a sign that it is about, if it may not be happening now, as urgent as the cards or more; nil if none

	signs map[string]float64 // the probability of each sign, by ID, if it describes any; nil if patterns decided
}

// SignOnCard is a sign with the card that it stands on.
type SignOnCard struct {
	*catalog.Sign
	Card *catalog.Card
}

// Bullet returns the sign as a bullet of its card.
func (s *SignOnCard) Bullet() string { return s.Card.Bullets[slices.Index(s.Card.SignIDs, s.ID)] }

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
func (a Alarm) Raised() bool { return len(a.SafetyCards) > 0 || a.Maybe != nil }

// Urgent reports whether the search describes a sign that needs help now or today.
func (a Alarm) Urgent() bool { return len(a.SafetyCards) > 0 && a.SafetyCards[0].Urgent() }

// Emergency reports whether the search describes a sign that needs help now.
func (a Alarm) Emergency() bool { return len(a.SafetyCards) > 0 && a.SafetyCards[0].Emergency() }

// Thresholds of probabilities, chosen with sentences of writers whom the model had not learnt from. An alarm has no
// others.
const (
	surelySign  = triage.Surely // that a search describes a sign now: shows its card
	patternSign = 0.1           // the same, if a plain pattern matches too
	maybeSign   = 0.25          // that it is about a sign at all, whatever is denied, past, feared or studied: shows the quiet form
	likelyCard  = 0.25          // that a card is that of the sign
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
		if a := x.alarm(repaired, c); mostUrgent.isCalmer(a) {
			mostUrgent = a
		}
	}
	return mostUrgent
}

// isCalmer reports whether b is a more urgent alarm: cards count by their level, then quiet forms by theirs.
func (a Alarm) isCalmer(b Alarm) bool {
	if a.level() != b.level() {
		return a.level() > b.level()
	}
	return b.Maybe != nil && (a.Maybe == nil || a.Maybe.Card.Level > b.Maybe.Card.Level)
}

// alarm decides whether typed is an alarm, by the table in docs/search.md. c is nil for content with other signs than
// those that the model knows: then only patterns decide.
//
// It reads the text twice: with its scopes (package scope), as what is so now, and as if nothing were denied, past,
// feared or studied, as what it is about.
func (x *Index) alarm(typed string, c *triage.Case) Alarm {
	text, m := fulltext.Scoped(typed), x.match(typed)
	now, about := triage.Judgement{}, triage.Judgement{}
	if c != nil {
		now, about = c.Judge(text), c.Judge(text.Unscoped())
	}
	var a Alarm
	switch {
	case now.Alarm >= surelySign, m.plain != nil && (now.Alarm >= patternSign || m.isWhole || c == nil):
		a = x.withCards(now, m.plain)
	case m.maybe == nil && about.Alarm+about.Quiet >= maybeSign:
		return Alarm{Maybe: x.urgentSign(about.Signs)}
	}
	if m.maybe != nil && m.maybe.Card.Level <= a.level() && !slices.Contains(a.SafetyCards, m.maybe.Card) {
		a.Maybe = m.maybe
	}
	return a
}

// level returns the level of the first card, which is lower for more urgent ones. Without a card, it is higher than
// any.
func (a Alarm) level() int {
	if len(a.SafetyCards) == 0 {
		return math.MaxInt
	}
	return a.SafetyCards[0].Level
}

// matched is what the patterns of signs find in a search.
type matched struct {
	plain   []*catalog.Card // the cards of plain patterns outside scopes: those that say all of the search, or the most urgent
	isWhole bool            // they say all of it
	maybe   *SignOnCard     // the first sign that needs help now, or that is all the search names
}

// match finds the patterns of signs in typed.
func (x *Index) match(typed string) (m matched) {
	for _, found := range x.signs.Find(typed, x.words) { // in order: cards are sorted by level
		c := x.concerns[found.Concern]
		isPlain, isWhole := !c.isAmbiguous && found.Scope == 0, found.Beside == 0
		if isPlain && isWhole && !m.isWhole {
			m.plain, m.isWhole = nil, true
		}
		isFirst := len(m.plain) == 0 || c.Card.Level == m.plain[0].Level && isWhole == m.isWhole
		if isPlain && isFirst && !slices.Contains(m.plain, c.Card) {
			m.plain = append(m.plain, c.Card)
		}
		if m.maybe == nil && (c.isName && found.Beside == 0 || !c.isName && c.Card.Emergency()) {
			m.maybe = &c.SignOnCard
		}
	}
	return m
}

// withCards returns the alarm with the matched cards, that of the most probable sign and others that are likely. The
// most urgent come first, and within a level the most probable.
func (x *Index) withCards(j triage.Judgement, matched []*catalog.Card) Alarm {
	a := Alarm{signs: map[string]float64{}}
	for _, s := range j.Signs {
		a.signs[s.Class] = s.Probability
	}
	probability := map[*catalog.Card]float64{}
	for i := range x.catalog.Safety.Cards {
		card := &x.catalog.Safety.Cards[i]
		for _, id := range card.SignIDs {
			probability[card] += a.signs[id]
		}
		isFirst := len(j.Signs) > 0 && slices.Contains(card.SignIDs, j.Signs[0].Class)
		if probability[card] >= likelyCard || isFirst || slices.Contains(matched, card) {
			a.SafetyCards = append(a.SafetyCards, card)
		}
	}
	slices.SortStableFunc(a.SafetyCards, func(a, b *catalog.Card) int {
		return cmp.Or(a.Level-b.Level, cmp.Compare(probability[b], probability[a]))
	})
	return a
}

// urgentSign returns the first of signs if it needs help now or today, otherwise nil.
func (x *Index) urgentSign(signs []linear.Score) *SignOnCard {
	for i := range x.concerns {
		if c := &x.concerns[i]; c.ID == signs[0].Class && c.Card.Urgent() {
			return &c.SignOnCard
		}
	}
	return nil
}

// concern is what a pattern of searches points to.
type concern struct {
	SignOnCard
	isAmbiguous bool // a search that matches may mean something else
	isName      bool // it only names an illness
}

// concernsOf lists the concerns of s, the most urgent first, and the patterns of searches that point to them, each with
// the index of its concern.
func concernsOf(s *catalog.Safety) (concerns []concern, patterns []fulltext.Sign) {
	add := func(words string) { patterns = append(patterns, fulltext.Sign{Words: words, Concern: len(concerns)}) }
	for i := range s.Cards {
		for _, sign := range s.Cards[i].Signs {
			for _, words := range sign.Searches {
				add(words)
			}
			concerns = append(concerns, concern{SignOnCard: SignOnCard{sign, &s.Cards[i]}})
			for _, v := range sign.Ambiguous {
				add(v.Words)
			}
			concerns = append(concerns, concern{SignOnCard{sign, &s.Cards[i]}, true, false})
			for _, name := range sign.Called {
				add(strings.ReplaceAll(name, " ", "-"))
			}
			concerns = append(concerns, concern{SignOnCard{sign, &s.Cards[i]}, true, true})
		}
	}
	return concerns, patterns
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
