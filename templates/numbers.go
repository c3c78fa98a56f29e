package templates

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

// Numbers writes the phone numbers of the place where a site runs into its texts, which have {emergency}, {advice} and
// {crisis} for them. It writes labels too, for which texts have marks such as {practice}.
type Numbers struct {
	Emergency string
	Advice    string // "" if there is no number
	Crisis    string // whom to call in a mental health crisis, after the word call; "" for the emergency number

	Plain  *strings.Replacer // for text without links: numbers have no-break spaces, and labels are in words
	linked *strings.Replacer // for HTML: numbers are links that dial them, and labels are letters that open their meaning
}

// NewNumbers returns numbers, of which advice and crisis may be "".
func NewNumbers(emergency, advice, crisis string) *Numbers {
	n := &Numbers{Emergency: emergency, Advice: advice, Crisis: crisis}
	plain, linked := n.pairs(crisis, noBreak), n.pairs(html.EscapeString(crisis), telLink)
	for _, l := range markdown.Labels() {
		letter := `<sup><a href="#label-` + l.Letter + `" aria-label="label ` + l.Letter + ": " + l.Words + `">` + l.Letter + `</a></sup>`
		plain, linked = append(plain, l.Mark, l.Spelled()), append(linked, " "+l.Mark, letter, "\n"+l.Mark, letter, l.Mark, letter)
	}
	n.Plain, n.linked = strings.NewReplacer(plain...), strings.NewReplacer(linked...)
	return n
}

var phoneNumber = regexp.MustCompile(`\+?[0-9][0-9 -]*[0-9]`)

// pairs returns the placeholders, each before the number or the words for it.
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

func noBreak(number string) string { return strings.ReplaceAll(number, " ", "\u00a0") }

func telLink(number string) string {
	return `<a href="` + html.EscapeString(tel(number)) + `">` + html.EscapeString(noBreak(number)) + `</a>`
}

// tel returns the URL that dials number.
func tel(number string) string {
	return "tel:" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
}

// Words is a text where a link may stand. A text with a number or a label that is written in another way is refused by
// check.
func (n *Numbers) Words(text string) templ.Component { return n.HTML(templ.EscapeString(text)) }

// thinSpace stands between two notes or letters: 1 2, not 12. It is within the first of them, as it is no part of the
// text.
const thinSpace = "\u2009"

// HTML is like Words for a text that was Markdown.
func (n *Numbers) HTML(text string) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		if strings.Contains(text, "{") {
			if key, ok := ctx.Value(keyOfLetters{}).(*labelKey); ok {
				key.note(text)
			}
			text = n.linked.Replace(text)
		}
		_, err := io.WriteString(w, strings.ReplaceAll(text, "</sup><sup", thinSpace+"</sup><sup"))
		return err
	})
}

// labelKey is the key of the letters on one page.
type labelKey struct {
	used   map[markdown.Label]bool
	placed bool // the page has a place for it
}

// keyOfLetters is the key of the labelKey in the context of a page that is being rendered.
type keyOfLetters struct{}

// keyPlace stands where the key goes until all letters of the page are known.
const keyPlace = "<!--label-key-->"

// note notes the letters that a text is written with.
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

// meaningsOfLetters is what the letters of a page open, and the script that opens it. It stands at the end, where all
// of them are known, and in no fold.
func meaningsOfLetters(s Site) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		key, ok := ctx.Value(keyOfLetters{}).(*labelKey)
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

// keyBelow is a place for the key of the letters above it, and of those that follow. A page has the key at the first
// place below a letter.
func keyBelow() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		key, ok := ctx.Value(keyOfLetters{}).(*labelKey)
		if !ok || key.placed || len(key.used) == 0 {
			return nil
		}
		key.placed = true
		_, err := io.WriteString(w, keyPlace)
		return err
	})
}

// RenderPage renders a page, with the key of its letters.
func RenderPage(ctx context.Context, page templ.Component) ([]byte, error) {
	key := &labelKey{used: map[markdown.Label]bool{}}
	var out bytes.Buffer
	err := page.Render(context.WithValue(ctx, keyOfLetters{}, key), &out)
	if !key.placed {
		return out.Bytes(), err
	}
	return bytes.Replace(out.Bytes(), []byte(keyPlace), []byte(key.String()), 1), err
}
