package authoring_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"unknot/internal/authoring"
	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// Every file of the content and of the fixture is valid by its schema.
func TestContentIsValidBySchemas(t *testing.T) {
	t.Parallel()
	for _, fsys := range []fs.FS{os.DirFS("../../content"), fixture.FS()} {
		files := 0
		for pattern, schema := range authoring.Schemas(load.Inspect(fsys)) {
			data, err := json.Marshal(schema)
			if err != nil {
				t.Fatal(err)
			}
			compiled := compile(t, pattern, data)
			names, err := fs.Glob(fsys, pattern)
			if err != nil || len(names) == 0 {
				t.Errorf("%s: no files, %v", pattern, err)
			}
			for _, name := range names {
				files++
				if err := compiled.Validate(read(t, fsys, name)); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		if files < 40 {
			t.Errorf("only %d files were validated", files)
		}
	}
}

// A schema refuses an unknown field, a word outside the vocabulary, a missing field, and a day in the wrong form.
func TestSchemaRefusesFaultyFiles(t *testing.T) {
	t.Parallel()
	data, err := json.Marshal(authoring.Schemas(load.Inspect(fixture.FS()))["stretches/*.md"])
	if err != nil {
		t.Fatal(err)
	}
	schema := compile(t, "stretches", data)
	for _, tt := range [][2]string{{"kind: strength", "kind: strenght"}, {"position: chair", "positon: chair"}, {"feel: Work in the thighs.\n", ""}, {"checked: 2026-01-10", "checked: 10.1.2026"}} {
		if schema.Validate(read(t, fixture.Edit("stretches/chair-stand.md", tt[0], tt[1]), "stretches/chair-stand.md")) == nil {
			t.Errorf("%q is valid", tt[1])
		}
	}
}

// compile returns a JSON Schema, ready to validate files.
func compile(t *testing.T, name string, data []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return compiled
}

// read returns the YAML of a file as the types of package encoding/json.
func read(t *testing.T, fsys fs.FS, name string) any {
	t.Helper()
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if path.Ext(name) == ".md" {
		text, _, _ = strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---")
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return value(t, &doc)
}

// value returns the value of n. A day is text, as JSON has no dates.
func value(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.DocumentNode:
		return value(t, n.Content[0])
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			out[n.Content[i].Value] = value(t, n.Content[i+1])
		}
		return out
	case yaml.SequenceNode:
		out := []any{}
		for _, entry := range n.Content {
			out = append(out, value(t, entry))
		}
		return out
	}
	var v any
	if n.ShortTag() == "!!timestamp" || n.Decode(&v) != nil {
		return n.Value
	}
	return v
}

// Each skeleton has every field once, and no other.
func TestSkeletonsHaveEveryField(t *testing.T) {
	t.Parallel()
	content := load.Inspect(fixture.FS())
	field := regexp.MustCompile(`(?m)^(?:- |  )?#?(\w+): `)    // also in a comment
	nested := regexp.MustCompile(`(?m)^  - .*\n(?:    .*\n)*`) // entries of lists, whose fields do not count
	for what, v := range map[string]any{"guide": catalog.Guide{}, "stretch": catalog.Move{}, "routine": catalog.Routine{}, "plan": catalog.Plan{},
		"claim": catalog.Claim{}, "source": catalog.Source{}, "question": catalog.Question{}} {
		var want, got []string
		for _, f := range frontmatter.Fields(reflect.TypeOf(v)) {
			want = append(want, f.Name)
		}
		text, _, _ := strings.Cut(draftText(t, content, what), "\n---\n")
		for _, m := range field.FindAllStringSubmatch(nested.ReplaceAllString(strings.ReplaceAll(text, "steps:", "steps: "), ""), -1) {
			got = append(got, m[1])
		}
		for _, list := range []string{"items", "stages"} {
			if strings.Contains(text, "\n"+list+":") && !slices.Contains(got, list) {
				got = append(got, list)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("the skeleton of a %s has %v, want %v", what, got, want)
		}
	}
}

// draftText returns the text that a draft adds to the fixture.
func draftText(t *testing.T, content *load.Result, what string) string {
	t.Helper()
	d := authoring.NewDraft(content, fixture.FS())
	for _, option := range [][2]string{{"what", what}, {"title", "A new one"}, {"section", "causes"}, {"like", "chair-stand"}, {"id", "a-new-one"}} {
		_ = d.Set(option[0], option[1]) // an option that this kind does not have is refused
	}
	if missing := d.Missing(); len(missing) > 0 {
		t.Fatalf("%s: %v are missing", what, missing)
	}
	files, err := d.Files(catalog.Day{})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if !strings.HasPrefix(name, "poses/") {
			return text[max(0, strings.LastIndex(text, "- id: a-new-one")):]
		}
	}
	t.Fatal(slices.Collect(maps.Keys(files)))
	return ""
}
