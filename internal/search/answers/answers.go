// Package answers tells which pages answer a search, and what its writer wants to know: the intent. It has a linear
// model (package linear) for each, which package train learns from labelled searches in content/queries. Among these
// are whole sentences and mistyped words, which share little with the texts of the pages.
package answers

import (
	_ "embed"
	"io"
	"slices"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
)

// NoIntent is the class of searches without one of the intents.
const NoIntent = "-"

// None is the class of searches that no page answers.
const None = "none"

// Model recognises pages and intents. It never changes, so goroutines may share it.
type Model struct {
	pages   *linear.Model
	intents *linear.Model
}

// packed is the model that package train has learnt.
//
//go:embed model.br
var packed []byte

// Default returns the model of the site's own pages and intents.
var Default = linear.Embedded(packed, Read)

// Pages returns the address of each page with the probability that it answers text best, sorted by address. It returns
// nil if too few words of text are known.
func (m *Model) Pages(text string) []linear.Score { return scores(m.pages, text) }

// Intents returns each intent, and [NoIntent], with its probability, the most probable first. It returns nil if too few
// words of text are known.
func (m *Model) Intents(text string) []linear.Score {
	out := scores(m.intents, text)
	linear.SortByProbability(out)
	return out
}

// scores returns the probabilities of the classes of m for text, nil if too few of its features are known.
func scores(m *linear.Model, text string) []linear.Score {
	features := Features(text)
	if !m.Knows(features) {
		return nil
	}
	return m.Scores(features)
}

// IntentIDs lists the intents that m knows, sorted.
func (m *Model) IntentIDs() []string {
	return slices.DeleteFunc(m.intents.Classes(), func(id string) bool { return id == NoIntent })
}

// Features returns what the models see in a text.
func Features(text string) []linear.Feature {
	return linear.Features(fulltext.Scoped(text).Unscoped())
}

// Read reads a model that package train has written. It fails on anything else.
func Read(r io.Reader) (*Model, error) {
	pages, intents, err := linear.Read(r)
	return &Model{pages, intents}, err
}
