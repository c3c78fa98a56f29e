package view

import (
	"fmt"

	"unknot/internal/catalog"
)

// MaxWhole is how many items the longest list of a page has at most if the page shows all of them, and perPart how many of each list
// a page shows otherwise.
const MaxWhole, perPart = 500, 60

// Part is the part of its lists that a page shows. The zero value shows all.
type Part struct{ Number, Of int } // counted from 1

// PartKey is the parameter of a query that asks for a part other than the first.
const PartKey = "page"

// NewPart returns a part of a page whose longest list has n items. It reports false if there is none with that number: the
// first has none in its address.
func NewPart(n int, number string) (Part, bool) {
	if n <= MaxWhole {
		return Part{}, number == ""
	}
	p := Part{1, (n + perPart - 1) / perPart}
	if number != "" {
		for p.Number = 2; p.Number <= p.Of && fmt.Sprint(p.Number) != number; p.Number++ {
		}
	}
	return p, p.Number <= p.Of
}

// Link returns the address of part n of the page at an address.
func (Part) Link(address string, n int) string {
	if n <= 1 {
		return address
	}
	return catalog.WithQuery(address, fmt.Sprint(PartKey, "=", n))
}

// Cut returns the items of a list that part p shows.
func Cut[T any](p Part, items []T) []T {
	if p.Of == 0 {
		return items
	}
	from := min((p.Number-1)*perPart, len(items))
	return items[from:min(from+perPart, len(items))]
}
