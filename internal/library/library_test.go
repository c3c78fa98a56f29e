package library_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"

	"unknot/internal/fixture"
	"unknot/internal/library"
	"unknot/internal/load"
)

var update = flag.Bool("update", false, "write what documents are into testdata")

const address = "https://unknot.example"

// fixtureLibrary is the fixture as documents. One move has pictures.
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

// documents are those of every page that has one, by path, and everything in one.
func documents(t *testing.T, l library.Library) map[string]any {
	t.Helper()
	out := map[string]any{library.AllPath: l.All()}
	for _, a := range l.Addresses() {
		d := l.Lookup(a.Path)
		if (d != nil) != a.Data {
			t.Errorf("%s: a document %v, and its address says %v", a.Path, d != nil, a.Data)
		}
		if d != nil {
			out[a.Path] = d
		}
	}
	return out
}

func compile(t *testing.T, l library.Library) *jsonschema.Schema {
	t.Helper()
	text, err := jsonschema.UnmarshalJSON(bytes.NewReader(l.Schema()))
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

// read is v as it reads for who is sent its JSON.
func read(t *testing.T, v any) any {
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

// An independent validator agrees with every document.
func TestSchema(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	schema := compile(t, l)
	for path, d := range documents(t, l) {
		if err := schema.Validate(read(t, d)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Whatever field goes missing, or comes without a word in the schema, anywhere in a document, is found.
func TestSchemaIsStrict(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	schema := compile(t, l)
	for path, d := range documents(t, l) {
		if path == library.AllPath {
			continue // its parts are those of the others, and it is long
		}
		whole, tried := read(t, d), 0
		eachObject(whole, func(o map[string]any) {
			for _, name := range slices.Collect(maps.Keys(o)) {
				value := o[name]
				delete(o, name)
				if schema.Validate(whole) == nil {
					t.Errorf("%s is fine without %s in %v", path, name, o)
				}
				o[name] = value
				tried++
			}
			o["unheard-of"] = "value"
			if schema.Validate(whole) == nil {
				t.Errorf("%s is fine with a field more in %v", path, o)
			}
			delete(o, "unheard-of")
		})
		if tried < 20 {
			t.Errorf("%s: %d fields tried", path, tried)
		}
		if err := schema.Validate(whole); err != nil {
			t.Errorf("%s is not as it was: %v", path, err)
		}
	}
}

// eachObject calls do with every object in v.
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

// The promise is kept for the whole library too: a field of each of its lists that goes missing is found.
func TestSchemaOfAll(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	schema := compile(t, l)
	whole := read(t, l.All()).(map[string]any)
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
					t.Errorf("the library is fine without %s in %s", field, name)
				}
				first[field] = value
			}
		}
	}
}

// The page on data describes every field there is: what schema.json requires is what it describes, and all of it.
func TestShapes(t *testing.T) {
	t.Parallel()
	shapes, err := library.SchemaTypes()
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
	for _, s := range shapes {
		named[s.ID] = s
		if s.Title == "" || s.Description == "" {
			t.Errorf("%s has no title or description", s.ID)
		}
	}
	for id, def := range schema.Defs {
		if got, want := slices.Sorted(maps.Keys(def.Properties)), slices.Sorted(slices.Values(def.Required)); !slices.Equal(got, want) {
			t.Errorf("%s has the fields %q and requires %q", id, got, want)
		}
		for name, p := range def.Properties {
			told := slices.ContainsFunc(named[id].Fields, func(f library.Field) bool { return f.Name == name && f.Type != "" })
			if !told && p.Const == nil || p.Description == "" && p.Const == nil {
				t.Errorf("%s.%s is not described", id, name)
			}
		}
	}
	for _, s := range shapes {
		for _, f := range s.Fields {
			if f.Of != "" && named[f.Of].ID == "" {
				t.Errorf("%s.%s holds %s, which is not described", s.ID, f.Name, f.Of)
			}
		}
	}
}

// What each form of some documents is. A change here is a change for everyone who builds with them.
func TestForms(t *testing.T) {
	t.Parallel()
	const golden = "testdata/forms.txtar"
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
		t.Errorf("other than in %s: look at it, and if it is right, run go test ./internal/library -update (-want +got):\n%s", golden, diff)
	}
}

var mark = regexp.MustCompile(`(?m)(^?)\[\^([^\]]*)\](:?)`)

// A Markdown form stands by itself: each mark has its note, each link its whole address, and it says where it is from.
func TestMarkdownStandsAlone(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	for path, d := range documents(t, l) {
		if path == library.AllPath {
			continue
		}
		text := l.Markdown(d.(library.Document))
		notes, marks := map[string]bool{}, map[string]bool{}
		for _, m := range mark.FindAllStringSubmatch(text, -1) {
			if m[3] == ":" {
				notes[m[2]] = true
			} else {
				marks[m[2]] = true
			}
		}
		if !maps.Equal(notes, marks) {
			t.Errorf("%s has the marks %v and the notes %v", path, marks, notes)
		}
		for _, fault := range []string{"](/", "[!", "{#", "stretch:", "\n\n\n"} {
			if strings.Contains(text, fault) {
				t.Errorf("%s holds %q:\n%s", path, fault, text)
			}
		}
		for _, need := range []string{"# ", "\n- **This page:** " + address + path + "\n", library.Licence, "Numb", "**Reviewed by:**"} {
			if !strings.Contains(text, need) {
				t.Errorf("%s does not hold %q:\n%s", path, need, text)
			}
		}
	}
}

// Numbers of a dose agree with each other, and with its words.
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

func TestAtNothing(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	for _, path := range []string{"", "/", "safety", "/stretches", "/stretches/", "/stretches/none", "/stretches/old-breath", "/guides/stiff-neck",
		"/guides/techniques/stiff-neck", "/guides/causes/", "/evidence/cl-99", "/sources/none", "/routines/none", "/about", "/tags/desk", "/a/b/c/d"} {
		if d := l.Lookup(path); d != nil {
			t.Errorf("%q has the document %s", path, fmt.Sprint(d))
		}
	}
}
