package catalog_test

import (
	"fmt"
	"net/url"

	"unknot/internal/fixture"
	"unknot/internal/load"
)

func ExampleFacetedList() {
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		panic(err)
	}
	filter, err := c.StretchList.Parse(url.Values{"tag": {"desk"}, "region": {"upper-back"}})
	if err != nil {
		panic(err)
	}
	fmt.Println(c.StretchList.Link(filter))
	for _, s := range c.StretchList.Select(filter) {
		fmt.Println(s.Title)
	}
	// Output:
	// /stretches?region=upper-back&tag=desk
	// Neck turn
	// Slow breath
}
