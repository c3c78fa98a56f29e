package view

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// PlanCard is an if-then plan on a card, as far as a reader has chosen it. It makes no judgement about the reader.
type PlanCard struct {
	Form    *catalog.PlanCard
	Chosen  []*catalog.CardChoice // one choice for each question of the form; nil for a question without a valid choice
	Routine *catalog.Routine      // nil if none is chosen
	Faults  Faults                // what is wrong with the query
}

// RoutineField is the parameter for the routine. In an address it comes before the question with the index
// routinePlace, which is after the days.
const RoutineField, routinePlace = "routine", catalog.CardWhere

// ParsePlanCard parses a card. A query that makes any of the choices must make all of them. A former name of a routine
// is taken for its present name.
func ParsePlanCard(c *catalog.Catalog, q url.Values) PlanCard {
	v := PlanCard{Form: c.PlanCard, Chosen: make([]*catalog.CardChoice, len(c.PlanCard.Questions))}
	hasAnswer := func(question *catalog.CardQuestion) bool { return q.Has(question.ID) }
	if !q.Has(RoutineField) && !slices.ContainsFunc(v.Form.Questions, hasAnswer) {
		return v
	}
	var routineFault string
	v.Routine, routineFault = routineOf(c, q[RoutineField])
	for i, question := range v.Form.Questions {
		if i == routinePlace && routineFault != "" {
			v.Faults.add(RoutineField, "%s", routineFault)
		}
		v.Chosen[i] = v.parseChoice(question, q[question.ID])
		if len(q[question.ID]) == 1 { // several values are a fault already
			v.checkSuits(i)
		}
	}
	return v
}

// checkSuits adds a fault if the choice for the n-th question does not suit the chosen routine.
func (v *PlanCard) checkSuits(n int) {
	r, chosen := v.Routine, v.Chosen[n]
	if r == nil || chosen == nil {
		return
	}
	reason := "not " + chosen.Say
	if n == catalog.CardDays {
		reason = catalog.Lower(catalog.DaysText(r.DaysAWeek))
	}
	if suitable := v.Form.ChoicesFor(n, r); !slices.Contains(suitable, chosen) {
		v.Faults.add(v.Form.Questions[n].ID, "%s: %s. Choose %s.", r.Title, reason, choicesText(suitable))
	}
}

// parseChoice returns the choice with which the query answers a question. There must be one value. If there are more,
// it adds a fault and keeps the first valid one.
func (v *PlanCard) parseChoice(question *catalog.CardQuestion, values []string) *catalog.CardChoice {
	var chosen *catalog.CardChoice
	for _, value := range values {
		i := slices.Index(catalog.IDs(question.Choices), value)
		if i >= 0 && chosen == nil {
			chosen = question.Choices[i]
		}
	}
	if len(values) != 1 || chosen == nil {
		v.Faults.add(question.ID, "%s Choose one of these: %s.", question.Label(), choicesText(question.Choices))
	}
	return chosen
}

// routineOf returns the routine that values name, and what is wrong with them, "" if nothing is. There must be one
// value.
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

// choicesText lists choices in words, for a message.
func choicesText(choices []*catalog.CardChoice) string {
	var out []string
	for _, c := range choices {
		out = append(out, c.Say)
	}
	return strings.Join(out, "; ")
}

// Complete reports whether everything is chosen and nothing is wrong.
func (v PlanCard) Complete() bool {
	return len(v.Faults) == 0 && v.Routine != nil && !slices.Contains(v.Chosen, nil)
}

// OffFloor reports whether the routine has moves lying down, and the chosen place is one where nobody lies down.
func (v PlanCard) OffFloor() bool {
	where := v.Chosen[catalog.CardWhere]
	return where != nil && where.OffFloor && v.Routine != nil && v.Routine.Items.LiesOrUsesFloor()
}

// Link returns the address of the card, or of the empty form if nothing is chosen.
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

// PlanCards returns cards of r that together use every choice that it allows.
func PlanCards(form *catalog.PlanCard, r *catalog.Routine) []PlanCard {
	var out []PlanCard
	cardCount := 0
	for _, q := range form.Questions {
		cardCount = max(cardCount, len(q.Choices))
	}
	for n := range cardCount {
		v := PlanCard{Form: form, Routine: r}
		for i := range form.Questions {
			choices := form.ChoicesFor(i, r)
			v.Chosen = append(v.Chosen, choices[n%len(choices)]) // begins again if the question has fewer choices
		}
		out = append(out, v)
	}
	return out
}
