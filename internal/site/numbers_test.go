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

// In plain text, numbers and labels are words. In HTML, numbers are links that dial them, and labels are letters.
func TestNumbersAreLinksInHTML(t *testing.T) {
	t.Parallel()
	const text = "Call {emergency}, {advice} or {crisis} & rest. {practice}"
	for _, test := range []struct{ advice, crisis, plain, linked string }{
		{"+44 800 111", "us <3 on 116 123", "Call 112~9, +44~800~111 or us <3 on 116~123 & rest. (usual practice)",
			`Call <a href="tel:1129">112~9</a>, <a href="tel:+44800111">+44~800~111</a> or us &lt;3 on <a href="tel:116123">116~123</a> &amp; rest.` +
				`<sup><a href="#label-a" aria-label="label a: usual practice">a</a></sup>`},
		{"", "", "Call 112~9, a doctor or advice line or 112~9 & rest. (usual practice)",
			`Call <a href="tel:1129">112~9</a>, a doctor or advice line or <a href="tel:1129">112~9</a> &amp; rest.` +
				`<sup><a href="#label-a" aria-label="label a: usual practice">a</a></sup>`},
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

// The key is at the first place after a letter, and also explains the letters that follow it.
func TestKeyIsBelowTheFirstLetter(t *testing.T) {
	t.Parallel()
	n := NewNumbers("112", "", "")
	const key = `<p class="cap" id="label-key">a:~usual practice, no study that we know of. c:~borrowed for the upper back from studies of another part. <a href="/about#labels">What these letters mean</a></p>`
	whole := rendered(t, LabelKeyPlace(), n.HTML("<p>Rest. {practice}</p>"), LabelKeyPlace(), n.Words("Turn.\n{borrowed}"), LabelKeyPlace())
	if before, after, ok := strings.Cut(whole, noBreaks(key)); !ok || !strings.HasPrefix(before, "<p>Rest.<sup>") || !strings.HasPrefix(after, "Turn.<sup>") {
		t.Errorf("the key is at the wrong place or lacks a letter: %s", whole)
	}
	for _, parts := range [][]templ.Component{
		{n.Words("Rest."), LabelKeyPlace()},
		{n.Words("Rest. {practice}")},
		{templ.Raw(n.Plain.Replace("Rest. {practice}")), LabelKeyPlace()}, // spelled out
	} {
		if got := rendered(t, parts...); strings.Contains(got, "<p") || strings.Contains(got, "<!--") {
			t.Errorf("a key without need: %s", got)
		}
	}
}
