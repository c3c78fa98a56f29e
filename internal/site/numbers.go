package site

import (
	"bytes"
	"context"
	"html"
	"io"
	"regexp"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// The phone numbers of the United Kingdom, which pages show unless others are set.
const (
	BritishEmergency = "999"
	BritishAdvice    = "111"
	BritishCrisis    = "111 and choose the mental health option, or Samaritans on 116 123"
)

// Helpline is somebody to talk to, besides the numbers to call in danger.
type Helpline struct{ For, Number string }

// BritishHelplines are for those whom somebody hurts or frightens. Pages show them only with the British numbers. The
// sources of the sign hurt-by-someone have each of them.
var BritishHelplines = []Helpline{
	{"England, day and night", "0808 2000 247"},
	{"Scotland, day and night", "0800 027 1234"},
	{"Wales, day and night", "0808 80 10 800"},
	{"Northern Ireland, day and night", "0808 802 1414"},
	{"Under 18: Childline", "0800 1111"},
	{"Worried about a child: NSPCC", "0808 800 5000"},
}

// Numbers replaces the placeholders for phone numbers in texts, which are {emergency}, {advice} and {crisis}, with the
// numbers for the country in which a site runs. It also replaces the marks for labels in texts, such as {practice}.
type Numbers struct {
	Emergency string
	Advice    string // "" if there is no number
	Crisis    string // whom to call in a mental health crisis, to follow the word "call"; "" means the emergency number
	Helplines []Helpline

	Plain  *strings.Replacer // for text without links: numbers get no-break spaces, and labels become words
	linked *strings.Replacer // for HTML: numbers become links that dial them, and labels become words that link to their meaning
}

// NewNumbers returns the Numbers of a site. advice and crisis may be "".
func NewNumbers(emergency, advice, crisis string) *Numbers {
	n := &Numbers{Emergency: emergency, Advice: advice, Crisis: crisis}
	if emergency == BritishEmergency {
		n.Helplines = BritishHelplines
	}
	plain, linked := n.pairs(crisis, NoBreak), n.pairs(html.EscapeString(crisis), telLink)
	for _, l := range markdown.Labels() {
		word := ` <a class="basis" href="#label-` + l.Letter + `">` + strings.ReplaceAll(l.Words, " ", "\u00a0") + `</a>`
		plain = append(plain, l.Mark, l.Spelled())
		linked = append(linked, " "+l.Mark, word, "\n"+l.Mark, word, l.Mark, word)
	}
	n.Plain, n.linked = strings.NewReplacer(plain...), strings.NewReplacer(linked...)
	return n
}

// phoneNumber matches the phone numbers in a text about whom to call.
var phoneNumber = regexp.MustCompile(`\+?[0-9][0-9 -]*[0-9]`)

// pairs returns each placeholder followed by its replacement. format formats a number.
func (n *Numbers) pairs(crisis string, format func(string) string) []string {
	advice := "a doctor or advice line"
	if n.Advice != "" {
		advice = format(n.Advice)
	}
	if crisis == "" {
		crisis = n.Emergency
	}
	return []string{"{emergency}", format(n.Emergency), "{advice}", advice, "{crisis}", phoneNumber.ReplaceAllStringFunc(crisis, format)}
}

// NoBreak returns a number that no line is broken within.
func NoBreak(number string) string { return strings.ReplaceAll(number, " ", "\u00a0") }

// telLink returns a link that dials a number, as HTML.
func telLink(number string) string {
	return `<a href="` + html.EscapeString(Tel(number)) + `">` + html.EscapeString(NoBreak(number)) + `</a>`
}

// Tel returns the URL that dials number.
func Tel(number string) string {
	return "tel:" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
}

// Words renders a text in a place that may contain links. The check command rejects a text that writes a number or a
// label in any other way.
func (n *Numbers) Words(text string) templ.Component { return n.HTML(templ.EscapeString(text)) }

// ThinSpace is put between two adjacent notes or letters, so that they read 1 2 and not 12. It is inside the first of
// them, because it is not part of the text.
const ThinSpace = "\u2009"

// HTML is like Words, for a text that is HTML made from Markdown.
func (n *Numbers) HTML(text string) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		if strings.Contains(text, "{") {
			if used, ok := ctx.Value(labelsContext{}).(labelsUsed); ok {
				used.note(text)
			}
			text = n.linked.Replace(text)
		}
		_, err := io.WriteString(w, strings.ReplaceAll(text, "</sup><sup", ThinSpace+"</sup><sup"))
		return err
	})
}

// labelsUsed collects the labels on one page, whose meanings stand at its end.
type labelsUsed map[markdown.Label]bool

// labelsContext is the context key for the labelsUsed of the page that is being rendered.
type labelsContext struct{}

// note adds the labels in a text.
func (used labelsUsed) note(text string) {
	for _, l := range markdown.Labels() {
		if strings.Contains(text, l.Mark) {
			used[l] = true
		}
	}
}

// MeaningsOfLabels renders a popover for each label that the page has used, and the script that opens it. It must be at
// the end of a page, where all its labels are known, and outside of any <details>, which may be closed.
func MeaningsOfLabels(s Site) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		used, _ := ctx.Value(labelsContext{}).(labelsUsed)
		var out strings.Builder
		for _, l := range markdown.Labels() {
			if used[l] {
				out.WriteString(`<p class="meaning" popover id="label-` + l.Letter + `"><strong>` + catalog.Capital(l.Words) + `.</strong> ` + l.Meaning + ` <a href="/about#labels">All such words</a></p>`)
			}
		}
		if out.Len() > 0 {
			out.WriteString(`<script type="module" src="` + s.Static.URL("labels.js") + `"></script>`)
		}
		_, err := io.WriteString(w, out.String())
		return err
	})
}

// RenderPage renders a page together with the meanings of its labels.
func RenderPage(ctx context.Context, page templ.Component) ([]byte, error) {
	var out bytes.Buffer
	err := page.Render(context.WithValue(ctx, labelsContext{}, labelsUsed{}), &out)
	return out.Bytes(), err
}
