package library

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"strings"
)

// CSVType is the media type of CSV (RFC 7111).
const CSVType = "text/csv; charset=utf-8"

// TreatmentsCSV returns the table of treatments as CSV. The columns are the fields in JSON.
func (l Library) TreatmentsCSV() ([]byte, error) {
	return table(list[Treatment](l, l.Catalog.Treatments))
}

// GuidelinesCSV returns the recommendations as CSV. The columns are the fields in JSON.
func (l Library) GuidelinesCSV() ([]byte, error) {
	return table(list[Recommendation](l, l.Recommendations()))
}

// table returns structs as CSV (RFC 4180) in UTF-8. The header has the JSON names of their fields.
func table[T any](rows []T) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	for i := -1; i < len(rows); i++ {
		var cells []string
		for column, f := range reflect.VisibleFields(reflect.TypeFor[T]())[1:] {
			if i < 0 {
				cells = append(cells, f.Tag.Get("json"))
			} else {
				cells = append(cells, inert(cell(reflect.Indirect(reflect.ValueOf(rows[i]).Field(column+1)))))
			}
		}
		_ = w.Write(cells) // w.Error returns the error
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// cell returns the value of a field as text: the ID of a word, the address of a link, and lists with spaces between
// their entries. Null becomes an empty cell.
func cell(v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	switch v := v.Interface().(type) {
	case Word:
		return v.ID
	case Entry:
		return v.ID
	case Link:
		return v.Address
	case IDs:
		return strings.Join(v, " ")
	}
	return fmt.Sprint(v.Interface())
}

// inert returns text in a form that no spreadsheet takes for a formula. Formulas begin with one of these characters
// (OWASP, CSV injection).
func inert(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
