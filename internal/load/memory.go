package load

import (
	"reflect"
	"sync"

	"unknot/internal/markdown"
)

// Memory holds the texts of the last loading, so that the next parses only those that changed.
type Memory struct {
	terms      *markdown.Terms // which guides link
	last, next *sync.Map       // a parsed for each parseKey
}

type parseKey struct {
	terms       *markdown.Terms
	notes, body string
}

type parsed struct {
	doc      *markdown.Doc
	problems []markdown.Problem
}

// begin forgets what the last loading did not need. It must be called before each.
func (m *Memory) begin() { m.last, m.next = m.next, new(sync.Map) }

// parse does what markdown.Parse does. A nil Memory remembers nothing.
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

// sameTerms returns the last terms if they are equal to terms, which it keeps otherwise.
func (m *Memory) sameTerms(terms *markdown.Terms) *markdown.Terms {
	if m == nil {
		return terms
	}
	if !reflect.DeepEqual(m.terms, terms) {
		m.terms = terms
	}
	return m.terms
}
