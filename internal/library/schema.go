package library

import (
	"bytes"
	"cmp"
	_ "embed"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

//go:embed schema-2.json
var schema2 []byte // of version 2, for the copies that programs keep

// Schema2 returns the schema of version 2, which no document has any more.
func (l Library) Schema2() []byte {
	return bytes.Replace(schema2, []byte(`"$id": "`), []byte(`"$id": "`+l.URL), 1)
}

// SchemaType is a kind of document in the schema, or a kind of value that documents contain.
type SchemaType struct {
	ID, Title, Description string
	Fields                 []Field

	isDocument bool // it also has the fields of Head
}

// Field is a field of a SchemaType. Type describes the type of its value in words. Of is the ID of the SchemaType of
// the value, or "" if that has none.
type Field struct {
	Name, Type, Of, Description string

	schema node
}

// node is a JSON Schema, or a part of one.
type node = map[string]any

// files are the structs of everything that has an address.
var files = []any{Guide{}, Stretch{}, Routine{}, Plan{}, Claim{}, Source{}, Safety{}, Treatments{}, Guidelines{}, Sheet{}, All{}}

var headType = reflect.TypeFor[Head]()

// SchemaTypes returns the head of documents, then all files, then what they contain.
func SchemaTypes() []SchemaType {
	types := []reflect.Type{headType}
	for _, v := range files {
		types = append(types, reflect.TypeOf(v))
	}
	var out []SchemaType
	for i := 0; i < len(types); i++ { // types grows
		id, description := named(types[i])
		s := SchemaType{ID: id, Title: title(id), Description: description}
		for _, f := range reflect.VisibleFields(types[i]) {
			isShared := types[i] != headType && types[i].Field(f.Index[0]).Type == headType
			s.isDocument = s.isDocument || isShared
			if !isShared && !f.Anonymous && f.IsExported() {
				field, contained := describe(f.Type, f.Tag)
				s.Fields = append(s.Fields, field)
				if contained != nil && !slices.Contains(types, contained) {
					types = append(types, contained)
				}
			}
		}
		out = append(out, s)
	}
	return out
}

// Schema returns the JSON Schema of all files (draft 2020-12). It allows other fields, because fields may be added
// within a version and programs may have an old copy of it.
func (l Library) Schema() ([]byte, error) {
	defs, kinds := node{}, []node{}
	for i, s := range SchemaTypes() {
		fields, required := node{}, []string{}
		for _, f := range s.Fields {
			f.schema["description"] = f.Description
			fields[f.Name], required = f.schema, append(required, f.Name)
		}
		def := node{"title": s.Title, "description": s.Description, "type": "object", "properties": fields, "required": required}
		if s.isDocument {
			def["allOf"] = []node{{"$ref": "#/$defs/document"}}
		}
		if i > 0 && i <= len(files) {
			fields["type"], kinds = node{"const": s.ID}, append(kinds, node{"$ref": "#/$defs/" + s.ID})
		}
		defs[s.ID] = def
	}
	return JSON(node{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": l.URL + VersionPath, "title": "Unknot as data",
		"description": "Within a version fields may be added; none is renamed, taken out or given another meaning. Every field is always there: " +
			"lists may be empty, and null stands for what there is not. Texts are plain words unless it says Markdown.",
		"oneOf": kinds, "$defs": defs,
	})
}

// capitals matches the beginning of each word in the name of a type.
var capitals = regexp.MustCompile(`\B[A-Z]`)

// named returns the ID of a struct in the schema, and what it is.
func named(t reflect.Type) (id, description string) {
	about, _ := t.FieldByName("_")
	return cmp.Or(about.Tag.Get("id"), strings.ToLower(capitals.ReplaceAllString(t.Name(), "_$0"))), about.Tag.Get("doc")
}

// title returns a name in JSON as words.
func title(name string) string {
	return strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "_", " ")
}

// describe returns the type of a field of a struct, and the struct that it holds, if it holds one.
func describe(t reflect.Type, tag reflect.StructTag) (f Field, contained reflect.Type) {
	switch t.Kind() {
	case reflect.Pointer:
		f, contained = describe(t.Elem(), tag)
		f.Type, f.schema = f.Type+" or null", node{"anyOf": []node{f.schema, {"type": "null"}}}
	case reflect.Slice:
		f, contained = describe(t.Elem(), tag)
		f.Type, f.schema = "list of "+f.Type, node{"type": "array", "items": f.schema}
	case reflect.Struct:
		id, _ := named(t)
		f, contained = Field{Type: title(id), Of: id, schema: node{"$ref": "#/$defs/" + id}}, t
	case reflect.String:
		f.Type, f.schema = cmp.Or(tag.Get("format"), "text"), node{"type": "string"}
		if format := tag.Get("format"); format == "date" || format == "uri" {
			f.schema["format"] = format
		}
	default:
		f.Type = map[reflect.Kind]string{reflect.Int: "integer", reflect.Float64: "number", reflect.Bool: "boolean"}[t.Kind()]
		f.schema = node{"type": f.Type}
	}
	f.Name, f.Description = tag.Get("json"), tag.Get("doc")
	return f, contained
}
