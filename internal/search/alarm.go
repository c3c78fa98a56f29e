package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/search/denial"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/triage"
)

// Alarm says whether the writer of a search may have a sign of danger. The zero value is none.
type Alarm struct {
	SafetyCards []*catalog.Card // cards of the signs that the search describes, the most probable first
	Maybe       *SignOnCard     // a sign that it is about, if it may not be happening now, as urgent as the cards or more; nil if none

	signs map[string]float64 // the probability of each sign, by ID; nil if there is no card
	of    person             // whom the search is about
}

// SignOnCard is a sign with the card that it stands on.
type SignOnCard struct {
	*catalog.Sign
	Card *catalog.Card
}

// Bullet returns the sign as a bullet of its card.
func (s *SignOnCard) Bullet() string { return s.Card.Bullets[slices.Index(s.Card.SignIDs, s.ID)] }

// Bullets returns the bullets of one of the cards that fit the person whom the search is about, beginning with that of
// the most probable sign.
func (a Alarm) Bullets(c *catalog.Card) (out []string) {
	var order []int // indexes of bullets
	for i, sign := range c.Signs {
		if a.of.fits(sign) {
			order = append(order, i)
		}
	}
	probability := func(i int) float64 { return a.signs[c.SignIDs[i]] } // of the sign of a bullet
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(probability(j), probability(i)) })
	for _, i := range order {
		out = append(out, c.Bullets[i])
	}
	return out
}

// Raised reports whether there is anything to show.
func (a Alarm) Raised() bool { return len(a.SafetyCards) > 0 || a.Maybe != nil }

// Urgent reports whether the search describes a sign that needs help now or today.
func (a Alarm) Urgent() bool { return a.level() <= catalog.LevelToday }

// Private reports whether the writer may be watched.
func (a Alarm) Private() bool {
	return slices.ContainsFunc(a.SafetyCards, func(c *catalog.Card) bool { return c.Private })
}

// Emergency reports whether the search describes a sign that needs help now.
func (a Alarm) Emergency() bool { return a.level() == catalog.LevelEmergency }

// Thresholds of probabilities, chosen with sentences of writers whom the model had not learnt from, as the mean of
// three seeds. An alarm has no others.
const (
	surelySign  = triage.Surely // that a search describes a sign: shows its card
	patternSign = 0.2           // the same, if a pattern matches too
	maybeSign   = 0.25          // that it is about a sign at all: shows the quiet form
	nod         = 0.1           // the same, if a pattern of a sign that needs help now matches too
	likelyCard  = 0.25          // that a card is that of the sign
)

// Alarm decides whether typed is an alarm. Nothing else decides that. It judges the search as typed and with mistyped
// words repaired in several ways, and returns the most urgent result.
func (x *Index) Alarm(typed string) Alarm { return x.alarmIn(fulltext.Denials(typed)) }

func (x *Index) alarmIn(text denial.Text) Alarm {
	read := x.signs.Read(text, x.words)
	of := personIn(text.Words)
	m := x.match(read, of)
	if x.model == nil { // for content with other signs than those that the model knows: patterns decide alone
		return x.alarm(m, triage.Judgement{Alarm: patternSign}, of)
	}
	c := x.model.NewCase()
	mostUrgent := x.alarm(m, c.Judge(text), of)
	for _, repaired := range read.Repairs() {
		if a := x.alarm(m, c.Judge(repaired), of); mostUrgent.isCalmer(a) {
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

// alarm decides, by the table in docs/search.md, what a search with these matches and this judgement shows.
func (x *Index) alarm(m matched, j triage.Judgement, of person) Alarm {
	a, about := Alarm{of: of}, j.Alarm+j.Quiet
	if j.Alarm >= surelySign || m.cards != nil && (j.Alarm >= patternSign || m.isWhole) {
		a.signs = x.signsOf(j, of)
		a.SafetyCards = x.cards(a.signs, m.cards)
	} else if m.maybe == nil && about >= maybeSign {
		a.Maybe = x.urgentSign(x.signsOf(j, of))
		return a
	}
	if m.maybe != nil && (about >= nod || m.isName) && m.maybe.Card.Level <= a.level() && !slices.Contains(a.SafetyCards, m.maybe.Card) {
		a.Maybe = m.maybe
	}
	return a
}

// signsOf returns the probabilities of the signs of j that fit a person, by ID. What another sign takes the place of
// counts as that.
func (x *Index) signsOf(j triage.Judgement, of person) map[string]float64 {
	probability, sum := map[string]float64{}, 0.0
	for _, s := range j.Signs {
		sign := x.catalog.Sign(s.Class)
		if !of.fits(sign) {
			sign = x.catalog.Sign(sign.Else)
		}
		if sign != nil {
			probability[sign.ID] += s.Probability
			sum += s.Probability
		}
	}
	for id := range probability {
		probability[id] /= sum
	}
	return probability
}

// level returns the level of the most urgent card, which is lower for more urgent ones. Without a card, it is higher
// than any.
func (a Alarm) level() int {
	level := math.MaxInt
	for _, c := range a.SafetyCards {
		level = min(level, c.Level)
	}
	return level
}

// matched is what the patterns of signs find in a search.
type matched struct {
	cards   []*catalog.Card // the cards of patterns that are not denied: those that say all of the search, or the most urgent
	isWhole bool            // they say all of it
	maybe   *SignOnCard     // the first sign that needs help now, or that is all the search names
	isName  bool            // the search is nothing but the name of maybe
}

// match finds the patterns of signs in a text about a person.
func (x *Index) match(text *fulltext.Reading, of person) (m matched) {
	for _, found := range text.Find() { // in order: cards are sorted by level
		c := x.concerns[found.Concern]
		if !of.fits(c.Sign) {
			continue
		}
		isSign, isWhole := !c.isName && !found.Denied, found.Beside == 0
		if isSign && isWhole && !m.isWhole {
			m.cards, m.isWhole = nil, true
		}
		isFirst := len(m.cards) == 0 || c.Card.Level == m.cards[0].Level && isWhole == m.isWhole
		if isSign && isFirst && !slices.Contains(m.cards, c.Card) {
			m.cards = append(m.cards, c.Card)
		}
		if m.maybe == nil && (c.isName && found.Beside == 0 || !c.isName && c.Card.Urgent()) {
			m.maybe, m.isName = &c.SignOnCard, c.isName
		}
	}
	return m
}

// cards returns the matched cards, that of the most probable sign and others that are likely. The most probable comes
// first, unless another is of an emergency and at least half as probable.
func (x *Index) cards(signs map[string]float64, matched []*catalog.Card) (out []*catalog.Card) {
	probability := map[*catalog.Card]float64{}
	best := mostProbable(signs)
	for i := range x.catalog.Safety.Cards {
		card := &x.catalog.Safety.Cards[i]
		for _, id := range card.SignIDs {
			probability[card] += signs[id]
		}
		if probability[card] >= likelyCard || slices.Contains(card.SignIDs, best) || slices.Contains(matched, card) {
			out = append(out, card)
		}
	}
	slices.SortStableFunc(out, func(a, b *catalog.Card) int { return cmp.Compare(probability[b], probability[a]) })
	if len(out) > 1 {
		half := probability[out[0]] / 2
		isSooner := func(c *catalog.Card) bool { return c.Emergency() && probability[c] >= half }
		if i := slices.IndexFunc(out, isSooner); i > 0 {
			out = slices.Concat(out[i:i+1], out[:i], out[i+1:])
		}
	}
	return out
}

// mostProbable returns the ID of the most probable of signs, "" if there is none.
func mostProbable(signs map[string]float64) (best string) {
	for id, p := range signs {
		if p > signs[best] || p == signs[best] && id < best {
			best = id
		}
	}
	return best
}

// urgentSign returns the most probable of signs if it needs help now or today, otherwise nil.
func (x *Index) urgentSign(signs map[string]float64) *SignOnCard {
	best := mostProbable(signs)
	for i := range x.concerns {
		if c := &x.concerns[i]; c.ID == best && c.Card.Urgent() {
			return &c.SignOnCard
		}
	}
	return nil
}

// concern is what a pattern of searches points to.
type concern struct {
	SignOnCard
	isName bool // the pattern only names an illness
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
			concerns = append(concerns, concern{SignOnCard{sign, &s.Cards[i]}, false})
			for _, name := range sign.Called {
				add(strings.ReplaceAll(name, " ", "-"))
			}
			concerns = append(concerns, concern{SignOnCard{sign, &s.Cards[i]}, true})
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
