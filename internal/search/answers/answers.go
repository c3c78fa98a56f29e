// Package answers tells which pages answer a search, and what its writer wants to know (the intent). Both are linear
// models (package linear) that package train learns from labelled searches in content/queries: whole sentences and
// mistyped words that share little with the texts of the pages.
package answers

import (
	_ "embed"
	"io"
	"slices"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
	"unknot/internal/search/scope"
)

// NoIntent is the class of searches without one of the intents.
const NoIntent = "-"

// None is the class of searches that no page answers.
const None = "none"

// Model knows pages and intents. It never changes, so goroutines may share it.
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
// nil if hardly any word of text is known.
func (m *Model) Pages(text string) []linear.Score { return scores(m.pages, text) }

// Intents returns each intent, and [NoIntent], with its probability, the most probable first. It returns nil if hardly
// any word of text is known.
func (m *Model) Intents(text string) []linear.Score {
	out := scores(m.intents, text)
	linear.SortByProbability(out)
	return out
}

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
	return linear.Features(scope.Unscoped(fulltext.Words(text)))
}

// PageReasons lists the features of text that speak most for or against a page, the strongest first.
func (m *Model) PageReasons(text, address string, n int) []linear.Reason {
	return m.pages.Reasons(Features(text), address, n)
}

// Read reads a model that package train has learnt. It fails on anything else.
func Read(r io.Reader) (*Model, error) {
	pages, intents, err := linear.Read(r)
	return &Model{pages, intents}, err
}
