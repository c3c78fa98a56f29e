package web

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"unknot/internal/markdown"
	"unknot/templates"
)

// numbers replaces {emergency}, {advice} and {crisis} in plain text by the configured phone numbers, with no-break spaces, and labels by
// their words.
func numbers(site templates.Site) *strings.Replacer {
	pairs := []string{"{emergency}", noBreak(site.Emergency), "{advice}", adviceNumber(site, noBreak), "{crisis}", crisisLine(site, noBreak)}
	for _, l := range markdown.Labels() {
		pairs = append(pairs, l.Mark, l.Spelled())
	}
	return strings.NewReplacer(pairs...)
}

// linkedNumbers replaces the numbers by links that dial them, and labels by signs that lead to their key, for HTML that may contain a link.
func linkedNumbers(site templates.Site) *strings.Replacer {
	escaped := site
	escaped.Crisis = html.EscapeString(site.Crisis)
	pairs := []string{"{emergency}", telLink(site.Emergency), "{advice}", adviceNumber(site, telLink), "{crisis}", crisisLine(escaped, telLink)}
	for _, l := range markdown.Labels() {
		sign := `<sup><a href="#basis" aria-label="` + l.Words + `">` + l.Sign + `</a></sup>`
		pairs = append(pairs, " "+l.Mark, sign, l.Mark, sign)
	}
	return strings.NewReplacer(pairs...)
}

var phoneNumber = regexp.MustCompile(`\+?[0-9][0-9 -]*[0-9]`)

// crisisLine returns whom to call in a mental health crisis, with its phone numbers formatted: the emergency number if
// nobody else is configured.
func crisisLine(site templates.Site, format func(string) string) string {
	if site.Crisis == "" {
		return format(site.Emergency)
	}
	return phoneNumber.ReplaceAllStringFunc(site.Crisis, format)
}

// adviceNumber returns the formatted number for advice, or words if there is no number.
func adviceNumber(site templates.Site, format func(string) string) string {
	if site.Advice == "" {
		return "a doctor or advice line"
	}
	return format(site.Advice)
}

func noBreak(number string) string { return strings.ReplaceAll(number, " ", "\u00a0") }

func telLink(number string) string {
	return `<a href="` + html.EscapeString(templates.Tel(number)) + `">` + html.EscapeString(noBreak(number)) + `</a>`
}

// notLinked are elements that cannot contain a link, or whose text is not shown where it is in the page.
var notLinked = map[atom.Atom]bool{
	atom.A: true, atom.Button: true, atom.Label: true, atom.Option: true, atom.Script: true, atom.Select: true, atom.Style: true,
	atom.Summary: true, atom.Svg: true, atom.Textarea: true, atom.Title: true,
}

// labelKey explains those signs of labels that text has, for the end of a page.
func labelKey(text string) string {
	var meanings []string
	for _, l := range markdown.Labels() {
		if strings.Contains(text, ">"+l.Sign+"</a>") {
			meanings = append(meanings, l.Sign+"\u00a0"+l.Words)
		}
	}
	if meanings == nil {
		return ""
	}
	return `<p class="cap" id="basis">` + strings.Join(meanings, " · ") + `: <a href="/about#labels">what these letters mean</a></p>`
}

// withNumbers fills the phone numbers into a page, as a link wherever HTML allows one, and the signs of labels with their key. So
// neither templates nor content have to link them.
func withNumbers(site templates.Site, page []byte) []byte {
	plain, linked := numbers(site), linkedNumbers(site)
	out := bytes.NewBuffer(make([]byte, 0, len(page)+1<<10))
	depth := 0 // number of open elements of notLinked
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken { // io.EOF: a bytes.Reader has no other error
			return out.Bytes()
		}
		switch raw := z.Raw(); {
		case bytes.IndexByte(raw, '{') < 0:
			out.Write(raw)
		case kind == html.TextToken && strings.TrimSpace(string(raw)) == templates.LabelKey:
			out.WriteString(labelKey(out.String()))
		case kind == html.TextToken && depth == 0:
			out.WriteString(linked.Replace(string(raw)))
		default:
			out.WriteString(plain.Replace(string(raw)))
		}
		if kind == html.StartTagToken || kind == html.EndTagToken {
			depth += depthChange(z, kind)
		}
	}
}

// depthChange returns by how much the last tag of z changes the number of open elements of notLinked.
func depthChange(z *html.Tokenizer, kind html.TokenType) int {
	name, _ := z.TagName()
	switch {
	case !notLinked[atom.Lookup(name)]:
		return 0
	case kind == html.EndTagToken:
		return -1
	}
	return 1
}
