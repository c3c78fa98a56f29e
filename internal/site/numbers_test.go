package site

import (
	"context"
	"strings"
	"testing"

	"github.com/a-h/templ"
)

// rendered returns a page with these components, one after another.
func rendered(t *testing.T, parts ...templ.Component) string {
	t.Helper()
	page, err := RenderPage(context.Background(), templ.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// noBreaks returns text with no-break spaces in place of tildes.
func noBreaks(text string) string { return strings.ReplaceAll(text, "~", "\u00a0") }

// In plain text, numbers and labels are words. In HTML, numbers are links that dial them, and labels are words that
// open.
func TestNumbersAreLinksInHTML(t *testing.T) {
	t.Parallel()
	const text = "Call {emergency}, {advice} or {crisis} & rest. {practice}"
	for _, test := range []struct{ advice, crisis, plain, linked string }{
		{"+44 800 111", "us <3 on 116 123", "Call 112~9, +44~800~111 or us <3 on 116~123 & rest. (usual practice)",
			`Call <a href="tel:1129">112~9</a>, <a href="tel:+44800111">+44~800~111</a> or us &lt;3 on <a href="tel:116123">116~123</a> &amp; rest.` +
				` <a class="basis" href="#label-a">usual~practice</a>`},
		{"", "", "Call 112~9, a doctor or advice line or 112~9 & rest. (usual practice)",
			`Call <a href="tel:1129">112~9</a>, a doctor or advice line or <a href="tel:1129">112~9</a> &amp; rest.` +
				` <a class="basis" href="#label-a">usual~practice</a>`},
	} {
		n := NewNumbers("112 9", test.advice, test.crisis)
		if got := n.Plain.Replace(text); got != noBreaks(test.plain) {
			t.Errorf("%q\nwant %q", got, test.plain)
		}
		if got := rendered(t, n.Words(text)); got != noBreaks(test.linked) {
			t.Errorf("%q\nwant %q", got, test.linked)
		}
	}
}

// Helplines are British: where another number is the emergency number, there are none.
func TestHelplinesAreBritish(t *testing.T) {
	t.Parallel()
	for emergency, want := range map[string]int{BritishEmergency: len(BritishHelplines), "112": 0, "911": 0} {
		if got := len(NewNumbers(emergency, "", "").Helplines); got != want {
			t.Errorf("with the number %s, there are %d helplines, want %d", emergency, got, want)
		}
	}
}
