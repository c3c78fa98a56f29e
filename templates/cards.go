package templates

// copiesPerPage returns how many copies of a card fit on a page of paper.
func copiesPerPage(s Site) int {
	if s.Large {
		return 2
	}
	return 4
}
