package catalog

import (
	"slices"

	"unknot/internal/search"
)

// Entry is a page, or a part of a page, that search can find.
type Entry struct {
	Kind   string // one of entryKinds
	Path   string
	Title  string
	Target any // *Stretch, *Guide, *Routine, *Plan, *Question, *Term, *Muscle, *Claim, *Treatment, *Page, *Safety, *Region, or nil for /review

	regions  []string
	document int // its number in the search index
}

// Piece is a part of a text that is marked if it was searched for.
type Piece = search.Piece

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
	Query       search.Query
	Entries     []*Entry // the best first
	SafetyCards []*Card  // of the most urgent level that the query mentions
	UnclearSign bool     // the query may be about a sign, though of no urgent card: pages show a line that links to the signs

	index *searchIndex
}

// Search finds what a reader typed. If literal is set, it corrects no word.
func (c *Catalog) Search(typed string, literal bool) *SearchResult {
	x := c.search()
	if literal {
		return c.answer(x.documents.ReadLiterally(typed))
	}
	return c.answer(x.documents.Read(typed))
}

// Suggest finds what a reader is typing: the last word may be incomplete.
func (c *Catalog) Suggest(typed string) *SearchResult {
	return c.answer(c.search().documents.ReadUnfinished(typed))
}

// answer finds the entries for q. If q may be about a sign of danger, the safety page comes first and moves are left out
// (urgent) or come after pages to read (unclear).
func (c *Catalog) answer(q search.Query) *SearchResult {
	x := c.search()
	a := &SearchResult{Query: q, index: x}
	for _, h := range x.documents.Find(q) {
		a.Entries = append(a.Entries, x.entries[h.Document])
	}
	a.SafetyCards, a.UnclearSign = c.Alarm(q.Typed)
	switch {
	case a.Urgent():
		a.Entries = slices.DeleteFunc(a.Entries, func(e *Entry) bool { return e.isExercise() || e.Target == c.Safety })
		a.Entries = append([]*Entry{x.safety}, a.Entries[:min(maxWhenUrgent, len(a.Entries))]...)
	case a.UnclearSign:
		a.Entries = pagesFirst(x.safety, a.Entries)
	}
	return a
}

// Alarm lists the safety cards of the most urgent level whose signs typed mentions. Unclear is set if it may mention another
// sign and no urgent one.
func (c *Catalog) Alarm(typed string) (cards []*Card, unclear bool) {
	x := c.search()
	for _, i := range x.signs.Concerns(typed, x.documents) {
		if i == unclearSign {
			return cards, len(cards) == 0 || !cards[0].urgent()
		}
		card := &c.Safety.Cards[i]
		if len(cards) == 0 || card.Level == cards[0].Level { // cards are sorted by level
			cards = append(cards, card)
		}
	}
	return cards, false
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

// Title returns the title of e with the words of the query marked.
func (a *SearchResult) Title(e *Entry) []Piece { return a.index.documents.Mark(a.Query, e.Title) }

// excerptLength is the number of characters of about two lines.
const excerptLength = 170

// Excerpt returns the part of e that answers the query best, with the words of the query marked.
func (a *SearchResult) Excerpt(e *Entry) []Piece {
	return a.index.documents.Excerpt(a.Query, e.document, excerptLength)
}
