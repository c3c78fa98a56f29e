package view

import (
	"net/url"
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// swapKey is the parameter of a session that names a move and what to do in its place, such as "cat-cow.chair-cat-cow".
const swapKey = "swap"

// Swaps returns what a reader can do in place of the original item n of a session. It leaves out what the session has
// already, and what does not suit the reader.
func Swaps(c *catalog.Content, sess catalog.Session, n int) catalog.Items {
	return slices.DeleteFunc(c.InPlaceOf(sess.AsWritten(), n), func(i *catalog.Item) bool {
		isUsed := slices.ContainsFunc(sess.Items, func(other *catalog.Item) bool { return other.Move == i.Move })
		return isUsed || !catalog.Suits(sess.Fits, i.Move, i.Position)
	})
}

// Swapped returns the session with i as item n. If i is the original item, that undoes a swap.
func Swapped(sess catalog.Session, n int, i *catalog.Item) catalog.Session {
	sess.Written = sess.AsWritten()
	sess.Items = slices.Clone(sess.Items)
	sess.Items[n] = i
	var swaps []string
	for at, item := range sess.Items {
		if before := sess.Written[at]; item != before {
			swaps = append(swaps, swapKey, before.Move.ID+"."+item.Move.ID)
		}
	}
	if len(swaps) == 0 {
		sess.Written = nil
	}
	sess.Path, _, _ = strings.Cut(sess.Path, "?")
	sess.Path = catalog.WithQuery(sess.Path, query(swaps...))
	return sess
}

// ParseSwaps returns the session with the swaps in a query, whatever their order. It skips blank values. The error is
// an *UnknownValue.
func ParseSwaps(c *catalog.Content, sess catalog.Session, q url.Values) (catalog.Session, error) {
	for _, value := range q[swapKey] {
		if index, item := parseSwap(c, sess, value); item != nil {
			sess = Swapped(sess, index, item)
			continue
		}
		if e := unknownValue(swapKey, value); e.Value != "" {
			return sess, e
		}
	}
	return sess, nil
}

// parseSwap returns the index of the item that a value replaces, and the item to put in its place. That is nil if no
// such swap is offered.
func parseSwap(c *catalog.Content, sess catalog.Session, value string) (int, *catalog.Item) {
	from, to, _ := strings.Cut(value, ".")
	for n, before := range sess.AsWritten() {
		if before.Move.ID != from || sess.Items[n] != before {
			continue
		}
		for _, i := range Swaps(c, sess, n) {
			if i.Move.ID == to {
				return n, i
			}
		}
	}
	return 0, nil
}
