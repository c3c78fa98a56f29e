// Package triage judges whether a search describes a sign that needs help, and which one. It has no list of phrases:
// two linear models add up weights of the words, pairs of words and runs of letters of a text. The first tells alarms
// from calm searches, the second tells the signs apart. The module training learns the weights from labelled searches
// in content/queries.
package triage

import (
	_ "embed"
	"io"
	"slices"
	"strings"

	"unknot/internal/search/denial"
	"unknot/internal/search/linear"
)

// The classes of the first model.
const (
	Calm  = "calm"  // nothing to worry about
	Quiet = "quiet" // about a sign that is probably not there now: denied, past, feared, studied, named or unclear
	Alarm = "alarm" // describes a sign
)

// Model judges texts. It never changes, so goroutines may share it.
type Model struct {
	kinds *linear.Model // Alarm, Quiet and Calm
	signs *linear.Model
}

// Judgement is what a model says about a text.
type Judgement struct {
	Alarm float64        // the probability that the text describes a sign, from 0 to 1; 0 if hardly a word is known
	Quiet float64        // the probability that it is only about one; the rest, up to 1, is that it is calm
	Signs []linear.Score // the probability of each sign if it is about one, the most probable first; they add up to 1
}

// packed is the model that the module training has learnt.
//
//go:embed model.br
var packed []byte

// Default returns the model of the site's own signs.
var Default = linear.Embedded(packed, Read)

// Signs lists the signs that m knows, sorted.
func (m *Model) Signs() []string { return m.signs.Classes() }

// A text is judged in parts too: otherwise calm words around a sign would outweigh it. Parts are what stands between
// marks of punctuation, and in a long text overlapping runs of words.
const (
	clauseWords = 2   // least number of words between marks of punctuation
	partWords   = 16  // number of words in a run
	partStep    = 4   // number of words between the beginnings of runs
	wholeWords  = 48  // largest number of words of a text that is judged as a whole too
	Surely      = 0.6 // least alarm of a text that describes a sign by itself; chosen with the thresholds of package search
)

// Parts returns the parts [start, end) in which t is judged besides the whole. A text of one clause that is not
// long has none.
func Parts(t denial.Text) (out [][2]int) {
	n, start := len(t.Words), 0
	for end := 1; end <= n; end++ {
		if end < n && !t.Begins[end] {
			continue
		}
		if end-start >= clauseWords && end-start < n {
			out = append(out, [2]int{start, end})
		}
		start = end
	}
	for start := 0; n > partWords && start+partWords < n+partStep; start += partStep {
		out = append(out, [2]int{start, min(start+partWords, n)})
	}
	return out
}

// A Case judges the variants of one search: as it was typed, and with words repaired. It remembers its judgements, so
// that a part that several variants share is judged only once.
type Case struct {
	model  *Model
	judged map[string]*part // by their words
}

// part is a part of a text. Its Signs are set by [Case.signs].
type part struct {
	Judgement
	features []linear.Feature
}

// NewCase returns a Case without judgements, for use by one goroutine.
func (m *Model) NewCase() *Case { return &Case{m, map[string]*part{}} }

// Judge judges a text as a whole, unless it is long, and in parts, and returns the most alarming judgement. A sign is
// as probable as in the most alarming of them, or in a part that alarms by itself: beside it, the whole may name a
// calmer one.
func (c *Case) Judge(text denial.Text) (result Judgement) {
	var most *part       // the most alarming
	var alarming []*part // by themselves
	add := func(p *part) {
		if most == nil || p.Alarm > most.Alarm {
			most = p
		}
		result = result.Or(p.Judgement)
	}
	if len(text.Words) <= wholeWords {
		add(c.part(text.Words))
	}
	for _, bounds := range Parts(text) {
		p := c.part(text.Words[bounds[0]:bounds[1]])
		if p.Alarm >= Surely {
			alarming = append(alarming, p)
		}
		add(p)
	}
	result.Signs = slices.Clone(c.signs(most))
	for _, p := range alarming {
		for i, s := range c.signs(p) {
			result.Signs[i].Probability = max(result.Signs[i].Probability, s.Probability)
		}
	}
	linear.SortByProbability(result.Signs)
	return result
}

// part returns the part of a text with these words, judged without dividing it.
func (c *Case) part(words []string) *part {
	key := strings.Join(words, " ")
	if c.judged[key] == nil {
		features := linear.Features(words)
		c.judged[key] = &part{c.model.judge(features), features}
	}
	return c.judged[key]
}

// signs returns the probabilities of signs in p, in the order of the model.
func (c *Case) signs(p *part) []linear.Score {
	if p.Signs == nil {
		p.Signs, _ = c.model.signs.Scores(p.features)
	}
	return p.Signs
}

// Or returns the more alarming of two judgements. Its Quiet is such that Alarm and Quiet together are the larger sum of
// the two judgements.
func (j Judgement) Or(other Judgement) Judgement {
	both := max(j.Alarm+j.Quiet, other.Alarm+other.Quiet)
	if other.Alarm > j.Alarm {
		j = other
	}
	j.Quiet = both - j.Alarm
	return j
}

// judge judges a text by its features. It leaves Signs empty.
func (m *Model) judge(features []linear.Feature) (j Judgement) {
	kinds, knows := m.kinds.Scores(features)
	if !knows {
		return j
	}
	for _, s := range kinds {
		switch s.Class {
		case Alarm:
			j.Alarm = s.Probability
		case Quiet:
			j.Quiet = s.Probability
		}
	}
	return j
}

// Read reads a model that the module training has written. It fails on anything else.
func Read(r io.Reader) (*Model, error) {
	kinds, signs, err := linear.Read(r)
	return &Model{kinds, signs}, err
}
