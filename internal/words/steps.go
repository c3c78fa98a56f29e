package words

import "regexp"

// typedDose matches an amount, and typedSides words for changing sides. Steps have placeholders for both.
var (
	typedDose = regexp.MustCompile(`(?i)\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)(?:(?: to | or |–|-)(?:\d+|[a-z]+))? ?(?:slow |full |easy )?` +
		`(?:seconds?|minutes?|times|repeats?|rounds?|rolls?|lifts?|breaths?|lengths?|sets?|cm|metres?|hours?|days?|weeks?)\b`)
	typedSides = wholeWords(`(?:change|swap) (?:sides|legs|arms|hands)`)
)

// TypedDose returns the first amount in a text that should be a placeholder for the dose, "" for none.
func TypedDose(text string) string { return typedDose.FindString(text) }

// TypedSides returns the first words for changing sides in a text that should be a placeholder, "" for none.
func TypedSides(text string) string { return typedSides.FindString(text) }

// elsewhere matches words that do not fit into the steps of a move, by the ID of its position.
var elsewhere = map[string]*regexp.Regexp{
	"standing":  wholeWords(`lie|lying|kneel|kneeling|sit|sitting|seat|bed|mattress|mat`),
	"wall":      wholeWords(`lie|lying|kneel|kneeling|sit|sitting|seat|bed|mattress|mat`),
	"chair":     wholeWords(`stand|standing|lie|lying|kneel|kneeling|bed|mattress|mat|march on the spot`),
	"bed":       wholeWords(`stand|standing|chair|mat|floor`),
	"floor":     wholeWords(`stand|standing|bed|mattress`),
	"all-fours": wholeWords(`stand|standing|bed|mattress|sit|sitting`),
	"moving":    wholeWords(`lie|lying|kneel|kneeling|bed|mat`),
}

// Elsewhere returns the first words in a step that do not fit the position with that ID, "" for none.
func Elsewhere(position, step string) string {
	if pattern := elsewhere[position]; pattern != nil {
		return pattern.FindString(step)
	}
	return ""
}
