package content_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"unknot/internal/markdown"
)

// A page explains each letter that it has, and no other, once, below the first of them. Each letter opens its
// explanation.
func TestLettersOfLabelsAreExplained(t *testing.T) {
	t.Parallel()
	s := site(t)
	explained := 0
	for _, p := range s.PageEntries() {
		var letters, keys, opened []string
		root, err := html.Parse(strings.NewReader(s.get(t, p.Path, "")))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			switch {
			case slices.Contains(n.Attr, html.Attribute{Key: "popover"}): // what a letter opens
				opened = append(opened, strings.TrimPrefix(attribute(n, "id"), "label-"))
			case n.Data == "a" && n.Parent.Data == "sup" && strings.HasPrefix(attribute(n, "href"), "#label-"):
				if !slices.Contains(letters, n.FirstChild.Data) {
					letters = append(letters, n.FirstChild.Data)
				}
			case slices.Contains(n.Attr, html.Attribute{Key: "id", Val: "label-key"}):
				if len(letters) == 0 {
					t.Errorf("%s: the key stands above all letters", p.Path)
				}
				keys = append(keys, n.FirstChild.Data)
			}
		}
		if len(letters) == 0 && len(keys) == 0 {
			continue
		}
		if slices.Sort(letters); !slices.Equal(letters, opened) {
			t.Errorf("%s: the letters %v open %v", p.Path, letters, opened)
		}
		if len(keys) != 1 {
			t.Errorf("%s: %d keys for the letters %v", p.Path, len(keys), letters)
			continue
		}
		explained++
		for _, l := range markdown.Labels() {
			if used := slices.Contains(letters, l.Letter); used != strings.Contains(keys[0], l.Letter+":\u00a0"+l.Key+".") {
				t.Errorf("%s: the letter %s is used: %t; the key: %q", p.Path, l.Letter, used, keys[0])
			}
		}
	}
	if explained < 100 {
		t.Errorf("%d pages have letters", explained)
	}
}
