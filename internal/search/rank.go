package search

import (
	"cmp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
	"unknot/internal/words"
)

// learntWeight is the weight of the probability that a page answers a query. The score of the page for the words of the
// query, which is 1 at best, has the weight 1 up to fewWords words, and less in a longer text: the more words, the less
// each of them tells about the question.
const (
	learntWeight = 6
	fewWords     = 9
)

// leastProbability is the probability from which a page is found even if it holds none of the words.
const leastProbability = 0.02

// question is a query as the models read it.
type question struct {
	fulltext.Query
	readings []reading
	pages    map[string]float64 // the probability that each page answers it, by address: the highest of all readings
	hasPage  bool               // in some reading, a page is more probable than that none answers it, or that is unlikely
}

// reading is a text by which pages are found for a query.
type reading struct {
	words    []string
	features []linear.Feature
}

// ask reads q: as typed, by its keywords if words of it were corrected, and by its rest if a part of it is denied. A
// search that denies a fever is not about fever.
func (x *Index) ask(q fulltext.Query) question {
	out := question{Query: q, pages: map[string]float64{}, hasPage: x.answers == nil}
	read := func(words []string, clauses ...[]string) {
		r := reading{words, linear.Features(words)}
		out.readings = append(out.readings, r)
		if x.answers == nil {
			return
		}
		none, best := 0.0, leastNone
		pages := x.answers.Pages(r.features)
		for _, page := range pages {
			if page.Class == NoPage {
				none = page.Probability
			} else {
				best = max(best, page.Probability)
			}
		}
		out.hasPage = out.hasPage || none < best
		for _, page := range x.withClauses(pages, clauses) {
			out.pages[page.Class] = max(out.pages[page.Class], page.Probability)
		}
	}
	read(q.Text.Words, q.Text.Clauses()...)
	if q.Keywords != "" {
		read(strings.Fields(q.Keywords))
	}
	if rest := q.Text.Outside(); len(rest) < len(q.Text.Words) && len(rest) >= minRest {
		read(rest)
	}
	return out
}

// In a long story, the question may be in a single clause. A clause counts from minClause words, for clauseShare of the
// whole.
const (
	minClause   = 3
	clauseShare = 1. / 3
)

// withClauses returns the mean of the probabilities of pages for a whole text and for its clauses.
func (x *Index) withClauses(pages []linear.Score, clauses [][]string) []linear.Score {
	weight := 1.0
	for _, clause := range clauses {
		if found := x.answers.Pages(linear.Features(clause)); len(clause) >= minClause && len(found) == len(pages) {
			weight += clauseShare
			for i, page := range found {
				pages[i].Probability += clauseShare * page.Probability
			}
		}
	}
	for i := range pages {
		pages[i].Probability /= weight
	}
	return pages
}

// minRest is the number of words from which the rest of a query says enough by itself.
const minRest = 3

// leastNone is the lowest probability of "no page answers it" at which a query counts as unanswered.
const leastNone = 0.3

// rankByWords returns the entries that hold words of q, the best first.
func (x *Index) rankByWords(q question) []*Entry {
	var out []*Entry
	for _, h := range x.words.Find(q.Query) {
		out = append(out, x.entries[h.Document])
	}
	return out
}

// rank returns the entries that answer q, the best first: those that hold its words, and those that, as a model has
// learnt, answer similar queries.
func (x *Index) rank(q question) []*Entry {
	hits := x.words.Find(q.Query)
	score := map[*Entry]float64{}
	wordsWeight := min(1, fewWords/float64(len(q.Text.Words)))
	for _, h := range hits {
		score[x.entries[h.Document]] = wordsWeight * h.Score / hits[0].Score
	}
	for path, p := range q.pages {
		if e := x.byPath[path]; e != nil && (p >= leastProbability || score[e] > 0) {
			score[e] += learntWeight * p
		}
	}
	out := make([]*Entry, 0, len(score))
	for e := range score {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b *Entry) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), a.document-b.document)
	})
	if m, _ := x.missingName(q); m != nil && x.byPath[m.Path] != nil {
		out = slices.DeleteFunc(out, func(e *Entry) bool { return e.Path == m.Path })
		out = slices.Insert(out, 0, x.byPath[m.Path])
	}
	return out
}

// TopAnswer is the short answer above the results.
type TopAnswer struct {
	ID         string // ID of the intent or the question, "" for a name that no page is about
	Title, Say string
	Path       string // address of the page that says more
	PageTitle  string
	Start      *catalog.Routine // a routine that answers the query, nil if there is none
	Warning    *catalog.Warning // signs that belong to the answer, nil if there are none
}

// The lowest probabilities at which a short answer shows.
const (
	surelyIntent = 0.4  // of an intent
	maybeIntent  = 0.05 // of an intent whose page is also the first result
	surelyPage   = 0.3  // of the page of a question that is the first result
)

// topAnswer returns the short answer to q, nil if it is not clear what q asks. Entries are the results for q.
func (x *Index) topAnswer(q question, entries []*Entry) *TopAnswer {
	if m, name := x.missingName(q); m != nil {
		return &TopAnswer{Title: catalog.Capital(name), Say: m.Answer(), Path: m.Path, PageTitle: x.pageTitle(m.Path, m.To)}
	}
	i := x.intent(q, entries)
	if answer := x.pageAnswer(q, entries, i); answer != nil {
		return answer
	}
	if i == nil {
		return nil
	}
	return &TopAnswer{ID: i.ID, Title: i.Title, Say: i.Say, Path: i.Path, PageTitle: x.pageTitle(i.Path, i.To), Start: i.Start}
}

// pageAnswer returns the beginning of the answer to a question, if the first of entries is that question, on a page of
// its own, and q probably asks it. It returns nil if the intent i, which may be nil, has the same page.
func (x *Index) pageAnswer(q question, entries []*Entry, i *catalog.Intent) *TopAnswer {
	if len(entries) == 0 {
		return nil
	}
	page, isQuestion := entries[0].Target.(*catalog.Question)
	if !isQuestion || !page.Page {
		return nil
	}
	if intentHasPage := i != nil && i.Path == page.Path(); intentHasPage || q.pages[page.Path()] < surelyPage {
		return nil
	}
	return answerTo(page)
}

// answerTo returns the beginning of the answer to a question.
func answerTo(question *catalog.Question) *TopAnswer {
	say := ""
	for _, s := range words.Sentences(markdown.DropLabels(question.Answer)) {
		say = strings.TrimSpace(say + " " + s)
		if len(strings.Fields(say)) >= excerptWords {
			break
		}
	}
	return &TopAnswer{ID: question.ID, Title: question.Question, Say: say, Path: question.Path(), PageTitle: "The whole answer", Warning: question.Warning}
}

// excerptWords is the number of words after which a short answer ends, with the sentence that holds the last of them.
const excerptWords = 25

// maxTreatments is the number of treatments that are shown above the results. It is also the number of first results
// among which a treatment must be, unless q asks only for that treatment.
const maxTreatments = 3

// treatmentWords are words of a query that do not tell which treatment is meant.
const treatmentWords = " help helps work works working effect evidence trials treatment therapy back pain"

// treatmentsFor returns the treatments that q names, if it says nothing else or the treatment is among the first of
// entries.
func (x *Index) treatmentsFor(q fulltext.Query, entries []*Entry) (out []*catalog.Treatment) {
	first := entries[:min(maxTreatments, len(entries))]
	for _, t := range x.catalog.Treatments {
		isFound := slices.ContainsFunc(first, func(e *Entry) bool { return e.Target == t })
		isMeant := func(name string) bool { return x.words.Holds(q, name) && (isFound || q.IsHeldBy(name+treatmentWords)) }
		if len(out) < maxTreatments && slices.ContainsFunc(t.Names, isMeant) {
			out = append(out, t)
		}
	}
	return out
}

// intent returns the most probable intent of q, nil if none is likely. Entries are the results for q.
func (x *Index) intent(q question, entries []*Entry) (best *catalog.Intent) {
	if x.answers == nil {
		return nil
	}
	highest := 0.0
	for _, r := range q.readings {
		found := x.answers.Intents(r.features)
		for place, score := range found[:min(2, len(found))] {
			i, p := x.catalog.Intent(score.Class), score.Probability
			if i == nil || p <= highest {
				continue
			}
			isSure := place == 0 && p >= surelyIntent
			isFirstResult := len(entries) > 0 && entries[0].Path == i.Path
			if isSure || isFirstResult && p >= maybeIntent {
				best, highest = i, p
			}
		}
	}
	return best
}

// pageTitle returns the title of the entry at an address, or of page if there is no such entry.
func (x *Index) pageTitle(address string, page *catalog.PageEntry) string {
	if e := x.byPath[address]; e != nil {
		return e.Title
	}
	return page.Title
}

// missingName returns the longest name in q of something that no page is about, with what the catalog says about it. It
// returns nil if there is none.
func (x *Index) missingName(q question) (m *catalog.Missing, name string) {
	for _, r := range q.readings {
		for start := range r.words {
			for end := start + 1; end <= min(start+x.longestMissing, len(r.words)); end++ {
				part := strings.Join(r.words[start:end], " ")
				if found := x.missing[part]; found != nil && len(part) > len(name) {
					m, name = found, part
				}
			}
		}
	}
	return m, name
}
