package view

import (
	"net/url"
	"slices"

	"unknot/internal/catalog"
)

// Start is the form at /start with the answers of a reader.
type Start struct {
	Form    *catalog.Start
	Answers []*catalog.StartAnswer // the answer to each question of the form, nil if it is still open
}

// Parse returns the form with the answers in a query. The error is a *UnknownValue.
func (s Start) Parse(q url.Values) (Start, error) {
	s.Answers = make([]*catalog.StartAnswer, len(s.Form.Questions))
	for i, question := range s.Form.Questions {
		id, err := chosenOf(q, question.ID, catalog.IDs(question.Answers))
		if err != nil {
			return s, err
		}
		if n := slices.IndexFunc(question.Answers, func(a *catalog.StartAnswer) bool { return a.ID == id }); n >= 0 {
			s.Answers[i] = question.Answers[n]
		}
	}
	return s, nil
}

// Query returns the canonical query for the answers, or "" if all questions are open.
func (s Start) Query() string {
	var parts []string
	for i, a := range s.Answers {
		if a != nil {
			parts = append(parts, s.Form.Questions[i].ID, a.ID)
		}
	}
	return query(parts...)
}

// Link returns the address of the form with the answers.
func (s Start) Link() string { return catalog.WithQuery(catalog.StartPath, s.Query()) }

// All returns the answers that were given.
func (s Start) All() []*catalog.StartAnswer {
	return slices.DeleteFunc(slices.Clone(s.Answers), func(a *catalog.StartAnswer) bool { return a == nil })
}

// Open returns the questions without an answer.
func (s Start) Open() []*catalog.StartQuestion {
	var out []*catalog.StartQuestion
	for i, a := range s.Answers {
		if a == nil {
			out = append(out, s.Form.Questions[i])
		}
	}
	return out
}

// New reports whether the answers say that the pain is new.
func (s Start) New() bool {
	return slices.ContainsFunc(s.All(), func(a *catalog.StartAnswer) bool { return a.New })
}

// Starts returns all ways to answer every question of the form.
func Starts(form *catalog.Start) []Start {
	all := []Start{{Form: form}}
	for _, q := range form.Questions {
		var longer []Start
		for _, before := range all {
			for _, a := range q.Answers {
				longer = append(longer, Start{form, append(slices.Clone(before.Answers), a)})
			}
		}
		all = longer
	}
	return all
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

// fits reports whether a route is for these answers. All questions must be answered.
func (s Start) fits(r *catalog.Route) bool {
	for i, a := range s.Answers {
		if wanted, named := r.When[s.Form.Questions[i].ID]; named && !slices.Contains(wanted, a.ID) {
			return false
		}
	}
	return true
}
