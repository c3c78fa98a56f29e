package library_test

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"unknot/internal/library"
)

// compile returns the published schema.
func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := fixtureLibrary(t).Schema()
	if err != nil {
		t.Fatal(err)
	}
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

// An independent validator accepts every document, also with new fields, which later documents may have. It refuses one
// that lacks a field, which no document may.
func TestDocumentsMatchSchema(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	schema := compile(t)
	for path, d := range documents(t, l) {
		text, err := library.JSON(d)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		eachObject(v, func(o map[string]any) { o["wear"] = "loose clothes" })
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s with new fields: %v", path, err)
		}
		root := v.(map[string]any)
		for name, value := range root {
			if delete(root, name); name != "wear" && schema.Validate(v) == nil {
				t.Errorf("%s is valid without %s", path, name)
			}
			root[name] = value
		}
	}
}

// eachObject calls do with every JSON object in v.
func eachObject(v any, do func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		for _, inner := range v {
			eachObject(inner, do)
		}
		do(v)
	case []any:
		for _, inner := range v {
			eachObject(inner, do)
		}
	}
}

// The schema says what every type and every field is.
func TestSchemaDescribesEverything(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, s := range library.SchemaTypes() {
		if ids[s.ID] || s.Title == "" || s.Description == "" || len(s.Fields) == 0 {
			t.Errorf("%q is there twice, or it lacks a title, a description or fields", s.ID)
		}
		ids[s.ID] = true
	}
	for _, s := range library.SchemaTypes() {
		for _, f := range s.Fields {
			if f.Name == "" || f.Type == "" || f.Description == "" || f.Of != "" && !ids[f.Of] {
				t.Errorf("%s.%s is not described: %+v", s.ID, f.Name, f)
			}
		}
	}
}
