package view

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// PlanCard is an if-then plan on a card, as far as a reader has chosen it. It judges nothing about the reader.
type PlanCard struct {
	Form    *catalog.PlanCard
	Chosen  []*catalog.CardChoice // one for each question of the form, nil for one without a valid choice
	Routine *catalog.Routine      // nil for none
	Faults  Faults                // of what the query asks for
}

// RoutineField is the parameter of the routine, and its place in an address: after the days.
const RoutineField, routinePlace = "routine", catalog.CardWhere

// ParsePlanCard reads a card from a query. A query with any of its choices must have all of them. The former name of a
// routine stands for the new one.
func ParsePlanCard(c *catalog.Catalog, q url.Values) PlanCard {
	v := PlanCard{Form: c.PlanCard, Chosen: make([]*catalog.CardChoice, len(c.PlanCard.Questions))}
	asked := func(question *catalog.CardQuestion) bool { return q.Has(question.ID) }
	if !q.Has(RoutineField) && !slices.ContainsFunc(v.Form.Questions, asked) {
		return v
	}
	var fault string
	v.Routine, fault = routineOf(c, q[RoutineField])
	for i, question := range v.Form.Questions {
		if i == routinePlace && fault != "" {
			v.Faults.add(RoutineField, "%s", fault)
		}
		v.Chosen[i] = v.parseChoice(question, q[question.ID])
		if r := v.Routine; i == catalog.CardDays && r != nil && len(q[question.ID]) == 1 && v.Chosen[i] != nil &&
			!slices.Contains(v.Form.DaysFor(r), v.Chosen[i]) {
			v.Faults.add(question.ID, "%s: %s. Choose %s.", r.Title, catalog.Lower(catalog.DaysText(r.DaysAWeek)), said(v.Form.DaysFor(r)))
		}
	}
	return v
}

// parseChoice returns the choice that the values of a question name. Of several it keeps the first that there is.
func (v *PlanCard) parseChoice(question *catalog.CardQuestion, values []string) *catalog.CardChoice {
	var chosen *catalog.CardChoice
	unknown := false
	for _, value := range values {
		i := slices.Index(catalog.IDs(question.Choices), value)
		unknown = unknown || i < 0
		if i >= 0 && chosen == nil {
			chosen = question.Choices[i]
		}
	}
	if len(values) != 1 || unknown {
		v.Faults.add(question.ID, "%s Choose one of these: %s.", question.Label(), said(question.Choices))
	}
	return chosen
}

// routineOf returns the routine that the values name, or what is wrong with them.
func routineOf(c *catalog.Catalog, values []string) (r *catalog.Routine, fault string) {
	fault = "Choose one routine from the list."
	if len(values) == 0 {
		return nil, fault
	}
	old := "/routines/" + values[0]
	r = c.Routine(strings.TrimPrefix(cmp.Or(c.Moved(old), old), "/routines/"))
	switch {
	case len(values) > 1:
	case r != nil:
		fault = ""
	case c.Gone(old) != nil:
		fault = "That routine is no longer on this site. Choose another one from the list."
	}
	return r, fault
}

// said lists choices in words.
func said(choices []*catalog.CardChoice) string {
	var out []string
	for _, c := range choices {
		out = append(out, c.Say)
	}
	return strings.Join(out, "; ")
}

// Complete reports whether everything is chosen, and nothing is wrong with it.
func (v PlanCard) Complete() bool {
	return len(v.Faults) == 0 && v.Routine != nil && !slices.Contains(v.Chosen, nil)
}

// OffFloor reports whether the place is one where nobody lies down, and the routine needs one.
func (v PlanCard) OffFloor() bool {
	where := v.Chosen[catalog.CardWhere]
	return where != nil && where.OffFloor && v.Routine != nil && v.Routine.Items.LieDown()
}

// Link returns the address of the card, that of the empty form if nothing is chosen.
func (v PlanCard) Link() string {
	var parts []string
	for i, question := range v.Form.Questions {
		if i == routinePlace && v.Routine != nil {
			parts = append(parts, RoutineField, v.Routine.ID)
		}
		if c := v.Chosen[i]; c != nil {
			parts = append(parts, question.ID, c.ID)
		}
	}
	return catalog.WithQuery(catalog.PlanCardPath, query(parts...))
}

// PlanCards lists cards of r with each choice at least once, on the days that it allows.
func PlanCards(form *catalog.PlanCard, r *catalog.Routine) []PlanCard {
	var out []PlanCard
	most := 0
	for _, q := range form.Questions {
		most = max(most, len(q.Choices))
	}
	for n := range most {
		v := PlanCard{Form: form, Routine: r}
		for i, q := range form.Questions {
			choices := q.Choices
			if i == catalog.CardDays {
				choices = form.DaysFor(r)
			}
			v.Chosen = append(v.Chosen, choices[n%len(choices)])
		}
		out = append(out, v)
	}
	return out
}
