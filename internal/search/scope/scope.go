// Package scope tells which words of a text do not describe how its writer is now: they are denied, past, long the
// same, only feared, or part of somebody's work.
//
// It follows NegEx (Chapman and others 2001) and ConText (Harkema and others 2009): triggers open a scope before or
// after them, which ends at a word that turns to something else, at a mark of punctuation, or after some words. Phrases
// that only look like a trigger, such as "no better", open none. The package knows no signs: the caller asks whether
// what it has found lies wholly inside a scope.
package scope

import (
	"slices"
	"strings"
)

// Kind is a set of reasons why a word does not describe how the writer is now. It is 0 for a word that does.
type Kind uint8

// The reasons.
const (
	Denied  Kind = 1 << iota // "no numbness", "ruled out"
	Past                     // "in 2015", "went away"
	Same                     // long unchanged: "for years", "same as ever"
	Feared                   // hypothetical: "what if", "when should I worry"
	Studied                  // study, writing, teaching
)

// letters are the names of the kinds in features of models, in the order of their bits.
const letters = "dpsfw"

// Letters returns a letter for each kind in k.
func (k Kind) Letters() (out string) {
	for i, letter := range letters {
		if k&(1<<i) != 0 {
			out += string(letter)
		}
	}
	return out
}

// Text is a text as a list of words with their scopes.
type Text struct {
	Words  []string // in lower case, without apostrophes
	Kinds  []Kind   // for each word, the scopes that it is in
	Begins []bool   // whether a clause begins with each word; nil for a text without punctuation
}

// Unscoped returns t as if no word were in a scope.
func (t Text) Unscoped() Text {
	t.Kinds = make([]Kind, len(t.Words))
	return t
}

// Part returns the words from start to end, as one clause.
func (t Text) Part(start, end int) Text {
	return Text{Words: t.Words[start:end], Kinds: t.Kinds[start:end]}
}

// Outside returns the words that are in no scope.
func (t Text) Outside() (out []string) {
	for i, w := range t.Words {
		if t.Kinds[i] == 0 {
			out = append(out, w)
		}
	}
	return out
}

// Mark returns words with their scopes, which end with their clause and where the text turns to something else. It is
// told for each word whether a clause begins with it.
func Mark(words []string, begins []bool) Text {
	t := Text{words, make([]Kind, len(words)), begins}
	found := find(words)
	turns := map[int]bool{} // the indexes of words at which the text turns to something else
	for _, f := range found {
		if f.where == turn {
			turns[f.start] = true
		}
		if words[f.end-1] == "now" { // what follows "better now" is said of now
			turns[f.end] = true
		}
	}
	clauses := make([]int, len(words)) // for each word, the number of the clause that it is in
	for i := range words {
		if i > 0 {
			clauses[i] = clauses[i-1]
		}
		if begins[i] || turns[i] {
			clauses[i]++
		}
	}
	for _, f := range found {
		f.open(t, clauses)
	}
	for _, f := range found {
		if f.where == confirmed {
			for i := range f.end {
				t.Kinds[i] &^= Feared
			}
		}
	}
	return t
}

// occurrence is a trigger in a text: the words [start, end).
type occurrence struct {
	*trigger
	start, end int
}

// find lists the triggers in words, from left to right. Of several that begin at the same word, it takes the longest.
func find(words []string) (out []occurrence) {
	for i := 0; i < len(words); {
		if i == 0 && (words[0] == "isnt" || words[0] == "arent") { // a question, not a denial
			i++
			continue
		}
		longest := occurrence{start: i, end: i}
		for _, first := range []string{words[i], number(words[i])} {
			for _, t := range triggers[first] {
				if end := i + len(t.words); end > longest.end && startsWith(words[i:], t.words) {
					longest = occurrence{t, i, end}
				}
			}
		}
		if longest.trigger != nil {
			out = append(out, longest)
		}
		i = max(longest.end, i+1)
	}
	return out
}

// startsWith reports whether words begin with phrase, in which "@" matches a year and "#" any other number.
func startsWith(words, phrase []string) bool {
	return len(phrase) <= len(words) && slices.EqualFunc(words[:len(phrase)], phrase,
		func(w, p string) bool { return w == p || number(w) == p })
}

// number returns "@" for a year, "#" for any other number, and "" for any other word.
func number(word string) string {
	switch {
	case isYear(strings.TrimSuffix(word, "s")):
		return "@"
	case word[0] >= '0' && word[0] <= '9' || numbers[word]:
		return "#"
	}
	return ""
}

// isYear reports whether word is a year from 1900 to 2099.
func isYear(word string) bool {
	return len(word) == 4 && (word[:2] == "19" || word[:2] == "20") && isDigit(word[2]) && isDigit(word[3])
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// open marks the words of f and of its scope in t. Segment holds the number of the sentence, or of the part of one,
// that each word is in: the scope does not leave that of f.
func (f occurrence) open(t Text, segment []int) {
	if f.where == near && slices.ContainsFunc(t.Words[max(0, f.start-nearWords):f.start], func(w string) bool { return inability[w] }) {
		return
	}
	for i := f.start; i < f.end; i++ {
		t.Kinds[i] |= f.kind
	}
	reach := reaches[f.kind]
	switch f.where {
	case near:
		f.mark(t, segment, f.start-1, -1, nearWords)
	case before, around:
		f.mark(t, segment, f.start-1, -1, reach.before)
	}
	if f.where == after || f.where == around {
		f.mark(t, segment, f.end, 1, reach.after)
	}
}

// reach is the largest number of words in a scope before and after its trigger: people write without full stops.
type reach struct{ before, after int }

var reaches = map[Kind]reach{Denied: {5, 5}, Past: {20, 5}, Same: {20, 5}, Feared: {20, 15}, Studied: {20, 15}}

// nearWords is the number of words before a trigger such as "fine" that it says are well.
const nearWords = 2

// mark marks the words from index start on, forwards if step is 1, backwards if it is -1. It marks at most reach words.
// In a denial, "or" allows that many again. A risk that lasts is never past.
func (f occurrence) mark(t Text, segment []int, start, step, reach int) {
	left := reach
	for i := start; i >= 0 && i < len(t.Words) && segment[i] == segment[f.start]; i += step {
		if f.kind == Denied {
			w := t.Words[i]
			isPinsAndNeedles := w == "and" && i > 0 && t.Words[i-1] == "pins"
			switch {
			case w == "or" || w == "nor":
				left = reach
			case breaks[w] && !isPinsAndNeedles:
				return
			}
		}
		if left--; left < 0 {
			return
		}
		if f.kind == Past && lasting[t.Words[i]] {
			continue
		}
		t.Kinds[i] |= f.kind
	}
}
