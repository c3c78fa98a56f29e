package templates

import (
	"fmt"
	"slices"

	"unknot/internal/catalog"
)

// dueGroup is the documents that are due for a check on one day.
type dueGroup struct {
	By   catalog.Day
	Docs []*catalog.Doc
}

// groupByDue groups documents that are sorted by the day of their next check.
func groupByDue(docs []*catalog.Doc) []dueGroup {
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

// none replaces a count of zero.
const none = "none yet"

// reviewed counts the documents with a review by a clinician that holds.
func reviewed(a catalog.Agenda) string {
	n := 0
	for _, d := range slices.Concat(a.Due, a.Soon, a.Later) {
		if d.Reviewed() {
			n++
		}
	}
	if n == 0 {
		return none
	}
	return fmt.Sprint(n)
}

// others says how many more there are than those that are shown.
func others(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", with %d %s", n, plural(n, "other", "others"))
}

// plural returns the word for n things.
func plural(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}
