package view

import (
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/form"
)

// Start is the form at /start with the answers of a reader.
type Start struct {
	form.Choice
	Form    *catalog.Start
	Answers []*catalog.StartAnswer // in the order of the questions, without those that are still open
}

// StartForm returns the fields of the form at /start.
func StartForm(s *catalog.Start) form.Form {
	f := form.Form{Path: catalog.StartPath}
	for _, q := range s.Questions {
		f.Fields = append(f.Fields, form.Field{Name: q.ID, Legend: q.Question, Options: catalog.Values(q.Answers)})
	}
	return f
}

// NewStart returns the form with what was chosen in its fields.
func NewStart(s *catalog.Start, c form.Choice) Start {
	v := Start{Choice: c, Form: s}
	for _, q := range s.Questions {
		if n := slices.Index(catalog.IDs(q.Answers), c.Get(q.ID)); n >= 0 {
			v.Answers = append(v.Answers, q.Answers[n])
		}
	}
	return v
}

// Starts returns all ways to answer every question of the form.
func Starts(s *catalog.Start) []Start {
	var out []Start
	for _, c := range StartForm(s).All() {
		out = append(out, NewStart(s, c))
	}
	return out
}

// New reports whether the answers say that the pain is new.
func (s Start) New() bool {
	return slices.ContainsFunc(s.Answers, func(a *catalog.StartAnswer) bool { return a.New })
}

// Find returns the route for the answers. It returns nil if a question is open or no route fits.
func (s Start) Find() *catalog.Route {
	if len(s.Open()) > 0 {
		return nil
	}
	if i := slices.IndexFunc(s.Form.Routes, s.fits); i >= 0 {
		return s.Form.Routes[i]
	}
	return nil
}

// fits reports whether a route is for these answers.
func (s Start) fits(r *catalog.Route) bool {
	for question, wanted := range r.When {
		if !slices.Contains(wanted, s.Get(question)) {
			return false
		}
	}
	return true
}
