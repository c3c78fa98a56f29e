package library

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

//go:embed schema.json
var schema []byte

//go:embed schema-2.json
var schema2 []byte // of version 2, for the copies that programs keep

// noOtherFields matches the parts of the schema that forbid unknown fields. The schema in this folder has them, so that
// tests notice a field that it does not describe. The published one does not, because fields may be added within a
// version and programs may have an old copy of the schema.
var noOtherFields = regexp.MustCompile(`,\s*"(?:additional|unevaluated)Properties": false`)

// Schema returns the JSON Schema of all documents (draft 2020-12), whose $id is an address on this site.
func (l Library) Schema() []byte { return l.published(schema) }

// Schema2 returns the schema of version 2, which no document has any more.
func (l Library) Schema2() []byte { return l.published(schema2) }

// published returns a schema as readers get it.
func (l Library) published(schema []byte) []byte {
	return bytes.Replace(noOtherFields.ReplaceAll(schema, nil), []byte(`"$id": "`), []byte(`"$id": "`+l.URL), 1)
}

// SchemaType is a kind of document in the schema, or a kind of value that documents contain.
type SchemaType struct {
	ID, Title, Description string
	Fields                 []Field
}

// Field is a field of a SchemaType. Type describes the type of its value in words. Of is the ID of the SchemaType of
// the value, or "" if that has none.
type Field struct {
	Name, Type, Of, Description string
}

// SchemaTypes returns all types that have fields, in the order of the schema.
func SchemaTypes() ([]SchemaType, error) {
	var root struct {
		Defs ordered[struct {
			Title, Description string
			Properties         ordered[property]
		}] `json:"$defs"`
	}
	if err := json.Unmarshal(schema, &root); err != nil {
		return nil, fmt.Errorf("library: schema.json: %w", err)
	}
	var out []SchemaType
	for _, def := range root.Defs {
		if len(def.value.Properties) == 0 {
			continue // the type of a text, such as a day or an address
		}
		s := SchemaType{ID: def.name, Title: def.value.Title, Description: def.value.Description}
		for _, p := range def.value.Properties {
			if p.value.Description == "" {
				continue // the field "type", which is described once, for the head of all documents
			}
			words, valueType := p.value.describe()
			s.Fields = append(s.Fields, Field{p.name, words, valueType, p.value.Description})
		}
		out = append(out, s)
	}
	return out, nil
}

// property is the schema of one field. It has the keywords that schema.json uses.
type property struct {
	Type        any        `json:"type"`
	Ref         string     `json:"$ref"`
	AnyOf       []property `json:"anyOf"`
	Items       *property  `json:"items"`
	Enum        []string   `json:"enum"`
	Const       any        `json:"const"`
	Description string     `json:"description"`
}

// scalarTypes are the types without fields.
var scalarTypes = []string{"day", "address"}

// describe returns the type of the field in words, and the ID of the SchemaType of its value, "" if that has none.
func (p property) describe() (words, valueType string) {
	switch {
	case p.Ref != "":
		name := strings.TrimPrefix(p.Ref, "#/$defs/")
		if slices.Contains(scalarTypes, name) {
			return name, ""
		}
		return name, name
	case len(p.AnyOf) > 0:
		each := mapSlice(p.AnyOf, func(v property) string { text, _ := v.describe(); return text })
		_, valueType = p.AnyOf[0].describe()
		return strings.Join(each, " or "), valueType
	case p.Items != nil:
		words, valueType = p.Items.describe()
		return "list of " + words, valueType
	case len(p.Enum) > 0:
		return "one of " + strings.Join(p.Enum, ", "), ""
	case p.Const != nil:
		return fmt.Sprint(p.Const), ""
	}
	if list, ok := p.Type.([]any); ok {
		return fmt.Sprint(list[0]) + " or null", ""
	}
	return fmt.Sprint(p.Type), ""
}

// ordered is a JSON object that keeps the order of its entries.
type ordered[T any] []entry[T]

// entry is a name in a JSON object with its value.
type entry[T any] struct {
	name  string
	value T
}

// UnmarshalJSON decodes an object.
func (o *ordered[T]) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil { // the opening brace
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		e := entry[T]{name: fmt.Sprint(name)}
		if err := d.Decode(&e.value); err != nil {
			return err
		}
		*o = append(*o, e)
	}
	return nil
}
