package catalog

// longBreak is how long the longer breaks are of programs that remind of breaks, where nobody changed them.
const longBreak Seconds = 5 * 60

// AtDesk parts items into those that fit a break at a desk, and the others.
func (items Items) AtDesk() (fit, others Items) {
	for _, i := range items {
		if i.fitsDesk() {
			fit = append(fit, i)
		} else {
			others = append(others, i)
		}
	}
	return fit, others
}

// fitsDesk reports whether it is done in a position for a desk, with what most homes have, and within a long break.
func (i *Item) fitsDesk() bool {
	return i.Position.AtDesk() && Items{i}.household() && i.Dose().Seconds() <= longBreak
}
