package web_test

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
)

// view is a way in which readers see a document.
type view string

const (
	viewPage   view = "page"
	viewJSON   view = ".json"
	viewMD     view = ".md"
	viewSearch view = "search"
)

// row is a line of front matter that a test puts into a document, and the text that every view must then show. not
// gives the reason for each view that does not show it.
type row struct {
	line, text string
	not        map[view]string
}

// anyText is the text for fields that have no row.
const anyText = "A bilby wears a kangaroo suit."

// moveRows are the fields of a move that cannot hold anyText.
var moveRows = []row{
	{"number: 6", "6", nil},
	{"for: Echidna days", "Echidna days", map[view]string{viewJSON: "lists show it", viewMD: "lists show it", viewSearch: "lists show it"}},
	{"kind: mobility", "Mobility", map[view]string{viewPage: "lists are divided by it"}},
	{"regions: [lower-back]", "Lower back", nil},
	{"cue: " + anyText, anyText, map[view]string{viewPage: "the steps say it"}},
	{"aliases: [" + anyText + "]", anyText, map[view]string{viewPage: "it is for those who search"}},
	{"position: bed", "On a bed", nil},
	{"equipment: [band]", "Elastic band", map[view]string{viewPage: "it shows it in lower case"}},
	{"muscles: [glutes]", "Buttocks", map[view]string{viewPage: "it shows it in lower case"}},
	{"tags: [trunk]", "Trunk", map[view]string{viewPage: "lists are chosen by it", viewMD: "tags lead from page to page"}},
	{"dose: {minutes: 2.25, distance: 5-8cm, sides: 2}", "2 minutes 15 seconds each side", map[view]string{viewSearch: "people do not search by dose"}},
	{"aim: {minutes: 4.25, distance: 5-8cm, sides: 2}", "4 minutes 15 seconds each side", map[view]string{viewSearch: "people do not search by dose"}},
	{"days_a_week: 4", "p to 4 days a week", map[view]string{viewSearch: "people do not search by days"}},
	{"steps: [{text: Meet the wombat.}, {text: \"Roll {distance}.\"}, {text: \"{side}.\"}]", "Meet the wombat.", nil},
	{"leave_out: Sore toes? Leave this out, bandicoot.", "Leave this out, bandicoot.", map[view]string{viewSearch: "no move is found by what it warns of"}},
	{"care: [\"Sore bandicoots? Stop.\"]", "Stop.", nil},
	{"also: [{position: chair, change: Sit like an echidna.}]", "Sit like an echidna.", nil},
	{"cautions: [balance]", "you feel unsteady", map[view]string{viewSearch: "the pages of moves with one caution are many"}},
	{"easier: {text: Kookaburra instead.}", "Kookaburra instead.", map[view]string{viewSearch: "the words are about another way"}},
	{"harder: {text: Cassowary instead.}", "Cassowary instead.", map[view]string{viewSearch: "the words are about another way"}},
	{"swap: knee-sway", "Knee sway", map[view]string{viewSearch: "that move is found itself"}},
	{"evidence: [ev-neck]", "Turning the head may ease an ache in the neck.", map[view]string{viewSearch: "many moves share the sentence"}},
	{"certainty: high", "Good evidence", map[view]string{viewSearch: "people do not search by certainty"}},
}

// guideRows are the fields of a guide that cannot hold anyText.
var guideRows = []row{
	{"answer: " + strings.Repeat("The wombat is a marsupial. ", 5), "The wombat is a marsupial.", nil},
	{"regions: [lower-back]", "Lower back", map[view]string{viewPage: "lists are chosen by it"}},
	{"tags: [trunk]", "Trunk", map[view]string{viewMD: "tags lead from page to page"}},
	{"now: {steps: [Follow the numbat., Thank the numbat.]}", "Follow the numbat.", nil},
	{"warning: {text: Mind the cassowary.}", "Mind the cassowary.", map[view]string{viewSearch: "people search for signs, and find the safety page"}},
	{"related: [short-morning]", "Short morning", map[view]string{viewSearch: "that page is found itself"}},
	{"against: [wall-roll]", "Wall roll", map[view]string{viewPage: "its text says why", viewSearch: "that move is found itself"}},
	{"picture: wall-roll", "wall-roll", map[view]string{viewPage: "lists show its picture", viewJSON: "lists show its picture", viewMD: "lists show its picture", viewSearch: "lists show its picture"}},
}

// Every view shows the text of every field, unless its row gives a reason not to. A field that cannot hold anyText must
// have a row.
func TestEveryFieldIsShown(t *testing.T) {
	t.Parallel()
	for _, kind := range []struct {
		path, file string
		document   reflect.Type
		rows       []row
	}{
		{"/stretches/wall-roll", "stretches/wall-roll.md", reflect.TypeFor[catalog.Move](), moveRows},
		{"/guides/causes/stiff-neck", "guides/causes/stiff-neck.md", reflect.TypeFor[catalog.Guide](), guideRows},
	} {
		for _, field := range frontmatter.Fields(kind.document) {
			if slices.ContainsFunc(frontmatter.Fields(reflect.TypeFor[catalog.Doc]()),
				func(shared frontmatter.Field) bool { return shared.Name == field.Name }) {
				continue
			}
			t.Run(kind.document.Name()+"/"+field.Name, func(t *testing.T) {
				t.Parallel()
				if r, ok := rowOf(kind.rows, field); ok {
					site := newSite(t, nil)
					publish(t, site, map[string]string{kind.file: withLine(kind.file, r.line), "poses/wall-roll.chair.yaml": "frames:\n"})
					r.check(t, site, kind.path)
				} else if field.Type.Kind() != reflect.Bool {
					t.Error("add a row that says what the page, .json, .md and search show of it")
				}
			})
		}
	}
}

// rowOf returns the row for a field. If the field has none, the row puts anyText into it; rowOf reports whether it can.
func rowOf(rows []row, field frontmatter.Field) (row, bool) {
	if i := slices.IndexFunc(rows, func(r row) bool { return strings.HasPrefix(r.line, field.Name+":") }); i >= 0 {
		return rows[i], true
	}
	r := row{field.Name + ": " + anyText, anyText, nil}
	if field.Tag.Get("search") == "-" {
		r.not = map[view]string{viewSearch: "its tag says so"}
	}
	switch {
	case field.Type == reflect.TypeFor[[]string]():
		r.line = field.Name + ": [" + anyText + "]"
	case field.Type.Kind() != reflect.String:
		return r, false
	}
	return r, true
}

// check reports the views of the document at path that do not show what the row says.
func (r row) check(t *testing.T, site http.Handler, path string) {
	t.Helper()
	for _, v := range []view{viewPage, viewJSON, viewMD, viewSearch} {
		shown := shows(t, site, path, v, r.text)
		if r.not[v] == "" && !shown {
			t.Errorf("%q: the %s of %s does not show %q", r.line, v, path, r.text)
		}
		if r.not[v] != "" && shown {
			t.Errorf("%q: the %s of %s shows %q, although %s", r.line, v, path, r.text, r.not[v])
		}
	}
}

// withLine returns a document of the fixture with a line of front matter added. If the document has that field already,
// the line replaces it.
func withLine(file, line string) string {
	name, _, _ := strings.Cut(line, ":")
	_, rest, _ := strings.Cut(string(fixture.FS()[file].Data), "---\n")
	front, body, _ := strings.Cut(rest, "---\n")
	var out strings.Builder
	fmt.Fprintf(&out, "---\n%s\n", line)
	skipping := false
	for l := range strings.Lines(front) {
		skipping = strings.HasPrefix(l, name+":") || skipping && strings.HasPrefix(l, " ")
		if !skipping {
			out.WriteString(l)
		}
	}
	return out.String() + "---\n" + body
}

// shows reports whether a view of the document at path shows text. For search, that means that a search for the text
// finds the document.
func shows(t *testing.T, site http.Handler, path string, v view, text string) bool {
	t.Helper()
	switch v {
	case viewSearch:
		return strings.Contains(page(t, site, "/search?q="+url.QueryEscape(text)), `href="`+path)
	case viewPage:
		return strings.Contains(html.UnescapeString(page(t, site, path)), text)
	}
	return strings.Contains(page(t, site, path+string(v)), text)
}
