package templates

import (
	"unknot/internal/catalog"
	"unknot/internal/view"
)

// listName names a list by its filter: "Moves: upper back, chair".
func listName[T any](what string, list *view.List[T], f view.Filter) string {
	if f.Empty() {
		return "All " + catalog.Lower(what)
	}
	return what + ": " + chosenWords(list, f)
}
