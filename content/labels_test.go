package content_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Each label of a page opens its meaning, and a page has no other meanings.
func TestLabelsOpenTheirMeanings(t *testing.T) {
	t.Parallel()
	s := site(t)
	labelled := 0
	for _, p := range s.PageEntries() {
		var labels, meanings []string
		root, err := html.Parse(strings.NewReader(s.get(t, p.Path, "")))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			switch attribute(n, "class") {
			case "meaning":
				meanings = append(meanings, "#"+attribute(n, "id"))
			case "basis":
				if to := attribute(n, "href"); !slices.Contains(labels, to) {
					labels = append(labels, to)
				}
			}
		}
		if slices.Sort(labels); !slices.Equal(labels, meanings) {
			t.Errorf("%s: the labels %v open %v", p.Path, labels, meanings)
		}
		if len(labels) > 0 {
			labelled++
		}
	}
	if labelled < 100 {
		t.Errorf("%d pages have labels", labelled)
	}
}
