package library_test

import (
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
	unused := []string{"Safety.Text", "Task.Sources", "Kind.Note", "Item.Change", "Guide.Warning", "Guide.Against"} // the fixture has no value for these
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
