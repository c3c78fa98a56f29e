package search

import (
	"slices"
	"strings"

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

// Signs are known signs. No word of them is too plain to be looked for, and a mistyped one counts.
type Signs struct {
	patterns []pattern
	begun    map[string][]place // by the first stem of a phrase
	words    []signWord         // in order of their length
	forms    map[string]string  // the stem of each of them
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
	s := &Signs{begun: map[string][]place{}, forms: map[string]string{}}
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
		for _, w := range words(v.Words) {
			addForms(s.forms, w.text)
		}
		s.patterns = append(s.patterns, p)
	}
	for w, stem := range s.forms {
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

// maxSignWords is how many words are looked at for signs.
const maxSignWords = 200

// In lists what typed holds signs of, in ascending order. A word that is English, or that documents of x hold, is not taken for a mistaken one.
func (s *Signs) In(typed string, x *Index) []int {
	list := words(typed)
	tokens := s.tokens(list[:min(maxSignWords, len(list))], x)
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
	doubted bool     // it is mistyped, and may be none of them
	plain   bool     // it tells nothing, unless a pattern has it
	negator string   // the stem of a word that denies it, "" for none
}

// may reports whether the token is, or may be, a word with this stem; is, whether it can be no other.
func (t token) may(stem string) bool { return slices.Contains(t.stems, stem) }
func (t token) is(stem string) bool  { return !t.doubted && t.stems[0] == stem }

func (s *Signs) tokens(list []word, x *Index) []token {
	var out []token
	for i := 0; i < len(list); i++ {
		w := list[i].text
		if w == "can" && i+1 < len(list) && list[i+1].text == "not" {
			w = "cannot"
			i++
		}
		out = append(out, s.token(w, x))
	}
	deny(out)
	return out
}

// token reads a word: it stands for itself, or for the words that it probably is.
func (s *Signs) token(w string, x *Index) token {
	t := token{stems: []string{stemOf(w)}, plain: plain[w]}
	if s.forms[w] != "" || t.plain || len(x.postings[x.known[w]]) > 0 || wordlist.Has(w) {
		return t
	}
	if meant := s.meant(w); len(meant) > 0 {
		t.stems, t.doubted, t.plain = meant, true, slices.ContainsFunc(meant, func(stem string) bool { return plain[stem] })
	}
	return t
}

// Words that deny the one behind them, and words that may stand between. "Never", "isn't" and "didn't" are not among them: who never had such chest
// pain, or asks whether it isn't chest pain, has it.
var (
	negators = map[string]bool{"no": true, "not": true, "without": true, "nor": true, "dont": true, "doesnt": true, "havent": true, "hasnt": true}
	between  = map[string]bool{"a": true, "an": true, "ani": true, "the": true, "more": true, "my": true, "much": true, "longer": true, "have": true, "got": true, "had": true, "real": true}
)

// deny marks the tokens that are denied, such as numbness in "no numbness".
func deny(tokens []token) {
	for i := range tokens {
		for j := i - 1; j >= 0; j-- {
			before := tokens[j].stems[0]
			if tokens[j].doubted {
				break
			}
			if negators[before] {
				if !asked(tokens[:j]) {
					tokens[i].negator = before
				}
			} else if (before == "or" || before == "nor") && j > 0 {
				tokens[i].negator = tokens[j-1].negator
			} else if between[before] {
				continue
			}
			break
		}
	}
}

// asked reports whether words end as a question that a "not" behind them only stresses: "is it not chest pain?"
func asked(words []token) bool {
	n := len(words)
	return n >= 2 && (words[n-1].stems[0] == "it" || words[n-1].stems[0] == "this" || words[n-1].stems[0] == "that") &&
		(words[n-2].stems[0] == "is" || words[n-2].stems[0] == "could" || words[n-2].stems[0] == "might")
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
