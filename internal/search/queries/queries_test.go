package queries_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"unknot/internal/search/queries"
)

// Two good lines are read, and the error for each kind of bad line names its number.
func TestReadRefusesBadLines(t *testing.T) {
	t.Parallel()
	const desk = "tune\tw1\twords\tsit /desk /chair\tmy desk\n"
	name := filepath.Join(t.TempDir(), "queries.txt")
	read := func(lines string) ([]queries.Query, error) {
		if err := os.WriteFile(name, []byte(lines), 0o600); err != nil {
			t.Fatal(err)
		}
		return queries.Read(name)
	}
	all, err := read("# A comment.\n#\n" + desk + "kept\t-\t-\tcalm\tmy desk")
	if err != nil || len(all) != 2 || all[0].Writer != "w1" || all[0].Kind != "words" || all[1].Set != queries.Kept || all[1].Text != "my desk" {
		t.Fatalf("%+v, %v", all, err)
	}
	if q := all[0]; !slices.Equal(q.Pages(), []string{"/desk", "/chair"}) || !slices.Equal(q.Intents(), []string{"sit"}) {
		t.Errorf("%v wants the pages %v and the intents %v", q.Wants, q.Pages(), q.Intents())
	}
	for _, badLine := range []string{
		desk, "\n", "# A comment.\n", "tune\t-\t/desk\tdesk\n", "tune - - /desk desk\n", "all\t-\t-\t/desk\tdesk\n", "tune\t\t-\t/desk\tdesk\n", "tune\t-\t-\t \tdesk\n",
	} {
		if _, err := read(desk + badLine); err == nil || !strings.Contains(err.Error(), "queries.txt:2:") {
			t.Errorf("%q: %v, want an error with the file and the line", badLine, err)
		}
	}
	if _, err := queries.Read(name + "x"); err == nil {
		t.Error("a file that does not exist is read")
	}
}
