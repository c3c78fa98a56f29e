package catalog_test

import (
	"reflect"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// notProse lists the texts of documents that are not proofread as prose, and why.
var notProse = map[string]string{
	"Move.Aliases":   "names that people use",
	"Move.Certainty": "a certainty word",
	"Step.Frame":     "a letter",
	"Guide.FigureID": "an ID",
}

// notSearched lists the texts of documents without a tag search, and why.
var notSearched = map[string]string{
	"Move.Certainty": "a certainty word",
	"Step.Frame":     "a letter",
}

// Every text field of a document has tags that say whether it is proofread and how search uses it. IDs are not texts.
func TestEveryTextHasTags(t *testing.T) {
	for _, v := range []any{catalog.Move{}, catalog.OtherPosition{}, catalog.Step{}, catalog.Variant{}, catalog.Guide{}, catalog.Now{},
		catalog.Swap{}, catalog.Warning{},
		catalog.Routine{}, catalog.Plan{}, catalog.Stage{}, catalog.StageSession{}} {
		typ := reflect.TypeOf(v)
		for _, field := range frontmatter.Fields(typ) {
			if len(field.Index) > 1 || !isText(field) { // of Doc and Tagged
				continue
			}
			full := typ.Name() + "." + field.StructField.Name
			if _, read := field.Tag.Lookup("read"); read == (notProse[full] != "") {
				t.Errorf("%s: add a tag read if it is prose, or else say why not in notProse", full)
			}
			part, searched := field.Tag.Lookup("search")
			if searched == (notSearched[full] != "") {
				t.Errorf(`%s: add a tag search ("-" for none), or say why not in notSearched`, full)
			}
			if searched && part != "names" && part != "body" && part != "-" {
				t.Errorf("%s: its tag search is %q: want names, body or -", full, part)
			}
		}
	}
}

// isText reports whether a field holds a text or texts, and not IDs.
func isText(field frontmatter.Field) bool {
	_, refers := field.Tag.Lookup("ref")
	return !refers && (field.Type.Kind() == reflect.String || field.Type == reflect.TypeFor[[]string]())
}
