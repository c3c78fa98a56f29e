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

// document is what a page of HTML holds, and what is wrong with it by itself.
type document struct {
	links       []string
	ids         map[string]bool
	text        string // all words, with one space between them
	title       string
	description string
	site        string // the name of the site
	canonical   string // the address that the page is known by
	unlisted    bool   // it asks not to be listed by search engines
	faults      []string
}

// dataType is the one type of script that holds data in the page itself: browsers run nothing of it, so the policy of the site lets it be.
const dataType = "application/ld+json"

// void are elements without an end (HTML Living Standard, 13.1.2).
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// blocks are elements that a paragraph cannot hold: the parser of a browser would end the paragraph before them.
var blocks = []string{"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
	"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"}

var twiceEscaped = regexp.MustCompile(`&amp;(?:amp|lt|gt|quot|#\d+|nbsp|ldquo|rdquo|rsquo|lsquo);`)

// reader holds what is open while a page is read.
type reader struct {
	*document
	open  []string
	count map[string]int
	texts map[string]string
	level int  // of the last heading
	data  bool // the script that is open is data
}

// parse reads a page strictly: every element that is opened is closed in its place.
func parse(body []byte) *document {
	r := &reader{document: &document{ids: map[string]bool{}}, count: map[string]int{}, texts: map[string]string{}}
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
			r.start(token, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			r.end(token.Data)
		case html.TextToken:
			r.words(token.Data, &words)
		}
	}
	r.text = spaced(words.String())
	for _, name := range r.open {
		r.fault("<%s> is never closed", name)
	}
	for _, name := range []string{"h1", "main", "title"} {
		if r.count[name] != 1 {
			r.fault("%d <%s>: a page has one", r.count[name], name)
		}
	}
	r.title = spaced(r.texts["title"])
	if r.title == "" {
		r.fault("the title is empty")
	}
	if m := twiceEscaped.Find(body); m != nil {
		r.fault("%s is escaped twice", m)
	}
	return r.document
}

// words takes in a text: what a script holds is not for readers.
func (r *reader) words(text string, all *strings.Builder) {
	var in string
	if len(r.open) > 0 {
		in = r.open[len(r.open)-1]
		r.texts[in] += text
	}
	if in != "script" {
		all.WriteString(text)
	}
}

func (r *reader) fault(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

func (r *reader) start(t html.Token, selfClosed bool) {
	name := t.Data
	r.count[name]++
	r.texts[name] = ""
	attributes := map[string]string{}
	for _, a := range t.Attr {
		attributes[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
			r.fault("<%s %s>: the policy of the site forbids it", name, a.Key)
		}
	}
	if slices.Contains(blocks, name) && slices.Contains(r.open, "p") {
		r.fault("<%s> inside <p>", name)
	}
	for _, inner := range []string{"a", "button"} {
		if name == inner && slices.Contains(r.open, inner) {
			r.fault("<%s> inside <%s>", name, inner)
		}
	}
	r.element(name, attributes)
	if !slices.Contains(void, name) && !selfClosed {
		r.open = append(r.open, name)
	}
}

// element looks at one element and its attributes.
func (r *reader) element(name string, attributes map[string]string) {
	if id, ok := attributes["id"]; ok {
		if id == "" || r.ids[id] {
			r.fault("two elements have the id %q", id)
		}
		r.ids[id] = true
	}
	switch name {
	case "html":
		if attributes["lang"] == "" {
			r.fault("<html> has no lang")
		}
	case "meta":
		r.meta(attributes)
	case "link":
		if attributes["rel"] == "canonical" {
			r.canonical = attributes["href"]
		}
	case "img":
		if _, ok := attributes["alt"]; !ok {
			r.fault("<img src=%q> has no alt", attributes["src"])
		}
	case "style":
		r.fault("<style>: the policy of the site forbids it")
	case "script":
		_, hasSrc := attributes["src"]
		r.data = attributes["type"] == dataType && !hasSrc
		if attributes["src"] == "" && !r.data {
			r.fault("<script> without src: the policy of the site forbids it")
		}
	case "svg":
		isPart := attributes["role"] == "img" || attributes["role"] == "group" // a group holds links
		if attributes["aria-hidden"] != "true" && (!isPart || attributes["aria-label"] == "") {
			r.fault("<svg> is neither hidden from screen readers nor a picture or a group with a name")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		level := int(name[1] - '0')
		if level > r.level+1 {
			r.fault("<%s> follows a heading of level %d", name, r.level)
		}
		r.level = level
	}
	switch name {
	case "a", "link", "use", "img", "script", "form":
		for _, key := range []string{"href", "src", "action"} {
			if to, ok := attributes[key]; ok && attributes["rel"] != "canonical" {
				r.links = append(r.links, to)
			}
		}
	}
}

// meta takes in what a page says of itself in its head.
func (r *reader) meta(attributes map[string]string) {
	content := attributes["content"]
	switch {
	case attributes["name"] == "description":
		r.description = content
	case attributes["name"] == "robots":
		r.unlisted = content == "noindex"
	case attributes["property"] == "og:site_name":
		r.site = content
	}
}

func (r *reader) end(name string) {
	if slices.Contains(void, name) {
		r.fault("</%s> ends what has no end", name)
		return
	}
	last := len(r.open) - 1
	if last < 0 || r.open[last] != name {
		r.fault("</%s> does not match %v", name, r.open[max(0, last-2):])
		if i := slices.Index(r.open, name); i >= 0 {
			r.open = r.open[:i]
		}
		return
	}
	r.open = r.open[:last]
	if name == "script" && r.data && !json.Valid([]byte(r.texts[name])) {
		r.fault("<script type=%q> does not hold JSON", dataType)
	}
}
