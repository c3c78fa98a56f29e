package templates

import (
	"fmt"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

// checkInBasis says what a check-in rests on.
const checkInBasis = "Asking each week what got in the way comes from a programme for sore knees. {borrowed} Nobody has tested it in this form, for backs. {untested}"

func checkInTitle(v view.CheckIn) string {
	if v.Week == nil {
		return "Check in"
	}
	return fmt.Sprintf("Check in: week %d", v.Week.Number)
}

// weekLink names a week as the way on from a check-in.
func weekLink(v view.CheckIn, to *catalog.Week) string {
	switch {
	case to.Number == v.Week.Number:
		return fmt.Sprintf("Week %d again", to.Number)
	case to.Number > v.Week.Number:
		return fmt.Sprintf("On to week %d: %s", to.Number, catalog.Lower(to.Stage.Name))
	}
	return fmt.Sprintf("Back to week %d: %s", to.Number, catalog.Lower(to.Stage.Name))
}
