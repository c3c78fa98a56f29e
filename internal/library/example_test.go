package library_test

import (
	"fmt"
	"log"
	"strings"

	"unknot/internal/fixture"
	"unknot/internal/library"
	"unknot/internal/load"
)

func ExampleLibrary_Lookup() {
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		log.Fatal(err)
	}
	l := library.Library{Catalog: c, URL: "https://unknot.example", Picture: func(string) *library.Pictures { return nil }}
	text := l.Markdown(l.Lookup("/stretches/neck-turn"))
	title, _, _ := strings.Cut(text, "\n")
	fmt.Println(title)
	fmt.Println(l.Lookup("/stretches/missing"))
	// Output:
	// # Neck turn
	// <nil>
}
