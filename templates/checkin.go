package templates

import (
	"fmt"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

// checkInBasis says what evidence there is for a check-in.
const checkInBasis = "Asking each week what got in the way comes from a programme for sore knees. {borrowed} Nobody has tested it in this form, for backs. {untested}"

// checkInTitle returns the title of the check-in of a week.
func checkInTitle(v view.CheckIn) string {
	if v.Week == nil {
		return "Check in"
	}
	return fmt.Sprintf("Check in: week %d", v.Week.Number)
}

// weekLink returns the text of the link from a check-in to the week that follows.
func weekLink(v view.CheckIn, to *catalog.Week) string {
	switch {
	case to.Number == v.Week.Number:
		return fmt.Sprintf("Week %d again", to.Number)
	case to.Number > v.Week.Number:
		return fmt.Sprintf("On to week %d: %s", to.Number, catalog.Lower(to.Stage.Name))
	}
	return fmt.Sprintf("Back to week %d: %s", to.Number, catalog.Lower(to.Stage.Name))
}
