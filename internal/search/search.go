// Package search finds pages, and decides whether a search is an alarm: whether its writer may have a sign of danger.
//
// [New] makes the [Index] of a catalog. [Index.Search] answers a search, [Index.Suggest] one that is still being typed.
// Both ask for the [Alarm] first: it decides which safety cards stand above the results and whether moves are among
// them. Only then do they rank pages, by their words (package fulltext) and by what a model has learnt
// (answers.go).
package search

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/search/fulltext"
	"unknot/internal/words"
)

// Result is the answer to a search.
type Result struct {
	Alarm
	Query      fulltext.Query
	Top        *TopAnswer           // nil if it is not clear what is asked, or if a sign comes first
	Treatments []*catalog.Treatment // treatments that the query is about: rows of the table of treatments
	Entries    []*Entry             // the best first
	Withheld   []*Entry             // moves, routines and plans that a sign keeps out of Entries, though readers may see them
	Unanswered bool                 // no page answers the query: Entries are the nearest

	conditions []*catalog.Condition // conditions that the query names
	about      person
	hasPage    bool // a page probably answers the query
	index      *Index
}

// Search finds what a reader typed. If literal is set, it corrects no word and finds only pages that hold the words.
func (x *Index) Search(typed string, literal bool) *Result {
	if literal {
		return x.answer(x.words.ReadLiterally(beginning(typed)), typed, x.rankByWords)
	}
	q := x.words.Read(beginning(typed))
	r := x.answer(q, typed, x.rank)
	showsAnswer := r.Raised() || r.Top != nil || len(r.Treatments) > 0
	if r.Unanswered = !showsAnswer && !r.hasPage && !r.asksAboutPage(); r.Unanswered {
		r.Entries = r.Entries[:min(nearest, len(r.Entries))]
	}
	return r
}

// nearest is the number of pages that are offered if none answers the query.
const nearest = 5

// Suggest finds what a reader is typing: the last word may be incomplete.
func (x *Index) Suggest(typed string) *Result {
	return x.answer(x.words.ReadUnfinished(beginning(typed)), typed, x.rank)
}

// beginning returns the part of typed that finds pages.
func beginning(typed string) string {
	return strings.ToValidUTF8(typed[:min(len(typed), MaxForPages)], "")
}

// answer makes the answer to q, the beginning of typed. Whether q is an alarm is decided before pages are ranked, and
// decides which of them are shown: if help is needed now or today, the safety page comes first and moves are left out;
// if it may be a sign, moves come after pages to read.
func (x *Index) answer(q fulltext.Query, typed string, rank func(question) []*Entry) *Result {
	text := q.Text
	if len(q.Typed) < len(typed) {
		text = fulltext.Denials(typed)
	}
	r := &Result{Alarm: x.alarmIn(text), Query: q, index: x}
	if r.about = r.of; q.Read != "" { // words of the typed text may be mistyped
		r.about = personIn(fulltext.Words(q.Read))
	}
	if r.Private() {
		return r
	}
	for _, found := range x.conditionSigns.Read(q.Text, x.words).Find() {
		if !found.Denied {
			r.conditions = append(r.conditions, x.catalog.Conditions[found.Concern])
		}
	}
	asked := x.ask(q)
	r.hasPage = asked.hasPage
	ranked := rank(asked)
	if r.about.isChild || r.about.hasChild && len(r.SafetyCards) > 0 {
		ranked, r.conditions = slices.DeleteFunc(ranked, (*Entry).IsExercise), nil
	}
	isPage := func(e *Entry) bool { return !e.IsExercise() }
	withSafetyFirst := func(pages []*Entry) []*Entry {
		return append([]*Entry{x.safety}, slices.DeleteFunc(pages, func(e *Entry) bool { return e == x.safety })...)
	}
	if r.Urgent() {
		pages := withSafetyFirst(slices.DeleteFunc(slices.Clone(ranked), (*Entry).IsExercise))
		r.Entries = pages[:min(1+maxBeside, len(pages))]
		if !r.Emergency() {
			r.Withheld = r.fitFirst(slices.DeleteFunc(ranked, isPage))
		}
		return r
	}
	if len(r.SafetyCards) > 0 || r.Maybe != nil && r.Maybe.Card.Emergency() {
		if ranked = arrange(ranked, minPagesFirst, isPage); len(ranked) < minPagesFirst {
			ranked = withSafetyFirst(ranked)
		}
	}
	if r.Entries = r.fitFirst(ranked); len(r.Entries) == 0 && len(ranked) > 0 {
		r.Entries = []*Entry{x.safety}
	}
	r.Top = x.topAnswer(asked, r.Entries)
	if answersMore := r.Top != nil && strings.HasPrefix(r.Top.Path, "/questions/"); r.about.isChild && x.forChildren != nil && !answersMore {
		r.Top = answerTo(x.forChildren)
	}
	// Who names a condition asks what suits it.
	r.Treatments = slices.DeleteFunc(x.treatmentsFor(q, r.Entries), func(t *catalog.Treatment) bool {
		return slices.ContainsFunc(r.conditions, func(c *catalog.Condition) bool { return c.ID != t.Condition() })
	})
	if r.Top != nil && (r.Raised() || !r.suits(r.Top.Start)) {
		r.Top.Start = nil
	}
	return r
}

// asksAboutPage reports whether the query asks how to move, ease or treat something that has a page: a part of the
// body, a move, a condition or a medicine.
func (r *Result) asksAboutPage() bool {
	c := r.index.catalog
	holds := func(name string) bool { return r.index.words.Holds(r.Query, name) }
	if !slices.ContainsFunc(c.Answered.Asks, holds) {
		return false
	}
	return len(r.conditions) > 0 || slices.ContainsFunc(c.Answered.About, holds) ||
		slices.ContainsFunc(c.Moves, func(m *catalog.Move) bool { return holds(m.Title) || slices.ContainsFunc(m.Aliases, holds) }) ||
		slices.ContainsFunc(c.Medicines, func(m *catalog.Medicine) bool { return slices.ContainsFunc(m.Names, holds) })
}

// unfit returns the first condition, of those that the query names, that the exercise e does not suit. It returns nil
// if e suits all of them, or is not an exercise.
func (r *Result) unfit(e *Entry) *catalog.Condition {
	m, isMove := e.Target.(*catalog.Move)
	for _, c := range r.conditions {
		leavesOut := isMove && c.LeavesOut(m, m.Position)
		if leavesOut || c.All && e.IsExercise() {
			return c
		}
	}
	return nil
}

// suits reports whether all moves of routine suit the conditions that the query names. It is true of a nil routine.
func (r *Result) suits(routine *catalog.Routine) bool {
	if routine == nil {
		return true
	}
	return !slices.ContainsFunc(r.conditions, func(c *catalog.Condition) bool {
		return slices.ContainsFunc(routine.Items, func(i *catalog.Item) bool { return c.LeavesOut(i.Move, i.Position) })
	})
}

// How many results of a kind come before the others.
const (
	maxBeside     = 4 // pages after the safety page for readers who should ask for help today; nothing follows them
	minPagesFirst = 3 // pages to read before any move, if the reader may have a sign of danger
	minFit        = 5 // results that suit the reader, before any move that does not
)

// arrange moves the first n of entries that are wanted to the front. If there are fewer, it returns only those.
func arrange(entries []*Entry, n int, isWanted func(*Entry) bool) []*Entry {
	var first, rest []*Entry
	for _, e := range entries {
		if len(first) < n && isWanted(e) {
			first = append(first, e)
		} else {
			rest = append(rest, e)
		}
	}
	if len(first) < n {
		return first
	}
	return append(first, rest...)
}

// fitFirst arranges entries so that those that suit the reader come first.
func (r *Result) fitFirst(entries []*Entry) []*Entry {
	return arrange(entries, minFit, func(e *Entry) bool { return r.unfit(e) == nil })
}

// Title returns the title of e with the words of the query marked.
func (r *Result) Title(e *Entry) []fulltext.Piece { return r.index.words.Mark(r.Query, e.Title) }

// excerptLength is the number of characters in an excerpt: about two lines.
const excerptLength = 170

// Excerpt returns what a result says of e, with the words of the query marked: its summary or answer, cut if it is
// long. For a move, it is that the move does not suit the reader, or else what the reader should change, if there is
// anything.
func (r *Result) Excerpt(e *Entry) []fulltext.Piece {
	if c := r.unfit(e); c != nil {
		return []fulltext.Piece{{Text: c.Note}}
	}
	if m, ok := e.Target.(*catalog.Move); ok {
		if lines := catalog.AdviceFor(r.conditions, m.AsItems()[0]); len(lines) > 0 {
			return []fulltext.Piece{{Text: strings.Join(lines, " ")}}
		}
	}
	return r.index.words.Mark(r.Query, words.Excerpt(e.lead, excerptLength))
}

// Row is a line of the results: an entry, and others that say the same.
type Row struct {
	*Entry
	Also []*Entry
}

// Rows returns entries as rows. If join is set, a guide, the questions that lead to it and the claims that these
// questions answer share a row, in the place of the first of them.
func Rows(entries []*Entry, join bool) []Row {
	var rows []Row
	rowOf := map[string]int{} // by subject
	for _, e := range entries {
		if i, ok := rowOf[e.subject]; ok && join {
			rows[i].Also = append(rows[i].Also, e)
			continue
		}
		if e.subject != "" {
			rowOf[e.subject] = len(rows)
		}
		rows = append(rows, Row{Entry: e})
	}
	return rows
}
