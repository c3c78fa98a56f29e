package web_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Every phone number on a page is a link that dials it.
func TestNumbersDial(t *testing.T) {
	t.Parallel()
	targets := []string{
		"/search?q=numb+between+legs", "/search?q=neck", "/stretches?position=chair", "/offline", "/no-such-page", "/safety/cards",
		"/routines/short-morning/play", "/handout?sheet=1.2c-2h15e.5c-300s", "/handout?sheet=1.99", "/handout/change?sheet=1.2c-2h15e&print=large",
	}
	for _, a := range loadFiles(t, nil).PageEntries() {
		targets = append(targets, a.Path)
	}
	dialled := map[string]int{}
	for _, target := range targets {
		a := get(t, sharedSite(t), target)
		if !strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
			continue
		}
		if strings.ContainsAny(strings.Join(attributes(t, a.body, "href"), ""), "{}\u00a0") {
			t.Errorf("%s: a placeholder or a space in an address", target)
		}
		eachText(t, a.body, func(text *html.Node) {
			for number, link := range map[string]string{"112\u00a09": "tel:1129", "0800\u00a0111": "tel:0800111"} {
				if !strings.Contains(text.Data, number) {
					continue
				}
				dialled[number]++
				if got := linkAround(text); got != link {
					t.Errorf("%s: %.60q: a link to %q, want %q", target, text.Data, got, link)
				}
			}
		})
	}
	for number, times := range dialled {
		if times < 10 {
			t.Errorf("%s was seen %d times", number, times)
		}
	}
}

// eachText calls visit with every text that a page shows, except in titles, scripts, labels, summaries and options.
func eachText(t *testing.T, page string, visit func(*html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Title, atom.Script, atom.Style, atom.Label, atom.Summary, atom.Option:
			n.FirstChild = nil
		}
		if n.Type == html.TextNode {
			visit(n)
		}
	}
}

// linkAround returns the target of the link that n is in, or "" if there is none.
func linkAround(n *html.Node) string {
	for p := range n.Ancestors() {
		if p.DataAtom == atom.A {
			return attribute(p, "href")
		}
	}
	return ""
}

// attribute returns the value of an attribute, or "" if n does not have it.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// attributes returns all values of an attribute in a page.
func attributes(t *testing.T, page, name string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for n := range root.Descendants() {
		if value := attribute(n, name); value != "" {
			out = append(out, value)
		}
	}
	return out
}
