package load

import (
	"reflect"
	"sync"

	"unknot/internal/markdown"
)

// Memory remembers the parsed texts of the last call, so that the next call parses only texts that have changed.
type Memory struct {
	terms      *markdown.Terms // the terms that guides link
	last, next *sync.Map       // each maps a parseKey to a parsed
}

// parseKey is everything that the result of parsing depends on.
type parseKey struct {
	terms       *markdown.Terms
	notes, body string
}

// parsed is the result of parsing a text.
type parsed struct {
	doc      *markdown.Doc
	problems []markdown.Problem
}

// begin forgets texts that the last call did not need. Every call begins with it.
func (m *Memory) begin() { m.last, m.next = m.next, new(sync.Map) }

// parse returns what markdown.Parse returns. A nil Memory remembers nothing.
func (m *Memory) parse(body []byte, notes *markdown.Notes, terms *markdown.Terms) (*markdown.Doc, []markdown.Problem) {
	if m == nil {
		return markdown.Parse(body, notes, terms)
	}
	key := parseKey{terms, notes.String(), string(body)}
	if m.last != nil {
		if p, found := m.last.Load(key); found {
			m.next.Store(key, p)
			return p.(parsed).doc, p.(parsed).problems
		}
	}
	doc, problems := markdown.Parse(body, notes, terms)
	m.next.Store(key, parsed{doc, problems})
	return doc, problems
}

// sameTerms returns the terms of the last call if they are equal to terms. Otherwise it remembers terms and returns
// them.
func (m *Memory) sameTerms(terms *markdown.Terms) *markdown.Terms {
	if m == nil {
		return terms
	}
	if !reflect.DeepEqual(m.terms, terms) {
		m.terms = terms
	}
	return m.terms
}
