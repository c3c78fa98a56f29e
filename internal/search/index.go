package search

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/triage"
)

// Index answers searches in a catalog. It never changes, so goroutines may share it.
type Index struct {
	catalog        *catalog.Catalog
	words          *fulltext.Index
	signs          *fulltext.Signs             // the patterns of the safety cards
	concerns       []concern                   // what these patterns point to, by Sign.Concern
	conditionSigns *fulltext.Signs             // the patterns of conditions; Sign.Concern is an index of catalog.Conditions
	model          *triage.Model               // nil for content with other signs than the site's own
	answers        *AnswerModel                // nil for content with other intents than the site's own
	missing        map[string]*catalog.Missing // what no page is about, by the words of its name
	longestMissing int                         // number of words in the longest of these names
	entries        []*Entry                    // by number of the document in words
	byPath         map[string]*Entry
	safety         *Entry            // the safety page
	forChildren    *catalog.Question // answers searches for a child, nil if there is none
}

// New returns the index of c. It takes longer than loading the content.
func New(c *catalog.Catalog) *Index {
	found := collect(&c.Content)
	var same [][]string
	for _, s := range c.Synonyms {
		same = append(same, s.Same)
	}
	concerns, patterns := concernsOf(c.Safety)
	signs := fulltext.NewSigns(patterns)
	known := signs.Words()
	for _, v := range c.Missing {
		known = append(known, v.Names...)
	}
	x := &Index{
		catalog: c, words: fulltext.New(found.documents, same, known), signs: signs, concerns: concerns,
		conditionSigns: fulltext.NewSigns(conditionSigns(c.Conditions)),
		missing:        map[string]*catalog.Missing{}, entries: found.entries, byPath: map[string]*Entry{},
	}
	if m := triage.Default(); haveIDs(c.Signs, m.Signs()) {
		x.model = m
	}
	if m := Answers(); haveIDs(c.Intents, m.IntentIDs()) {
		x.answers = m
	}
	if i := slices.IndexFunc(c.Questions, func(q *catalog.Question) bool { return q.Under == adult }); i >= 0 {
		x.forChildren = c.Questions[i]
	}
	for _, v := range c.Missing {
		for _, name := range v.Names {
			words := fulltext.Words(name)
			x.missing[strings.Join(words, " ")] = v
			x.longestMissing = max(x.longestMissing, len(words))
		}
	}
	for _, e := range found.entries {
		x.byPath[e.Path] = e
	}
	x.safety = x.byPath[c.Safety.Path]
	return x
}

// haveIDs reports whether list has exactly the IDs in want, which is sorted.
func haveIDs[T catalog.Identified](list []T, want []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(catalog.IDs(list))), want)
}
