package catalog

import (
	"slices"
	"strings"
)

// PlanCardPath is the address of the form for a plan on a card, and of the finished card.
const PlanCardPath = "/card"

// PlanCardID is the ID of the page that introduces the form.
const PlanCardID = "card"

// PlanCard holds the choices that a reader has for a plan on a card, and what every card says about a sore day.
type PlanCard struct {
	SoreDayID string          `yaml:"sore_day" ref:"SoreDay" need:""` // the guide whose steps every card repeats
	Questions []*CardQuestion `yaml:"questions" need:""`              // the questions of CardQuestionIDs, in this order

	SoreDay *Guide `yaml:"-"`
}

// CardQuestion is a question that a reader answers with one of its choices.
type CardQuestion struct {
	ID      string        `yaml:"id" need:""` // its parameter in addresses; it never changes
	Ask     string        `yaml:"ask" need:"" read:""`
	Choices []*CardChoice `yaml:"choices" need:""`
}

// CardChoice is a choice, worded so that it fits into a sentence of the card.
type CardChoice struct {
	ID       string `yaml:"id" need:""` // its value in addresses; it never changes. For days it is their codes, as in mo-fr
	Say      string `yaml:"say" need:"" read:""`
	Time     string `yaml:"time"`            // the time of day for reminders, such as 08:00; "" for the usual time of the routine
	OffFloor bool   `yaml:"off_floor"`       // it is a place where nobody can lie down
	MoreID   string `yaml:"more" ref:"More"` // the page that says how, "" for none

	RoutineIDs []string `yaml:"routines" ref:"Routines"` // the routines that it is for; empty for all

	More     *Doc       `yaml:"-"`
	Routines []*Routine `yaml:"-"`
}

// Indexes of the questions of a card in CardQuestionIDs and in PlanCard.Questions.
const (
	CardWhen = iota
	CardDays
	CardWhere
	CardSore
	CardTired
	CardAway
)

// CardQuestionIDs lists the IDs of the questions of a card, in order. The form asks for the routine after the days.
func CardQuestionIDs() []string { return []string{"when", "days", "where", "sore", "tired", "away"} }

// Identifier returns the ID.
func (q *CardQuestion) Identifier() string { return q.ID }

// Identifier returns the ID.
func (c *CardChoice) Identifier() string { return c.ID }

// DayCodes lists the codes of the days that the choice names, such as mo and fr.
func (c *CardChoice) DayCodes() []string { return strings.Split(c.ID, "-") }

// ChoicesFor lists the choices of the n-th question that suit r. Days do so if r may be done on as many.
func (c *PlanCard) ChoicesFor(n int, r *Routine) []*CardChoice {
	var out []*CardChoice
	for _, choice := range c.Questions[n].Choices {
		isForOthers := len(choice.Routines) > 0 && !slices.Contains(choice.Routines, r)
		isTooOften := n == CardDays && len(choice.DayCodes()) > r.DaysAWeek
		if !isForOthers && !isTooOften {
			out = append(out, choice)
		}
	}
	return out
}

// Label returns the question as the label of its field. If the choices complete the sentence, it ends with an ellipsis.
func (q *CardQuestion) Label() string {
	if strings.HasSuffix(q.Ask, "?") {
		return q.Ask
	}
	return q.Ask + " …"
}
