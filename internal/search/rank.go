package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
	"unknot/internal/search/answers"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
	"unknot/internal/words"
)

// learntWeight is how much the probability that a page answers a query weighs beside its score for the words of the
// query, which is 1 at best.
const learntWeight = 4

// leastProbability is the probability from which a page is found though it holds none of the words.
const leastProbability = 0.02

// holding returns the entries that hold words of q, the best first.
func (x *Index) holding(q fulltext.Query) []*Entry {
	var out []*Entry
	for _, h := range x.words.Find(q) {
		out = append(out, x.entries[h.Document])
	}
	return out
}

// rank returns the entries that answer q, the best first: those that hold its words, and those that a model has learnt
// to be right for similar queries.
func (x *Index) rank(q fulltext.Query) []*Entry {
	hits := x.words.Find(q)
	score := map[*Entry]float64{}
	for _, h := range hits {
		score[x.entries[h.Document]] = h.Score / hits[0].Score
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

// learnt returns the probability of each page that it answers q: as typed, or as corrected if that is higher.
func (x *Index) learnt(q fulltext.Query) map[string]float64 {
	out := map[string]float64{}
	if x.answers == nil {
		return out
	}
	for _, text := range readings(q) {
		for _, s := range x.answers.Pages(text) {
			out[s.Class] = max(out[s.Class], s.Probability)
		}
	}
	return out
}

// leastNone is the least probability from which no page answers a query.
const leastNone = 0.1

// isUnanswered reports whether that no page answers q is more probable than each page, however q is read.
func (x *Index) isUnanswered(q fulltext.Query) bool {
	if x.answers == nil {
		return false
	}
	for _, text := range readings(q) {
		none, most := 0.0, leastNone
		for _, s := range x.answers.Pages(text) {
			if s.Class == answers.None {
				none = s.Probability
			} else {
				most = max(most, s.Probability)
			}
		}
		if none < most {
			return false
		}
	}
	return true
}

// readings returns the texts by which pages are found for q: q as typed, its keywords if words of it were corrected,
// and, if a part of it is denied, past, feared or studied, the rest alone: a search that denies a fever is not about
// fever.
func readings(q fulltext.Query) []string {
	out := []string{q.Typed}
	if q.Keywords != "" {
		out = append(out, q.Keywords)
	}
	t := fulltext.Scoped(q.Typed)
	if outside := t.Outside(); len(outside) < len(t.Words) && len(outside) >= leastOutside {
		out = append(out, strings.Join(outside, " "))
	}
	return out
}

const leastOutside = 3 // words that say enough by themselves

// TopAnswer is the short answer above the results.
type TopAnswer struct {
	ID         string // of the intent or the question, "" for a name that no page is about
	Title, Say string
	Path       string // of the page that says more
	PageTitle  string
	Start      *catalog.Routine // that can be begun now, nil if there is none
	Warning    *catalog.Warning // signs that belong to the answer, nil for none
}

// Probabilities from which a short answer shows.
const (
	surelyIntent = 0.4
	maybeIntent  = 0.05 // if its page is the first result too
	surelyPage   = 0.3  // of the page of a question that is the first result
)

// topAnswer returns the short answer to q, which entries answer, nil if it is not clear what is asked.
func (x *Index) topAnswer(q fulltext.Query, entries []*Entry) *TopAnswer {
	if m, name := x.missingName(q); m != nil {
		return &TopAnswer{Title: catalog.Capital(name), Say: "We have no page about it. " + m.Say, Path: m.Path, PageTitle: x.pageTitle(m.Path, m.To)}
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

// pageAnswer returns the beginning of the first of entries, if that answers a question on a page of its own, which says
// more than the intent i, and probably this one.
func (x *Index) pageAnswer(q fulltext.Query, entries []*Entry, i *catalog.Intent) *TopAnswer {
	if len(entries) == 0 {
		return nil
	}
	question, ok := entries[0].Target.(*catalog.Question)
	if !ok || !question.Page || i != nil && i.Path == question.Path() || x.learnt(q)[question.Path()] < surelyPage {
		return nil
	}
	say := ""
	for _, s := range words.Sentences(markdown.DropLabels(question.Answer)) {
		if say = strings.TrimSpace(say + " " + s); len(strings.Fields(say)) >= minAnswer {
			break
		}
	}
	return &TopAnswer{ID: question.ID, Title: question.Question, Say: say, Path: question.Path(), PageTitle: "The whole answer", Warning: question.Warning}
}

// minAnswer is how many words of an answer stand above the results, to the end of their sentence.
const minAnswer = 25

// maxTrials is the number of rows of the table of treatments above the results, and of results among which such a row
// must be unless q asks for nothing else.
const maxTrials = 3

// aboutTrials are words of a query that say no more than that a treatment is meant.
var aboutTrials = []string{"help", "helps", "work", "works", "working", "effect", "evidence", "trials", "treatment", "therapy", "back", "pain"}

// trials returns the rows of the table of treatments that q is about: q names the treatment, and nothing else or its
// row is among the first of entries.
func (x *Index) trials(q fulltext.Query, entries []*Entry) (out []*catalog.Treatment) {
	said := trialKeywords(cmp.Or(q.Read, q.Typed))
	first := entries[:min(maxTrials, len(entries))]
	for i, t := range x.catalog.Treatments {
		asked := len(said) > 0 && slices.ContainsFunc(x.trialNames[i], func(name []string) bool { return slices.Equal(said, name) })
		shown := slices.ContainsFunc(first, func(e *Entry) bool { return e.Target == t })
		named := asked || shown && slices.ContainsFunc(t.Names, func(name string) bool { return x.words.Holds(q, name) })
		if named && len(out) < maxTrials {
			out = append(out, t)
		}
	}
	return out
}

// trialKeywords returns the keywords of a text that say which treatment is meant.
func trialKeywords(text string) []string {
	return slices.DeleteFunc(fulltext.Keywords(text), func(w string) bool { return slices.Contains(aboutTrials, w) })
}

// trialNames returns the keywords of the names of each treatment.
func trialNames(treatments []*catalog.Treatment) (out [][][]string) {
	for _, t := range treatments {
		var names [][]string
		for _, name := range t.Names {
			names = append(names, trialKeywords(name))
		}
		out = append(out, names)
	}
	return out
}

// intent returns the most probable intent of q, which entries answer, nil if none is likely.
func (x *Index) intent(q fulltext.Query, entries []*Entry) (best *catalog.Intent) {
	if x.answers == nil {
		return nil
	}
	most := 0.0
	for _, text := range readings(q) {
		found := x.answers.Intents(text)
		for place, s := range found[:min(2, len(found))] {
			i := x.intents[s.Class]
			if i == nil || s.Probability <= most {
				continue
			}
			if place == 0 && s.Probability >= surelyIntent || s.Probability >= maybeIntent && len(entries) > 0 &&
				entries[0].Path == i.Path {
				best, most = i, s.Probability
			}
		}
	}
	return best
}

// pageTitle returns the title of the entry with an address, or else of its page.
func (x *Index) pageTitle(address string, page *catalog.PageEntry) string {
	if e := x.byPath[address]; e != nil {
		return e.Title
	}
	return page.Title
}

// missingName returns the longest name in q that no page is about, nil if there is none.
func (x *Index) missingName(q fulltext.Query) (m *catalog.Missing, name string) {
	for _, text := range readings(q) {
		words := fulltext.Words(text)
		for i := range words {
			for j := i + 1; j <= min(i+x.longestMissing, len(words)); j++ {
				part := strings.Join(words[i:j], " ")
				if found := x.missing[part]; found != nil && len(part) > len(name) {
					m, name = found, part
				}
			}
		}
	}
	return m, name
}

// Reason says why search answered as it did: a decision, and the parts of the query that spoke most for it (or, with a
// minus, against it).
type Reason struct {
	Decision string
	Parts    []string
}

// Reasons lists what the models saw in the query: for editors.
func (r *Result) Reasons() []Reason {
	const parts, pages = 6, 3
	x, typed := r.index, r.Query.Typed
	var out []Reason
	add := func(decision string, p float64, reasons []linear.Reason) {
		r := Reason{Decision: fmt.Sprintf("%s: %.2f", decision, p)}
		for _, v := range reasons {
			r.Parts = append(r.Parts, fmt.Sprintf("%s %+.1f", v.Feature, v.Adds))
		}
		out = append(out, r)
	}
	if x.model != nil {
		j := x.model.Judge(typed)
		add("a sign", j.Alarm, x.model.Reasons(typed, parts))
		add("the sign "+j.Signs[0].Class, j.Signs[0].Probability, nil)
		add("severe or unclear", j.Line, nil)
	}
	if x.answers == nil {
		return out
	}
	if found := x.answers.Intents(typed); len(found) > 0 {
		add("asks "+found[0].Class, found[0].Probability, nil)
	}
	found := x.answers.Pages(typed)
	linear.SortByProbability(found)
	for _, s := range found[:min(pages, len(found))] {
		add(s.Class, s.Probability, x.answers.PageReasons(typed, s.Class, parts))
	}
	return out
}
