package prose_test

import (
	"fmt"

	"unknot/internal/prose"
)

func ExampleAvoid() {
	for _, issue := range prose.Avoid("It will fix your back. It is not a cure.") {
		fmt.Printf("%s: %s\n", issue.Words, issue.Advice)
	}
	// Output: fix: do not promise: say what may help
}
