package words_test

import (
	"fmt"

	"unknot/internal/words"
)

func ExampleAvoid() {
	for _, issue := range words.Avoid("It will fix your back. It is not a cure.") {
		fmt.Printf("%s: %s\n", issue.Words, issue.Fix)
	}
	// Output: fix: do not promise: say what may help
}
