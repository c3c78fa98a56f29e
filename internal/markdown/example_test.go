package markdown_test

import (
	"fmt"

	"unknot/internal/markdown"
)

func ExampleParse() {
	doc, problems := markdown.Parse([]byte("Moving helps.[^alpha-2020]\n\n<b>Sit.</b>\n"), new(markdown.Notes), nil)
	fmt.Println(doc.Cites[0].ID)
	fmt.Println(problems[0].Line, problems[0].Text)
	// Output:
	// alpha-2020
	// 3 HTML is not allowed: take the tag out, or in Markdown put it between backquotes
}
