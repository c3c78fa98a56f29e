package fulltext

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"unknot/internal/search/denial"
	"unknot/internal/search/wordlist"
	"unknot/internal/words"
)

// Sign is a pattern of words that are a sign of a concern if they are close together in a query, such as
// "numb|tingling legs|groin". A pattern consists of groups separated by spaces. One alternative of every group must
// match, in any order, with at most one other word among them. Stop words such as "my" are ignored unless the pattern
// has them.
//
//	numb|tingling legs      either of the first, and legs
//	end-my-life             words joined by hyphens are adjacent, in this order
//	pain > leg|legs         the second group matches after the first
//	want hurt-myself !dont  none of the words after ! is within two words of the match
//	pain > leg +3           up to three other words may be among them
type Sign struct {
	Words   string
	Concern int // a number that means something to the caller
}

// Signs is a compiled list of signs. Mistyped words match too.
type Signs struct {
	patterns []pattern
	byStem   map[string][]groupRef // keyed by the first stem of a phrase
	words    []signWord            // sorted by length
	forms    map[string]string     // the stems of words, by word
}

// groupRef refers to a group of a pattern by index.
type groupRef struct{ pattern, group int }

// signWord is a word of a sign, or another form of it.
type signWord struct {
	spelling
	stem string
}

// NewSigns compiles signs. It ignores those that [CheckSign] refuses.
func NewSigns(list []Sign) *Signs {
	s := &Signs{byStem: map[string][]groupRef{}, forms: map[string]string{}}
	for _, v := range list {
		p, err := parseSign(v, stemOf)
		if err != nil {
			continue
		}
		for i, g := range p.groups {
			for _, phrase := range g.phrases {
				s.byStem[phrase[0]] = append(s.byStem[phrase[0]], groupRef{len(s.patterns), i})
			}
		}
		for _, w := range splitWords(v.Words) {
			addForms(s.forms, w.text)
		}
		s.patterns = append(s.patterns, p)
	}
	for w, stem := range s.forms {
		s.words = append(s.words, signWord{spelling{word: w, letters: letterSet(w)}, stem})
	}
	slices.SortFunc(s.words, func(a, b signWord) int { return byLength(a.spelling, b.spelling) })
	return s
}

// addForms adds a word of a sign with its stem, and its other English forms, so that mistyped forms match too.
func addForms(forms map[string]string, w string) {
	stem := stemOf(w)
	forms[w] = stem
	bare := strings.TrimSuffix(w, "e")
	for _, form := range []string{w + "s", w + "es", w + "ed", w + "ing", bare + "ed", bare + "ing", bare + "ly", w + "ly", w + "ness", w + "er"} {
		if wordlist.Has(form) && stemOf(form) == stem {
			forms[form] = stem
		}
	}
}

// Words returns all words of the signs, in all forms.
func (s *Signs) Words() []string {
	out := make([]string, len(s.words))
	for i, w := range s.words {
		out[i] = w.word
	}
	return out
}

// Found is a concern whose sign is in a query.
type Found struct {
	Concern int
	Beside  int  // number of words of the query that say something else
	Denied  bool // a part of the sign is denied
}

// Reading is a text as signs read it.
type Reading struct {
	signs  *Signs
	text   denial.Text
	unsure map[int][]signWord // the words of signs that are nearest to a word which may be mistyped, by its index
}

// Read reads a text. A word that is English, or that documents of x hold, is not mistyped.
func (s *Signs) Read(text denial.Text, x *Index) *Reading {
	r := &Reading{s, text, map[int][]signWord{}}
	var unknown []int // the indexes of words that may be mistyped
	around := make([]int, len(text.Words))
	for i, w := range text.Words {
		switch {
		case !s.isKnown(w, x):
			unknown = append(unknown, i)
		case s.forms[w] != "" && !stopWords[w]:
			for j := max(0, i-context); j <= min(i+context, len(around)-1); j++ {
				around[j]++
			}
		}
	}
	slices.SortStableFunc(unknown, func(i, j int) int { return around[j] - around[i] })
	for _, i := range unknown {
		if len(r.unsure) == maxUnsure {
			break
		}
		if nearest := s.nearest(text.Words[i]); nearest != nil {
			r.unsure[i] = nearest
		}
	}
	return r
}

// How many words of a text are repaired, those first that have the most words of signs around them, and how many words
// before and after a word are around it. To repair all of a long text would take too long.
const (
	maxUnsure = 8
	context   = 3
)

// Find returns the concerns of all signs in r, sorted, each once: of several matches of a concern, it returns one that
// is not denied, if there is one.
func (r *Reading) Find() []Found {
	tokens := r.tokens()
	var out []Found
	for _, p := range r.signs.candidates(tokens) {
		out = p.find(tokens, out)
	}
	slices.SortFunc(out, func(a, b Found) int {
		if a.Concern == b.Concern && a.Denied != b.Denied {
			if b.Denied {
				return -1
			}
			return 1
		}
		return cmp.Or(a.Concern-b.Concern, a.Beside-b.Beside)
	})
	return slices.CompactFunc(out, func(a, b Found) bool { return a.Concern == b.Concern })
}

// candidates returns the patterns that may match tokens: for every group, tokens hold the first stem of a phrase.
func (s *Signs) candidates(tokens []token) []*pattern {
	found := map[int]uint32{} // a bit set of groups, by index of the pattern
	for _, t := range tokens {
		for _, stem := range t.stems {
			for _, v := range s.byStem[stem] {
				found[v.pattern] |= 1 << v.group
			}
		}
	}
	var out []*pattern
	for i, groups := range found {
		if p := &s.patterns[i]; groups == 1<<len(p.groups)-1 {
			out = append(out, p)
		}
	}
	return out
}

// token is a word of a query.
type token struct {
	stems     []string // its stem; or the stems of the words of signs that it may mean if it is a likely typo
	uncertain bool     // stems are corrections
	stopWord  bool     // it is ignored unless a pattern has it
	denied    bool
	filler    bool // it adds nothing to the words around it
}

// countContent counts the tokens that say something.
func countContent(tokens []token) (n int) {
	for _, t := range tokens {
		if !t.filler {
			n++
		}
	}
	return n
}

// maybe reports whether the stem of t, or one of its corrections, is stem.
func (t token) maybe(stem string) bool { return slices.Contains(t.stems, stem) }

// is reports whether the stem of t is stem. It is false for corrections.
func (t token) is(stem string) bool { return !t.uncertain && t.stems[0] == stem }

// tokens returns the words of r as tokens. It joins "can not" into one.
func (r *Reading) tokens() []token {
	var out []token
	for i := 0; i < len(r.text.Words); i++ {
		w, isDenied := r.text.Words[i], r.text.Denied[i]
		t := token{stems: stemsOf(r.unsure[i])}
		t.uncertain = t.stems != nil
		if w == "can" && i+1 < len(r.text.Words) && r.text.Words[i+1] == "not" {
			w = "cannot"
			i++
		}
		if !t.uncertain {
			t.stems = []string{r.signs.stem(w)}
		}
		t.denied, t.filler = isDenied, fillers[w]
		t.stopWord = stopWords[w] || t.uncertain && slices.ContainsFunc(t.stems, func(stem string) bool { return stopWords[stem] })
		out = append(out, t)
	}
	return out
}

// stem returns the stem of w. Those of words of signs are known, which saves time.
func (s *Signs) stem(w string) string {
	if stem := s.forms[w]; stem != "" {
		return stem
	}
	return stemOf(w)
}

// stemsOf returns the stems of words, each once.
func stemsOf(words []signWord) (stems []string) {
	for _, w := range words {
		if !slices.Contains(stems, w.stem) {
			stems = append(stems, w.stem)
		}
	}
	return stems
}

// fillers are words that add nothing to the words around them. Words of questions, requests and negations do.
var fillers = words.Set(`
	a all also always am an and any are as at be because been being for from get gets go goes going got had has
	have having he her him his i id ill im in into is it its ive just keep make me mine more much my of on or our
	out please really s she so some that thats the their them then there these they this those till to too until
	ve very want wanted wants was were will with you your`)

// maxRepairs is the largest number of repaired texts that are tried.
const maxRepairs = 3

// Repairs returns the words of r with each of those that may be mistyped replaced by the word of a sign that is nearest
// to it. Where a word has several nearest words, it returns one text for each of them, nil if there is nothing to
// repair.
func (r *Reading) Repairs() (repairs []denial.Text) {
	words := slices.Clone(r.text.Words)
	places := slices.Sorted(maps.Keys(r.unsure))
	for _, i := range places {
		words[i] = r.unsure[i][0].word
	}
	for _, i := range places {
		candidates := r.unsure[i]
		if len(repairs) > 0 {
			candidates = candidates[1:] // the repairs so far have the first one
		}
		for _, c := range candidates[:min(len(candidates), maxRepairs-len(repairs))] {
			repaired := slices.Clone(words)
			repaired[i] = c.word
			repairs = append(repairs, denial.Mark(repaired, r.text.Begins))
		}
	}
	return repairs
}

// isKnown reports whether w is not a typo: a word of a sign, English, or a word of documents of x.
func (s *Signs) isKnown(w string, x *Index) bool {
	return s.forms[w] != "" || stopWords[w] || len(x.postings[x.termOf[w]]) > 0 || wordlist.Has(w)
}

// nearest returns the words of signs that are nearest to w: one letter away, or two if w is long. It returns nil if
// there are none.
func (s *Signs) nearest(w string) []signWord {
	const (
		tooShort = 2 // words of up to 2 letters are never typos of words of signs
		short    = 3 // words of 3 letters may only lack a letter
		long     = 8 // from 8 letters on, two may be wrong
	)
	n, letters := len(w), letterSet(w)
	maxDistance := 1
	if n <= tooShort {
		return nil
	}
	if n >= long && !wordlist.HasNear(w) {
		maxDistance = 2
	}
	var out []signWord
	first, _ := slices.BinarySearchFunc(s.words, n-maxDistance, func(w signWord, length int) int { return len(w.word) - length })
	for _, other := range s.words[first:] {
		if len(other.word) > n+maxDistance {
			break
		}
		isTooShort := len(other.word) < n-maxDistance || n <= short && len(other.word) <= n
		if isTooShort || countDifferent(letters, other.letters) > 2*maxDistance {
			continue
		}
		d := words.EditDistance(w, other.word, maxDistance+1)
		if d > maxDistance {
			continue
		}
		if d < maxDistance {
			out, maxDistance = out[:0], d
		}
		out = append(out, other)
	}
	return out
}
