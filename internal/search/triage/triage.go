// Package triage judges whether a search describes a sign that needs help, and which one. It has no list of phrases:
// two linear models add up weights of the words, pairs of words and runs of letters of a text. The first tells alarms
// from calm searches, the second tells the signs apart. Package train learns the weights from labelled searches in
// content/queries. Package linear explains the models.
package triage

import (
	_ "embed"
	"io"
	"strings"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
	"unknot/internal/search/scope"
)

// The classes of searches that describe no sign.
const (
	Calm    = "calm" // nothing to worry about
	Unclear = "line" // severe or unclear: worth a look at the signs
)

// Alarm is the class of the first model for searches that describe any sign.
const Alarm = "alarm"

// Model judges texts. It never changes, so goroutines may share it.
type Model struct {
	kinds *linear.Model // Alarm, Calm and Unclear
	signs *linear.Model
}

// Judgement is what a model says about a text.
type Judgement struct {
	Known   bool           // enough is known of its words; otherwise both probabilities are 0
	Alarm   float64        // the probability that the text describes a sign, from 0 to 1
	Unclear float64        // the probability that it is severe or unclear; the rest, up to 1, is that it is calm
	Signs   []linear.Score // the probability of each sign if it describes one, the most probable first; they add up to 1
}

// packed is the model that package train has learnt.
//
//go:embed model.br
var packed []byte

// Default returns the model of the site's own signs.
var Default = linear.Embedded(packed, Read)

// Signs lists the signs that m knows, sorted.
func (m *Model) Signs() []string { return m.signs.Classes() }

// A long text is judged in overlapping parts too: otherwise calm words around a sign would outweigh it.
const (
	partWords = 16  // number of words in a part
	partStep  = 4   // number of words between the beginnings of parts
	sureWhole = 0.5 // probability of an alarm above which a whole text is not divided
)

// Parts returns the parts [start, end) in which a text of n words is judged. It returns none if the text is short.
func Parts(n int) (out [][2]int) {
	for start := 0; n > partWords && start+partWords < n+partStep; start += partStep {
		out = append(out, [2]int{start, min(start+partWords, n)})
	}
	return out
}

// Judge judges a text as a whole and in parts, and returns the most alarming judgement.
func (m *Model) Judge(text string) Judgement { return m.NewCase().Judge(text) }

// A Case judges the variants of one search: as it was typed, and with words repaired. It remembers its judgements, so
// that a part that several variants share is judged only once.
type Case struct {
	model  *Model
	judged map[string]Judgement // by the words of a part and their scopes
}

// NewCase returns a Case without judgements, for use by one goroutine.
func (m *Model) NewCase() *Case { return &Case{m, map[string]Judgement{}} }

// Judge is like [Model.Judge].
func (c *Case) Judge(text string) Judgement {
	whole := fulltext.Scoped(text)
	mostAlarming := whole
	result := c.judgePart(whole)
	if result.Alarm <= sureWhole { // otherwise the whole text tells best which sign it describes
		for _, bounds := range Parts(len(whole.Words)) {
			part := whole.Part(bounds[0], bounds[1])
			j := c.judgePart(part)
			if j.Alarm > result.Alarm {
				mostAlarming = part
			}
			result = result.Or(j)
		}
	}
	result.Signs = c.model.signs.Scores(linear.Features(mostAlarming))
	linear.SortByProbability(result.Signs)
	return result
}

// judgePart judges a part of a text without dividing it. It leaves Signs empty.
func (c *Case) judgePart(part scope.Text) Judgement {
	var key strings.Builder
	for i, w := range part.Words {
		key.WriteString(w + " " + part.Kinds[i].Letters() + "\n")
	}
	j, ok := c.judged[key.String()]
	if !ok {
		j = c.model.judge(linear.Features(part))
		c.judged[key.String()] = j
	}
	return j
}

// requestWords are words of requests for something to do, as in "which stretch is safe for".
var requestWords = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq("what which best good safe any some a the stretch stretches stretching exercise exercises move moves routine yoga pilates massage roller foam " +
		"help helps can could should i do for with is are it this that ok to how please") {
		out[w] = true
	}
	return out
}()

// WithoutRequest returns the words of text without the words of requests at its beginning and its end. It returns "" if
// text is nothing but a request.
func WithoutRequest(text string) string {
	words := fulltext.Words(text)
	for len(words) > 0 && requestWords[words[0]] {
		words = words[1:]
	}
	for len(words) > 0 && requestWords[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// Or returns the more alarming of two judgements. Its Unclear is such that Alarm and Unclear together are the larger
// sum of the two judgements.
func (j Judgement) Or(other Judgement) Judgement {
	doubt := max(j.Alarm+j.Unclear, other.Alarm+other.Unclear)
	if !j.Known || other.Known && other.Alarm > j.Alarm {
		j.Known, j.Alarm, j.Signs = other.Known, other.Alarm, other.Signs
	}
	j.Unclear = doubt - j.Alarm
	return j
}

// judge judges a text by its features. It leaves Signs empty.
func (m *Model) judge(features []linear.Feature) Judgement {
	j := Judgement{Known: m.kinds.Knows(features)}
	if !j.Known {
		return j
	}
	for _, s := range m.kinds.Scores(features) {
		switch s.Class {
		case Alarm:
			j.Alarm = s.Probability
		case Unclear:
			j.Unclear = s.Probability
		}
	}
	return j
}

// Features returns what the models see in the words [start, end) of a text, or in all of it if part is zero. Every word
// is in the given scope, besides the scopes that the text itself opens.
func Features(text string, added scope.Kind, part [2]int) []linear.Feature {
	t := fulltext.Scoped(text)
	for i := range t.Kinds {
		t.Kinds[i] |= added
	}
	if part != [2]int{} {
		t = t.Part(part[0], part[1])
	}
	return linear.Features(t)
}

// Reasons lists the n features of a text that speak most for or against an alarm, the strongest first.
func (m *Model) Reasons(text string, n int) []linear.Reason {
	return m.kinds.Reasons(Features(text, 0, [2]int{}), Alarm, n)
}

// Read reads a model that package train has written. It fails on anything else.
func Read(r io.Reader) (*Model, error) {
	kinds, signs, err := linear.Read(r)
	return &Model{kinds, signs}, err
}
