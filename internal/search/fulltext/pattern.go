package fulltext

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kljensen/snowball/english"

	"unknot/internal/search/denial"
)

// CheckSign returns an error that says what is wrong with the pattern of a [Sign], nil if it is valid.
func CheckSign(words string) error {
	_, err := parseSign(Sign{Words: words}, func(word string) string { return word }) // as stems take long
	return err
}

// pattern is a parsed [Sign], with stems in place of words.
type pattern struct {
	groups   []group
	excluded [][]string      // phrases that must not be near a match
	stems    map[string]bool // all stems in groups and excluded
	firsts   map[string]bool // the first stems of the phrases in groups
	width    int             // largest number of words that a match spans
	concern  int             // Sign.Concern
	negative bool            // a word of it denies, as in "no feeling"
}

// group lists alternative phrases, each of one or more stems.
type group struct {
	phrases [][]string
	after   bool // it must match after the group before it
}

const (
	defaultSlack = 1  // number of other words that may be within a match
	maxSlack     = 5  // the largest number that a pattern may set
	maxGroups    = 30 // Signs.candidates has one bit for each group
)

// parseSign parses a sign, in the format that [Sign] describes. stemOf returns the stem of a word.
func parseSign(v Sign, stemOf func(string) string) (pattern, error) {
	p := pattern{stems: map[string]bool{}, firsts: map[string]bool{}, concern: v.Concern, width: defaultSlack}
	after := false // the next group must match after the previous one
	for field := range strings.FieldsSeq(v.Words) {
		switch {
		case field == ">":
			if after || len(p.groups) == 0 {
				return p, errors.New("> stands between two groups of words")
			}
			after = true
		case field[0] == '!':
			excluded := p.phrases(field[1:], stemOf)
			if len(excluded) == 0 {
				return p, errors.New("! is followed by words, without a space between")
			}
			p.excluded = append(p.excluded, excluded...)
		case field[0] == '+':
			slack, err := strconv.Atoi(field[1:])
			if err != nil || slack <= defaultSlack || slack > maxSlack {
				return p, fmt.Errorf("%s: write + and how many other words may be among them, %d to %d; without it, %d may", field, defaultSlack+1, maxSlack, defaultSlack)
			}
			p.width += slack - defaultSlack
		default:
			g := group{p.phrases(field, stemOf), after}
			if len(g.phrases) == 0 {
				return p, fmt.Errorf("%s holds no word", field)
			}
			for _, phrase := range g.phrases {
				p.firsts[phrase[0]] = true
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

// phrases returns the alternatives in a field of a sign, as stems, and adds the stems to p.stems. The longest
// alternatives come first, as they explain most of a query.
func (p *pattern) phrases(field string, stemOf func(string) string) [][]string {
	var out [][]string
	for alternative := range strings.SplitSeq(field, "|") {
		var phrase []string
		for _, w := range splitWords(alternative) {
			stem := stemOf(w.text)
			p.stems[stem] = true
			p.negative = p.negative || denial.Denies(w.text)
			phrase = append(phrase, stem)
		}
		if len(phrase) > 0 {
			out = append(out, phrase)
		}
	}
	slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
	return out
}

// stemOf returns the stem of a word for matching signs. Unlike in other searches, a few words are their own stems.
func stemOf(w string) string {
	switch w {
	case "several", "legs", "contractions", "tightenings": // they share stems with words of another meaning: severe, leg, contract, tight
		return w
	}
	return english.Stem(w, true)
}

// find appends the matches of p in tokens to out. It leaves out stop words that p does not have.
func (p *pattern) find(tokens []token, out []Found) []Found {
	hasStem := func(s string) bool { return p.stems[s] }
	relevant := slices.DeleteFunc(slices.Clone(tokens), func(t token) bool { return t.stopWord && !slices.ContainsFunc(t.stems, hasStem) })
	content := countContent(tokens)
	isFirst := func(s string) bool { return p.firsts[s] }
	for i := range relevant {
		if !slices.ContainsFunc(relevant[i].stems, isFirst) { // no match begins here
			continue
		}
		m, ok := p.match(relevant, match{from: i, to: min(len(relevant), i+p.width), first: len(relevant)})
		if !ok {
			continue
		}
		matched, isDenied := 0, false
		for _, s := range m.taken {
			matched += countContent(relevant[s.start:s.end])
			isDenied = isDenied || slices.ContainsFunc(relevant[s.start:s.end], func(t token) bool { return t.denied })
		}
		out = append(out, Found{p.concern, content - matched, isDenied && !p.negative})
	}
	return out
}

// match is a match of the first groups of a pattern, within the tokens [from, to).
type match struct {
	from, to    int
	groups      int    // number of groups that match so far
	taken       []span // the tokens that each of them matches
	first, last int    // the tokens [first, last) span all of taken
}

// span is a part of a list of tokens: [start, end).
type span struct{ start, end int }

// match extends m to all groups of p, without overlaps and without an excluded phrase near the match. It reports
// whether that is possible.
func (p *pattern) match(tokens []token, m match) (match, bool) {
	if m.groups == len(p.groups) {
		return m, !p.isExcluded(tokens[max(0, m.first-nearby):min(len(tokens), m.last+nearby)])
	}
	g := p.groups[m.groups]
	start := m.from
	if g.after {
		start = m.taken[m.groups-1].end
	}
	for i := start; i < m.to; i++ {
		for _, phrase := range g.phrases {
			end := i + len(phrase)
			overlaps := func(s span) bool { return i < s.end && s.start < end }
			if !hasPrefix(tokens[i:m.to], phrase, token.maybe) || slices.ContainsFunc(m.taken, overlaps) {
				continue
			}
			next := match{m.from, m.to, m.groups + 1, append(slices.Clip(m.taken), span{i, end}), min(m.first, i), max(m.last, end)}
			if whole, ok := p.match(tokens, next); ok {
				return whole, true
			}
		}
	}
	return m, false
}

// nearby is the number of tokens before and after a match that must not hold an excluded phrase.
const nearby = 2

// isExcluded reports whether tokens contain an excluded phrase. Corrected words do not count.
func (p *pattern) isExcluded(tokens []token) bool {
	for i := range tokens {
		if slices.ContainsFunc(p.excluded, func(phrase []string) bool { return hasPrefix(tokens[i:], phrase, token.is) }) {
			return true
		}
	}
	return false
}

// hasPrefix reports whether the first tokens match the stems of phrase, one by one.
func hasPrefix(tokens []token, phrase []string, match func(token, string) bool) bool {
	if len(phrase) > len(tokens) {
		return false
	}
	for i, stem := range phrase {
		if !match(tokens[i], stem) {
			return false
		}
	}
	return true
}
