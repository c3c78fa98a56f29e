package templates

import (
	"fmt"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/view"
)

// moveAnchor is the id of item n in the list of a session: a swap leads back to it.
func moveAnchor(n int) string { return fmt.Sprint("move-", n+1) }

// swap is a move that a reader may do in place of another one, and the address of the session with it.
type swap struct {
	*catalog.Item
	Path string
}

// swapsOf lists what a reader of p may do in place of item n. with returns the address with one of them.
func swapsOf(s Site, p catalog.Session, n int, with func(*catalog.Item) string) []swap {
	var out []swap
	for _, i := range view.Swaps(&s.Content, p, n) {
		out = append(out, swap{i, with(i) + "#" + moveAnchor(n)})
	}
	return out
}

// sessionSwaps lists the swaps of item n of a session.
func sessionSwaps(s Site, p catalog.Session, n int) []swap {
	return swapsOf(s, p, n, func(i *catalog.Item) string { return view.Swapped(p, n, i).Path })
}

// sheetSwaps lists the swaps of item n of a sheet. Its address says what is on it, not what was swapped.
func sheetSwaps(s Site, v handout.Sheet, n int) []swap {
	return swapsOf(s, v.Session(), n, func(i *catalog.Item) string { return v.Swapped(n, i).Address() })
}

// asSwapped returns what the page of a routine may claim of p: no review, and no list of moves for search engines, if a
// move of it was swapped.
func asSwapped(r *catalog.Routine, p catalog.Session) (*catalog.Doc, *catalog.Routine) {
	if p.Written == nil {
		return &r.Doc, r
	}
	doc := r.Doc
	doc.Reviews = nil
	return &doc, nil
}

// routineSheet returns the address of the page that makes a sheet of a routine, with its swaps.
func routineSheet(r *catalog.Routine, p catalog.Session) string {
	if p.Written == nil {
		return handout.RoutineAddress(r)
	}
	return handout.Sheet{}.With(p.Items...).ChangeAddress()
}
