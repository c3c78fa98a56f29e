package library_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"unknot/internal/library"
)

// compile returns the schema in this folder, which forbids unknown fields.
func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compileText(t, data)
}

// compileText returns the schema that data describes.
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

// An independent validator accepts every document.
func TestDocumentsMatchSchema(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	schema := compile(t)
	for path, d := range documents(t, l) {
		if err := schema.Validate(roundTrip(t, d)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Somebody who has an old copy of the schema can validate documents with newer fields. The published schema allows
// unknown fields at any depth, and still requires all the fields that it knows.
func TestPublishedSchemaIsOpen(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	strict, published := compile(t), compileText(t, l.Schema())
	for path, d := range documents(t, l) {
		v := roundTrip(t, d)
		addFields(v)
		if err := published.Validate(v); err != nil {
			t.Errorf("%s with new fields: %v", path, err)
		}
		if strict.Validate(v) == nil {
			t.Errorf("the schema for tests accepts %s with new fields", path)
		}
		if delete(v.(map[string]any), "licence"); published.Validate(v) == nil {
			t.Errorf("%s is valid without a licence", path)
		}
	}
}

// addFields adds a field to each object in v, at any depth.
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

// The schema rejects any document with a missing or an unknown field, at any depth.
func TestSchemaIsStrict(t *testing.T) {
	t.Parallel()
	l := fixtureLibrary(t)
	schema := compile(t)
	for path, d := range documents(t, l) {
		if path == library.AllPath {
			continue // TestSchemaOfAllIsStrict covers it faster
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

// The schema rejects the document that contains everything if an entry in any of its lists lacks a field.
func TestSchemaOfAllIsStrict(t *testing.T) {
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
			for field, value := range maps.Clone(first) {
				delete(first, field)
				if schema.Validate(whole) == nil {
					t.Errorf("the library is valid without %s in %s", field, name)
				}
				first[field] = value
			}
		}
	}
}

// SchemaTypes describes every field in schema.json, and the schema requires each of them.
func TestSchemaDescribesEveryField(t *testing.T) {
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
	}
	for id, def := range schema.Defs {
		if got, want := slices.Sorted(maps.Keys(def.Properties)), slices.Sorted(slices.Values(def.Required)); !slices.Equal(got, want) {
			t.Errorf("%s has the fields %q but requires %q", id, got, want)
		}
		for name, p := range def.Properties {
			hasType := slices.ContainsFunc(named[id].Fields, func(f library.Field) bool { return f.Name == name && f.Type != "" })
			isDescribed := hasType && p.Description != ""
			if isConstant := p.Const != nil; !isDescribed && !isConstant {
				t.Errorf("%s.%s is not described", id, name)
			}
		}
	}
}

// Each of SchemaTypes has a title and a description, and its fields contain only values of other SchemaTypes.
func TestSchemaTypesAreComplete(t *testing.T) {
	t.Parallel()
	types, err := library.SchemaTypes()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range types {
		if s.Title == "" || s.Description == "" {
			t.Errorf("%s has no title or description", s.ID)
		}
		for _, f := range s.Fields {
			isKnown := slices.ContainsFunc(types, func(other library.SchemaType) bool { return other.ID == f.Of })
			if f.Of != "" && !isKnown {
				t.Errorf("%s.%s contains %s, which is not described", s.ID, f.Name, f.Of)
			}
		}
	}
}
