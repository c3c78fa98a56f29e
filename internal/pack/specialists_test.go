package pack_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/load"
)

// linesFor returns the lines of a page that the pack lists for a specialist.
func linesFor(document, who string) []string {
	_, rest, _ := strings.Cut(document, "<h3>For "+who)
	rest, _, _ = strings.Cut(rest, "<main>")
	rest, _, _ = strings.Cut(rest, "<h3>For ")
	var out []string
	for _, tick := range strings.Split(rest, `<div class="tick"><p>`)[1:] {
		line, _, _ := strings.Cut(tick, "</p>")
		out = append(out, line)
	}
	return out
}

// A specialist gets each paragraph, list item and cell with one of their words, once and whole, but no source.
func TestSpecialistGetsLinesWithTheirWords(t *testing.T) {
	for _, tt := range []struct {
		name, html string
		want       []string
	}{
		{"a paragraph", "<p>In pregnancy, sit.</p><p>Sit.</p>", []string{"In pregnancy, sit."}},
		{"any of the words", "<p>A midwife.</p><p>After birth.</p><p>Your bump.</p><p>Breastfeeding.</p><p>Maternity.</p><p>A bump.</p>",
			[]string{"A midwife.", "After birth.", "Your bump.", "Breastfeeding.", "Maternity."}},
		{"items, cells and definitions",
			"<ul><li>Pregnant a</li></ul><table><tr><td>Pregnant b</td></tr></table><dl><dd>Pregnant c</dd></dl>",
			[]string{"Pregnant a", "Pregnant b", "Pregnant c"}},
		{"no headings", "<h2>Pregnancy</h2><div>Pregnancy</div>", nil},
		{"an item with paragraphs", "<ul><li><p>Sit.</p><p>Pregnant? Stand.</p></li></ul>", []string{"Pregnant? Stand."}},
		{"twice the same", "<p>Pregnant.</p><p>Pregnant.</p>", []string{"Pregnant."}},
		{"sources", `<ol class="wide sources"><li>Pregnancy and backs</li></ol><ol class="wide"><li>Pregnant</li></ol>`,
			[]string{"Pregnant"}},
		{"citations", `<p>Pregnant<sup><a>1</a></sup>, sit<sup>2</sup>.</p>`, []string{"Pregnant, sit."}},
		{"marks within words", `<p>Preg<em>nan</em>t, <strong>si</strong>t <a>dow</a>n, <span>no</span>w.</p>`,
			[]string{"Pregnant, sit down, now."}},
		{"marks between words", `<p><span class="level">Low</span>Pregnant<br>people</p>`, []string{"Low Pregnant people"}},
	} {
		s := newSmall("/about")
		s.html["/about"] = tt.html
		if got := linesFor(s.write(t, "/about"), "a midwife: pregnancy and birth"); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A pharmacist gets the lines that name a medicine, then those of the medicines of the page with the name of each. A
// line that the page repeats is there once.
func TestPharmacistGetsLinesOfMedicines(t *testing.T) {
	medicine := &catalog.Medicine{ID: "pill", Name: "Pills", Names: []string{"pilly"},
		DoNot: []catalog.MedicineLine{{Line: "take tablets already"}, {Line: "have a *rash*"}},
		Ask:   []catalog.MedicineLine{{Line: "are over 65"}}}
	page := []string{"A tablet?", "Pilly too.", "Medicines.", "Painkillers."}
	of := []string{"Pills: do not take it if you take tablets already", "Pills: do not take it if you have a *rash*",
		"Pills: ask first if you are over 65"}
	for _, tt := range []struct {
		name, html string
		medicines  []*catalog.Medicine
		want       []string
	}{
		{"words on the page", "<p>" + strings.Join(page, "</p><p>") + "</p><p>Sit.</p>", nil, page},
		{"a medicine", "<p>In pregnancy, sit.</p>", []*catalog.Medicine{medicine}, of},
		{"both", "<ul><li>take tablets already</li><li>A tablet?</li></ul>", []*catalog.Medicine{medicine},
			append([]string{"A tablet?"}, of...)},
		{"neither", "<p>Pill.</p>", nil, nil},
	} {
		s := newSmall("/about")
		s.content.Medicines = []*catalog.Medicine{medicine}
		s.html["/about"], s.parts["/about"] = tt.html, load.PageParts{Medicines: tt.medicines}
		document := s.write(t, "/about")
		if got := linesFor(document, "a pharmacist: medicines"); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if tt.name == "a medicine" {
			if text := words(document); !strings.Contains(text, "about 1 minute, a pharmacist, a midwife") {
				t.Errorf("the specialists are named otherwise:\n%s", text)
			}
		}
	}
}

// The first part has the signs, stop lines and cautions of its pages alone, in the order of the site, each with its
// sources by number.
func TestSafetyPartHasWhatItsPagesHave(t *testing.T) {
	source := func(id string) *catalog.Source {
		return &catalog.Source{ID: id, Authors: catalog.Authors{id}, Year: "2020", Title: "On " + id,
			Address: "https://x.example/" + id, Kind: "trial",
			Studied: "neck", Seen: &catalog.Seen{As: "abstract"}}
	}
	alpha, beta, gamma := source("Alpha"), source("Beta"), source("Gamma")
	now, soon := &catalog.Level{Number: 1, Act: "call {emergency}", Short: "call"}, &catalog.Level{Number: 3, Act: "ask soon", Short: "ask"}
	first := &catalog.Sign{ID: "first", Level: soon, Sign: "You ache [long](/x).", Phrase: "aches", Sources: []*catalog.Source{beta, alpha}}
	second := &catalog.Sign{ID: "second", Level: now, Sign: "You faint.", Phrase: "fainting", Sources: []*catalog.Source{beta}}
	stops, quiet := &catalog.Class{ID: "stops", Name: "Balance", Stop: "you sway"}, &catalog.Class{ID: "quiet", Name: "Quiet"}
	caution := &catalog.Caution{ID: "c", Covers: "Gout", Ask: "Ask.", Adapt: "Less.", Basis: "usual-practice", Why: "So.",
		Sources: []*catalog.Source{alpha, gamma}, Departs: []catalog.Departure{{Source: beta, Says: "Never.", Why: "Rare."}}}
	medicine := &catalog.Medicine{ID: "m", Name: "Pills", Departs: []catalog.Departure{{Source: alpha, Says: "Two.", Why: "Safer."}}}
	s := newSmall("/about", "/care")
	s.content.Levels, s.content.Signs = []*catalog.Level{now, soon}, []*catalog.Sign{first, {ID: "other", Level: now, Phrase: "other"},
		second}
	s.content.Classes, s.content.Cautions = []*catalog.Class{stops, quiet}, []*catalog.Caution{{ID: "other", Covers: "Others"}, caution}
	s.content.Medicines = []*catalog.Medicine{medicine, {ID: "other", Name: "Other pills", Departs: caution.Departs}}
	s.parts["/about"] = load.PageParts{Signs: []*catalog.Sign{first}, Classes: []*catalog.Class{quiet, stops},
		Medicines: []*catalog.Medicine{medicine}}
	s.parts["/care"] = load.PageParts{Signs: []*catalog.Sign{second}, Cautions: []*catalog.Caution{caution}}
	text := words(s.write(t, "/about", "/care"))
	_, text, _ = strings.Cut(text, "what matters for safety ")
	text, _, _ = strings.Cut(text, "/about · ")
	want := "signs: call 112 you faint. within a sentence: fainting (call) beta 2020 (1) " +
		"signs: ask soon you ache long. within a sentence: aches (ask) beta 2020 (1); alpha 2020 (2) " +
		"stop lines of moves: “stop if …” balance you sway " +
		"cautions: who should ask first or change what gout ask. adapt: less. why we say it (usual practice): so. " +
		"alpha 2020 (2); gamma 2020 (3) " +
		"where we depart from a source gout: ask. beta 2020: never. our reason: rare. pills alpha 2020: two. our reason: safer. " +
		"sources of this part beta 2020: on beta. trial, the neck and shoulders. x.example/beta " +
		"alpha 2020: on alpha. trial, the neck and shoulders. x.example/alpha " +
		"gamma 2020: on gamma. trial, the neck and shoulders. x.example/gamma"
	if strings.TrimSpace(text) != want {
		t.Errorf("the first part is\n%s\nwant\n%s", text, want)
	}
	s.content.Safety.Pain = catalog.Pain{Lines: []string{"Mild is fine."}}
	s.parts["/care"] = load.PageParts{PainRule: true}
	if text := words(s.write(t, "/about", "/care")); !strings.Contains(text, "the pain rule mild is fine.") {
		t.Errorf("the pain rule of one page is missing:\n%s", text)
	}
}
