package search

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kljensen/snowball/english"

	"unknot/internal/search/wordlist"
)

// Sign is words that, close together in what somebody types, say what worries them: "numb|tingling legs|groin". Such a pattern is groups with
// spaces between; one alternative of every group is needed, in any order, with at most one other word among them. Words that tell nothing, such
// as "my", count only where the pattern has them.
//
//	numb|tingling legs      either of the first, and legs
//	end-my-life             words joined by hyphens stand side by side, in this order
//	pain > leg|legs         the second group stands after the first
//	want hurt-myself !dont  none of the words behind ! stands within two words of what is matched
//	pain > leg +3           up to three other words may stand among them
type Sign struct {
	Words string
	Of    int // what it is a sign of
}

// CheckSign says what is wrong with the pattern of a sign, nil if nothing is.
func CheckSign(words string) error {
	_, err := parseSign(Sign{Words: words})
	return err
}

// pattern is a Sign as stems.
type pattern struct {
	groups []group
	not    [][]string      // phrases that must not stand near
	own    map[string]bool // all its stems
	width  int             // how many words the groups and the words among them take at most
	of     int
}

// group is alternatives, each of one or more stems in a row.
type group struct {
	phrases [][]string
	after   bool // it stands after the group before
}

const (
	usualSlack = 1  // other words among those of a pattern
	mostGroups = 30 // likely counts them in bits
)

func parseSign(v Sign) (pattern, error) {
	p := pattern{own: map[string]bool{}, of: v.Of, width: usualSlack}
	after := false // the next group stands after the last
	for field := range strings.FieldsSeq(v.Words) {
		switch {
		case field == ">":
			if after || len(p.groups) == 0 {
				return p, errors.New("> stands between two groups of words")
			}
			after = true
		case field[0] == '!':
			not := p.phrases(field[1:])
			if len(not) == 0 {
				return p, errors.New("! is followed by words, without a space between")
			}
			p.not = append(p.not, not...)
		case field[0] == '+':
			n, err := strconv.Atoi(field[1:])
			if err != nil || n < 0 || n > 9 {
				return p, fmt.Errorf("%s: write + and one digit", field)
			}
			p.width += n - usualSlack
		default:
			g := group{p.phrases(field), after}
			if len(g.phrases) == 0 {
				return p, fmt.Errorf("%s holds no word", field)
			}
			longest := slices.MaxFunc(g.phrases, func(a, b []string) int { return len(a) - len(b) })
			p.groups, p.width, after = append(p.groups, g), p.width+len(longest), false
		}
	}
	switch {
	case after:
		return p, errors.New("> stands between two groups of words")
	case len(p.groups) == 0:
		return p, errors.New("a pattern is one or more groups of words")
	case len(p.groups) > mostGroups:
		return p, fmt.Errorf("a pattern has at most %d groups of words", mostGroups)
	}
	return p, nil
}

// phrases are the alternatives of a field, as stems.
func (p *pattern) phrases(field string) [][]string {
	var out [][]string
	for alternative := range strings.SplitSeq(field, "|") {
		var phrase []string
		for _, w := range words(alternative) {
			stem := stemOf(w.text)
			p.own[stem] = true
			phrase = append(phrase, stem)
		}
		if len(phrase) > 0 {
			out = append(out, phrase)
		}
	}
	return out
}

// stemOf is the stem of a word of a sign.
func stemOf(w string) string {
	switch w {
	case "several", "legs", "contractions": // severe is something else, and so are one leg and a muscle that contracts
		return w
	}
	return english.Stem(w, true)
}

// Signs are known signs. No word of them is too plain to be looked for, and a mistyped one counts.
type Signs struct {
	patterns []pattern
	begun    map[string][]place // by the first stem of a phrase
	words    []signWord         // in order of their length
	known    map[string]bool    // stems
}

// place is a group of a pattern.
type place struct{ pattern, group int }

// signWord is a form of a word of a sign.
type signWord struct {
	spelling
	stem string
}

// NewSigns reads signs. Those that CheckSign refuses match nothing.
func NewSigns(list []Sign) *Signs {
	s := &Signs{begun: map[string][]place{}, known: map[string]bool{}}
	forms := map[string]string{}
	for _, v := range list {
		p, err := parseSign(v)
		if err != nil {
			continue
		}
		for i, g := range p.groups {
			for _, phrase := range g.phrases {
				s.begun[phrase[0]] = append(s.begun[phrase[0]], place{len(s.patterns), i})
			}
		}
		for stem := range p.own {
			s.known[stem] = true
		}
		for _, w := range words(v.Words) {
			addForms(forms, w.text)
		}
		s.patterns = append(s.patterns, p)
	}
	for w, stem := range forms {
		s.words = append(s.words, signWord{spelling{word: w, letters: lettersOf(w)}, stem})
	}
	slices.SortFunc(s.words, func(a, b signWord) int {
		if len(a.word) != len(b.word) {
			return len(a.word) - len(b.word)
		}
		return strings.Compare(a.word, b.word)
	})
	return s
}

// addForms adds a word of a sign with its stem, and its other forms that are English: who mistypes one of those means it as well.
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

// Words are all words of the signs.
func (s *Signs) Words() []string {
	out := make([]string, len(s.words))
	for i, w := range s.words {
		out[i] = w.word
	}
	return out
}

// mostRead is how many words are looked at for signs.
const mostRead = 200

// In lists what typed holds signs of, in ascending order. A word that is English, or that documents of x hold, is not taken for a mistaken one.
func (s *Signs) In(typed string, x *Index) []int {
	list := words(typed)
	tokens := s.tokens(list[:min(mostRead, len(list))], x)
	var out []int
	for _, p := range s.likely(tokens) {
		if !slices.Contains(out, p.of) && p.in(tokens) {
			out = append(out, p.of)
		}
	}
	slices.Sort(out)
	return out
}

// likely are the patterns of which every group begins in tokens.
func (s *Signs) likely(tokens []token) []*pattern {
	begun := map[int]uint32{} // a bit for each group, by pattern
	for _, t := range tokens {
		for _, stem := range t.stems {
			for _, v := range s.begun[stem] {
				begun[v.pattern] |= 1 << v.group
			}
		}
	}
	var out []*pattern
	for i, groups := range begun {
		if p := &s.patterns[i]; groups == 1<<len(p.groups)-1 {
			out = append(out, p)
		}
	}
	return out
}

// token is a word that was typed.
type token struct {
	stems   []string // of it, or of the words of signs that it may be
	plain   bool     // it tells nothing, unless a pattern has it
	negator string   // the stem of a word that denies it, "" for none
}

// is reports whether the token is, or may be, a word with this stem.
func (t token) is(stem string) bool { return slices.Contains(t.stems, stem) }

func (s *Signs) tokens(list []word, x *Index) []token {
	var out []token
	for i := 0; i < len(list); i++ {
		w := list[i].text
		if w == "can" && i+1 < len(list) && list[i+1].text == "not" {
			w = "cannot"
			i++
		}
		out = append(out, token{stems: s.stems(w, x), plain: plain[w]})
	}
	deny(out)
	return out
}

// stems are the stem of a word, or those of the words that it probably is.
func (s *Signs) stems(w string, x *Index) []string {
	stem := stemOf(w)
	if s.known[stem] || plain[w] || len(x.postings[x.known[w]]) > 0 || wordlist.Has(w) {
		return []string{stem}
	}
	if meant := s.meant(w); len(meant) > 0 {
		return meant
	}
	return []string{stem}
}

// Words that deny the one behind them, and words that may stand between.
var (
	negators = map[string]bool{"no": true, "not": true, "without": true, "never": true, "nor": true, "isnt": true, "arent": true, "dont": true, "doesnt": true, "havent": true, "hasnt": true, "didnt": true}
	between  = map[string]bool{"a": true, "an": true, "ani": true, "the": true, "more": true, "my": true, "much": true, "longer": true, "have": true, "got": true, "had": true, "real": true}
)

// deny marks the tokens that are denied, such as numbness in "no numbness".
func deny(tokens []token) {
	for i := range tokens {
		for j := i - 1; j >= 0; j-- {
			before := tokens[j].stems[0]
			if negators[before] {
				tokens[i].negator = before
			} else if (before == "or" || before == "nor") && j > 0 {
				tokens[i].negator = tokens[j-1].negator
			} else if between[before] {
				continue
			}
			break
		}
	}
}

// meant are the stems of the words of signs that w is but for a letter, or two of a long word, if none is nearer.
func (s *Signs) meant(w string) []string {
	const long = 8
	n, letters := len(w), lettersOf(w)
	most := 1
	if n < 3 {
		return nil
	}
	if n >= long && !wordlist.HasNear(w) {
		most = 2
	}
	var out []string
	for _, other := range s.words {
		if len(other.word) < n-most || len(other.word) > n+most || len(other.word) <= n && n < 4 || differ(letters, other.letters) > 2*most {
			continue
		}
		d := edits(w, other.word, most)
		if d > most {
			continue
		}
		if d < most {
			out, most = out[:0], d
		}
		if !slices.Contains(out, other.stem) {
			out = append(out, other.stem)
		}
	}
	return out
}

// in reports whether tokens hold the pattern.
func (p *pattern) in(tokens []token) bool {
	told := slices.DeleteFunc(slices.Clone(tokens), func(t token) bool {
		return t.plain && !slices.ContainsFunc(t.stems, func(s string) bool { return p.own[s] })
	})
	for i := range told {
		first, last, ok := p.within(told, i, min(len(told), i+p.width))
		if ok && !p.denied(told[max(0, first-nearby):min(len(told), last+nearby)]) {
			return true
		}
	}
	return false
}

// nearby is how far from what a pattern matches the words are that it must not have, less one.
const nearby = 2

func (p *pattern) denied(tokens []token) bool {
	for i := range tokens {
		if slices.ContainsFunc(p.not, func(phrase []string) bool { return stand(phrase, tokens[i:]) }) {
			return true
		}
	}
	return false
}

// within finds each group in tokens from..to, and says where the first of them begins and the last ends.
func (p *pattern) within(tokens []token, from, to int) (first, last int, ok bool) {
	first = to
	end := from // of the group before
	for _, g := range p.groups {
		start := from
		if g.after {
			start = end
		}
		at, n := p.find(g, tokens[:to], start)
		if n == 0 {
			return 0, 0, false
		}
		end = at + n
		first, last = min(first, at), max(last, end)
	}
	return first, last, true
}

// find finds the first phrase of g in tokens from start: where it begins and how many words it has, 0 if there is none.
func (p *pattern) find(g group, tokens []token, start int) (at, n int) {
	for at = start; at < len(tokens); at++ {
		if v := tokens[at].negator; v != "" && !p.own[v] {
			continue
		}
		for _, phrase := range g.phrases {
			if stand(phrase, tokens[at:]) {
				return at, len(phrase)
			}
		}
	}
	return 0, 0
}

// stand reports whether tokens begin with phrase.
func stand(phrase []string, tokens []token) bool {
	if len(phrase) > len(tokens) {
		return false
	}
	for i, stem := range phrase {
		if !tokens[i].is(stem) {
			return false
		}
	}
	return true
}
