package templates

import (
	"fmt"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/view"
)

// moveAnchor returns the ID of item n in the list of a session. A swap leads back to it.
func moveAnchor(n int) string { return fmt.Sprint("move-", n+1) }

// swap is a move that a reader can do in place of another one. Path is the address of the session with it.
type swap struct {
	*catalog.Item
	Path string
}

// swapsOf returns what a reader can do in place of item n of a session. addressWith returns the address of the session
// with an item in its place.
func swapsOf(s Site, sess catalog.Session, n int, addressWith func(*catalog.Item) string) []swap {
	var out []swap
	for _, i := range view.Swaps(&s.Content, sess, n) {
		out = append(out, swap{i, addressWith(i) + "#" + moveAnchor(n)})
	}
	return out
}

// sessionSwaps returns the swaps for item n of a session.
func sessionSwaps(s Site, sess catalog.Session, n int) []swap {
	return swapsOf(s, sess, n, func(i *catalog.Item) string { return view.Swapped(sess, n, i).Path })
}

// sheetSwaps returns the swaps for item n of a sheet. The address of a sheet says only what is on it, not what was
// swapped.
func sheetSwaps(s Site, v handout.Sheet, n int) []swap {
	sess := v.Session()
	sess.Items = v.Items // all of them, as n counts
	return swapsOf(s, sess, n, func(i *catalog.Item) string { return v.Swapped(n, i).Address() })
}

// asSwapped returns the document and the routine that the page of a routine may describe to search engines. If moves
// are swapped, the document has no reviews, and there is no routine.
func asSwapped(r *catalog.Routine, sess catalog.Session) (*catalog.Doc, *catalog.Routine) {
	if sess.Written == nil {
		return &r.Doc, r
	}
	doc := r.Doc
	doc.Reviews = nil
	return &doc, nil
}

// handoutAddress returns the address of the page that turns a routine, with its swaps, into a sheet.
func handoutAddress(r *catalog.Routine, sess catalog.Session) string {
	if sess.Written == nil {
		return handout.RoutineAddress(r)
	}
	return handout.Sheet{}.With(sess.Items...).ChangeAddress()
}
