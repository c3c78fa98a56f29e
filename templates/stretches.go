package templates

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/view"
)

// stretchGroup is a heading with moves.
type stretchGroup struct {
	Name  string
	Moves []*catalog.Stretch
}

// groupByHeading groups moves under the list headings of their kinds, in the order of kinds.
func groupByHeading(kinds []*catalog.Kind, moves []*catalog.Stretch) []stretchGroup {
	var out []stretchGroup
	at := map[string]int{}
	for _, k := range kinds {
		if _, ok := at[k.ListHeading]; !ok {
			at[k.ListHeading] = len(out)
			out = append(out, stretchGroup{Name: k.ListHeading})
		}
	}
	for _, m := range moves {
		g := &out[at[m.Kind.ListHeading]]
		g.Moves = append(g.Moves, m)
	}
	return slices.DeleteFunc(out, func(g stretchGroup) bool { return len(g.Moves) == 0 })
}

// useUnless says what a move is for, unless it is chosen for a sheet: that page is heavy already.
func useUnless(sheet *handout.Sheet, m *catalog.Stretch) string {
	if sheet != nil {
		return ""
	}
	return m.For
}

// kindPath returns the path of the list of all moves of a kind.
func kindPath(s Site, k *catalog.Kind) string {
	return s.StretchList.Only("kind", k.ID).Link()
}

// inRegion returns the items of a list that are for a region.
func inRegion[T any](list *view.List[T], r *catalog.Region) []T {
	return list.Select(list.Only("region", r.ID))
}

// moveFacts says in a line how long a move takes, unless its dose is that time, where it is done, unless tabs say so, and what it needs.
func moveFacts(m *catalog.Stretch) string {
	facts := equipmentWords(m.Equipment)
	if len(m.Also) == 0 {
		facts = m.Position.Label + ", " + facts
	}
	if total := m.Dose.Seconds().Text(); total != m.Dose.Text() {
		facts = total + ", " + catalog.Lower(facts)
	}
	return catalog.Capital(facts) + "."
}

// doseRows returns the parts of a dose that apply, name and value.
func doseRows(d catalog.Dose) [][2]string {
	var rows [][2]string
	add := func(name, value string) { rows = append(rows, [2]string{name, value}) }
	if d.Timed() {
		add("For", catalog.Seconds(d.Minutes*60).Text())
	} else {
		if d.Sets > 1 {
			add("Sets", fmt.Sprint(d.Sets))
		}
		add("Times", fmt.Sprint(d.Reps))
		if d.Hold > 0 {
			add("Hold", d.Hold.Text())
		}
		if d.Sets > 1 && d.Rest > 0 {
			add("Rest between sets", d.Rest.Text())
		}
	}
	if d.BothSides() {
		add("Sides", "Both")
	}
	return rows
}

// sideWord matches a word for a side. The right of "right angle" is none.
var sideWord = regexp.MustCompile(`(?i)\b(left|right)\b( angles?\b)?`)

// swapSides returns text with left and right exchanged.
func swapSides(text string) string {
	swap := map[string]string{"left": "right", "Left": "Right", "right": "left", "Right": "Left"}
	return sideWord.ReplaceAllStringFunc(text, func(word string) string { return cmp.Or(swap[word], word) })
}

// linkedMoves returns the documents that the page of a move links to as easier, harder or in its place.
func linkedMoves(m *catalog.Stretch) []*catalog.Doc {
	var out []*catalog.Doc
	for _, o := range []*catalog.Variant{m.Easier, m.Harder} {
		if o != nil && o.Move != nil {
			out = append(out, &o.Move.Doc)
		}
	}
	if m.Swap != nil {
		out = append(out, &m.Swap.Doc)
	}
	return out
}

// notRelated returns the documents that the page of a guide must not suggest as related: those that an editor chose, which it
// links to already, and the moves that it advises against.
func notRelated(g *catalog.Guide) []*catalog.Doc {
	out := slices.Clone(g.Related)
	for _, m := range g.Against {
		out = append(out, &m.Doc)
	}
	return out
}

// firstN returns the first n of list.
func firstN[T any](n int, list []T) []T { return list[:min(n, len(list))] }
