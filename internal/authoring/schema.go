package authoring

import (
	"maps"
	"reflect"
	"strconv"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// node is a JSON Schema, or a part of one.
type node = map[string]any

// text is the schema of free text. A year is a number in YAML, so numbers are text too. The validator ajv refuses a
// list of types in its strict mode, hence anyOf.
var text = node{"anyOf": []node{{"type": "string"}, {"type": "number"}}}

// forms holds the schemas of texts that must have a certain form.
var forms = map[reflect.Type]node{
	reflect.TypeFor[catalog.Day]():      {"type": "string", "pattern": `^20(2[5-9]|[3-9]\d)-\d\d-\d\d$`},
	reflect.TypeFor[catalog.Seconds]():  {"type": "string", "pattern": `^\d+s$`},
	reflect.TypeFor[catalog.Distance](): {"type": "string", "pattern": `^[1-9]\d*(-[1-9]\d*)?cm$`},
	reflect.TypeFor[catalog.Authors]():  {"anyOf": []node{text, {"type": "array", "items": text}}},
}

// Schemas returns a JSON Schema (2020-12) for each list, and for the front matter of each kind of document. The keys
// are patterns for the names of the files that a schema is for.
func Schemas(content *load.Result) map[string]any {
	values := map[string]any{"guides/*/*.md": catalog.Guide{}, "stretches/*.md": catalog.Move{}, "routines/*.md": catalog.Routine{}, "plans/*.md": catalog.Plan{},
		"pages/*.md": catalog.Page{}, "safety.yaml": catalog.Safety{}}
	for name, entries := range content.Lists() {
		values[content.List(name).Path()] = entries
	}
	schemas := map[string]any{}
	for pattern, v := range values {
		root := maps.Clone(schemaOf(content, reflect.TypeOf(v), nil, ""))
		root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
		schemas[pattern] = root
	}
	return schemas
}

// schemaOf returns the schema of a field of type t with a struct tag. If words is not nil, its texts must be among
// them.
func schemaOf(content *load.Result, t reflect.Type, words []string, tag reflect.StructTag) node {
	if form := forms[t]; form != nil {
		form = maps.Clone(form)
		form["description"] = reflect.Zero(t).Interface().(interface{ Expected() string }).Expected()
		return form
	}
	_, needed := tag.Lookup("need")
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(content, t.Elem(), words, tag)
	case reflect.Struct:
		return structSchema(content, t)
	case reflect.Map:
		return node{"type": "object", "additionalProperties": schemaOf(content, t.Elem(), words, "")}
	case reflect.Slice:
		list := node{"type": "array", "items": schemaOf(content, t.Elem(), words, "")}
		if needed {
			list["minItems"] = 1
		}
		return list
	case reflect.Bool:
		return node{"type": "boolean"}
	case reflect.Float64:
		return node{"type": "number"}
	case reflect.Int:
		whole := node{"type": "integer"}
		if least, err := strconv.Atoi(tag.Get("min")); err == nil {
			whole["minimum"] = least
		}
		return whole
	}
	if words != nil {
		return node{"enum": words}
	}
	return text
}

// structSchema returns the schema of a struct. If a field has the tag alone, its value may be written in place of the
// struct.
func structSchema(content *load.Result, t reflect.Type) node {
	fields, required, alone := node{}, []string{}, node(nil)
	for _, field := range frontmatter.Fields(t) {
		schema := schemaOf(content, field.Type, content.Choices(t, field), field.Tag)
		fields[field.Name] = schema
		if _, needed := field.Tag.Lookup("need"); needed {
			required = append(required, field.Name)
		}
		if _, ok := field.Tag.Lookup("alone"); ok {
			alone = schema
		}
	}
	group := node{"type": "object", "properties": fields, "required": required, "additionalProperties": false}
	if alone != nil {
		return node{"anyOf": []node{alone, group}}
	}
	return group
}
