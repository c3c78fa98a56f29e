package pack

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"unknot/internal/catalog"
)

// site shows the pages of a site without what means nothing on paper.
type site struct {
	get    func(address string) ([]byte, error)
	sheets []string // addresses of the style sheets of all pages
}

// page returns the page of d, with those at the addresses of parts, which are reviewed with it, and with the lines
// there for each of readers.
func (s *site) page(d *catalog.Doc, parts []string, readers []reader) (page, error) {
	main, err := s.main(d.Path)
	if err != nil {
		return page{}, err
	}
	for _, path := range parts {
		part, err := s.main(path)
		if err != nil {
			return page{}, err
		}
		part.Parent.RemoveChild(part)
		main.AppendChild(part)
	}
	out := page{Doc: d, Words: len(strings.Fields(textOf(main)))}
	for _, r := range readers {
		if r.Lines = linesWith(main, r.pattern); len(r.Lines) > 0 {
			out.Readers = append(out.Readers, r)
		}
	}
	var b strings.Builder
	err = html.Render(&b, main)
	out.Main = b.String()
	return out, err
}

// linesWith lists the paragraphs, list entries and cells in n that pattern matches, each once.
func linesWith(n *html.Node, pattern *regexp.Regexp) []string {
	isLine := func(n *html.Node) bool {
		return n.DataAtom == atom.P || n.DataAtom == atom.Li || n.DataAtom == atom.Td || n.DataAtom == atom.Dd
	}
	var out []string
	for line := range n.Descendants() {
		if !isLine(line) || slices.ContainsFunc(slices.Collect(line.Descendants()), isLine) ||
			slices.ContainsFunc(slices.Collect(line.Ancestors()), isSources) {
			continue
		}
		if text := textOf(line); pattern.MatchString(text) && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// isSources reports whether n is the list of a page's sources, whose titles say nothing to readers.
func isSources(n *html.Node) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), "sources")
}

// textOf returns the words in n, without the numbers of citations.
func textOf(n *html.Node) string {
	var b strings.Builder
	var add func(n *html.Node)
	add = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			if c.DataAtom != atom.Sup {
				add(c)
			}
		}
		switch n.DataAtom {
		case atom.A, atom.Strong, atom.Em:
		case atom.Span:
			if attribute(n, "class") != "" { // such as the mark of a level
				b.WriteByte(' ')
			}
		default:
			if n.Type == html.ElementNode {
				b.WriteByte(' ')
			}
		}
	}
	add(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// main returns the main element of a page.
func (s *site) main(path string) (*html.Node, error) {
	body, err := s.get(path)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return nil, err
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
	return main, nil
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

// left are the elements and classes of a page that the pack leaves out: ways to other pages, controls, pictures, the
// address, and what the pack has elsewhere, which are the urgent signs that every page ends with, and its dates.
var left = strings.Fields("nav input select script button dialog picture svg img .filters .search .find .bar .hash .back .brief .dates .paper .plates")

// clean takes from a page what the pack leaves out, opens what is folded, and describes pictures. Links and fragments
// lead nowhere on paper.
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
	return n.Type == html.ElementNode && slices.Contains(left, n.Data) ||
		slices.ContainsFunc(strings.Fields(attribute(n, "class")), func(class string) bool { return slices.Contains(left, "."+class) })
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
