package search

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/triage"
	"unknot/internal/search/wordlist"
	"unknot/internal/words"
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
	intents        map[string]*catalog.Intent  // by ID
	missing        map[string]*catalog.Missing // what no page is about, by the words of its name
	longestMissing int                         // number of words in the longest of these names
	entries        []*Entry                    // by number of the document in words
	byPath         map[string]*Entry
	gapWords       map[string][]string // the words that fill a gap in a name of a move, by that name with the gap
	safety         *Entry              // the safety page
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
		intents:        map[string]*catalog.Intent{}, missing: map[string]*catalog.Missing{}, entries: found.entries,
		byPath: map[string]*Entry{}, gapWords: map[string][]string{},
	}
	if m := triage.Default(); haveIDs(c.Signs, m.Signs()) {
		x.model = m
	}
	if m := Answers(); haveIDs(c.Intents, m.IntentIDs()) {
		x.answers = m
	}
	for _, v := range c.Intents {
		x.intents[v.ID] = v
	}
	for _, v := range c.Missing {
		for _, name := range v.Names {
			words := fulltext.Words(name)
			x.missing[strings.Join(words, " ")] = v
			x.longestMissing = max(x.longestMissing, len(words))
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

// addMoveName adds the keywords of a name of a move to gapWords, with a gap in place of each. A name of one keyword is
// left out: nothing would be left of it.
func (x *Index) addMoveName(name []string) {
	for i, w := range name {
		if gap := replaceWord(name, i, ""); len(name) > 1 && !slices.Contains(x.gapWords[gap], w) {
			x.gapWords[gap] = append(x.gapWords[gap], w)
		}
	}
}

// replaceWord joins the words of name with spaces, with another word in place of the one at i: a gap if it is "".
func replaceWord(name []string, i int, word string) string {
	return strings.Join(slices.Concat(name[:i], []string{word}, name[i+1:]), " ")
}

// misspeltMove returns the name of the move from which typed differs in a single mistyped word, "" if there is none:
// "thred the needle" → "thread needle".
func (x *Index) misspeltMove(typed string) string {
	keywords := fulltext.Keywords(typed)
	for i, w := range keywords {
		candidates := x.gapWords[replaceWord(keywords, i, "")]
		if slices.Contains(candidates, w) || wordlist.Has(w) {
			continue
		}
		if right := words.Nearest(w, candidates); right != "" {
			return replaceWord(keywords, i, right)
		}
	}
	return ""
}

// haveIDs reports whether list has exactly the IDs in want, which is sorted.
func haveIDs[T catalog.Identified](list []T, want []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(catalog.IDs(list))), want)
}
