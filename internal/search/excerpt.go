package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Piece is a part of a text: what was searched for, or what stands between.
type Piece struct {
	Text string
	Hit  bool
}

// Mark cuts text where words of q stand.
func (x *Index) Mark(q Query, text string) []Piece { return x.mark(q.sought, text) }

// sought is what a query looks for: terms and, by their first term, names of several; each with how much it tells.
type sought struct {
	terms map[uint32]float64
	names map[uint32][]name
}

type name struct {
	terms []uint32
	tells float64
}

func soughtBy(clauses []clause) sought {
	s := sought{map[uint32]float64{}, map[uint32][]name{}}
	for _, c := range clauses {
		for i, w := range c.ways {
			tells := c.rarity * float64(w.share)
			if i > 0 && len(w.terms) > 1 { // of another name nobody typed a part
				s.names[w.terms[0]] = append(s.names[w.terms[0]], name{w.terms, tells})
				continue
			}
			for _, t := range w.terms {
				s.terms[t] = max(s.terms[t], tells/float64(len(w.terms)))
			}
		}
	}
	return s
}

// at says how many of the first terms are sought together, and how much they tell.
func (s sought) at(terms []uint32) (n int, tells float64) {
	if len(s.names) == 0 {
		if tells = s.terms[terms[0]]; tells > 0 {
			n = 1
		}
		return n, tells
	}
	for _, v := range s.names[terms[0]] {
		if len(v.terms) > n && len(v.terms) <= len(terms) && slices.Equal(v.terms, terms[:len(v.terms)]) {
			n, tells = len(v.terms), v.tells
		}
	}
	if v := s.terms[terms[0]]; n == 0 && v > 0 {
		return 1, v
	}
	return n, tells
}

// told is how much of what is sought terms hold, each of it once.
func (s sought) told(terms []uint32) float64 {
	sum := 0.0
	var seen []uint32
	for i := 0; i < len(terms); {
		n, tells := s.at(terms[i:])
		if n > 0 && !slices.Contains(seen, terms[i]) {
			sum += tells
			seen = append(seen, terms[i])
		}
		i += max(1, n)
	}
	return sum
}

func (x *Index) mark(s sought, text string) []Piece {
	list := slices.DeleteFunc(words(text), func(w word) bool { return plain[w.text] })
	terms := make([]uint32, len(list))
	for i, w := range list {
		terms[i] = x.known[w.text]
	}
	var out []Piece
	at := 0
	for i := 0; i < len(list); {
		n, _ := s.at(terms[i:])
		if n > 0 {
			start, end := list[i].start, list[i+n-1].end
			if start > at {
				out = append(out, Piece{Text: text[at:start]})
			}
			out = append(out, Piece{text[start:end], true})
			at = end
		}
		i += max(1, n)
	}
	if at < len(text) {
		out = append(out, Piece{Text: text[at:]})
	}
	return out
}

// Holds reports whether all words of a name were typed, in any form.
func (x *Index) Holds(q Query, name string) bool {
	any := false
	for _, w := range words(name) {
		if plain[w.text] {
			continue
		}
		if any = true; !slices.Contains(q.exact, x.known[w.text]) {
			return false
		}
	}
	return any
}

// Excerpt is what shows best, in at most n characters or so, why a document answers q: its lead, unless a paragraph holds more of what was
// searched for. It begins and ends at words, with an ellipsis where it cuts.
func (x *Index) Excerpt(q Query, document, n int) []Piece {
	sought := q.sought
	text := x.documents[document].Lead
	most := sought.told(x.short[document][inLead])
	ends := x.bodies[document].ends
	for i, paragraph := range x.documents[document].Body {
		if v := sought.told(x.tokens[ends[i]:ends[i+1]]); v > most*1.01 || text == "" {
			text, most = paragraph, v
		}
	}
	return x.mark(sought, x.window(sought, text, n))
}

// window is the part of text, at most n characters or so, that holds most of what is searched for. It begins with a word of a sentence's
// beginning if it can.
func (x *Index) window(sought sought, text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	list := words(text)
	best, from := -1.0, 0
	for i, w := range list {
		if i > 0 && sought.terms[x.known[w.text]] == 0 {
			continue
		}
		start := sentence(text, w.start, n/3)
		if v := sought.told(x.look(text[start:runeStart(text, start+n)])); v > best {
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

// sentence is where the sentence that holds at begins, or a word that is at most reach bytes before it.
func sentence(text string, at, reach int) int {
	low := max(0, at-reach)
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

// runeStart is i, or less if a rune does not begin there, at most the length of s.
func runeStart(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
