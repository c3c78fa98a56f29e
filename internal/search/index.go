package search

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/search/answers"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/triage"
	"unknot/internal/search/wordlist"
	"unknot/internal/words"
)

// Index answers searches in a catalog. It never changes, so goroutines may share it.
type Index struct {
	catalog        *catalog.Catalog
	words          *fulltext.Index
	signs          *fulltext.Signs // of the safety cards
	concerns       []concern       // of signs
	conditionSigns *fulltext.Signs
	model          *triage.Model               // nil for content with other signs than the site's own
	answers        *answers.Model              // nil for content with other intents than the site's own
	intents        map[string]*catalog.Intent  // by ID
	missing        map[string]*catalog.Missing // by the words of the name
	longestMissing int                         // words in the longest of these names
	entries        []*Entry                    // by number of the document
	byPath         map[string]*Entry
	moveNames      map[string][]string // of moves, of two keywords or more: the words that stand in a gap, by the name with that gap
	trialNames     [][][]string        // of each treatment, those of its names
	safety         *Entry              // the safety page
}

// New returns the index of c. That takes longer than loading the content.
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
		trialNames:     trialNames(c.Treatments), intents: map[string]*catalog.Intent{}, missing: map[string]*catalog.Missing{},
		entries: found.entries, byPath: map[string]*Entry{}, moveNames: map[string][]string{},
	}
	if m := triage.Default(); haveIDs(c.Signs, m.Signs()) {
		x.model = m
	}
	if m := answers.Default(); haveIDs(c.Intents, m.IntentIDs()) {
		x.answers = m
	}
	for _, v := range c.Intents {
		x.intents[v.ID] = v
	}
	for _, v := range c.Missing {
		for _, name := range v.Names {
			words := fulltext.Words(name)
			x.missing[strings.Join(words, " ")], x.longestMissing = v, max(x.longestMissing, len(words))
		}
	}
	for _, m := range c.Moves {
		for _, name := range append([]string{m.Title}, m.Aliases...) {
			x.addMoveName(fulltext.Keywords(name))
		}
	}
	for _, e := range found.entries {
		x.byPath[e.Path] = e
	}
	x.safety = x.byPath[c.Safety.Path]
	return x
}

// addMoveName adds a name with a gap in place of each of its words.
func (x *Index) addMoveName(name []string) {
	for i, w := range name {
		if gap := withGap(name, i, ""); len(name) > 1 && !slices.Contains(x.moveNames[gap], w) {
			x.moveNames[gap] = append(x.moveNames[gap], w)
		}
	}
}

// withGap returns name with another word in place of the one at i.
func withGap(name []string, i int, word string) string {
	return strings.Join(slices.Concat(name[:i], []string{word}, name[i+1:]), " ")
}

// misspeltMove returns the name of the move that typed is but for one mistyped word, "" if there is none.
func (x *Index) misspeltMove(typed string) string {
	said := fulltext.Keywords(typed)
	for i, w := range said {
		others := x.moveNames[withGap(said, i, "")]
		if len(others) == 0 || slices.Contains(others, w) || wordlist.Has(w) {
			continue
		}
		if right := words.Nearest(w, others); right != "" {
			return withGap(said, i, right)
		}
	}
	return ""
}

// haveIDs reports whether the IDs of list are want, which is sorted.
func haveIDs[T catalog.Identified](list []T, want []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(catalog.IDs(list))), want)
}
