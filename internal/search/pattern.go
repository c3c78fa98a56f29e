package search

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kljensen/snowball/english"
)

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
	maxGroups  = 30 // likely counts them in bits
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
	case len(p.groups) > maxGroups:
		return p, fmt.Errorf("a pattern has at most %d groups of words", maxGroups)
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
	case "several", "legs", "contractions", "tightenings": // severe is something else, and so are one leg and what muscles do
		return w
	}
	return english.Stem(w, true)
}

// in reports whether tokens hold the pattern.
func (p *pattern) in(tokens []token) bool {
	told := slices.DeleteFunc(slices.Clone(tokens), func(t token) bool {
		return t.plain && !slices.ContainsFunc(t.stems, func(s string) bool { return p.own[s] })
	})
	for i := range told {
		if p.match(told, match{from: i, to: min(len(told), i+p.width), first: len(told)}) {
			return true
		}
	}
	return false
}

// match is how far a pattern is found in tokens from..to.
type match struct {
	from, to    int
	groups      int      // found
	taken       [][2]int // by them, each from..to
	first, last int      // from..to of all that is taken
}

// match reports whether the groups that m lacks stand in tokens too, none upon another, and nothing near that must not.
func (p *pattern) match(tokens []token, m match) bool {
	if m.groups == len(p.groups) {
		return !p.denied(tokens[max(0, m.first-nearby):min(len(tokens), m.last+nearby)])
	}
	g := p.groups[m.groups]
	start := m.from
	if g.after {
		start = m.taken[m.groups-1][1]
	}
	for at := start; at < m.to; at++ {
		if v := tokens[at].negator; v != "" && !p.own[v] {
			continue
		}
		for _, phrase := range g.phrases {
			end := at + len(phrase)
			if !stand(phrase, tokens[at:m.to], token.may) || slices.ContainsFunc(m.taken, func(t [2]int) bool { return at < t[1] && t[0] < end }) {
				continue
			}
			next := match{m.from, m.to, m.groups + 1, append(slices.Clip(m.taken), [2]int{at, end}), min(m.first, at), max(m.last, end)}
			if p.match(tokens, next) {
				return true
			}
		}
	}
	return false
}

// nearby is how far from what a pattern matches the words are that it must not have.
const nearby = 2

// denied reports whether tokens hold a phrase that the pattern must not have, beyond doubt.
func (p *pattern) denied(tokens []token) bool {
	for i := range tokens {
		if slices.ContainsFunc(p.not, func(phrase []string) bool { return stand(phrase, tokens[i:], token.is) }) {
			return true
		}
	}
	return false
}

// stand reports whether tokens begin with phrase, each of its stems as fits says.
func stand(phrase []string, tokens []token, fits func(token, string) bool) bool {
	if len(phrase) > len(tokens) {
		return false
	}
	for i, stem := range phrase {
		if !fits(tokens[i], stem) {
			return false
		}
	}
	return true
}
