package library_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	property = regexp.MustCompile(`^        ("[a-z_]+"): \{`)
	required = regexp.MustCompile(`^(      "required": \[).*(\],?)$`)
)

// Every field is required, so that readers of the data need not ask whether it is there. With -update, the lists of
// required fields are made from the properties above them.
func TestSchemaRequiresEveryField(t *testing.T) {
	const name = "schema.json"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var names, out []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if m := property.FindStringSubmatch(line); m != nil {
			names = append(names, m[1])
		}
		if required.MatchString(line) {
			line = required.ReplaceAllLiteralString(line, `      "required": [`+strings.Join(names, ", ")+required.FindStringSubmatch(line)[2])
			names = nil
		}
		out = append(out, line)
	}
	updated := strings.Join(out, "\n") + "\n"
	switch {
	case updated == string(text):
	case *update:
		if err := os.WriteFile(name, []byte(updated), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("a list in %s lacks a field of its properties: run go test ./internal/library -update", name)
	}
}
