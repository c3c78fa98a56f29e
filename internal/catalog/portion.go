package catalog

import "fmt"

// MaxWhole is the most items that a list may have on a page that shows all of them. If a list is longer, the page shows
// perPortion items of each of its lists.
const MaxWhole, perPortion = 500, 60

// Portion says which part of its lists a page shows: Number of Total parts, counted from 1. The zero value means all.
type Portion struct{ Number, Total int }

// PortionKey is the query parameter with the number of a portion. The address of the first portion does not have it.
const PortionKey = "page"

// NewPortion returns the portion with that number, "" for the first, of a page whose longest list has n items. It
// reports false if there is no such portion.
func NewPortion(n int, number string) (p Portion, exists bool) {
	if n <= MaxWhole {
		return Portion{}, number == ""
	}
	total := (n + perPortion - 1) / perPortion
	if number == "" {
		return Portion{1, total}, true
	}
	parsed, exists := ParseNumber(number, 2, total)
	return Portion{parsed, total}, exists
}

// Link returns the address of portion n of the page at address.
func (Portion) Link(address string, n int) string {
	if n <= 1 {
		return address
	}
	return WithQuery(address, fmt.Sprint(PortionKey, "=", n))
}

// More reports whether there is another portion after p.
func (p Portion) More() bool { return p.Number < p.Total }

// Cut returns the items that portion p shows.
func Cut[T any](p Portion, items []T) []T {
	if p.Total == 0 {
		return items
	}
	from := min((p.Number-1)*perPortion, len(items))
	return items[from:min(from+perPortion, len(items))]
}
