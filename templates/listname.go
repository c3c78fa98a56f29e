package templates

import "unknot/internal/catalog"

// listName names a list by its filter: "Moves: upper back, chair".
func listName[T any](what string, list *catalog.FacetedList[T], f catalog.Filter) string {
	if f.Empty() {
		return "All " + catalog.Lower(what)
	}
	return what + ": " + chosenWords(list, f)
}
