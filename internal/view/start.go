package view

import (
	"net/url"
	"slices"

	"unknot/internal/catalog"
)

// Start is the form at /start with the answers of a reader.
type Start struct {
	Form    *catalog.Start
	Answers [][]*catalog.StartAnswer // for each question of the form, its answers; none if it is still open
}

// Parse returns the form with the answers in a query. If a reader gives a condition and also says that they have none,
// the condition counts. The error is a *UnknownValue.
func (s Start) Parse(q url.Values) (Start, error) {
	s.Answers = make([][]*catalog.StartAnswer, len(s.Form.Questions))
	for i, question := range s.Form.Questions {
		var given []string
		for _, value := range q[question.ID] {
			id, err := chosenOf(url.Values{question.ID: {value}}, question.ID, catalog.IDs(question.Answers))
			if err != nil {
				return s, err
			}
			given = append(given, id)
			if id != "" && !question.Several {
				break
			}
		}
		for _, a := range question.Answers {
			isNone := question.Several && a.Condition == nil // the last answer
			contradicts := isNone && len(s.Answers[i]) > 0
			if slices.Contains(given, a.ID) && !contradicts {
				s.Answers[i] = append(s.Answers[i], a)
			}
		}
	}
	return s, nil
}

// Query returns the canonical query for the answers, or "" if all questions are open.
func (s Start) Query() string {
	var parts []string
	for i, given := range s.Answers {
		for _, a := range given {
			parts = append(parts, s.Form.Questions[i].ID, a.ID)
		}
	}
	return query(parts...)
}

// Link returns the address of the form with the answers.
func (s Start) Link() string { return catalog.WithQuery(catalog.StartPath, s.Query()) }

// All returns the answers to all questions.
func (s Start) All() []*catalog.StartAnswer { return slices.Concat(s.Answers...) }

// Conditions returns the conditions that the reader has, by the answers.
func (s Start) Conditions() []*catalog.Condition {
	var out []*catalog.Condition
	for _, a := range s.All() {
		if a.Condition != nil {
			out = append(out, a.Condition)
		}
	}
	return out
}

// Open returns the questions without an answer.
func (s Start) Open() []*catalog.StartQuestion {
	var out []*catalog.StartQuestion
	for i, given := range s.Answers {
		if len(given) == 0 {
			out = append(out, s.Form.Questions[i])
		}
	}
	return out
}

// Starts returns all ways to answer every question of the form.
func Starts(form *catalog.Start) []Start {
	all := []Start{{Form: form}}
	for _, q := range form.Questions {
		var longer []Start
		for _, before := range all {
			for _, given := range waysToAnswer(q) {
				longer = append(longer, Start{form, append(slices.Clone(before.Answers), given)})
			}
		}
		all = longer
	}
	return all
}

// waysToAnswer returns all ways to answer q. If q takes several answers, its last one is that none of the others is
// true.
func waysToAnswer(q *catalog.StartQuestion) (all [][]*catalog.StartAnswer) {
	if !q.Several {
		for _, a := range q.Answers {
			all = append(all, []*catalog.StartAnswer{a})
		}
		return all
	}
	last := len(q.Answers) - 1
	for chosen := range 1 << last { // bit i says whether answer i is given
		var given []*catalog.StartAnswer
		for i, a := range q.Answers[:last] {
			if chosen&(1<<i) != 0 {
				given = append(given, a)
			}
		}
		if len(given) == 0 {
			given = q.Answers[last:]
		}
		all = append(all, given)
	}
	return all
}

// Found is what the answers lead to: a route, and the part of its routine that suits the reader.
type Found struct {
	*catalog.Route
	Items   catalog.Items        // moves that suit all conditions of the reader
	LeftOut []Unsuited           // the other moves, by condition
	Fits    []*catalog.Condition // conditions of the reader
}

// Unsuited holds moves of a routine that do not suit the condition in an answer. Either the condition rules them out,
// or nobody has judged them for it. A move that does not suit several conditions is listed for the first.
type Unsuited struct {
	Answer    *catalog.StartAnswer
	NotJudged bool
	Moves     []*catalog.Move
}

// Enough reports whether what is left of the routine is worth doing: at least two moves, and half of the exercise time.
func (f *Found) Enough() bool {
	return len(f.Items) >= 2 && 2*f.Items.Exercise() >= f.Route.Routine.Items.Exercise()
}

// Find returns what the answers lead to. It returns nil if a question is open or no route fits.
func (s Start) Find() *Found {
	if len(s.Open()) > 0 {
		return nil
	}
	i := slices.IndexFunc(s.Form.Routes, s.fits)
	if i < 0 {
		return nil
	}
	found := &Found{Route: s.Form.Routes[i], Items: s.Form.Routes[i].Routine.Items, Fits: s.Conditions()}
	if len(found.Fits) == 0 {
		return found
	}
	type reason struct {
		answer    *catalog.StartAnswer
		notJudged bool
	}
	var suited catalog.Items
	unsuited := map[reason]catalog.Items{}
	for _, item := range found.Items {
		if MayDo(found.Fits, item.Move, item.Position) {
			suited = append(suited, item)
		} else {
			a := s.because(item)
			why := reason{a, judge(a.Condition, item.Move, item.Position).Fit == NotJudged}
			unsuited[why] = append(unsuited[why], item)
		}
	}
	found.Items = suited
	for _, a := range s.All() {
		for _, notJudged := range []bool{false, true} {
			if items := unsuited[reason{a, notJudged}]; len(items) > 0 {
				found.LeftOut = append(found.LeftOut, Unsuited{a, notJudged, items.Moves()})
			}
		}
	}
	return found
}

// because returns the first answer whose condition alone rules out an item. If no condition does so alone, but several
// together, it returns the first answer with a condition.
func (s Start) because(item *catalog.Item) *catalog.StartAnswer {
	answers := slices.DeleteFunc(s.All(), func(a *catalog.StartAnswer) bool { return a.Condition == nil })
	for _, a := range answers {
		if !MayDo([]*catalog.Condition{a.Condition}, item.Move, item.Position) {
			return a
		}
	}
	return answers[0]
}

// fits reports whether a route is for these answers. All questions must be answered.
func (s Start) fits(r *catalog.Route) bool {
	for i, given := range s.Answers {
		wanted, named := r.When[s.Form.Questions[i].ID]
		if named && !slices.ContainsFunc(given, func(a *catalog.StartAnswer) bool { return slices.Contains(wanted, a.ID) }) {
			return false
		}
	}
	return true
}
