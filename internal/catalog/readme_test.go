package catalog_test

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// The guide for writers names every field between backquotes, in the section where it belongs.
func TestReadmeNamesEveryField(t *testing.T) {
	text, err := os.ReadFile("../../content/README.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		section string
		values  []any
	}{
		{"Fields of every guide, move, routine, plan and page", []any{catalog.Doc{}}},
		{"Guides", []any{catalog.Guide{}}},
		{"Moves", []any{catalog.Move{}, catalog.Dose{}}},
		{"Routines", []any{catalog.Routine{}}},
		{"Plans", []any{catalog.Plan{}, catalog.Barrier{}, catalog.Ladders{}}},
		{"Pages", []any{catalog.Page{}}},
		{"Sources, claims and evidence", []any{catalog.Source{}, catalog.Claim{}, catalog.Treatment{}, catalog.Guideline{},
			catalog.Recommendation{}, catalog.Evidence{}}},
		{"Safety and cautions", []any{catalog.Level{}, catalog.Sign{}, catalog.Safety{}, catalog.Caution{}, catalog.Class{}}},
		{"Vocabularies", []any{catalog.Region{}, catalog.Section{}, catalog.Position{}, catalog.Kind{}, catalog.Equipment{},
			catalog.Muscle{}, catalog.Tag{}, catalog.Synonym{}}},
		{"Which routine for me?", []any{catalog.Start{}, catalog.StartQuestion{}, catalog.StartAnswer{}, catalog.Route{}}},
		{"Order of lists", []any{catalog.Order{}}},
		{"Reviews by clinicians", []any{catalog.Review{}, catalog.Owner{}}},
		{"Withdrawing something", []any{catalog.Withdrawn{}}},
	}
	for _, tt := range tests {
		_, section, found := strings.Cut(string(text), "\n## "+tt.section+"\n")
		if !found {
			t.Errorf("README.md has no section %q", tt.section)
			continue
		}
		section, _, _ = strings.Cut(section, "\n## ")
		named := quotedWords(section)
		for _, v := range tt.values {
			for _, name := range fieldNames(reflect.TypeOf(v)) {
				if !named[name] {
					t.Errorf("README.md does not name `%s` of %T under %q", name, v, tt.section)
				}
			}
		}
	}
}

// quotedWords returns the words between backquotes.
func quotedWords(text string) map[string]bool {
	found := map[string]bool{}
	for _, quoted := range regexp.MustCompile("`[^`]+`").FindAllString(text, -1) {
		for _, word := range regexp.MustCompile(`[a-z_]+`).FindAllString(quoted, -1) {
			found[word] = true
		}
	}
	return found
}

// fieldNames lists the fields of t in files and the fields of the groups in it, except the fields of all documents and
// of doses, which have sections of their own.
func fieldNames(t reflect.Type) (names []string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		switch {
		case options == "inline" && field.Type != reflect.TypeFor[catalog.Doc]():
			names = append(names, fieldNames(field.Type)...)
		case name != "" && name != "-":
			names = append(names, name)
			if field.Type != reflect.TypeFor[catalog.Dose]() {
				names = append(names, fieldNames(field.Type)...)
			}
		}
	}
	return names
}
