package catalog

import "fmt"

// MaxWhole is how many items the longest list of a page has at most if the page shows all of them, and perPortion how
// many of each list a page shows otherwise.
const MaxWhole, perPortion = 500, 60

// Portion is the portion of its lists that a page shows. The zero value shows all.
type Portion struct{ Number, Of int } // counted from 1

// PortionKey is the parameter of a query that asks for a portion other than the first.
const PortionKey = "page"

// NewPortion returns a portion of a page whose longest list has n items. It reports false if there is none with that
// number: the first has none in its address.
func NewPortion(n int, number string) (Portion, bool) {
	if n <= MaxWhole {
		return Portion{}, number == ""
	}
	p := Portion{1, (n + perPortion - 1) / perPortion}
	if number != "" {
		for p.Number = 2; p.Number <= p.Of && fmt.Sprint(p.Number) != number; p.Number++ {
		}
	}
	return p, p.Number <= p.Of
}

// Link returns the address of portion n of the page at an address.
func (Portion) Link(address string, n int) string {
	if n <= 1 {
		return address
	}
	return WithQuery(address, fmt.Sprint(PortionKey, "=", n))
}

// More reports whether there is another portion after p.
func (p Portion) More() bool { return p.Number < p.Of }

// Cut returns the items of a list that portion p shows.
func Cut[T any](p Portion, items []T) []T {
	if p.Of == 0 {
		return items
	}
	from := min((p.Number-1)*perPortion, len(items))
	return items[from:min(from+perPortion, len(items))]
}
