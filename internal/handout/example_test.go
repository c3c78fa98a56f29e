package handout_test

import (
	"fmt"
	"log"

	"unknot/internal/fixture"
	"unknot/internal/handout"
	"unknot/internal/load"
)

func ExampleParse() {
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		log.Fatal(err)
	}
	sheet, faults := handout.Parse(c, "1.d3.1c-2x8.99-5")
	for _, i := range sheet.Items {
		fmt.Printf("%s, %s: %s\n", i.Move.Title, i.Position.Label, i.Dose().Text())
	}
	for _, f := range faults {
		fmt.Println(f.Text)
	}
	fmt.Println(sheet.Address())
	// Output:
	// Chair stand, In a chair: 2 sets of 8
	// There is no move with the number 99: it was left out.
	// /handout?sheet=1.d3.1c-2x8
}
