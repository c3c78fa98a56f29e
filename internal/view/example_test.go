package view_test

import (
	"fmt"
	"net/url"

	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/view"
)

func ExampleList() {
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		panic(err)
	}
	lists := view.NewLists(&c.Content)
	filter, err := lists.MoveList.Parse(url.Values{"tag": {"desk"}, "region": {"upper-back"}})
	if err != nil {
		panic(err)
	}
	fmt.Println(filter.Link())
	for _, m := range lists.MoveList.Select(filter) {
		fmt.Println(m.Title)
	}
	// Output:
	// /stretches?region=upper-back&tag=desk
	// Neck turn
	// Slow breath
}
