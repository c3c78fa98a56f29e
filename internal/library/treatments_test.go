package library_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"testing"

	"unknot/internal/fixture"
	"unknot/internal/library"
	"unknot/internal/load"
)

// The CSV file has the rows and the columns of the data. No cell can be taken for a formula.
func TestTreatmentsCSVHasAllData(t *testing.T) {
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		t.Fatal(err)
	}
	c.Treatments[0].Treatment = `=1+1, “Moving”` // content cannot have such a name
	l := library.Library{Catalog: c, URL: address, Picture: func(string) *library.Pictures { return nil }}
	text, err := l.TreatmentsCSV()
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 4 || bytes.Count(text, []byte("\r\n")) != 4 {
		t.Errorf("the spreadsheet has %d lines, want a header and three treatments, each with an end of its own:\n%s", len(records), text)
	}
	if got := records[1][2]; got != "'=1+1, “Moving”" {
		t.Errorf("a name that looks like a formula became %q", got)
	}
	var fields map[string]any
	data, err := library.JSON(l.All().Treatments[0])
	if err == nil {
		err = json.Unmarshal(data, &fields)
	}
	if err != nil {
		t.Fatal(err)
	}
	for name := range fields {
		if !slices.Contains(records[0], name) {
			t.Errorf("the spreadsheet has no column %s", name)
		}
	}
	if len(fields) != len(records[0]) {
		t.Errorf("%d columns for %d fields", len(records[0]), len(fields))
	}
}

// The CSV file has a line for each recommendation, even if no page of the site says it.
func TestGuidelinesCSVHasEachRecommendation(t *testing.T) {
	text, err := fixtureLibrary(t).GuidelinesCSV()
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 4 || records[3][0] != "gamma-tape" || records[3][8] != "" || records[3][9] != "Nobody asks for it." {
		t.Errorf("the spreadsheet of three recommendations is\n%s", text)
	}
}
