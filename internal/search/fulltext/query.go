package fulltext

import (
	"slices"
	"strings"

	"unknot/internal/search/denial"
)

// maxWords is the number of words of a query that are read. Further words are ignored.
const maxWords = 24

// Query is a parsed query. [Index.Read] makes one.
type Query struct {
	Typed    string
	Text     denial.Text // its words, with what is denied
	Read     string      // the query with words corrected; "" if none was
	Keywords string      // the words of Read that are not stop words; "" if none was corrected

	clauses    []clause
	typedTerms []uint32 // the terms of the first alternative of each clause, as typed or corrected, in order
	matcher    matcher
}

// clause is one word of a query, or several that are one name, with its alternatives: the word as typed or corrected,
// and synonyms.
type clause struct {
	alternatives []alternative
	rarity       float64 // inverse document frequency
}

// alternative is a list of terms, all of which a document should hold.
type alternative struct {
	terms []uint32
	share float32 // factor of the score, from 0 to 1
}

// Shares of alternatives.
const (
	typedShare     = 1
	synonymShare   = 0.65
	correctedShare = 0.9
	prefixShare    = 0.8 // of a word that begins with the unfinished word
)

// readOptions are options for reading a query.
type readOptions struct {
	literal    bool // words are not corrected or joined
	unfinished bool // the last word may be a prefix
}

// Read parses a query, corrects its words and adds synonyms.
func (x *Index) Read(typed string) Query { return x.read(typed, readOptions{}) }

// ReadLiterally is [Index.Read] without corrections.
func (x *Index) ReadLiterally(typed string) Query { return x.read(typed, readOptions{literal: true}) }

// ReadUnfinished is [Index.Read] for a query that is still being typed: its last word also matches longer words.
func (x *Index) ReadUnfinished(typed string) Query {
	return x.read(typed, readOptions{unfinished: typed != "" && typed[len(typed)-1] != ' '})
}

// read parses a query, clause by clause.
func (x *Index) read(typed string, opts readOptions) Query {
	typedWords := splitWords(typed)
	q := Query{Typed: typed, Text: denials(typed, typedWords)}
	keywords, places := significant(typedWords)
	if hasOnlyStopWords := len(keywords) > 0 && stopWords[keywords[0]]; hasOnlyStopWords {
		opts.literal = true
	}
	keywords = keywords[:min(maxWords, len(keywords))]
	asRead, isCorrected := slices.Clone(q.Text.Words), false
	for i := 0; i < len(keywords); {
		c, n, corrected := x.clause(keywords[i:], opts)
		if corrected != "" {
			isCorrected = true
			replace(asRead, places[i:i+n], corrected)
		}
		if len(c.alternatives) > 0 {
			q.typedTerms = append(q.typedTerms, c.alternatives[0].terms...)
		}
		q.clauses = append(q.clauses, c)
		i += n
	}
	if isCorrected {
		q.Read = join(asRead)
		q.Keywords = strings.Join(Keywords(q.Read), " ")
	}
	q.matcher = newMatcher(q.clauses)
	return q
}

// significant returns the words that are not stop words, and their indexes in words. If all are stop words, it returns
// all.
func significant(words []word) (list []string, places []int) {
	hasOther := slices.ContainsFunc(words, func(w word) bool { return !stopWords[w.text] })
	for i, w := range words {
		if !hasOther || !stopWords[w.text] {
			list, places = append(list, w.text), append(places, i)
		}
	}
	return list, places
}

// textsOf returns the texts of words.
func textsOf(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.text
	}
	return out
}

// Keywords returns the words of a text that are not stop words. If all are stop words, it returns all.
func Keywords(text string) []string {
	list, _ := significant(splitWords(text))
	return list
}

// replace puts text in place of the first of the words at places, and "" in place of the others.
func replace(words []string, places []int, text string) {
	for _, i := range places {
		words[i] = ""
	}
	words[places[0]] = text
}

// join joins words with spaces, without those that are empty.
func join(words []string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// clause parses the beginning of list: one word, or several that are one name. It returns how many (n), and what they
// were corrected to, or "" if they were not.
func (x *Index) clause(list []string, opts readOptions) (c clause, n int, corrected string) {
	name, group, nameWords := x.synonymPrefix(list)
	joined, canJoin := x.joined(list, opts)
	joinsToName := canJoin && x.synonyms[keyOf([]uint32{joined})] != nil // as "pain killers" does
	switch {
	case group != nil && (nameWords > 1 || !joinsToName):
		c.addName(name, typedShare, group)
		n = nameWords
	case canJoin && len(x.postings[joined]) > 0:
		n, corrected = 2, c.addJoined(x, joined, list)
	default:
		n, corrected = 1, c.addWord(x, list, opts)
	}
	held := 0
	for _, alt := range c.alternatives {
		held += x.countDocuments(alt)
	}
	c.rarity = x.rarity(held)
	return c, n, corrected
}

// joined returns the term of the first two words of list, written as one.
func (x *Index) joined(list []string, opts readOptions) (term uint32, ok bool) {
	if len(list) < 2 || opts.literal {
		return 0, false
	}
	return x.term(list[0] + list[1])
}

// addJoined adds the first two words of list as one word, whose term is joined, and as two. If one of the two is
// unknown, they are only one word, which it returns as a correction.
func (c *clause) addJoined(x *Index, joined uint32, list []string) (corrected string) {
	c.alternatives = append(c.alternatives, alternative{[]uint32{joined}, typedShare})
	a, knowsA := x.term(list[0])
	b, knowsB := x.term(list[1])
	if !knowsA || !knowsB {
		return list[0] + list[1]
	}
	c.alternatives = append(c.alternatives, alternative{[]uint32{a, b}, typedShare})
	return ""
}

// addWord adds the first word of list, or what it returns as a correction of the word.
func (c *clause) addWord(x *Index, list []string, opts readOptions) (corrected string) {
	w := list[0]
	if t, isKnown := x.term(w); isKnown {
		c.alternatives = append(c.alternatives, alternative{[]uint32{t}, typedShare})
	}
	if isLast := len(list) == 1; opts.unfinished && isLast && len(w) > 1 {
		for _, longer := range x.withPrefix(w, maxCompletions) {
			c.alternatives = append(c.alternatives, alternative{[]uint32{x.termOf[longer]}, prefixShare})
		}
	}
	if len(c.alternatives) > 0 || opts.literal {
		return ""
	}
	terms, corrected := x.correct(w)
	if corrected != "" {
		c.addName(terms, correctedShare, x.synonyms[keyOf(terms)])
	}
	return corrected
}

// maxCompletions is the number of longer words that an unfinished word matches.
const maxCompletions = 8

// addName adds a name and its synonyms.
func (c *clause) addName(terms []uint32, share float32, synonyms [][]uint32) {
	c.alternatives = append(c.alternatives, alternative{terms, share})
	for _, other := range synonyms {
		if !slices.Equal(other, terms) {
			c.alternatives = append(c.alternatives, alternative{other, share * synonymShare})
		}
	}
}

// synonymPrefix returns the longest name with synonyms at the beginning of list: its terms, its group and its number of
// words. They are empty, nil and 0 if there is none.
func (x *Index) synonymPrefix(list []string) (terms []uint32, group [][]uint32, n int) {
	for i := range list[:min(x.maxSynonymTerms, len(list))] {
		t, ok := x.term(list[i])
		if !ok {
			break
		}
		terms = append(terms, t)
		if found := x.synonyms[keyOf(terms)]; found != nil {
			group, n = found, i+1
		}
	}
	return terms[:n], group, n
}

// countDocuments returns the number of documents that hold the rarest of the terms of alt.
func (x *Index) countDocuments(alt alternative) int {
	n := len(x.documents)
	for _, t := range alt.terms {
		n = min(n, len(x.postings[t]))
	}
	return n
}
