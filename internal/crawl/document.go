package crawl

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// document is what the crawl reads of an HTML page: its links, its text, its metadata, and the faults that a validator
// of HTML would not find.
type document struct {
	links       []string
	ids         map[string]bool
	text        string // the text that it shows, with one space between words
	title       string
	description string
	site        string // the name of the site, as in og:site_name
	canonical   string // canonical URL
	unlisted    bool   // whether it asks search engines not to list it
	faults      []string
}

// doubleEscaped matches a character that was escaped twice, so that readers see its code.
var doubleEscaped = regexp.MustCompile(`&amp;(?:amp|lt|gt|quot|#\d+|nbsp|ldquo|rdquo|rsquo|lsquo);`)

// placeholder matches the placeholder of a phone number or a label, such as {emergency}, and the end of a link.
// Templates replace them in some places only.
var placeholder = regexp.MustCompile(`\{[a-z]+\}|\]\(/[^)]*\)`)

// parse reads a page. It accepts any HTML, which a browser test validates. It reads tokens, as building a tree would
// take much longer.
func parse(body []byte) *document {
	d := &document{ids: map[string]bool{}}
	var text, title strings.Builder
	tag := "" // the last start tag, "" after an end tag
	for z := html.NewTokenizer(bytes.NewReader(body)); z.Next() != html.ErrorToken; {
		switch token := z.Token(); token.Type {
		case html.StartTagToken, html.SelfClosingTagToken:
			tag = token.Data
			d.element(token)
		case html.EndTagToken:
			tag = ""
		case html.TextToken:
			if tag != "script" {
				text.WriteString(token.Data)
			}
			if tag == "title" {
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
		d.faults = append(d.faults, fmt.Sprintf("%s is shown as it is: a title, a summary, an answer or the words of a link cannot hold it", m))
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
		hasRole := attributes["role"] == "img" || attributes["role"] == "group" // a group contains links
		isHidden, isNamed := attributes["aria-hidden"] == "true", hasRole && attributes["aria-label"] != ""
		if !isHidden && !isNamed {
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
