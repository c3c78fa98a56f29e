package search

import (
	_ "embed"
	"io"
	"slices"

	"unknot/internal/search/linear"
)

// NoIntent is the class of searches without one of the intents.
const NoIntent = "-"

// NoPage is the class of searches that no page answers.
const NoPage = "none"

// An AnswerModel tells which pages answer a search, and what its writer wants to know: the intent. It has a linear
// model (package linear) for each, which the module training learns from labelled searches. Among these are whole
// sentences and mistyped words, which share little with the texts of the pages. It never changes, so goroutines may
// share it.
type AnswerModel struct {
	pages   *linear.Model
	intents *linear.Model
}

// packedAnswers is the model that training has learnt.
//
//go:embed answers.br
var packedAnswers []byte

// Answers returns the model of the site's own pages and intents.
var Answers = linear.Embedded(packedAnswers, ReadAnswers)

// Pages returns the address of each page with the probability that it best answers a text with these features, sorted
// by address. It returns nil if too few of the features are known.
func (m *AnswerModel) Pages(features []linear.Feature) []linear.Score {
	return scores(m.pages, features)
}

// Intents returns each intent, and [NoIntent], with its probability for a text with these features, the most probable
// first. It returns nil if too few of the features are known.
func (m *AnswerModel) Intents(features []linear.Feature) []linear.Score {
	out := scores(m.intents, features)
	linear.SortByProbability(out)
	return out
}

// scores returns the probabilities of the classes of m, nil if too few of the features are known.
func scores(m *linear.Model, features []linear.Feature) []linear.Score {
	found, knows := m.Scores(features)
	if !knows {
		return nil
	}
	return found
}

// IntentIDs lists the intents that m knows, sorted.
func (m *AnswerModel) IntentIDs() []string {
	return slices.DeleteFunc(m.intents.Classes(), func(id string) bool { return id == NoIntent })
}

// ReadAnswers reads a model that training has written. It fails on anything else.
func ReadAnswers(r io.Reader) (*AnswerModel, error) {
	pages, intents, err := linear.Read(r)
	return &AnswerModel{pages, intents}, err
}
