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

// closed matches what forbids fields that the schema does not know: within a version fields may be added, and who has
// saved the schema meets them. The schema in this folder is closed, so that each field stands in it.
var closed = regexp.MustCompile(`,\s*"(?:additional|unevaluated)Properties": false`)

// Schema returns the JSON Schema of all documents (draft 2020-12), with an $id on this site.
func (l Library) Schema() []byte {
	return bytes.Replace(closed.ReplaceAll(schema, nil), []byte(`"$id": "`), []byte(`"$id": "`+l.URL), 1)
}

// SchemaType is a kind of document, or of a part of documents, in the schema.
type SchemaType struct {
	ID, Title, Description string
	Fields                 []Field
}

// Field is a field of a SchemaType. Type describes its type in words; Of is the id of the SchemaType that it contains,
// "" if there is none.
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
			continue // a string, such as a day or an address
		}
		s := SchemaType{ID: def.name, Title: def.value.Title, Description: def.value.Description}
		for _, p := range def.value.Properties {
			if p.value.Description == "" {
				continue // the type property, which every document describes in its head
			}
			words, of := p.value.words()
			s.Fields = append(s.Fields, Field{p.name, words, of, p.value.Description})
		}
		out = append(out, s)
	}
	return out, nil
}

// property is the schema of a field, with the keywords that schema.json uses.
type property struct {
	Type        any        `json:"type"`
	Ref         string     `json:"$ref"`
	AnyOf       []property `json:"anyOf"`
	Items       *property  `json:"items"`
	Enum        []string   `json:"enum"`
	Const       any        `json:"const"`
	Description string     `json:"description"`
}

// scalarTypes are the definitions without fields.
var scalarTypes = []string{"day", "address"}

// words describes the type of the field, and returns the id of the SchemaType that it contains.
func (p property) words() (words, of string) {
	switch {
	case p.Ref != "":
		name := strings.TrimPrefix(p.Ref, "#/$defs/")
		if slices.Contains(scalarTypes, name) {
			return name, ""
		}
		return name, name
	case len(p.AnyOf) > 0:
		each := mapSlice(p.AnyOf, func(v property) string { text, _ := v.words(); return text })
		_, of = p.AnyOf[0].words()
		return strings.Join(each, " or "), of
	case p.Items != nil:
		words, of = p.Items.words()
		return "list of " + words, of
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

// ordered is a JSON object whose entries keep their order.
type ordered[T any] []entry[T]

type entry[T any] struct {
	name  string
	value T
}

// UnmarshalJSON decodes an object.
func (o *ordered[T]) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil { // the brace
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
