package crawl

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// minStepsShare is the smallest share of its steps in the words that the page of a move shows before anything is
// unfolded.
const minStepsShare = .14

// CheckSteps fetches the pages of moves, and returns a fault for each that shows too many words beside its steps. The
// error is ctx.Err().
func CheckSteps(ctx context.Context, h http.Handler, moves []string) (faults []Fault, err error) {
	for _, path := range moves {
		_, _, body, err := Get(ctx, h, path)
		if err != nil {
			return nil, err
		}
		if text := stepsFault(body); text != "" {
			faults = append(faults, Fault{path, text})
		}
	}
	return faults, nil
}

// stepsFault says that the page of a move shows too many words beside its steps, "" if it does not.
func stepsFault(body []byte) string {
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return err.Error()
	}
	steps, all := 0, 0 // numbers of words
	for n := range root.Descendants() {
		switch {
		case n.Data == "article":
			all += ShownWords(n)
		case n.Data == "ol" && hasClass(n, "steps") && !slices.ContainsFunc(slices.Collect(n.Ancestors()), isOther):
			steps += ShownWords(n)
		}
	}
	if float64(steps) < minStepsShare*float64(all) {
		return fmt.Sprintf("its steps are %d of %d words that are shown, less than %.0f of 100: say more in them, or less beside them", steps, all, 100*minStepsShare)
	}
	return ""
}

// ShownWords counts the words that n shows at first, before a reader unfolds anything or chooses another position.
func ShownWords(n *html.Node) int {
	switch {
	case n.Type == html.TextNode:
		return len(strings.Fields(n.Data))
	case n.Data == "svg", n.Data == "script", hasClass(n, "vh"), hasClass(n, "due"), hasClass(n, "act"), hasClass(n, "pop"):
		return 0
	case isOther(n):
		return 0
	}
	folded := n.Data == "details" && !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "open" })
	words := 0
	for c := range n.ChildNodes() {
		if !folded || c.Data == "summary" {
			words += ShownWords(c)
		}
	}
	return words
}

// isOther reports whether n shows a move in a position other than its own.
func isOther(n *html.Node) bool {
	return hasClass(n, "place") && hasClass(n, "other")
}

// hasClass reports whether an element has a class.
func hasClass(n *html.Node, class string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "class" && slices.Contains(strings.Fields(a.Val), class)
	})
}
