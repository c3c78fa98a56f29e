package queries_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/search/queries"
)

// desk is a good line.
const desk = "tune\tw1\twords\tsit /desk /chair\tmy desk\n"

// read reads a file with these lines.
func read(t *testing.T, lines string) ([]queries.Query, error) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "queries.txt")
	if err := os.WriteFile(name, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	return queries.Read(name)
}

func TestReadSplitsLinesIntoFields(t *testing.T) {
	t.Parallel()
	got, err := read(t, "# A comment.\n#\n"+desk+"kept\t-\t-\tcalm\tmy desk")
	want := []queries.Query{
		{Line: 3, Set: queries.Tune, Kind: "words", Wants: []string{"sit", "/desk", "/chair"}, Text: "my desk"},
		{Line: 4, Set: queries.Kept, Kind: "-", Wants: []string{"calm"}, Text: "my desk"},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestOnlyAddressesArePages(t *testing.T) {
	t.Parallel()
	q := queries.Query{Wants: []string{"sit", "/desk", "/chair"}}
	if !slices.Equal(q.Pages(), []string{"/desk", "/chair"}) {
		t.Errorf("%v wants the pages %v", q.Wants, q.Pages())
	}
}

func TestErrorNamesTheBadLine(t *testing.T) {
	t.Parallel()
	for _, badLine := range []string{
		desk, "\n", "# A comment.\n", "tune\t-\t/desk\tdesk\n", "tune - - /desk desk\n", "all\t-\t-\t/desk\tdesk\n", "tune\t\t-\t/desk\tdesk\n", "tune\t-\t-\t \tdesk\n",
	} {
		if _, err := read(t, desk+badLine); err == nil || !strings.Contains(err.Error(), "queries.txt:2:") {
			t.Errorf("%q: %v, want an error with the file and the line", badLine, err)
		}
	}
}

func TestMissingFileIsAnError(t *testing.T) {
	t.Parallel()
	if _, err := queries.Read(filepath.Join(t.TempDir(), "none.txt")); err == nil {
		t.Error("a file that does not exist is read")
	}
}
