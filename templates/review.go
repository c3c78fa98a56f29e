package templates

import (
	"fmt"
	"slices"

	"unknot/internal/catalog"
)

// dueGroup holds the documents that are due for a check on the same day.
type dueGroup struct {
	By   catalog.Day
	Docs []*catalog.Doc
}

// groupByDue groups documents by the day of their next check. They must be sorted by it.
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

// none is shown in place of the number zero.
const none = "none yet"

// reviewed counts the documents that have a clinician's review which still holds.
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

// andOthers says how many more there are than the one that is named.
func andOthers(n int) string {
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
