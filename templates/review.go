package templates

import (
	"fmt"
	"slices"

	"unknot/internal/catalog"
)

// dueGroup is documents that are to be checked by the same day.
type dueGroup struct {
	By   catalog.Day
	Docs []*catalog.Doc
}

// byCheck groups documents that are sorted by the day of their next check.
func byCheck(docs []*catalog.Doc) []dueGroup {
	var out []dueGroup
	for _, d := range docs {
		if last := len(out) - 1; last < 0 || !out[last].By.Equal(d.CheckBy().Time) {
			out = append(out, dueGroup{By: d.CheckBy()})
		}
		last := &out[len(out)-1]
		last.Docs = append(last.Docs, d)
	}
	return out
}

// none stands for a count of which there is nothing yet.
const none = "none yet"

// reviewed counts the documents that name who reviewed them.
func reviewed(a catalog.Agenda) string {
	n := 0
	for _, d := range slices.Concat(a.Due, a.Soon, a.Later) {
		if d.Reviewer != nil {
			n++
		}
	}
	if n == 0 {
		return none
	}
	return fmt.Sprint(n)
}

// others says how many more there are.
func others(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", with %d %s", n, plural(n, "other", "others"))
}

// plural is the word for one or for several.
func plural(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}
