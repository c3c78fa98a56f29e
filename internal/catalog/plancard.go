package catalog

import "strings"

// PlanCardPath is the address of the form of a plan on a card, and of the card.
const PlanCardPath = "/card"

// PlanCardID is the ID of the page that introduces the form.
const PlanCardID = "card"

// PlanCard is what a reader can choose for a plan on a card, and what every card says of a sore day.
type PlanCard struct {
	SoreDayID string          `yaml:"sore_day" ref:"SoreDay" need:""` // the guide whose steps it repeats
	Questions []*CardQuestion `yaml:"questions" need:""`              // those of CardQuestionIDs, in this order

	SoreDay *Guide `yaml:"-"`
}

// CardQuestion is a list of choices, of which a reader makes one.
type CardQuestion struct {
	ID      string        `yaml:"id" need:""` // its parameter in addresses; it never changes
	Ask     string        `yaml:"ask" need:"" read:""`
	Choices []*CardChoice `yaml:"choices" need:""`
}

// CardChoice is a choice in words that fit into the sentence of a card.
type CardChoice struct {
	ID       string `yaml:"id" need:""` // its value in addresses; it never changes. Of days, it is their codes
	Say      string `yaml:"say" need:"" read:""`
	Time     string `yaml:"time"`            // of day that a reminder has, such as 08:00, "" for the usual one of the routine
	OffFloor bool   `yaml:"off_floor"`       // a place where nobody lies down
	MoreID   string `yaml:"more" ref:"More"` // the page that says how, if there is one

	More *Doc `yaml:"-"`
}

// The questions of a card, by their place in CardQuestionIDs.
const (
	CardWhen = iota
	CardDays
	CardWhere
	CardSore
	CardTired
	CardAway
)

// CardQuestionIDs lists the IDs of the questions of a card, in order. The routine is chosen after the days.
func CardQuestionIDs() []string { return []string{"when", "days", "where", "sore", "tired", "away"} }

// Identifier returns the ID.
func (q *CardQuestion) Identifier() string { return q.ID }

// Identifier returns the ID.
func (c *CardChoice) Identifier() string { return c.ID }

// DayCodes lists the codes of the days that a choice of days stands for.
func (c *CardChoice) DayCodes() []string { return strings.Split(c.ID, "-") }

// DaysFor lists the choices of days that are not more often than r may be done.
func (c *PlanCard) DaysFor(r *Routine) []*CardChoice {
	var out []*CardChoice
	for _, d := range c.Questions[CardDays].Choices {
		if len(d.DayCodes()) <= r.DaysAWeek {
			out = append(out, d)
		}
	}
	return out
}

// Label returns the question as the label of its field: a sentence that its choices end has an ellipsis.
func (q *CardQuestion) Label() string {
	if strings.HasSuffix(q.Ask, "?") {
		return q.Ask
	}
	return q.Ask + " …"
}
