package catalog

// longBreak is the default length of long breaks in break reminder programs.
const longBreak Seconds = 5 * 60

// AtDesk separates the items that fit a break at a desk from the others.
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

// fitsDesk reports whether the item is done in a position for a desk, with household equipment, within a long break.
func (i *Item) fitsDesk() bool {
	return i.Position.AtDesk() && Items{i}.household() && i.Dose().Seconds() <= longBreak
}
