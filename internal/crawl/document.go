package crawl

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// document is what a page says to those that follow its links or list it, and the faults that no validator of HTML
// finds.
type document struct {
	links       []string
	ids         map[string]bool
	text        string // with one space between words
	title       string
	description string
	site        string // the name of the site
	canonical   string // canonical URL
	unlisted    bool   // it asks search engines not to index it
	faults      []string
}

var doubleEscaped = regexp.MustCompile(`&amp;(?:amp|lt|gt|quot|#\d+|nbsp|ldquo|rdquo|rsquo|lsquo);`)

// placeholder matches what stands for a phone number or a label, which templates write in some places only.
var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

// parse accepts any HTML: a browser test validates that. It reads tokens, as building a tree takes much longer.
func parse(body []byte) *document {
	d := &document{ids: map[string]bool{}}
	var text, title strings.Builder
	in := "" // the last tag
	for z := html.NewTokenizer(bytes.NewReader(body)); z.Next() != html.ErrorToken; {
		switch token := z.Token(); token.Type {
		case html.StartTagToken, html.SelfClosingTagToken:
			in = token.Data
			d.element(token)
		case html.EndTagToken:
			in = ""
		case html.TextToken:
			if in != "script" {
				text.WriteString(token.Data)
			}
			if in == "title" {
				title.WriteString(token.Data)
			}
		}
	}
	d.title = normalizeSpace(title.String())
	d.text = normalizeSpace(text.String())
	if d.title == "" {
		d.faults = append(d.faults, "the title is empty")
	}
	if m := doubleEscaped.Find(body); m != nil {
		d.faults = append(d.faults, fmt.Sprintf("%s is escaped twice", m))
	}
	if m := placeholder.Find(body); m != nil {
		d.faults = append(d.faults, fmt.Sprintf("%s is shown as it is: a title, a summary or the words of a link cannot hold it", m))
	}
	return d
}

// element records the ID, the links and the metadata of an element.
func (d *document) element(t html.Token) {
	attributes := map[string]string{}
	for _, a := range t.Attr {
		attributes[a.Key] = a.Val
	}
	d.ids[attributes["id"]] = true
	switch t.Data {
	case "meta":
		d.meta(attributes)
	case "svg":
		isPart := attributes["role"] == "img" || attributes["role"] == "group" // a group has links in it
		if attributes["aria-hidden"] != "true" && (!isPart || attributes["aria-label"] == "") {
			d.faults = append(d.faults, "<svg> is neither hidden from screen readers nor a picture or a group with a name")
		}
	case "link":
		if attributes["rel"] == "canonical" {
			d.canonical = attributes["href"]
			return
		}
	}
	switch t.Data {
	case "a", "link", "use", "img", "script", "form":
		for _, key := range []string{"href", "src", "action"} {
			if to, ok := attributes[key]; ok {
				d.links = append(d.links, to)
			}
		}
	}
}

// meta records the metadata of a page.
func (d *document) meta(attributes map[string]string) {
	content := attributes["content"]
	switch {
	case attributes["name"] == "description":
		d.description = content
	case attributes["name"] == "robots":
		d.unlisted = content == "noindex"
	case attributes["property"] == "og:site_name":
		d.site = content
	}
}
