package library_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/handout"
	"unknot/internal/library"
	"unknot/internal/load"
)

var update = flag.Bool("update", false, "update the golden files")

const address = "https://unknot.example"

// fixtureLibrary returns a library of the fixture. Two moves have pictures.
func fixtureLibrary(t *testing.T) library.Library {
	t.Helper()
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		t.Fatal(err)
	}
	motion := address + "/static/neck-turn-m.svg"
	pictures := map[string]*library.Pictures{
		"neck-turn": {Image: address + "/static/neck-turn-a.svg", Motion: &motion, Frames: []string{"Someone sitting"}, All: []library.Frame{{Frame: "A", Image: address + "/pictures/x/a.svg", Words: "Someone sitting"}}},
		"wall-roll": {Image: address + "/static/wall-roll-a.svg", Frames: []string{"Someone at a wall"}, All: []library.Frame{{Frame: "A", Image: address + "/pictures/x/a.svg", Words: "Someone sitting"}}},
	}
	return library.Library{Catalog: c, URL: address, About: "A site about backs.", Picture: func(id string) *library.Pictures { return pictures[id] }}
}

// documents returns the documents of all pages by path, a list, a sheet, and the one that contains everything.
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
	sheet, faults := handout.Parse(l.Catalog, "1.d3.funsteady.2s-2h15e.1c-2x8")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	out[handout.Path] = l.Sheet(sheet.Session())
	out["/stretches.json"] = l.List("/stretches.json", "/stretches", []any{l.Move("neck-turn")})
	return out
}

// compile returns the schema as it is in this folder: it knows every field.
func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compileText(t, data)
}

func compileText(t *testing.T, data []byte) *jsonschema.Schema {
	t.Helper()
	text, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(address+library.SchemaPath, text); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(address + library.SchemaPath)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// roundTrip encodes v as JSON and decodes it for the validator.
func roundTrip(t *testing.T, v any) any {
	t.Helper()
	text, err := library.JSON(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Every document is valid according to an independent validator.
func TestSchema(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	schema := compile(t)
	for path, d := range documents(t, l) {
		if err := schema.Validate(roundTrip(t, d)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Who has saved the schema meets fields that were added since: it allows them at any depth, and still wants all others.
func TestPublishedSchemaIsOpen(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	closed, open := compile(t), compileText(t, l.Schema())
	for path, d := range documents(t, l) {
		v := roundTrip(t, d)
		addFields(v)
		if open.Validate(v) != nil || closed.Validate(v) == nil {
			t.Errorf("%s with new fields: %v", path, open.Validate(v))
		}
		if delete(v.(map[string]any), "licence"); open.Validate(v) == nil {
			t.Errorf("%s is valid without a licence", path)
		}
	}
}

// addFields adds a field to each object in v.
func addFields(v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, inner := range v {
			addFields(inner)
		}
		v["wear"] = "loose clothes"
	case []any:
		for _, inner := range v {
			addFields(inner)
		}
	}
}

// The schema rejects every document with a missing or an unknown field, at any depth.
func TestSchemaIsStrict(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	schema := compile(t)
	for path, d := range documents(t, l) {
		if path == library.AllPath {
			continue // it is long and contains the others: TestSchemaOfAll covers it
		}
		whole, tried := roundTrip(t, d), 0
		eachObject(whole, func(o map[string]any) {
			for _, name := range slices.Collect(maps.Keys(o)) {
				value := o[name]
				delete(o, name)
				if schema.Validate(whole) == nil {
					t.Errorf("%s is valid without %s in %v", path, name, o)
				}
				o[name] = value
				tried++
			}
			o["unknown"] = "value"
			if schema.Validate(whole) == nil {
				t.Errorf("%s is valid with an unknown field in %v", path, o)
			}
			delete(o, "unknown")
		})
		if tried < 20 {
			t.Errorf("%s: %d fields tried", path, tried)
		}
		if err := schema.Validate(whole); err != nil {
			t.Errorf("the test changed %s: %v", path, err)
		}
	}
}

// eachObject calls do with every JSON object in v.
func eachObject(v any, do func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		do(v)
		for _, inner := range v {
			eachObject(inner, do)
		}
	case []any:
		for _, inner := range v {
			eachObject(inner, do)
		}
	}
}

// The schema rejects the document of everything if a field of an entry is missing in any of its lists.
func TestSchemaOfAll(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	schema := compile(t)
	whole := roundTrip(t, l.All()).(map[string]any)
	lists := []map[string]any{whole, whole["vocabularies"].(map[string]any)}
	for _, in := range lists {
		for name, list := range in {
			entries, ok := list.([]any)
			if !ok {
				continue
			}
			first := entries[0].(map[string]any)
			for field, value := range first {
				delete(first, field)
				if schema.Validate(whole) == nil {
					t.Errorf("the library is valid without %s in %s", field, name)
				}
				first[field] = value
			}
		}
	}
}

// SchemaTypes describes every field of schema.json, and every field there is required.
func TestSchemaTypes(t *testing.T) {
	t.Parallel()
	types, err := library.SchemaTypes()
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]struct {
			Properties map[string]struct {
				Description string
				Const       any
			}
			Required []string
		} `json:"$defs"`
	}
	if err := json.Unmarshal(fixtureLibrary(t).Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	named := map[string]library.SchemaType{}
	for _, s := range types {
		named[s.ID] = s
		if s.Title == "" || s.Description == "" {
			t.Errorf("%s has no title or description", s.ID)
		}
	}
	for id, def := range schema.Defs {
		if got, want := slices.Sorted(maps.Keys(def.Properties)), slices.Sorted(slices.Values(def.Required)); !slices.Equal(got, want) {
			t.Errorf("%s has the fields %q but requires %q", id, got, want)
		}
		for name, p := range def.Properties {
			described := slices.ContainsFunc(named[id].Fields, func(f library.Field) bool { return f.Name == name && f.Type != "" })
			if !described && p.Const == nil || p.Description == "" && p.Const == nil {
				t.Errorf("%s.%s is not described", id, name)
			}
		}
	}
	for _, s := range types {
		for _, f := range s.Fields {
			if f.Of != "" && named[f.Of].ID == "" {
				t.Errorf("%s.%s contains %s, which is not described", s.ID, f.Name, f.Of)
			}
		}
	}
}

// The formats of some documents are stable: people build with them.
func TestFormats(t *testing.T) {
	t.Parallel()
	const golden = "testdata/formats.txtar"
	want, err := txtar.ParseFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	l := fixtureLibrary(t)
	got := &txtar.Archive{Comment: want.Comment}
	for _, f := range want.Files {
		text := l.Index()
		if path, ok := strings.CutSuffix(f.Name, ".md"); ok {
			text = l.Markdown(l.Lookup(path))
		}
		if path, ok := strings.CutSuffix(f.Name, ".json"); ok {
			data, err := library.JSON(l.Lookup(path))
			if err != nil {
				t.Fatal(err)
			}
			text = string(data)
		}
		got.Files = append(got.Files, txtar.File{Name: f.Name, Data: []byte(text)})
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

var reference = regexp.MustCompile(`(?m)(^?)\[\^([^\]]*)\](:?)`)

// The Markdown format is self-contained: each reference has its footnote, links are absolute, and the address of the
// page is in it.
func TestMarkdownIsSelfContained(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	for path, d := range documents(t, l) {
		document, ok := d.(library.Document)
		if !ok {
			continue
		}
		text := l.Markdown(document)
		notes, marks := map[string]bool{}, map[string]bool{}
		for _, m := range reference.FindAllStringSubmatch(text, -1) {
			if m[3] == ":" {
				notes[m[2]] = true
			} else {
				marks[m[2]] = true
			}
		}
		if !maps.Equal(notes, marks) {
			t.Errorf("%s has references to %v and footnotes %v", path, marks, notes)
		}
		for _, fault := range []string{"](/", "[!", "{#", "stretch:", "\n\n\n"} {
			if strings.Contains(text, fault) {
				t.Errorf("%s contains %q:\n%s", path, fault, text)
			}
		}
		for _, need := range []string{"# ", "\n- **This page:** " + address + path + "\n", library.Licence, "Numb", "**Reviewed by:**"} {
			if !strings.Contains(text, need) {
				t.Errorf("%s does not contain %q:\n%s", path, need, text)
			}
		}
	}
}

// The total time of a dose is the sum of its parts.
func TestDoses(t *testing.T) {
	t.Parallel()
	all := fixtureLibrary(t).All()
	for _, s := range all.Stretches {
		d, sum := s.Dose, 0
		if d.Minutes != nil {
			sum = int(*d.Minutes*60) * d.Sides
		} else {
			sum = *d.Sets**d.Reps**d.EachSeconds*d.Sides + (*d.Sets-1)**d.RestSeconds
		}
		if sum != d.Seconds {
			t.Errorf("%s: %s takes %d seconds, found %d", s.ID, d.Words, sum, d.Seconds)
		}
	}
	r := all.Routines[0]
	sum := 0
	for _, i := range r.Items {
		sum += i.Dose.Seconds
	}
	if sum != r.ExerciseSeconds {
		t.Errorf("%s takes %d seconds, found %d", r.ID, sum, r.ExerciseSeconds)
	}
}

func TestLookupOfOtherPaths(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	for _, path := range []string{"", "/", "safety", "/stretches", "/stretches/", "/stretches/none", "/stretches/old-breath", "/guides/stiff-neck",
		"/guides/techniques/stiff-neck", "/guides/causes/", "/evidence/cl-99", "/sources/none", "/routines/none", "/about", "/tags/desk", "/a/b/c/d"} {
		if d := l.Lookup(path); d != nil {
			t.Errorf("%q has the document %s", path, fmt.Sprint(d))
		}
	}
}

// Each field of each kind of document has a value somewhere in the fixture, unless the catalog has a field of that
// name: then fill copies it, and TestEveryFieldIsShown of internal/web looks for it.
func TestEveryFieldIsFilled(t *testing.T) {
	t.Parallel()
	filled := map[string]bool{}
	for _, d := range documents(t, fixtureLibrary(t)) {
		findFields(reflect.ValueOf(d), filled)
	}
	unused := []string{"Safety.Text", "Now.Routine", "Task.Sources", "Item.Change", "Kind.Note", "All.Next", "List.Next"} // by the fixture
	copied := map[string]reflect.Type{"Guide": reflect.TypeFor[catalog.Guide](), "Stretch": reflect.TypeFor[catalog.Move]()}
	for field, ok := range filled {
		kind, name, _ := strings.Cut(field, ".")
		if from := copied[kind]; from != nil && !ok {
			_, ok = from.FieldByName(name)
		}
		if !ok && !slices.Contains(unused, field) {
			t.Errorf("library.%s is empty in every document of the fixture: name it like its field of the catalog, or set it in build.go", field)
		}
	}
}

// findFields notes every field of every struct in v, and whether it has a value.
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
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			filled[name] = filled[name] || !v.Field(i).IsZero() && !(v.Field(i).Kind() == reflect.Slice && v.Field(i).Len() == 0)
			findFields(v.Field(i), filled)
		}
	}
}
