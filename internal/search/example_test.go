package search_test

import (
	"fmt"

	"unknot/internal/search"
)

func ExampleIndex_Find() {
	x := search.New([]search.Document{{Title: "Neck turn"}, {Title: "Knee sway"}}, [][]string{{"neck", "cervical"}}, nil)
	for _, hit := range x.Find(x.Read("cervical")) {
		fmt.Println(hit.Document)
	}
	// Output: 0
}
