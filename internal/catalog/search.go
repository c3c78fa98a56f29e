package catalog

import (
	"slices"
	"strings"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
	"unknot/internal/search/triage"
)

// Entry is a page, or a part of a page, that search can find.
type Entry struct {
	Kind   string // one of entryKinds
	Path   string
	Title  string
	Target any // *Stretch, *Guide, *Routine, *Plan, *Question, *Term, *Muscle, *Claim, *Treatment, *Page, *Safety, *Region, or nil for /review and for lists

	regions  []string
	document int // its number in the search index
}

// Piece is a part of a text that is marked if it was searched for.
type Piece = fulltext.Piece

// entryKinds lists the kinds of entries in the order for readers.
func entryKinds() []Value {
	return []Value{
		{"move", "Moves"}, {"guide", "Guides"}, {"routine", "Routines"}, {"plan", "Plans"}, {"question", "Questions"},
		{"claim", "Claims"}, {"treatment", "Treatments"}, {"muscle", "Muscles"}, {"word", "Glossary"}, {"page", "Other pages"},
	}
}

// Synonym is a set of names that search treats as the same.
type Synonym struct {
	Same []string `yaml:"same" need:""`
}

// SearchResult is the answer to a search.
type SearchResult struct {
	Query       fulltext.Query
	Top         *TopAnswer // nil if it is not clear what is asked, or if a sign comes first
	Entries     []*Entry   // the best first
	Withheld    []*Entry   // moves, routines and plans that a sign keeps out of Entries, though readers may see them
	SafetyCards []*Card    // of the signs that the query may describe, the most urgent first
	UnclearSign bool       // the query may be about a sign, though of no urgent card: pages show a line that links to the signs

	conditions []*Condition          // those that the query names
	unfit      map[*Entry]*Condition // those of the moves among the entries

	index *searchIndex
}

// Search finds what a reader typed. If literal is set, it corrects no word and finds only pages that hold the words.
func (c *Catalog) Search(typed string, literal bool) *SearchResult {
	x := c.search()
	if literal {
		q := x.documents.ReadLiterally(typed)
		return c.answer(q, x.holding(q))
	}
	q := x.documents.Read(typed)
	return c.answer(q, x.rank(q))
}

// Suggest finds what a reader is typing: the last word may be incomplete.
func (c *Catalog) Suggest(typed string) *SearchResult {
	x := c.search()
	q := x.documents.ReadUnfinished(typed)
	return c.answer(q, x.rank(q))
}

// answer makes the answer to q from the entries that match it. If q may be about a sign, the safety page comes first and moves are left out
// (urgent), or moves come after pages to read (unclear, or not urgent).
func (c *Catalog) answer(q fulltext.Query, entries []*Entry) *SearchResult {
	x := c.search()
	a := &SearchResult{Query: q, Entries: entries, index: x}
	a.SafetyCards, a.UnclearSign = c.Alarm(q.Typed)
	a.findUnfit()
	switch {
	case a.Urgent():
		if !a.Emergency() {
			a.Withheld = a.FitFirst(slices.DeleteFunc(slices.Clone(a.Entries), func(e *Entry) bool { return !e.isExercise() }))
		}
		a.Entries = slices.DeleteFunc(a.Entries, func(e *Entry) bool { return e.isExercise() || e.Target == c.Safety })
		a.Entries = append([]*Entry{x.safety}, a.Entries[:min(maxWhenUrgent, len(a.Entries))]...)
		return a
	case a.UnclearSign || len(a.SafetyCards) > 0:
		a.Entries = pagesFirst(x.safety, a.Entries)
	}
	if a.Entries = a.FitFirst(a.Entries); len(a.Entries) == 0 && len(a.unfit) > 0 {
		a.Entries = []*Entry{x.safety}
	}
	var first *Entry
	if len(a.Entries) > 0 {
		first = a.Entries[0]
	}
	a.Top = x.topAnswer(q, first)
	if a.Top != nil && (len(a.SafetyCards) > 0 || !a.suits(a.Top.Start)) {
		a.Top.Start = nil
	}
	return a
}

// findUnfit notes which of the entries are moves that do not suit a condition that the query names, and all to do if nothing suits it.
func (a *SearchResult) findUnfit() {
	a.unfit = map[*Entry]*Condition{}
	for _, found := range a.index.conditionSigns.Find(a.Query.Typed, a.index.documents) {
		condition := a.index.conditions[found.Concern]
		a.conditions = append(a.conditions, condition)
		for _, e := range a.Entries {
			m, isMove := e.Target.(*Stretch)
			if a.unfit[e] == nil && (isMove && condition.Excludes(m, m.Position) || condition.All && e.isExercise()) {
				a.unfit[e] = condition
			}
		}
	}
}

// suits reports whether all moves of a routine, which may be nil, suit the conditions that the query names.
func (a *SearchResult) suits(r *Routine) bool {
	if r == nil {
		return true
	}
	return !slices.ContainsFunc(a.conditions, func(c *Condition) bool {
		return slices.ContainsFunc(r.Items, func(i *Item) bool { return c.Excludes(i.Move, i.Position) })
	})
}

// minFit is the number of results that come before any move that does not suit the reader.
const minFit = 5

// FitFirst moves the first minFit of entries that suit the reader to the front. If fewer do, it returns only those, or none.
func (a *SearchResult) FitFirst(entries []*Entry) []*Entry {
	if !slices.ContainsFunc(entries, func(e *Entry) bool { return a.unfit[e] != nil }) {
		return entries
	}
	var first, rest []*Entry
	for _, e := range entries {
		if a.unfit[e] == nil && len(first) < minFit {
			first = append(first, e)
		} else {
			rest = append(rest, e)
		}
	}
	if len(first) == minFit {
		return append(first, rest...)
	}
	return first
}

// Thresholds of probabilities. They were chosen with sentences of writers whom the model had not learnt from.
const (
	surelySign = 0.5  // that a query describes a sign: raises a card
	wordIsSign = 0.8  // the same for a query of one word, which says little
	bareIsSign = 0.9  // the same for a query without the request in it, if no pattern matches
	maybeSign  = 0.2  // raises a card if a pattern matches too
	surelyCalm = 0.9  // lowers what a pattern raises
	unclear    = 0.5  // that it describes a sign or is severe: shows the line
	likelyCard = 0.15 // that it is the card of the sign
)

// Alarm lists the safety cards whose signs typed may describe, the most urgent first. Line is set if it may describe a sign, and no card is urgent.
//
// If content has its own signs, the patterns of signs decide alone. Otherwise a model decides, and a pattern that matches lowers its threshold. The model
// never silences a pattern: a search that says nothing else shows the card, and a sign that needs help now at least the line.
func (c *Catalog) Alarm(typed string) (cards []*Card, line bool) {
	x := c.search()
	m := c.matched(typed)
	cards, line = m.cards, m.line
	if x.model != nil {
		j, sure := x.judge(typed), surelySign
		if len(fulltext.Words(typed)) == 1 {
			sure = wordIsSign
		}
		if text := triage.WithoutRequest(typed); text != "" { // a request beside a sign looks calm
			if bare := x.judge(text); len(cards) > 0 || bare.Alarm >= bareIsSign && strings.Contains(text, " ") {
				j = j.Or(bare)
			}
		}
		now := len(cards) > 0 && cards[0].Level == 1
		switch doubt := j.Alarm + j.Line; {
		case !j.Known: // the patterns decide
		case j.Alarm >= sure || len(cards) > 0 && j.Alarm >= maybeSign:
			cards = c.likelyCards(j.Signs, cards)
		case m.plain && (m.alone || now && 1-doubt < surelyCalm):
		case 1-doubt >= surelyCalm:
			cards, line = nil, now
		default:
			cards, line = nil, line || len(cards) > 0 || doubt >= unclear
		}
	}
	return cards, line && (len(cards) == 0 || !cards[0].urgent())
}

// matched is what the patterns of signs say of a search.
type matched struct {
	cards []*Card // of the most urgent level that matches
	plain bool    // a pattern of these cards matches that is not ambiguous
	alone bool    // the search says nothing beside that pattern
	line  bool    // an unclear sign matches
}

// matched matches the patterns of signs with typed.
func (c *Catalog) matched(typed string) (m matched) {
	x := c.search()
	for _, found := range x.signs.Find(typed, x.documents) { // in order: cards are sorted by level
		switch a := x.alarms[found.Concern]; {
		case a.card == nil:
			m.line = true
		case len(m.cards) == 0 || a.card.Level == m.cards[0].Level:
			if !slices.Contains(m.cards, a.card) {
				m.cards = append(m.cards, a.card)
			}
			if !a.ambiguous {
				m.plain, m.alone = true, m.alone || found.Alone
			}
		}
	}
	return m
}

// likelyCards lists the card of the most probable sign, others that are likely, and those that matched a pattern, the most urgent first.
func (c *Catalog) likelyCards(signs []linear.Score, matched []*Card) (cards []*Card) {
	share := map[string]float64{} // by sign
	for _, s := range signs {
		share[s.Class] = s.Probability
	}
	for i := range c.Safety.Cards {
		card := &c.Safety.Cards[i]
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
func (x *searchIndex) judge(typed string) triage.Judgement {
	j := x.model.Judge(typed)
	for _, repaired := range x.signs.Repairs(typed, x.documents) {
		j = j.Or(x.model.Judge(repaired))
	}
	return j
}

// urgent reports whether c says to get help now or today.
func (c *Card) urgent() bool { return c.Level < 3 }

// isExercise reports whether e is a move, a routine or a plan.
func (e *Entry) isExercise() bool { return e.Kind == "move" || e.Kind == "routine" || e.Kind == "plan" }

// minPagesFirst is the number of pages to read that come before any move if the reader may have a sign of danger.
const minPagesFirst = 3

// pagesFirst puts pages to read before any move. If there are too few of them, the safety page comes first and moves are
// left out.
func pagesFirst(safety *Entry, entries []*Entry) []*Entry {
	var first, moves, rest []*Entry
	for _, e := range entries {
		switch {
		case len(first) == minPagesFirst:
			rest = append(rest, e)
		case e.isExercise():
			moves = append(moves, e)
		default:
			first = append(first, e)
		}
	}
	if len(first) == minPagesFirst {
		return slices.Concat(first, moves, rest)
	}
	first = slices.DeleteFunc(first, func(e *Entry) bool { return e == safety })
	return slices.Insert(first, 0, safety)
}

// maxWhenUrgent is the number of pages after the safety page for readers who should ask for help today.
const maxWhenUrgent = 4

// Urgent reports whether the query mentions a sign that needs help now or today.
func (a *SearchResult) Urgent() bool { return len(a.SafetyCards) > 0 && a.SafetyCards[0].urgent() }

// Emergency reports whether the query mentions a sign that needs help now.
func (a *SearchResult) Emergency() bool { return len(a.SafetyCards) > 0 && a.SafetyCards[0].Level == 1 }

// Title returns the title of e with the words of the query marked.
func (a *SearchResult) Title(e *Entry) []Piece { return a.index.documents.Mark(a.Query, e.Title) }

// excerptLength is the number of characters of about two lines.
const excerptLength = 170

// Excerpt returns the part of e that answers the query best, with the words of the query marked. Of a move it is what the move is for, or that it does
// not suit the reader.
func (a *SearchResult) Excerpt(e *Entry) []Piece {
	if c := a.unfit[e]; c != nil {
		return []Piece{{Text: c.Note}}
	}
	if m, ok := e.Target.(*Stretch); ok {
		return a.index.documents.Mark(a.Query, m.Summary)
	}
	return a.index.documents.Excerpt(a.Query, e.document, excerptLength)
}
