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

// site reads the pages of a site, and leaves out what is of no use on paper.
type site struct {
	get    func(address string) ([]byte, error)
	sheets []string // addresses of the style sheets of all pages
}

// page returns the page of d, followed by the pages at the addresses parts, which are reviewed together with it. It
// finds the lines for each of the specialists on them.
func (s *site) page(d *catalog.Doc, parts []string, specialists []specialist) (page, error) {
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
	for _, r := range specialists {
		if r.Lines = linesWith(main, r.pattern); len(r.Lines) > 0 {
			out.Specialists = append(out.Specialists, r)
		}
	}
	var b strings.Builder
	err = html.Render(&b, main)
	out.Main = b.String()
	return out, err
}

// linesWith lists the paragraphs, list items, table cells and definitions in n that pattern matches, each once. It
// leaves out those in the list of sources.
func linesWith(n *html.Node, pattern *regexp.Regexp) []string {
	isLine := func(n *html.Node) bool {
		return n.DataAtom == atom.P || n.DataAtom == atom.Li || n.DataAtom == atom.Td || n.DataAtom == atom.Dd
	}
	var out []string
	for line := range n.Descendants() {
		if !isLine(line) {
			continue
		}
		hasLines := slices.ContainsFunc(slices.Collect(line.Descendants()), isLine) // such as a list item with paragraphs
		isSource := slices.ContainsFunc(slices.Collect(line.Ancestors()), isSources)
		if hasLines || isSource {
			continue
		}
		if text := textOf(line); pattern.MatchString(text) && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// isSources reports whether n is the list of a page's sources. Their titles are not advice to readers.
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
		isWithinWords := n.DataAtom == atom.A || n.DataAtom == atom.Strong || n.DataAtom == atom.Em ||
			n.DataAtom == atom.Span && attribute(n, "class") == "" // one with a class is apart, such as the mark of a level
		if n.Type == html.ElementNode && !isWithinWords {
			b.WriteByte(' ')
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
		b.Write(fontFace.ReplaceAll(text, nil))
		b.WriteByte('\n')
	}
	return b.String(), nil
}

// fontFace matches what fetches a face of the site: the pack needs no other file.
var fontFace = regexp.MustCompile(`@font-face\s*{[^}]*}`)

// leftOut names the elements and classes of a page that the pack leaves out: navigation, controls, pictures, the
// address, and what the pack shows elsewhere. These are the urgent signs at the end of every page, and its dates.
var leftOut = strings.Fields("nav input select script button dialog picture svg img .act .pop .filters .search .find .bar .back .brief .dates .paper")

// clean removes from a page what the pack leaves out, opens what is folded, and replaces pictures by their
// descriptions. It also removes the attributes of links and fragments, which lead nowhere on paper.
func clean(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if alt := attribute(c, "alt") + attribute(c, "aria-label"); alt != "" && (c.DataAtom == atom.Img || c.DataAtom == atom.Svg) {
			n.InsertBefore(&html.Node{Type: html.TextNode, Data: "Picture: " + alt}, c)
		}
		if isLeftOut(c) {
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

// isLeftOut reports whether the pack leaves out an element.
func isLeftOut(n *html.Node) bool {
	return n.Type == html.ElementNode && slices.Contains(leftOut, n.Data) ||
		slices.ContainsFunc(strings.Fields(attribute(n, "class")), func(class string) bool { return slices.Contains(leftOut, "."+class) })
}

// attribute returns the value of an attribute, "" if the element does not have it.
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
