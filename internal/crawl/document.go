package crawl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// document is the content of an HTML page, and its faults that do not depend on other pages.
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

// dataType is the one type of inline script that is allowed: browsers do not execute it.
const dataType = "application/ld+json"

// void are the elements without an end tag (HTML Living Standard, 13.1.2).
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// blocks are the elements that cannot be in a paragraph: browsers close the paragraph before them.
var blocks = []string{"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
	"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"}

var doubleEscaped = regexp.MustCompile(`&amp;(?:amp|lt|gt|quot|#\d+|nbsp|ldquo|rdquo|rsquo|lsquo);`)

// parser is the state while a page is parsed.
type parser struct {
	*document
	open  []string
	count map[string]int
	texts map[string]string
	level int  // of the last heading
	data  bool // the open script is data
}

// parse parses a page strictly: every start tag needs its end tag, properly nested.
func parse(body []byte) *document {
	p := &parser{document: &document{ids: map[string]bool{}}, count: map[string]int{}, texts: map[string]string{}}
	z := html.NewTokenizer(bytes.NewReader(body))
	var words strings.Builder
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			p.start(token, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			p.end(token.Data)
		case html.TextToken:
			p.words(token.Data, &words)
		}
	}
	p.text = normalizeSpace(words.String())
	for _, name := range p.open {
		p.fault("<%s> is never closed", name)
	}
	for _, name := range []string{"h1", "main", "title"} {
		if p.count[name] != 1 {
			p.fault("%d <%s>: a page has one", p.count[name], name)
		}
	}
	p.title = normalizeSpace(p.texts["title"])
	if p.title == "" {
		p.fault("the title is empty")
	}
	if m := doubleEscaped.Find(body); m != nil {
		p.fault("%s is escaped twice", m)
	}
	return p.document
}

// words adds a text, unless it is in a script.
func (p *parser) words(text string, all *strings.Builder) {
	var in string
	if len(p.open) > 0 {
		in = p.open[len(p.open)-1]
		p.texts[in] += text
	}
	if in != "script" {
		all.WriteString(text)
	}
}

func (p *parser) fault(format string, args ...any) {
	p.faults = append(p.faults, fmt.Sprintf(format, args...))
}

func (p *parser) start(t html.Token, selfClosed bool) {
	name := t.Data
	p.count[name]++
	p.texts[name] = ""
	attributes := map[string]string{}
	for _, a := range t.Attr {
		attributes[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
			p.fault("<%s %s>: the policy of the site forbids it", name, a.Key)
		}
	}
	if slices.Contains(blocks, name) && slices.Contains(p.open, "p") {
		p.fault("<%s> inside <p>", name)
	}
	for _, inner := range []string{"a", "button"} {
		if name == inner && slices.Contains(p.open, inner) {
			p.fault("<%s> inside <%s>", name, inner)
		}
	}
	p.element(name, attributes)
	if !slices.Contains(void, name) && !selfClosed {
		p.open = append(p.open, name)
	}
}

// element checks one element and its attributes.
func (p *parser) element(name string, attributes map[string]string) {
	if id, ok := attributes["id"]; ok {
		if id == "" || p.ids[id] {
			p.fault("two elements have the id %q", id)
		}
		p.ids[id] = true
	}
	switch name {
	case "html":
		if attributes["lang"] == "" {
			p.fault("<html> has no lang")
		}
	case "meta":
		p.meta(attributes)
	case "link":
		if attributes["rel"] == "canonical" {
			p.canonical = attributes["href"]
		}
	case "img":
		if _, ok := attributes["alt"]; !ok {
			p.fault("<img src=%q> has no alt", attributes["src"])
		}
	case "style":
		p.fault("<style>: the policy of the site forbids it")
	case "script":
		_, hasSrc := attributes["src"]
		p.data = attributes["type"] == dataType && !hasSrc
		if attributes["src"] == "" && !p.data {
			p.fault("<script> without src: the policy of the site forbids it")
		}
	case "svg":
		isPart := attributes["role"] == "img" || attributes["role"] == "group" // a group has links in it
		if attributes["aria-hidden"] != "true" && (!isPart || attributes["aria-label"] == "") {
			p.fault("<svg> is neither hidden from screen readers nor a picture or a group with a name")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		level := int(name[1] - '0')
		if level > p.level+1 {
			p.fault("<%s> follows a heading of level %d", name, p.level)
		}
		p.level = level
	}
	switch name {
	case "a", "link", "use", "img", "script", "form":
		for _, key := range []string{"href", "src", "action"} {
			if to, ok := attributes[key]; ok && attributes["rel"] != "canonical" {
				p.links = append(p.links, to)
			}
		}
	}
}

// meta records the metadata of a page.
func (p *parser) meta(attributes map[string]string) {
	content := attributes["content"]
	switch {
	case attributes["name"] == "description":
		p.description = content
	case attributes["name"] == "robots":
		p.unlisted = content == "noindex"
	case attributes["property"] == "og:site_name":
		p.site = content
	}
}

func (p *parser) end(name string) {
	if slices.Contains(void, name) {
		p.fault("</%s> ends what has no end", name)
		return
	}
	last := len(p.open) - 1
	if last < 0 || p.open[last] != name {
		p.fault("</%s> does not match %v", name, p.open[max(0, last-2):])
		if i := slices.Index(p.open, name); i >= 0 {
			p.open = p.open[:i]
		}
		return
	}
	p.open = p.open[:last]
	if name == "script" && p.data && !json.Valid([]byte(p.texts[name])) {
		p.fault("<script type=%q> does not hold JSON", dataType)
	}
}
