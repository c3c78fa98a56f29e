package web

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"unknot/internal/markdown"
	"unknot/templates"
)

// plainPlaceholders replaces {emergency}, {advice} and {crisis} in plain text by the configured phone numbers, with no-break spaces, and
// labels by their words.
func plainPlaceholders(site templates.Site) *strings.Replacer {
	pairs := []string{"{emergency}", noBreak(site.Emergency), "{advice}", adviceNumber(site, noBreak), "{crisis}", crisisLine(site, noBreak)}
	for _, l := range markdown.Labels() {
		pairs = append(pairs, l.Mark, l.Spelled())
	}
	return strings.NewReplacer(pairs...)
}

// linkedPlaceholders replaces the numbers by links that dial them, and labels by letters that lead to their key, for HTML that may
// contain a link.
func linkedPlaceholders(site templates.Site) *strings.Replacer {
	escaped := site
	escaped.Crisis = html.EscapeString(site.Crisis)
	pairs := []string{"{emergency}", telLink(site.Emergency), "{advice}", adviceNumber(site, telLink), "{crisis}", crisisLine(escaped, telLink)}
	for _, l := range markdown.Labels() {
		letter := `<sup><a href="#label-key" aria-label="` + l.Letter + ", " + l.Words + `">` + l.Letter + `</a></sup>`
		pairs = append(pairs, " "+l.Mark, letter, "\n"+l.Mark, letter, l.Mark, letter)
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

// labelKey explains the letters of labels.
func labelKey(used map[markdown.Label]bool) string {
	var meanings []string
	for _, l := range markdown.Labels() {
		if used[l] {
			meanings = append(meanings, l.Letter+"\u00a0"+l.Words)
		}
	}
	return `<p class="cap" id="label-key">` + strings.Join(meanings, " · ") + `: <a href="/about#labels">what these letters mean</a></p>`
}

// fillPlaceholders fills the phone numbers into a page, as a link wherever HTML allows one, and the letters of labels, so that neither templates
// nor content have to write links. The key of all letters goes to the first KeyPlaceholder below a letter.
func fillPlaceholders(site templates.Site, page []byte) []byte {
	plain, linked := plainPlaceholders(site), linkedPlaceholders(site)
	used := map[markdown.Label]bool{} // those written as letters
	keyAt := -1
	out := make([]byte, 0, len(page)+1<<10)
	depth := 0 // number of open elements of notLinked
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken { // io.EOF: a bytes.Reader has no other error
			break
		}
		switch raw := z.Raw(); {
		case kind == html.CommentToken && string(raw) == templates.KeyPlaceholder:
			if keyAt < 0 && len(used) > 0 {
				keyAt = len(out)
			}
		case bytes.IndexByte(raw, '{') < 0:
			out = append(out, raw...)
		case kind == html.TextToken && depth == 0:
			for _, l := range markdown.Labels() {
				if bytes.Contains(raw, []byte(l.Mark)) {
					used[l] = true
				}
			}
			out = append(out, linked.Replace(string(raw))...)
		default:
			out = append(out, plain.Replace(string(raw))...)
		}
		if kind == html.StartTagToken || kind == html.EndTagToken {
			depth += depthChange(z, kind)
		}
	}
	if keyAt >= 0 {
		out = slices.Insert(out, keyAt, []byte(labelKey(used))...)
	}
	return out
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
