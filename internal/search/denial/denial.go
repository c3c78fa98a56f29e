// Package denial tells which words of a text are denied: "no numbness", "my legs are fine".
//
// It follows NegEx (Chapman and others 2001): triggers open a scope before or after them, which ends at a word that
// turns to something else, at a mark of punctuation, or after some words. Phrases that only look like a trigger, such
// as "no better", open none. The package knows no signs: the caller asks whether what it has found is denied.
package denial

import "slices"

// Text is a text as a list of words.
type Text struct {
	Words  []string // in lower case, without apostrophes
	Denied []bool   // for each word, whether it is denied
	Begins []bool   // whether a clause begins with each word
}

// Outside returns the words that are not denied.
func (t Text) Outside() (out []string) {
	for i, w := range t.Words {
		if !t.Denied[i] {
			out = append(out, w)
		}
	}
	return out
}

// Clauses returns the clauses of t, as lists of words, if it has several.
func (t Text) Clauses() (out [][]string) {
	start := 0
	for end := 1; end <= len(t.Words); end++ {
		if end < len(t.Words) && t.Begins[end] || end == len(t.Words) && start > 0 {
			out = append(out, t.Words[start:end])
			start = end
		}
	}
	return out
}

// Mark returns words with what is denied of them. It is told for each word whether a clause begins with it.
func Mark(words []string, begins []bool) Text {
	t := Text{words, make([]bool, len(words)), begins}
	found := find(words)
	turns := map[int]bool{} // the indexes of words at which the text turns to something else
	for _, f := range found {
		if f.where == turn {
			turns[f.start] = true
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

// startsWith reports whether words begin with phrase, in which "#" matches any number.
func startsWith(words, phrase []string) bool {
	return len(phrase) <= len(words) && slices.EqualFunc(words[:len(phrase)], phrase,
		func(w, p string) bool { return w == p || number(w) == p })
}

// number returns "#" for a number, and "" for any other word.
func number(word string) string {
	if word[0] >= '0' && word[0] <= '9' || numbers[word] {
		return "#"
	}
	return ""
}

// How many words a denial reaches, as people write without full stops, and how many before a trigger such as "fine".
const (
	reach     = 5
	nearReach = 2
)

// open marks the words of f, and those that it denies, in t. The scope does not leave the clause of f.
func (f occurrence) open(t Text, clauses []int) {
	switch f.where {
	case nowhere, turn:
		return
	case near:
		if slices.ContainsFunc(t.Words[max(0, f.start-nearReach):f.start], func(w string) bool { return inability[w] }) {
			return
		}
		f.mark(t, clauses, f.start-1, -1, nearReach)
	case before, around:
		f.mark(t, clauses, f.start-1, -1, reach)
	}
	if f.where == after || f.where == around {
		f.mark(t, clauses, f.end, 1, reach)
	}
	for i := f.start; i < f.end; i++ {
		t.Denied[i] = true
	}
}

// mark marks at most most words from index start on, forwards if step is 1, backwards if it is -1. "Or" allows that
// many again.
func (f occurrence) mark(t Text, clauses []int, start, step, most int) {
	left := most
	for i := start; i >= 0 && i < len(t.Words) && clauses[i] == clauses[f.start]; i += step {
		w := t.Words[i]
		isPinsAndNeedles := w == "and" && i > 0 && t.Words[i-1] == "pins"
		switch {
		case w == "or" || w == "nor":
			left = most
		case breaks[w] && !isPinsAndNeedles:
			return
		}
		if left--; left < 0 {
			return
		}
		t.Denied[i] = true
	}
}
