package web_test

import (
	"fmt"
	"html"
	"maps"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
)

// view is a way in which readers meet a move.
type view string

const (
	viewPage   view = "page"
	viewJSON   view = ".json"
	viewMD     view = ".md"
	viewSearch view = "search"
)

// stretchFields has a row for every field of a move: the line of the front matter that a test gives a move, and the text
// that every view then shows. For a view that does not, not has the reason.
var stretchFields = []struct {
	field, line, text string
	not               map[view]string
}{
	{"Number", "number: 6", "6", nil},
	{"For", "for: Echidna days", "Echidna days", map[view]string{viewPage: "lists show it", viewJSON: "lists show it", viewMD: "lists show it", viewSearch: "lists show it"}},
	{"Aliases", "aliases: [Quokka push]", "Quokka push", nil},
	{"KindID", "kind: mobility", "Mobility", nil},
	{"RegionIDs", "regions: [lower-back]", "Lower back", nil},
	{"PositionID", "position: bed", "On a bed", map[view]string{viewMD: "it shows it in lower case", viewPage: "it shows it in lower case"}},
	{"EquipmentIDs", "equipment: [band]", "Elastic band", map[view]string{viewPage: "it shows it in lower case"}},
	{"MuscleIDs", "muscles: [glutes]", "Buttocks", map[view]string{viewPage: "it shows it in lower case"}},
	{"TagIDs", "tags: [trunk]", "Trunk", map[view]string{viewMD: "tags lead from page to page"}},
	{"Dose", "dose: {minutes: 2.25, distance: 5-8cm, sides: 2}", "2 minutes 15 seconds each side", map[view]string{viewSearch: "people do not search by dose"}},
	{"Aim", "aim: {minutes: 4.25, distance: 5-8cm, sides: 2}", "4 minutes 15 seconds each side", map[view]string{viewSearch: "people do not search by dose"}},
	{"DaysAWeek", "days_a_week: 4", "Up to 4 days a week", map[view]string{viewSearch: "people do not search by days"}},
	{"Steps", "steps: [{text: Meet the wombat.}, {text: \"Roll {distance}.\"}, {text: \"{side}.\"}]", "Meet the wombat.", nil},
	{"Feel", "feel: A numbat feeling.", "A numbat feeling.", nil},
	{"Cue", "cue: Mind the bilby.", "Mind the bilby.", nil},
	{"Mistakes", "mistakes: [Squashing the dingo.]", "Squashing the dingo.", nil},
	{"LeaveOut", "leave_out: Sore toes? Leave this out, bandicoot.", "Leave this out, bandicoot.", nil},
	{"CareLines", "care: [\"Sore bandicoots? Stop.\"]", "Stop.", nil},
	{"Also", "also: [{position: chair, change: Sit like an echidna.}]", "Sit like an echidna.", nil},
	{"ClassIDs", "cautions: [balance]", "you feel unsteady", map[view]string{viewSearch: "the pages of moves with one caution are many"}},
	{"Easier", "easier: {text: Kookaburra instead.}", "Kookaburra instead.", map[view]string{viewSearch: "the words are about another way"}},
	{"Harder", "harder: {text: Cassowary instead.}", "Cassowary instead.", map[view]string{viewSearch: "the words are about another way"}},
	{"SwapID", "swap: knee-sway", "Knee sway", map[view]string{viewSearch: "that move is found itself"}},
	{"EvidenceIDs", "evidence: [ev-neck]", "Turning the head may ease an ache in the neck.", map[view]string{viewSearch: "many moves share the sentence"}},
	{"Certainty", "certainty: high", "Good evidence", map[view]string{viewSearch: "people do not search by certainty", viewMD: "it shows it in lower case"}},
}

// A field of a move without a row, or a view that does not show the text of a row, is reported by name.
func TestEveryFieldIsShown(t *testing.T) {
	rows := map[string]bool{}
	for _, row := range stretchFields {
		rows[row.field] = true
		site := newServer(t, nil)
		publish(t, site, map[string]string{"stretches/wall-roll.md": withLine(row.line)})
		for _, v := range []view{viewPage, viewJSON, viewMD, viewSearch} {
			shown := shows(t, site, v, row.text)
			if row.not[v] == "" && !shown {
				t.Errorf("%s: %q: the %s of the move does not show %q", row.field, row.line, v, row.text)
			}
			if row.not[v] != "" && shown {
				t.Errorf("%s: %q: the %s of the move shows %q, although %s", row.field, row.line, v, row.text, row.not[v])
			}
		}
	}
	for field := range fieldsOf(reflect.TypeFor[catalog.Stretch]()) {
		if !rows[field] {
			t.Errorf("stretchFields has no row for catalog.Stretch.%s: add one that says what the page, .json, .md and search of a move show of it", field)
		}
	}
}

// fieldsOf returns the names of the fields of t that are written in files.
func fieldsOf(t reflect.Type) map[string]bool {
	out := map[string]bool{}
	for i := range t.NumField() {
		name, inline := frontmatter.YAMLName(t.Field(i))
		if inline && t.Field(i).Type != reflect.TypeFor[catalog.Doc]() {
			maps.Copy(out, fieldsOf(t.Field(i).Type))
		} else if name != "" {
			out[t.Field(i).Name] = true
		}
	}
	return out
}

// withLine returns the file of the move wall-roll with one line of front matter more, or in place of the field it has.
func withLine(line string) string {
	name, _, _ := strings.Cut(line, ":")
	_, rest, _ := strings.Cut(string(fixture.FS()["stretches/wall-roll.md"].Data), "---\n")
	var out strings.Builder
	fmt.Fprintf(&out, "---\n%s\n", line)
	skipping := false
	for l := range strings.Lines(rest) {
		skipping = strings.HasPrefix(l, name+":") || skipping && strings.HasPrefix(l, " ")
		if !skipping {
			out.WriteString(l)
		}
	}
	return out.String()
}

// shows reports whether a view of wall-roll shows text. A search shows it if it finds the move by the text.
func shows(t *testing.T, site http.Handler, v view, text string) bool {
	t.Helper()
	const move = "/stretches/wall-roll"
	switch v {
	case viewSearch:
		return strings.Contains(page(t, site, "/search?q="+url.QueryEscape(text)), `href="`+move)
	case viewPage:
		return strings.Contains(html.UnescapeString(page(t, site, move)), text)
	}
	return strings.Contains(page(t, site, move+string(v)), text)
}
