package fulltext

import (
	"math"
	"slices"
	"strings"
)

// maxWords is the number of words of a query that are read, as clauseSets has one bit for each. Further words are
// ignored.
const maxWords = 24

// Query is a parsed query. [Index.Read] makes one.
type Query struct {
	Typed    string
	Read     string // the query with words corrected; "" if none was
	Keywords string // the words of Read that are not stop words; "" if none was corrected
	// Offer is a short query with English words that no document holds replaced by similar ones that documents hold. It
	// is "" if there is nothing to replace.
	Offer      string
	Cut        bool // words beyond the first 24 were ignored
	isQuestion bool
	clauses    []clause
	exact      []uint32 // the terms of the first alternative of each clause, in order
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

// questions are the words that questions begin with.
var questions = map[string]bool{
	"am": true, "are": true, "can": true, "could": true, "do": true, "does": true, "how": true, "is": true, "should": true, "what": true,
	"whats": true, "when": true, "where": true, "which": true, "why": true, "will": true, "would": true,
}

// A query of many words is a sentence. It asks for an answer, and its rarest words are often not what it is about.
const (
	sentenceWords  = 4   // number of words other than stop words from which a query is a sentence
	sentenceRarity = 0.6 // exponent that lowers the rarity of each word of a sentence
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

// read parses a query.
func (x *Index) read(typed string, opts readOptions) Query {
	q := Query{Typed: typed}
	typedWords := splitWords(typed)
	q.isQuestion = len(typedWords) > 1 && questions[typedWords[0].text]
	list, places := significant(typedWords)
	if len(list) == len(typedWords) && len(list) > 0 && stopWords[list[0]] {
		opts.literal = true // nothing but stop words
	}
	if len(list) > maxWords {
		list, q.Cut = list[:maxWords], true
	}
	read, offer := allWords(typedWords), allWords(typedWords)
	changed, offers := false, false
	for i := 0; i < len(list); {
		c, n, corrected := x.clause(list[i:], opts)
		if corrected != "" {
			changed = true
			replace(read, places[i:i+n], corrected)
			replace(offer, places[i:i+n], corrected)
		} else if len(c.alternatives) == 0 && !opts.literal {
			if other := x.similar(list[i]); other != "" {
				offers = true
				replace(offer, places[i:i+1], other)
			}
		}
		if len(c.alternatives) > 0 {
			q.exact = append(q.exact, c.alternatives[0].terms...)
		}
		q.clauses = append(q.clauses, c)
		i += n
	}
	if changed {
		q.Keywords = join(keywordsOf(read, places))
		q.Read = join(read)
	}
	if offers && len(list) < sentenceWords {
		q.Offer = join(offer)
	}
	if len(q.clauses) >= sentenceWords {
		q.isQuestion = true
		for i := range q.clauses {
			q.clauses[i].rarity = math.Pow(q.clauses[i].rarity, sentenceRarity)
		}
	}
	q.matcher = newMatcher(q.clauses)
	return q
}

// significant returns the words that are not stop words, and their indexes in words. If all are stop words, it returns
// all.
func significant(words []word) (list []string, places []int) {
	for i, w := range words {
		if !stopWords[w.text] {
			list, places = append(list, w.text), append(places, i)
		}
	}
	if len(list) > 0 {
		return list, places
	}
	for i, w := range words {
		list, places = append(list, w.text), append(places, i)
	}
	return list, places
}

// allWords returns the texts of words.
func allWords(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.text
	}
	return out
}

// keywordsOf returns the words at places.
func keywordsOf(words []string, places []int) (out []string) {
	for _, i := range places {
		out = append(out, words[i])
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

// clause parses the beginning of list: one word, or several that are one name. It returns how many, and what they were
// corrected to, or "" if they were not.
func (x *Index) clause(list []string, opts readOptions) (c clause, n int, corrected string) {
	if terms, group, n := x.synonymPrefix(list); group != nil && (n > 1 || !x.joinsToName(list, opts)) {
		c.addName(terms, typedShare, group)
		return x.withRarity(c), n, ""
	}
	if len(list) > 1 && !opts.literal {
		if joined, ok := x.term(list[0] + list[1]); ok && len(x.postings[joined]) > 0 {
			c.alternatives = append(c.alternatives, alternative{[]uint32{joined}, typedShare})
			a, knowsA := x.term(list[0])
			b, knowsB := x.term(list[1])
			if !knowsA || !knowsB {
				return x.withRarity(c), 2, list[0] + list[1]
			}
			c.alternatives = append(c.alternatives, alternative{[]uint32{a, b}, typedShare})
			return x.withRarity(c), 2, ""
		}
	}
	w := list[0]
	t, known := x.term(w)
	if known {
		c.alternatives = append(c.alternatives, alternative{[]uint32{t}, typedShare})
	}
	if opts.unfinished && len(list) == 1 && len(w) > 1 {
		for _, longer := range x.withPrefix(w, maxCompletions) {
			c.alternatives = append(c.alternatives, alternative{[]uint32{x.known[longer]}, prefixShare})
		}
	}
	if len(c.alternatives) > 0 || opts.literal {
		return x.withRarity(c), 1, ""
	}
	terms, corrected := x.correct(w)
	if corrected != "" {
		c.addName(terms, correctedShare, x.synonyms[keyOf(terms)])
	}
	return x.withRarity(c), 1, corrected
}

// maxCompletions is the number of longer words that an unfinished word matches.
const maxCompletions = 8

// joinsToName reports whether the first two words of list, written as one, are a name with synonyms: "pain killers" is.
func (x *Index) joinsToName(list []string, opts readOptions) bool {
	if len(list) < 2 || opts.literal {
		return false
	}
	joined, ok := x.term(list[0] + list[1])
	return ok && x.synonyms[keyOf([]uint32{joined})] != nil
}

// addName adds a name and the synonyms in group, which may be nil.
func (c *clause) addName(terms []uint32, share float32, group *synonymGroup) {
	c.alternatives = append(c.alternatives, alternative{terms, share})
	if group == nil {
		return
	}
	for _, other := range group.names {
		if !slices.Equal(other, terms) {
			c.alternatives = append(c.alternatives, alternative{other, share * synonymShare})
		}
	}
}

// synonymPrefix returns the longest name with synonyms at the beginning of list: its terms, its group and its number of
// words. They are empty, nil and 0 if there is none.
func (x *Index) synonymPrefix(list []string) (terms []uint32, group *synonymGroup, n int) {
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

// withRarity returns c with its rarity set from the number of documents that hold its alternatives.
func (x *Index) withRarity(c clause) clause {
	n := 0
	for _, alt := range c.alternatives {
		n += x.countDocuments(alt)
	}
	c.rarity = x.rarity(n)
	return c
}

// countDocuments returns the number of documents that hold all terms of alt.
func (x *Index) countDocuments(alt alternative) int {
	if len(alt.terms) == 1 {
		return len(x.postings[alt.terms[0]])
	}
	rest := make([][]posting, len(alt.terms))
	for i, t := range alt.terms {
		rest[i] = x.postings[t]
	}
	n := 0
next:
	for _, p := range rest[0] {
		for i, list := range rest[1:] {
			for len(list) > 0 && list[0].document < p.document {
				list = list[1:]
			}
			rest[i+1] = list
			if len(list) == 0 {
				return n
			}
			if list[0].document > p.document {
				continue next
			}
		}
		n++
	}
	return n
}
