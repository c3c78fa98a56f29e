package web

import (
	"bytes"
	"strings"

	nethtml "golang.org/x/net/html"
	element "golang.org/x/net/html/atom"

	"unknot/templates"
)

// numbers puts the configured phone numbers in place of {emergency} and {advice} in plain text. Their spaces do not break.
func numbers(site templates.Site) *strings.Replacer {
	return strings.NewReplacer("{emergency}", unbroken(site.Emergency), "{advice}", adviceIn(site, unbroken))
}

// linkedNumbers puts links that dial the phone numbers in their place, for text of a page that may hold a link.
func linkedNumbers(site templates.Site) *strings.Replacer {
	return strings.NewReplacer("{emergency}", telLink(site.Emergency), "{advice}", adviceIn(site, telLink))
}

// adviceIn is the number for advice in a form, or words where there is none.
func adviceIn(site templates.Site, form func(string) string) string {
	if site.Advice == "" {
		return "a doctor or advice line"
	}
	return form(site.Advice)
}

func unbroken(number string) string { return strings.ReplaceAll(number, " ", "\u00a0") }

func telLink(number string) string {
	return `<a href="` + nethtml.EscapeString(templates.Tel(number)) + `">` + nethtml.EscapeString(unbroken(number)) + `</a>`
}

// notLinked are elements that cannot hold a link, or whose text is not shown where it stands.
var notLinked = map[element.Atom]bool{
	element.A: true, element.Button: true, element.Label: true, element.Option: true, element.Script: true, element.Select: true, element.Style: true,
	element.Summary: true, element.Svg: true, element.Textarea: true, element.Title: true,
}

// withNumbers returns a page with the phone numbers put in. Wherever a reader could follow a link, a number is one: no template and no text
// has to think of it.
func withNumbers(site templates.Site, page []byte) []byte {
	plain, linked := numbers(site), linkedNumbers(site)
	out := bytes.NewBuffer(make([]byte, 0, len(page)+1<<10))
	depth := 0 // of open elements that hold no link
	for z := nethtml.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == nethtml.ErrorToken { // the end: a reader of bytes in memory has no other error
			return out.Bytes()
		}
		switch raw := z.Raw(); {
		case bytes.IndexByte(raw, '{') < 0:
			out.Write(raw)
		case kind == nethtml.TextToken && depth == 0:
			out.WriteString(linked.Replace(string(raw)))
		default:
			out.WriteString(plain.Replace(string(raw)))
		}
		if kind == nethtml.StartTagToken || kind == nethtml.EndTagToken {
			depth += nesting(z, kind)
		}
	}
}

// nesting is by how much the tag that z read last changes the number of open elements that hold no link.
func nesting(z *nethtml.Tokenizer, kind nethtml.TokenType) int {
	name, _ := z.TagName()
	switch {
	case !notLinked[element.Lookup(name)]:
		return 0
	case kind == nethtml.EndTagToken:
		return -1
	}
	return 1
}
