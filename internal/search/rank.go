package search

import (
	"cmp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
	"unknot/internal/search/fulltext"
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

// rankByWords returns the entries that hold words of q, the best first.
func (x *Index) rankByWords(q fulltext.Query) []*Entry {
	var out []*Entry
	for _, h := range x.words.Find(q) {
		out = append(out, x.entries[h.Document])
	}
	return out
}

// rank returns the entries that answer q, the best first: those that hold its words, and those that, as a model has
// learnt, answer similar queries.
func (x *Index) rank(q fulltext.Query) []*Entry {
	hits := x.words.Find(q)
	score := map[*Entry]float64{}
	wordsWeight := min(1, fewWords/float64(len(fulltext.Words(q.Typed))))
	for _, h := range hits {
		score[x.entries[h.Document]] = wordsWeight * h.Score / hits[0].Score
	}
	for path, p := range x.learnt(q) {
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

// learnt returns, for each page by its address, the probability that it answers q: the highest of all readings of q.
func (x *Index) learnt(q fulltext.Query) map[string]float64 {
	out := map[string]float64{}
	if x.answers == nil {
		return out
	}
	for _, text := range readings(q) {
		for page, p := range x.pages(text) {
			out[page] = max(out[page], p)
		}
	}
	return out
}

// In a long story, the question may be in a single clause. A clause counts from minClause words, for clauseShare of the
// whole.
const (
	minClause   = 3
	clauseShare = 1. / 3
)

// pages returns, for each page by its address, the probability that it answers text: the mean of the whole and its
// clauses.
func (x *Index) pages(text string) map[string]float64 {
	sum, weight := map[string]float64{}, 0.
	add := func(text string, share float64) {
		found := x.answers.Pages(text)
		for _, page := range found {
			sum[page.Class] += share * page.Probability
		}
		if found != nil {
			weight += share
		}
	}
	add(text, 1)
	for _, clause := range fulltext.Clauses(text) {
		if len(clause) >= minClause {
			add(strings.Join(clause, " "), clauseShare)
		}
	}
	for page := range sum {
		sum[page] /= weight
	}
	return sum
}

// leastNone is the lowest probability of "no page answers it" at which a query counts as unanswered.
const leastNone = 0.3

// isUnanswered reports whether, in every reading of q, "no page answers it" is more probable than any page, and at
// least as probable as leastNone.
func (x *Index) isUnanswered(q fulltext.Query) bool {
	if x.answers == nil {
		return false
	}
	for _, text := range readings(q) {
		none, best := 0.0, leastNone
		for _, page := range x.answers.Pages(text) {
			if page.Class == NoPage {
				none = page.Probability
			} else {
				best = max(best, page.Probability)
			}
		}
		if none < best {
			return false
		}
	}
	return true
}

// readings returns the texts by which pages are found for q: q as typed, its keywords if words of it were corrected,
// and its rest if a part of it is denied. A search that denies a fever is not about fever.
func readings(q fulltext.Query) []string {
	out := []string{q.Typed}
	if q.Keywords != "" {
		out = append(out, q.Keywords)
	}
	t := fulltext.Denials(q.Typed)
	if rest := t.Outside(); len(rest) < len(t.Words) && len(rest) >= minRest {
		out = append(out, strings.Join(rest, " "))
	}
	return out
}

// minRest is the number of words from which the rest of a query says enough by itself.
const minRest = 3

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
func (x *Index) topAnswer(q fulltext.Query, entries []*Entry) *TopAnswer {
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
func (x *Index) pageAnswer(q fulltext.Query, entries []*Entry, i *catalog.Intent) *TopAnswer {
	if len(entries) == 0 {
		return nil
	}
	question, isQuestion := entries[0].Target.(*catalog.Question)
	if !isQuestion || !question.Page {
		return nil
	}
	if intentHasPage := i != nil && i.Path == question.Path(); intentHasPage || x.learnt(q)[question.Path()] < surelyPage {
		return nil
	}
	return answerTo(question)
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
func (x *Index) intent(q fulltext.Query, entries []*Entry) (best *catalog.Intent) {
	if x.answers == nil {
		return nil
	}
	highest := 0.0
	for _, text := range readings(q) {
		found := x.answers.Intents(text)
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
func (x *Index) missingName(q fulltext.Query) (m *catalog.Missing, name string) {
	for _, text := range readings(q) {
		words := fulltext.Words(text)
		for start := range words {
			for end := start + 1; end <= min(start+x.longestMissing, len(words)); end++ {
				part := strings.Join(words[start:end], " ")
				if found := x.missing[part]; found != nil && len(part) > len(name) {
					m, name = found, part
				}
			}
		}
	}
	return m, name
}
