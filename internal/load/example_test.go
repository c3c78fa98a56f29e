package load_test

import (
	"fmt"

	"unknot/internal/fixture"
	"unknot/internal/load"
)

func ExampleCatalog() {
	_, err := load.Catalog(fixture.Edit("stretches/wall-roll.md", "position: standing", "position: standnig"))
	fmt.Println(err)
	// Output: stretches/wall-roll.md:7: there is no position standnig (did you mean standing?)
}
