// Package triage judges whether a search describes a sign that needs help, and which one. It knows nothing of single
// phrases: two linear models add up weights of the words, pairs of words and runs of letters of a text. The first tells
// alarms from calm searches, the second tells the signs apart. Package train learns the weights from labelled searches
// in content/queries. Package linear explains the models.
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
	Calm = "calm" // nothing to worry about
	Line = "line" // severe or unclear: worth a look at the signs
)

// Alarm is the class of the first model for searches that describe any sign.
const Alarm = "alarm"

// Model judges texts. It never changes, so goroutines may share it.
type Model struct {
	kinds *linear.Model // Alarm, Calm and Line
	signs *linear.Model
}

// Judgement is what a model says of a text.
type Judgement struct {
	Known bool           // whether enough is known of its words; otherwise both probabilities are 0
	Alarm float64        // the probability that the text describes a sign, from 0 to 1
	Line  float64        // the probability that it is severe or unclear; the rest is calm
	Signs []linear.Score // the probability of each sign if it does, the most probable first; they add up to 1
}

// packed is the model that package train has learnt.
//
//go:embed model.br
var packed []byte

// Default returns the model of the site's own signs.
var Default = linear.Embedded(packed, Read)

// Signs lists the signs that m knows, sorted.
func (m *Model) Signs() []string { return m.signs.Classes() }

// A long text is judged in parts too: what is calm around a sign would outweigh it.
const (
	partWords = 16
	partStep  = 4
	sureWhole = 0.5 // a text that alarms more as a whole is not divided
)

// Parts returns the parts [start, end) in which a text of n words is judged, none if it is short.
func Parts(n int) (out [][2]int) {
	for start := 0; n > partWords && start+partWords < n+partStep; start += partStep {
		out = append(out, [2]int{start, min(start+partWords, n)})
	}
	return out
}

// Judge says what m sees in a text: in all of it, or in the part of it that alarms most.
func (m *Model) Judge(text string) Judgement { return m.Trials().Judge(text) }

// Trials judge the texts of one search, as it was typed and as it is repaired in some ways. Parts that several of these
// texts have are judged once.
type Trials struct {
	model  *Model
	judged map[string]Judgement // by the words of a part and their scopes
}

// Trials returns new ones, for one goroutine.
func (m *Model) Trials() *Trials { return &Trials{m, map[string]Judgement{}} }

// Judge is like [Model.Judge].
func (t *Trials) Judge(text string) Judgement {
	whole := fulltext.Scoped(text)
	worst := whole
	j := t.judge(whole)
	if j.Alarm <= sureWhole { // otherwise the whole says best which sign it is
		for _, p := range Parts(len(whole.Words)) {
			part := whole.Part(p[0], p[1])
			of := t.judge(part)
			if of.Alarm > j.Alarm {
				worst = part
			}
			j = j.Or(of)
		}
	}
	j.Signs = t.model.signs.Scores(linear.Features(worst))
	linear.SortByProbability(j.Signs)
	return j
}

// judge judges a part as a whole, but for its signs.
func (t *Trials) judge(part scope.Text) Judgement {
	var key strings.Builder
	for i, w := range part.Words {
		key.WriteString(w + " " + part.Kinds[i].Letters() + "\n")
	}
	j, ok := t.judged[key.String()]
	if !ok {
		j = t.model.judge(linear.Features(part))
		t.judged[key.String()] = j
	}
	return j
}

// requestWords are words of requests for something to do: which stretch is safe for …
var requestWords = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq("what which best good safe any some a the stretch stretches stretching exercise exercises move moves routine yoga pilates massage roller foam " +
		"help helps can could should i do for with is are it this that ok to how please") {
		out[w] = true
	}
	return out
}()

// WithoutRequest returns the words of text without those of a request at its beginning and its end, "" if nothing else
// is there.
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

// Or returns the more alarming of two judgements, with the larger doubt of both.
func (j Judgement) Or(other Judgement) Judgement {
	doubt := max(j.Alarm+j.Line, other.Alarm+other.Line)
	if !j.Known || other.Known && other.Alarm > j.Alarm {
		j.Known, j.Alarm, j.Signs = other.Known, other.Alarm, other.Signs
	}
	j.Line = doubt - j.Alarm
	return j
}

// judge judges a text with these features as a whole, but for its signs.
func (m *Model) judge(features []linear.Feature) Judgement {
	j := Judgement{Known: m.kinds.Knows(features)}
	if !j.Known {
		return j
	}
	for _, s := range m.kinds.Scores(features) {
		switch s.Class {
		case Alarm:
			j.Alarm = s.Probability
		case Line:
			j.Line = s.Probability
		}
	}
	return j
}

// Features returns what the models see in a part [start, end) of a text, or in all of it if part is zero, whose words
// all stand in a scope besides those that the text opens.
func Features(text string, in scope.Kind, part [2]int) []linear.Feature {
	t := fulltext.Scoped(text)
	for i := range t.Kinds {
		t.Kinds[i] |= in
	}
	if part != [2]int{} {
		t = t.Part(part[0], part[1])
	}
	return linear.Features(t)
}

// Reasons lists the features of a text that speak most for or against an alarm, the strongest first.
func (m *Model) Reasons(text string, n int) []linear.Reason {
	return m.kinds.Reasons(Features(text, 0, [2]int{}), Alarm, n)
}

// Read reads a model that package train has learnt. It fails on anything else.
func Read(r io.Reader) (*Model, error) {
	kinds, signs, err := linear.Read(r)
	return &Model{kinds, signs}, err
}
