package main

import (
	"os"
	"strings"
	"testing"
)

// The table of settings in docs/running.md has a row for every option of serve, in order, with its variables and its
// default.
func TestSettingsAreDocumented(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/running.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "|---|---|---|---|\n")
	rows := strings.Split(strings.Split(table, "\n\n")[0], "\n")
	options := (&settings{}).options()[1:] // PORT is in the row of -addr
	if len(rows) != len(options) {
		t.Fatalf("docs/running.md has %d settings, want %d", len(rows), len(options))
	}
	for i, o := range options {
		cells := strings.Split(rows[i], "|")
		if got, want := strings.TrimSpace(cells[1]), "`-"+o.Flag+"`"; got != want {
			t.Errorf("row %d is about %s, want %s", i+1, got, want)
			continue
		}
		if o.Variable != "" && !strings.Contains(cells[2], "`"+o.Variable+"`") {
			t.Errorf("the row of -%s does not name %s", o.Flag, o.Variable)
		}
		if o.ByDefault != "" && !strings.Contains(cells[3], "`"+o.ByDefault+"`") {
			t.Errorf("the row of -%s says that the default is %s, want %s", o.Flag, strings.TrimSpace(cells[3]), o.ByDefault)
		}
	}
}
