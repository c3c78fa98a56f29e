package fulltext_test

import (
	"fmt"

	"unknot/internal/search/fulltext"
)

func ExampleIndex_Find() {
	x := fulltext.New([]fulltext.Document{{Title: "Neck turn"}, {Title: "Knee sway"}}, [][]string{{"neck", "cervical"}}, nil)
	for _, hit := range x.Find(x.Read("cervical")) {
		fmt.Println(hit.Document)
	}
	// Output: 0
}
