package site

import (
	"bytes"
	"context"
	"html"
	"io"
	"regexp"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/markdown"
)

// The phone numbers of the United Kingdom, which pages show unless others are set.
const (
	BritishEmergency = "999"
	BritishAdvice    = "111"
	BritishCrisis    = "111 and choose the mental health option, or Samaritans on 116 123"
)

// Numbers replaces the placeholders for phone numbers in texts, which are {emergency}, {advice} and {crisis}, with the
// numbers for the country in which a site runs. It also replaces the marks for labels in texts, such as {practice}.
type Numbers struct {
	Emergency string
	Advice    string // "" if there is no number
	Crisis    string // whom to call in a mental health crisis, to follow the word "call"; "" means the emergency number

	Plain  *strings.Replacer // for text without links: numbers get no-break spaces, and labels become words
	linked *strings.Replacer // for HTML: numbers become links that dial them, and labels become letters that link to their meaning
}

// NewNumbers returns the Numbers of a site. advice and crisis may be "".
func NewNumbers(emergency, advice, crisis string) *Numbers {
	n := &Numbers{Emergency: emergency, Advice: advice, Crisis: crisis}
	plain, linked := n.pairs(crisis, NoBreak), n.pairs(html.EscapeString(crisis), telLink)
	for _, l := range markdown.Labels() {
		letter := `<sup><a href="#label-` + l.Letter + `" aria-label="label ` + l.Letter + ": " + l.Words + `">` + l.Letter + `</a></sup>`
		plain = append(plain, l.Mark, l.Spelled())
		linked = append(linked, " "+l.Mark, letter, "\n"+l.Mark, letter, l.Mark, letter) // a letter follows the text without a space
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
			if key, ok := ctx.Value(labelKeyContext{}).(*labelKey); ok {
				key.note(text)
			}
			text = n.linked.Replace(text)
		}
		_, err := io.WriteString(w, strings.ReplaceAll(text, "</sup><sup", ThinSpace+"</sup><sup"))
		return err
	})
}

// Dialled is like HTML, with the class tel on links that dial.
func (n *Numbers) Dialled(text string) templ.Component {
	return n.HTML(strings.ReplaceAll(n.linked.Replace(text), `<a href="tel:`, `<a class="tel" href="tel:`))
}

// labelKey collects the letters of labels on one page, for the key that explains them.
type labelKey struct {
	used   map[markdown.Label]bool
	placed bool // the page has a place for the key
}

// labelKeyContext is the context key for the labelKey of the page that is being rendered.
type labelKeyContext struct{}

// keyPlace marks the place for the key until all letters of the page are known.
const keyPlace = "<!--label-key-->"

// note adds the letters of the labels in a text.
func (k *labelKey) note(text string) {
	for _, l := range markdown.Labels() {
		if strings.Contains(text, l.Mark) {
			k.used[l] = true
		}
	}
}

// String returns the key as HTML.
func (k *labelKey) String() string {
	var meanings []string
	for _, l := range markdown.Labels() {
		if k.used[l] {
			meanings = append(meanings, l.Letter+":\u00a0"+l.Key+".")
		}
	}
	return `<p class="cap" id="label-key">` + strings.Join(meanings, " ") + ` <a href="/about#labels">What these letters mean</a></p>`
}

// MeaningsOfLetters renders a popover for each letter of a label that the page has used, and the script that opens it.
// It must be at the end of a page, where all its letters are known, and outside of any <details>, which may be closed.
func MeaningsOfLetters(s Site) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		key, ok := ctx.Value(labelKeyContext{}).(*labelKey)
		if !ok {
			return nil
		}
		var out strings.Builder
		for _, l := range markdown.Labels() {
			if key.used[l] {
				out.WriteString(`<p popover id="label-` + l.Letter + `"><strong>` + l.Letter + ", " + l.Words + `.</strong> ` + l.Meaning + `</p>`)
			}
		}
		if out.Len() > 0 {
			out.WriteString(`<script type="module" src="` + s.Static.URL("letters.js") + `"></script>`)
		}
		_, err := io.WriteString(w, out.String())
		return err
	})
}

// LabelKeyPlace renders where the key to the labels goes: here, if a label came before and no place was taken. The key
// explains all labels of the page.
func LabelKeyPlace() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		key, ok := ctx.Value(labelKeyContext{}).(*labelKey)
		if !ok || key.placed || len(key.used) == 0 {
			return nil
		}
		key.placed = true
		_, err := io.WriteString(w, keyPlace)
		return err
	})
}

// RenderPage renders a page together with the key for its letters.
func RenderPage(ctx context.Context, page templ.Component) ([]byte, error) {
	key := &labelKey{used: map[markdown.Label]bool{}}
	var out bytes.Buffer
	err := page.Render(context.WithValue(ctx, labelKeyContext{}, key), &out)
	if !key.placed {
		return out.Bytes(), err
	}
	return bytes.Replace(out.Bytes(), []byte(keyPlace), []byte(key.String()), 1), err
}
