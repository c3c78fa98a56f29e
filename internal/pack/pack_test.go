package pack_test

import (
	"bytes"
	"html"
	"io/fs"
	"log/slog"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/crawl"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/pack"
	"unknot/internal/site"
	"unknot/internal/web"
	"unknot/static"
)

// write returns the pack of the pages at paths, or of all pages if there are none, and the catalog that it is made
// from.
func write(t *testing.T, fsys fs.FS, paths ...string) (string, *catalog.Catalog) {
	t.Helper()
	loaded := load.Inspect(fsys)
	if len(loaded.Problems) > 0 {
		t.Fatal(loaded.Problems)
	}
	files, err := static.New(static.FS(), false)
	if err != nil {
		t.Fatal(err)
	}
	cfg := web.Config{URL: "https://unknot.example", Emergency: "112", AdviceLine: "0800", Crisis: "116", Now: time.Now, Log: slog.New(slog.DiscardHandler)}
	server, err := web.New(cfg, loaded.Catalog, files)
	if err != nil {
		t.Fatal(err)
	}
	get := func(address string) ([]byte, error) {
		_, _, body, err := crawl.Get(t.Context(), server, address)
		return body, err
	}
	p := pack.Pack{Catalog: loaded.Catalog, Get: get, Parts: loaded.PartsOf, Newest: loaded.Sitemap.Newest(),
		Numbers: site.NewNumbers("112", "0800", "116").Plain}
	for _, path := range paths {
		p.Docs = append(p.Docs, loaded.Catalog.DocAt(path))
	}
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String(), loaded.Catalog
}

var (
	inlineTag = regexp.MustCompile(`</?(?:strong|em|a|span|time)\b[^>]*>|<sup>.*?</sup>`)
	tag       = regexp.MustCompile(`<[^>]*>`)
)

// words returns the text of a document in small letters, with one space between words.
func words(document string) string {
	_, body, _ := strings.Cut(document, "<body")
	text := html.UnescapeString(tag.ReplaceAllString(inlineTag.ReplaceAllString(body, ""), " "))
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// asShown fills in the numbers of the site of write, and removes the marks that pages show as letters.
var asShown = strings.NewReplacer("{emergency}", "112", "{advice}", "0800", "{crisis}", "116", "**", "", " {practice}", "", " {untested}", "", " {borrowed}", "")

// The whole pack has every text that readers see, so that nobody can forget to add a new field to it.
func TestPackHasEveryText(t *testing.T) {
	document, c := write(t, fixture.FS())
	text := words(document)
	for _, list := range []any{c.Guides, c.Moves, c.Routines, c.Pages, c.Safety, c.Signs, c.Cautions, c.Classes, c.Evidence, c.Claims,
		c.Sources, c.Questions, c.Tasks, c.Terms, c.Treatments, c.Start} {
		frontmatter.EachText(list, "read", func(line string, field reflect.StructField, path []any) {
			// The dose fills in steps: see TestPackHasEveryStep. A cue, the steps in one line, is on no page.
			if slices.Contains(path, any("steps")) || field.Name == "Cue" {
				return
			}
			if !strings.Contains(text, strings.ToLower(asShown.Replace(line))) {
				t.Errorf("the pack does not have %q (field %s of %T)", line, field.Name, list)
			}
		})
	}
}

// The whole pack has every step of each move, in all of its positions.
func TestPackHasEveryStep(t *testing.T) {
	document, c := write(t, fixture.FS())
	text := words(document)
	for _, m := range c.Moves {
		for _, position := range m.Positions() {
			for _, step := range m.StepsIn(position, m.Dose) {
				if !strings.Contains(text, strings.ToLower(step.Text)) {
					t.Errorf("the pack does not have the step %q of %s", step.Text, m.ID)
				}
			}
		}
	}
}

// The whole pack has every passage in the text below the fields of a document.
func TestPackHasEveryPassage(t *testing.T) {
	document, c := write(t, fixture.FS())
	text := words(document)
	for _, d := range c.Docs() {
		for _, passage := range d.Body.Passages {
			if level, rest, ok := strings.Cut(passage.Text, ": "); ok && catalog.Certainty(level).Name != level {
				passage.Text = rest // the pack has the name of the level
			}
			if !strings.Contains(text, strings.ToLower(asShown.Replace(passage.Text))) {
				t.Errorf("the pack does not have %q of %s", passage.Text, d.Path)
			}
		}
	}
}

// The pack refers to no other file.
func TestPackNeedsNoOtherFile(t *testing.T) {
	document, _ := write(t, fixture.FS())
	for _, fault := range []string{" href", " src", "url(", "@import", "<script", "<link", " id=", "ZgotmplZ"} {
		if strings.Contains(document, fault) {
			t.Errorf("the pack contains %q", fault)
		}
	}
	body := document[strings.LastIndex(document, "</style>"):]
	if pages, _, _ := strings.Cut(body, "<pre>"); strings.Contains(pages, "{") { // the sums have braces
		t.Error("the words of the pack contain a brace")
	}
}

// A pack of one page has only the signs, stop lines and cautions of that page.
func TestPackOfOnePageHasNothingOfOthers(t *testing.T) {
	document, _ := write(t, fixture.FS(), "/stretches/knee-sway")
	text := words(document)
	for _, want := range []string{
		"1 page ", "chest pain. ", "you feel faint lying down", "ask first in late pregnancy", "mild and gone by tomorrow", "gamma board of health (1)",
		"changed since its review by ada example, physiotherapist (hcpc ph00000), on 2 february 2026: its text, with steps and dose.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the pack of a move does not have %q:\n%s", want, text)
		}
	}
	for _, other := range []string{"numb between your legs", "you feel unsteady", "neck turn"} {
		if strings.Contains(text, other) {
			t.Errorf("the pack of a move has %q, which is of other pages:\n%s", other, text)
		}
	}
}

// The lines about pregnancy are for a midwife, and those about medicines for a pharmacist, even a single one on a page.
func TestPackNamesSpecialists(t *testing.T) {
	const midwife, pharmacist, tablets = "for a midwife: pregnancy and birth ", "for a pharmacist: medicines ", "tablets: ask first if you are over 65"
	site := fixture.Edit("pages/about.md", "\n---\n", "\n---\nIn pregnancy, lie on your side. {practice}\n\n")
	for path, want := range map[string][]string{
		"/about":                        {midwife}, // for that line
		"/stretches/neck-turn":          nil,
		"/guides/techniques/start-here": {midwife, pharmacist, tablets},
	} {
		document, _ := write(t, site, path)
		text := words(document)
		var got []string
		for _, line := range []string{midwife, pharmacist, tablets} {
			if strings.Contains(text, line) {
				got = append(got, line)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("the pack of %s has %q, want %q:\n%s", path, got, want, text)
		}
	}
}

// A routine shows the aims of its moves, as its page does, except where it sets its own dose.
func TestPackHasAimsOfRoutine(t *testing.T) {
	fsys := fixture.Edit("stretches/chair-stand.md", "days_a_week: 3", "aim: {sets: 3, reps: 9, tempo: 4s, rest: 30s}\ndays_a_week: 3")
	fixture.EditIn(fsys, "stretches/slow-breath.md", "days_a_week: 7", "aim: {minutes: 9}\ndays_a_week: 7")
	document, _ := write(t, fsys, "/routines/short-morning")
	if text := words(document); !strings.Contains(text, "in a chair (later 3 sets of 9)") || strings.Contains(text, "later 9 minutes") {
		t.Errorf("the pack of a routine has other aims:\n%s", text)
	}
}

// The form at /start shows the warnings of its answers, and the preparation for the routines that it leads to.
func TestPackHasWarningsOfAnswers(t *testing.T) {
	document, _ := write(t, fixture.FS(), "/start")
	text := words(document)
	for _, want := range []string{"days or weeks call 112 now if you have: numbness between your legs.", "put the chair against a wall."} {
		if !strings.Contains(text, want) {
			t.Errorf("the pack of the form does not have %q:\n%s", want, text)
		}
	}
}

// The item at the end of the pack is a valid review, once somebody fills in the reviewer.
func TestPackEndsWithReviewItem(t *testing.T) {
	document, c := write(t, fixture.FS())
	_, entry, _ := strings.Cut(document, "<pre>")
	entry, _, _ = strings.Cut(entry, "</pre>")
	entry = html.UnescapeString(entry)
	for field, value := range map[string]string{"name": "Bob Example", "profession": "general practitioner", "register": "GMC", "number": "0000000", "date": "2026-03-01"} {
		entry = strings.Replace(entry, field+":\n", field+": "+value+"\n", 1)
	}
	fsys := fixture.FS()
	fsys["reviews.yaml"] = &fstest.MapFile{Data: append(fsys["reviews.yaml"].Data, entry...)}
	_, reviewed := write(t, fsys, "/about")
	for _, d := range reviewed.Docs() {
		if !d.Reviewed() || d.Reviews[0].Name != "Bob Example" {
			t.Errorf("%s is not reviewed", d.Path)
		}
	}
	if len(reviewed.Docs()) != len(c.Docs()) {
		t.Error("the catalogs differ")
	}
	if turn := reviewed.Move("neck-turn").Reviews; len(turn) != 2 || turn[1].Name != "Ada Example" {
		t.Errorf("neck-turn has the reviews %v, want those of both reviewers", turn)
	}
}
