package view

import (
	"net/url"
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// swapKey is the parameter of a session that names a move and what to do in its place: "cat-cow.chair-cat-cow".
const swapKey = "swap"

// Swaps lists what a reader of p may do in place of item n as it is written, and does not do already.
func Swaps(c *catalog.Content, p catalog.Session, n int) catalog.Items {
	return slices.DeleteFunc(c.InPlaceOf(p.AsWritten(), n), func(i *catalog.Item) bool {
		done := slices.ContainsFunc(p.Items, func(other *catalog.Item) bool { return other.Move == i.Move })
		return done || len(p.Fits) > 0 && !MayDo(p.Fits, i.Move, i.Position)
	})
}

// Swapped returns p with i as item n. An item as it is written undoes a swap.
func Swapped(p catalog.Session, n int, i *catalog.Item) catalog.Session {
	p.Written = p.AsWritten()
	p.Items = slices.Clone(p.Items)
	p.Items[n] = i
	var swaps []string
	for n, i := range p.Items {
		if before := p.Written[n]; i != before {
			swaps = append(swaps, swapKey, before.Move.ID+"."+i.Move.ID)
		}
	}
	if len(swaps) == 0 {
		p.Written = nil
	}
	p.Path, _, _ = strings.Cut(p.Path, "?")
	p.Path = catalog.WithQuery(p.Path, query(swaps...))
	return p
}

// ParseSwaps returns p with the swaps of a query, in any order. The error is *UnknownValue.
func ParseSwaps(c *catalog.Content, p catalog.Session, q url.Values) (catalog.Session, error) {
	for _, value := range q[swapKey] {
		n, i := parseSwap(c, p, value)
		if e := unknownValue(swapKey, value); i == nil && e.Value != "" {
			return p, e
		}
		if i != nil {
			p = Swapped(p, n, i)
		}
	}
	return p, nil
}

// parseSwap returns what a value puts in place of which item of p, nil for nothing that is offered there.
func parseSwap(c *catalog.Content, p catalog.Session, value string) (int, *catalog.Item) {
	from, to, _ := strings.Cut(value, ".")
	for n, before := range p.AsWritten() {
		if before.Move.ID != from || p.Items[n] != before {
			continue
		}
		for _, i := range Swaps(c, p, n) {
			if i.Move.ID == to {
				return n, i
			}
		}
	}
	return 0, nil
}
