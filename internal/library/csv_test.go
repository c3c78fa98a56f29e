package library_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/library"
)

// readCSV returns the header and the rows of a CSV file.
func readCSV(t *testing.T, text []byte, err error) (header []string, rows [][]string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records[0], records[1:]
}

// The CSV file has a row for each treatment, and a column for each of its fields in JSON.
func TestTreatmentsCSVHasAllData(t *testing.T) {
	l := fixtureLibrary(t)
	text, err := l.TreatmentsCSV()
	header, rows := readCSV(t, text, err)
	if len(rows) != 3 {
		t.Errorf("%d rows for three treatments:\n%s", len(rows), text)
	}
	if lines := bytes.Count(text, []byte("\r\n")); lines != 4 {
		t.Errorf("%d lines end with CRLF, want 4:\n%s", lines, text)
	}
	var fields map[string]any
	data, err := library.JSON(l.All().Treatments[0])
	if err == nil {
		err = json.Unmarshal(data, &fields)
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(fields)), slices.Sorted(slices.Values(header))); diff != "" {
		t.Errorf("columns (-fields +got):\n%s", diff)
	}
}

// No spreadsheet takes a cell for a formula.
func TestCSVHasNoFormulas(t *testing.T) {
	l := fixtureLibrary(t)
	l.Treatments[0].Treatment = `=1+1, “Moving”` // content cannot have such a name
	text, err := l.TreatmentsCSV()
	header, rows := readCSV(t, text, err)
	if got := rows[0][slices.Index(header, "treatment")]; got != "'=1+1, “Moving”" {
		t.Errorf("a name that looks like a formula became %q", got)
	}
}

// The CSV file has a row for each recommendation, even if no page of the site says it.
func TestGuidelinesCSVHasEachRecommendation(t *testing.T) {
	text, err := fixtureLibrary(t).GuidelinesCSV()
	header, rows := readCSV(t, text, err)
	if len(rows) != 3 {
		t.Fatalf("%d rows for three recommendations:\n%s", len(rows), text)
	}
	for column, want := range map[string]string{"id": "gamma-tape", "page": "", "reason": "Nobody asks for it."} {
		if got := rows[2][slices.Index(header, column)]; got != want {
			t.Errorf("the column %s of the last row has %q, want %q", column, got, want)
		}
	}
}
