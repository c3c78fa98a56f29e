package fulltext

import (
	"slices"
	"strings"
	"unicode/utf8"

	"unknot/internal/search/scope"
)

// Piece is a part of a text: a match of the query, or the text between matches.
type Piece struct {
	Text string
	Hit  bool
}

// Mark splits text into matches of q and what is between them. Joined, the pieces are text again.
func (x *Index) Mark(q Query, text string) []Piece { return x.mark(q.matcher, text) }

// matcher finds the matches of a query in a list of terms.
type matcher struct {
	terms map[uint32]float64        // the weights of single terms
	names map[uint32][]weightedName // names of several terms, by the first of these
}

type weightedName struct {
	terms  []uint32
	weight float64
}

func newMatcher(clauses []clause) matcher {
	m := matcher{map[uint32]float64{}, map[uint32][]weightedName{}}
	for _, c := range clauses {
		for i, alt := range c.alternatives {
			weight := c.rarity * float64(alt.share)
			if i > 0 && len(alt.terms) > 1 { // a synonym matches only as a whole: its parts were not typed
				m.names[alt.terms[0]] = append(m.names[alt.terms[0]], weightedName{alt.terms, weight})
				continue
			}
			for _, t := range alt.terms {
				m.terms[t] = max(m.terms[t], weight/float64(len(alt.terms)))
			}
		}
	}
	return m
}

// prefix returns the number of terms in the longest match at the beginning of terms, which are not empty, and its
// weight. Both are 0 if none matches.
func (m matcher) prefix(terms []uint32) (n int, weight float64) {
	for _, v := range m.names[terms[0]] {
		if len(v.terms) > n && len(v.terms) <= len(terms) && slices.Equal(v.terms, terms[:len(v.terms)]) {
			n, weight = len(v.terms), v.weight
		}
	}
	if v := m.terms[terms[0]]; n == 0 && v > 0 {
		return 1, v
	}
	return n, weight
}

// weight returns the sum of the weights of the matches in terms. Matches that begin with the same term count once.
func (m matcher) weight(terms []uint32) float64 {
	sum := 0.0
	var seen []uint32
	for i := 0; i < len(terms); {
		n, weight := m.prefix(terms[i:])
		if n > 0 && !slices.Contains(seen, terms[i]) {
			sum += weight
			seen = append(seen, terms[i])
		}
		i += max(1, n)
	}
	return sum
}

// mark is Mark for the matcher of a query.
func (x *Index) mark(m matcher, text string) []Piece {
	list := slices.DeleteFunc(splitWords(text), func(w word) bool { return stopWords[w.text] })
	terms := make([]uint32, len(list))
	for i, w := range list {
		terms[i] = x.termOf[w.text]
	}
	var out []Piece
	done := 0 // out holds text[:done]
	for i := 0; i < len(list); {
		n, _ := m.prefix(terms[i:])
		if n > 0 {
			start, end := list[i].start, list[i+n-1].end
			if start > done {
				out = append(out, Piece{Text: text[done:start]})
			}
			out = append(out, Piece{text[start:end], true})
			done = end
		}
		i += max(1, n)
	}
	if done < len(text) {
		out = append(out, Piece{Text: text[done:]})
	}
	return out
}

// Holds reports whether q holds all words of name, in any form. It ignores stop words, and is false if name has no
// other words.
func (x *Index) Holds(q Query, name string) bool {
	holds := false
	for _, w := range splitWords(name) {
		if stopWords[w.text] {
			continue
		}
		if !slices.Contains(q.typedTerms, x.termOf[w.text]) {
			return false
		}
		holds = true
	}
	return holds
}

// IsHeldBy reports whether text holds all words that were typed, in any form. It ignores stop words and negations.
func (q Query) IsHeldBy(text string) bool {
	stems := map[string]bool{}
	for _, w := range splitWords(text) {
		stems[stemOf(w.text)] = true
	}
	return !slices.ContainsFunc(splitWords(q.Typed), func(w word) bool {
		return !stems[stemOf(w.text)] && !stopWords[w.text] && !scope.Denies(w.text)
	})
}

// Excerpt returns the part of a document, of at most about n characters, that best shows why it matches q. It is a part
// of the lead, unless a paragraph matches more of q. It begins and ends with whole words, and an ellipsis shows where
// text is left out.
func (x *Index) Excerpt(q Query, document, n int) []Piece {
	m := q.matcher
	text := x.documents[document].Lead
	best := m.weight(x.shortFields[document][inLead])
	bounds := x.bounds[document]
	for i, paragraph := range x.documents[document].Body {
		if text != "" && len(paragraph) < n/9 { // a word or two, such as a heading, says nothing
			continue
		}
		if v := m.weight(x.tokens[bounds[i]:bounds[i+1]]); v > best*clearlyMore || text == "" {
			text, best = paragraph, v
		}
	}
	return x.mark(m, x.window(m, text, n))
}

// clearlyMore is the factor by which a weight must exceed another to count as more: they are sums with rounding errors.
const clearlyMore = 1.01

// window returns the part of text, of at most about n characters, whose matches weigh most. It begins at the beginning
// of a sentence if there is one not too far before the first match.
func (x *Index) window(m matcher, text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	list := splitWords(text)
	best, from := -1.0, 0
	for i, w := range list {
		if i > 0 && m.terms[x.termOf[w.text]] == 0 {
			continue
		}
		start := sentenceStart(text, w.start, n/3)
		if v := m.weight(x.termsOf(text[start:runeStart(text, start+n)])); v > best {
			best, from = v, start
		}
	}
	out := text[from:]
	before, after := "", ""
	if from > 0 {
		before = "… "
	}
	if end := runeStart(out, n); end < len(out) {
		if space := strings.LastIndexByte(out[:end], ' '); space > 0 {
			end = space
		}
		out, after = strings.TrimRight(out[:end], " ,;:.–"), "…"
	}
	return before + out + after
}

// sentenceStart returns the start of the sentence around offset at, or the start of a word if the sentence begins more
// than maxBack bytes before at.
func sentenceStart(text string, at, maxBack int) int {
	low := max(0, at-maxBack)
	if i := strings.LastIndex(text[low:at], ". "); i >= 0 {
		return low + i + len(". ")
	}
	if low == 0 {
		return 0
	}
	if i := strings.IndexByte(text[low:at], ' '); i >= 0 {
		return low + i + 1
	}
	return at
}

// runeStart returns the offset of the last rune of s that begins at or before i, or len(s) if i is beyond the end.
func runeStart(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
