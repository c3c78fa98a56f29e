package library_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/handout"
	"unknot/internal/library"
	"unknot/internal/load"
)

var update = flag.Bool("update", false, "update the golden files")

const address = "https://unknot.example"

// fixtureLibrary returns the fixture as a library. Two of its moves have pictures.
func fixtureLibrary(t *testing.T) library.Library {
	t.Helper()
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		t.Fatal(err)
	}
	motion := address + "/static/neck-turn-m.svg"
	pictures := map[string]*library.Pictures{
		"neck-turn": {Image: address + "/static/neck-turn-a.svg", Motion: &motion, Frames: []string{"Someone sitting"}},
		"wall-roll": {Image: address + "/static/wall-roll-a.svg", Frames: []string{"Someone at a wall"}},
	}
	return library.Library{Catalog: c, URL: address, About: "A site about backs.", Picture: func(id string) *library.Pictures { return pictures[id] }}
}

// documents returns the document of each page by its path, a sheet, and the document that contains everything.
func documents(t *testing.T, l library.Library) map[string]any {
	t.Helper()
	out := map[string]any{library.AllPath: l.All()}
	for _, a := range l.PageEntries() {
		d := l.Lookup(a.Path)
		if (d != nil) != a.Data {
			t.Errorf("%s: has a document: %v, but its address says %v", a.Path, d != nil, a.Data)
		}
		if d != nil {
			out[a.Path] = d
		}
	}
	sheet, faults := handout.Parse(l.Catalog, "1.d3.flate.funsteady.2s-2h15e.1c-2x8.3f-6")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	out[handout.Path] = l.Sheet(sheet.Session())
	return out
}

// export returns the file at an address: a document as Markdown or JSON, or the list of all documents.
func export(t *testing.T, l library.Library, address string) []byte {
	t.Helper()
	path, extension := strings.TrimSuffix(address, filepath.Ext(address)), filepath.Ext(address)
	switch extension {
	case ".md":
		return []byte(l.Markdown(l.Lookup(path)))
	case ".json":
		data, err := library.JSON(l.Lookup(path))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	return []byte(l.Index())
}

// The format of documents does not change by accident, because people build with them.
func TestFormatsAreStable(t *testing.T) {
	t.Parallel()
	const golden = "testdata/formats.txtar"
	want, err := txtar.ParseFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	l := fixtureLibrary(t)
	got := &txtar.Archive{Comment: want.Comment}
	for _, f := range want.Files {
		got.Files = append(got.Files, txtar.File{Name: f.Name, Data: export(t, l, f.Name)})
	}
	if *update {
		if err := os.WriteFile(golden, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(txtar.Format(want)), string(txtar.Format(got))); diff != "" {
		t.Errorf("the documents differ from %s; if that is intended, run go test ./internal/library -update (-want +got):\n%s", golden, diff)
	}
}

// footnote matches a reference to a footnote, or the beginning of one: [^alpha-2020] or [^alpha-2020]:.
var footnote = regexp.MustCompile(`\[\^([^\]]*)\](:?)`)

// Each reference in a Markdown document has its footnote, and each footnote a reference.
func TestReferencesHaveFootnotes(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	for path, d := range documents(t, l) {
		document, ok := d.(library.Document)
		if !ok {
			continue
		}
		notes, references := map[string]bool{}, map[string]bool{}
		for _, m := range footnote.FindAllStringSubmatch(l.Markdown(document), -1) {
			if id, colon := m[1], m[2]; colon != "" {
				notes[id] = true
			} else {
				references[id] = true
			}
		}
		if !maps.Equal(notes, references) {
			t.Errorf("%s has references to %v and footnotes %v", path, references, notes)
		}
	}
}

// A Markdown document needs nothing else: its links are absolute, and it names its page, its licence and its reviewers.
func TestMarkdownIsSelfContained(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	for path, d := range documents(t, l) {
		document, ok := d.(library.Document)
		if !ok {
			continue
		}
		text := l.Markdown(document)
		for _, fault := range []string{"](/", "[!", "{#", "stretch:", "\n\n\n"} {
			if strings.Contains(text, fault) {
				t.Errorf("%s contains %q:\n%s", path, fault, text)
			}
		}
		for _, need := range []string{"# ", "\n- **This page:** <" + address + path + ">\n", library.Licence, "Numb", "**Reviewed by:**"} {
			if !strings.Contains(text, need) {
				t.Errorf("%s does not contain %q:\n%s", path, need, text)
			}
		}
	}
}

// The total time of a dose is the sum of its parts.
func TestDosesAddUp(t *testing.T) {
	t.Parallel()
	for _, s := range fixtureLibrary(t).All().Stretches {
		d, want := s.Dose, 0
		if d.Minutes != nil {
			want = int(*d.Minutes*60) * d.Sides
		} else {
			want = *d.Sets**d.Reps**d.EachSeconds*d.Sides + (*d.Sets-1)**d.RestSeconds
		}
		if d.Seconds != want {
			t.Errorf("%s: %s takes %d seconds, want %d", s.ID, d.Words, d.Seconds, want)
		}
	}
}

// Lookup returns nil for a path without a document.
func TestOtherPathsHaveNoDocument(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	for _, path := range []string{"", "/", "safety", "/stretches", "/stretches/", "/stretches/none", "/stretches/old-breath", "/guides/stiff-neck",
		"/guides/techniques/stiff-neck", "/guides/causes/", "/evidence/cl-99", "/sources/none", "/routines/none", "/about", "/tags/desk", "/a/b/c/d"} {
		if d := l.Lookup(path); d != nil {
			t.Errorf("%q has the document %s", path, fmt.Sprint(d))
		}
	}
}

// Each field has a value somewhere in the fixture: fill has found the field of the catalog that it is copied from.
func TestEveryFieldIsFilled(t *testing.T) {
	t.Parallel()
	filled := map[string]bool{}
	for _, d := range documents(t, fixtureLibrary(t)) {
		findFields(reflect.ValueOf(d), filled)
	}
	unused := []string{ // the fixture has no value for these
		"Safety.Text", "Task.Sources",
		"Kind.Note", "Item.Change", "Guide.Warning", "Guide.Against",
	}
	for field, isFilled := range filled {
		if !isFilled && !slices.Contains(unused, field) {
			t.Errorf("library.%s is empty in every document of the fixture: name it like its field of the catalog, or set it in build.go", field)
		}
	}
}

// findFields records every field of every struct in v, and whether it has a value anywhere.
func findFields(v reflect.Value, filled map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			findFields(v.Elem(), filled)
		}
	case reflect.Slice:
		for i := range v.Len() {
			findFields(v.Index(i), filled)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, value := v.Type().Name()+"."+v.Type().Field(i).Name, v.Field(i)
			if strings.HasSuffix(name, "._") {
				continue
			}
			isEmptyList := value.Kind() == reflect.Slice && value.Len() == 0
			hasValue := !value.IsZero() && !isEmptyList
			filled[name] = filled[name] || hasValue
			findFields(value, filled)
		}
	}
}

// readCSV returns the header and the rows of a CSV file.
func readCSV(t *testing.T, text []byte, err error) (header []string, rows [][]string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records[0], records[1:]
}

// The CSV file has a row for each treatment, and a column for each of its fields in JSON.
func TestTreatmentsCSVHasAllData(t *testing.T) {
	l := fixtureLibrary(t)
	text, err := l.TreatmentsCSV()
	header, rows := readCSV(t, text, err)
	if len(rows) != 3 {
		t.Errorf("%d rows for three treatments:\n%s", len(rows), text)
	}
	if lines := bytes.Count(text, []byte("\r\n")); lines != 4 {
		t.Errorf("%d lines end with CRLF, want 4:\n%s", lines, text)
	}
	var fields map[string]any
	data, err := library.JSON(l.All().Treatments[0])
	if err == nil {
		err = json.Unmarshal(data, &fields)
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(fields)), slices.Sorted(slices.Values(header))); diff != "" {
		t.Errorf("columns (-fields +got):\n%s", diff)
	}
}

// No spreadsheet takes a cell for a formula.
func TestCSVHasNoFormulas(t *testing.T) {
	l := fixtureLibrary(t)
	l.Treatments[0].Treatment = `=1+1, “Moving”` // content cannot have such a name
	text, err := l.TreatmentsCSV()
	header, rows := readCSV(t, text, err)
	if got := rows[0][slices.Index(header, "treatment")]; got != "'=1+1, “Moving”" {
		t.Errorf("a name that looks like a formula became %q", got)
	}
}

// The CSV file has a row for each recommendation, even if no page of the site says it.
func TestGuidelinesCSVHasEachRecommendation(t *testing.T) {
	text, err := fixtureLibrary(t).GuidelinesCSV()
	header, rows := readCSV(t, text, err)
	if len(rows) != 3 {
		t.Fatalf("%d rows for three recommendations:\n%s", len(rows), text)
	}
	for column, want := range map[string]string{"id": "gamma-tape", "page": "", "reason": "Nobody asks for it."} {
		if got := rows[2][slices.Index(header, column)]; got != want {
			t.Errorf("the column %s of the last row has %q, want %q", column, got, want)
		}
	}
}

// wantTexts fails for each text that the Markdown of the page at path lacks.
func wantTexts(t *testing.T, l library.Library, path string, texts ...string) {
	t.Helper()
	page := l.Markdown(l.Lookup(path))
	for _, text := range texts {
		if !strings.Contains(page, text) {
			t.Errorf("the page lacks %q:\n%s", text, page)
		}
	}
}

// What a text embeds becomes Markdown: a move, a ladder, or the words of a picture.
func TestEmbedsBecomeMarkdown(t *testing.T) {
	const path, embed = "/guides/techniques/start-here", "![](stretch:neck-turn)"
	fsys := fixture.FS()
	fixture.EditIn(fsys, path[1:]+".md", embed, embed)
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatal(err)
	}
	l := fixtureLibrary(t)
	l.Catalog = c
	wantTexts(t, l, path,
		"[Neck turn]("+address+"/stretches/neck-turn): hold 15 seconds, 2 times each side, in a chair.\n",
		"**Back to turning**\n\nRest today. [Short morning]("+address+"/routines/short-morning)\n\nStop if it hurts more; it goes numb; ",
		"\n\n1. Look to one side, once a day.\n    - Fine: A mild pull.\n    - Step back if you hold your breath.\n2. Turn your head. [Neck turn]("+address+"/stretches/neck-turn): hold 15 seconds, 2 times each side, every day if you like.\n",
	)
}

// A guide says what to do now: its steps, its routine, or its moves.
func TestGuideSaysWhatToDoNow(t *testing.T) {
	l := fixtureLibrary(t)
	g := l.Guides[0]
	for _, tt := range []struct {
		now  catalog.Now
		want string
	}{
		{catalog.Now{Routine: l.Routines[0]}, " [Short morning](" + address + "/routines/short-morning)\n"},
		{catalog.Now{Moves: l.Moves[:1]}, " [Chair stand](" + address + "/stretches/chair-stand)\n"},
		{catalog.Now{Steps: []string{"Sit up."}}, "\n    - Sit up.\n"},
	} {
		g.Now = tt.now
		wantTexts(t, l, g.Path, "\n- **Do this now:**"+tt.want)
	}
	g.Warning = &catalog.Warning{Text: "Ask first."}
	wantTexts(t, l, g.Path, "\n- **Warning:** Ask first.\n")
}

// A page names the reviews that hold, and no other.
func TestPageNamesReviewsThatHold(t *testing.T) {
	l := fixtureLibrary(t)
	review := &catalog.Review{Name: "Ada Example", Profession: "physiotherapist", Register: "HCPC", Number: "1", Date: l.Moves[0].Checked}
	d := &l.Move("chair-stand").Doc
	d.Reviews = []catalog.PageReview{{Review: review}}
	wantTexts(t, l, d.Path, "- **Reviewed by:**\n    - Ada Example\n        - **Profession:** physiotherapist\n")
	d.Reviews = []catalog.PageReview{{Review: review, Changed: []catalog.Part{catalog.PartText}}}
	wantTexts(t, l, d.Path, "- **Reviewed by:** no clinician\n")
	if reviews := l.Lookup(d.Path).(*library.Stretch).Reviews; len(reviews) > 0 {
		t.Errorf("a review that does not hold is among %+v", reviews)
	}
}

// A move says what to build up to, what else it is called, and each other way to do it.
func TestMoveSaysItsOtherWays(t *testing.T) {
	l := fixtureLibrary(t)
	m, other := l.Move("chair-stand"), l.Move("slow-breath")
	m.Aim, m.Aliases, m.Swap = catalog.Dose{Minutes: 2}, []string{"Sit to stand"}, other
	m.Easier, m.Harder = &catalog.Variant{Text: "Push up.", Move: other}, &catalog.Variant{Text: "Go slowly."}
	breath := "[Slow breath](" + address + "/stretches/slow-breath)\n"
	wantTexts(t, l, m.Path, "- **Later:** 2 minutes\n", "- **Also called:**\n    - Sit to stand\n", "- **How much:** 2 sets of 8 (1 minute 34 seconds in all)\n",
		"- **Easier:**\n    - **Text:** Push up.\n    - **Stretch:** "+breath, "- **Harder:**\n    - **Text:** Go slowly.\n", "- **Instead:** "+breath)
	d := l.Lookup(m.Path).(*library.Stretch).Aim
	if d.Sets != nil || d.HoldSeconds != nil || *d.Minutes != 2 || d.Sides != 1 || d.Seconds != 120 {
		t.Errorf("the aim is %+v", d)
	}
}
