package pack

import (
	"html/template"
	"regexp"
	"strings"

	"unknot/internal/markdown"
)

// escape returns the HTML of plain text.
func escape(text string) template.HTML { return template.HTML(template.HTMLEscapeString(text)) }

// inline returns the HTML of a line of Markdown.
func inline(text string) template.HTML {
	html, _, _ := markdown.Inline(text, nil) // package load has reported what is wrong
	return unlinked(html)
}

// tagsOfLinks matches the tags of links, and the fragments that links lead to: on paper they lead nowhere.
var tagsOfLinks = regexp.MustCompile(`</?a\b[^>]*>| id="[^"]*"| aria-labelledby="[^"]*"| tabindex="[^"]*"`)

// unlinked returns HTML of package markdown without links and IDs, and with commas between the numbers of notes.
func unlinked(html string) template.HTML {
	return template.HTML(strings.ReplaceAll(tagsOfLinks.ReplaceAllString(html, ""), "</sup><sup>", ", "))
}

func join(parts ...template.HTML) template.HTML {
	var b strings.Builder
	for _, part := range parts {
		b.WriteString(string(part))
	}
	return template.HTML(b.String())
}

func paragraph(html template.HTML) template.HTML { return "<p>" + html + "</p>" }

func small(text string) template.HTML { return `<p class="small">` + escape(text) + "</p>" }

func bold(text string) template.HTML { return "<strong>" + escape(text) + "</strong>" }

// list returns an ol or ul.
func list(tag string, items []template.HTML) template.HTML {
	out := template.HTML("<" + tag + ">")
	for _, item := range items {
		out += "<li>" + item + "</li>"
	}
	return out + template.HTML("</"+tag+">")
}

// texts returns the HTML of plain texts.
func texts(list []string) []template.HTML {
	out := make([]template.HTML, len(list))
	for i, text := range list {
		out[i] = escape(text)
	}
	return out
}
