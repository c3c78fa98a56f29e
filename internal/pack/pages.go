package pack

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// site shows the pages of a site without what means nothing on paper.
type site struct {
	get    func(address string) ([]byte, error)
	sheets []string // addresses of the style sheets of all pages
}

// main returns the main element of a page.
func (s *site) main(path string) (string, error) {
	body, err := s.get(path)
	if err != nil {
		return "", err
	}
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	var main *html.Node
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Main:
			main = n
		case n.DataAtom == atom.Link && attribute(n, "rel") == "stylesheet" && !slices.Contains(s.sheets, attribute(n, "href")):
			s.sheets = append(s.sheets, attribute(n, "href"))
		}
	}
	clean(main)
	var b bytes.Buffer
	err = html.Render(&b, main)
	return b.String(), err
}

// style returns the style sheets of the pages, screen before print, as the pages name them.
func (s *site) style() (string, error) {
	var b strings.Builder
	for _, sheet := range s.sheets {
		text, err := s.get(sheet)
		if err != nil {
			return "", err
		}
		b.Write(text)
		b.WriteByte('\n')
	}
	return b.String(), nil
}

// left are the elements and classes of a page that the pack leaves out: ways to other pages, controls, pictures, the address, and what the pack
// has elsewhere, which are the urgent signs that every page ends with, and its dates.
var left = strings.Fields("nav input select script button dialog picture svg img .filters .search .find .bar .hash .back .brief .dates .paper .plates")

// clean takes from a page what the pack leaves out, opens what is folded, and describes pictures. Links and fragments lead nowhere on paper.
func clean(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if alt := attribute(c, "alt") + attribute(c, "aria-label"); alt != "" && (c.DataAtom == atom.Img || c.DataAtom == atom.Svg) {
			n.InsertBefore(&html.Node{Type: html.TextNode, Data: "Picture: " + alt}, c)
		}
		if isLeft(c) {
			n.RemoveChild(c)
		} else {
			clean(c)
		}
		c = next
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key != "class" && a.Key != "start" && a.Key != "scope" })
	if n.DataAtom == atom.Details {
		n.Attr = append(n.Attr, html.Attribute{Key: "open"})
	}
}

// isLeft reports whether the pack leaves out an element.
func isLeft(n *html.Node) bool {
	return n.Type == html.ElementNode && slices.Contains(left, n.Data) || slices.ContainsFunc(strings.Fields(attribute(n, "class")), func(class string) bool { return slices.Contains(left, "."+class) })
}

// attribute returns an attribute of an element, "" if it has none.
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
