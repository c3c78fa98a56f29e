package catalog_test

import (
	"testing"

	"unknot/internal/catalog"
)

// A list of more than 500 items is shown in portions of 60, whose numbers are counted from 1.
func TestLongListsHavePortions(t *testing.T) {
	for _, tt := range []struct {
		name, number string
		items        int
		want         catalog.Portion
		exists       bool
	}{
		{"a short list is whole", "", 500, catalog.Portion{}, true},
		{"a short list has no second portion", "2", 500, catalog.Portion{}, false},
		{"the first portion", "", 501, catalog.Portion{Number: 1, Total: 9}, true},
		{"the last portion", "9", 501, catalog.Portion{Number: 9, Total: 9}, true},
		{"no portion after the last", "10", 501, catalog.Portion{Total: 9}, false},
		{"the first portion has no number", "1", 501, catalog.Portion{Total: 9}, false},
	} {
		got, exists := catalog.NewPortion(tt.items, tt.number)
		if got != tt.want || exists != tt.exists {
			t.Errorf("%s: %+v, %t; want %+v, %t", tt.name, got, exists, tt.want, tt.exists)
		}
	}
}

// The zero portion shows all items, and the last portion what is left.
func TestCutReturnsItemsOfPortion(t *testing.T) {
	items := make([]int, 501)
	for portion, want := range map[catalog.Portion]int{{}: 501, {Number: 1, Total: 9}: 60, {Number: 9, Total: 9}: 21} {
		if got := len(catalog.Cut(portion, items)); got != want {
			t.Errorf("%+v shows %d items, want %d", portion, got, want)
		}
	}
}

// The address of a portion has its number, except that of the first.
func TestPortionHasItsAddress(t *testing.T) {
	for n, want := range map[int]string{1: "/stretches?tags=desk", 2: "/stretches?tags=desk&page=2"} {
		if got := (catalog.Portion{}).Link("/stretches?tags=desk", n); got != want {
			t.Errorf("portion %d has the address %s, want %s", n, got, want)
		}
	}
}

// A page has portions as long as its longest list, so a shorter list may have nothing in the last ones.
func TestShortListEndsBeforeLastPortion(t *testing.T) {
	items := make([]int, 70)
	for i := range items {
		items[i] = i
	}
	if second := catalog.Cut(catalog.Portion{Number: 2, Total: 3}, items); len(second) != 10 || second[0] != 60 {
		t.Errorf("the second portion has the items %v, want those from 60 to 69", second)
	}
	if third := catalog.Cut(catalog.Portion{Number: 3, Total: 3}, items); len(third) != 0 {
		t.Errorf("the third portion has the items %v, want none", third)
	}
	if !(catalog.Portion{Number: 2, Total: 3}).More() || (catalog.Portion{Number: 3, Total: 3}).More() {
		t.Error("only the last portion has no other after it")
	}
}
