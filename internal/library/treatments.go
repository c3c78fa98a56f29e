package library

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// Treatments is the table of treatments, which says what each of them did in trials.
type Treatments struct {
	Head
	Treatments []Treatment `json:"treatments"`
	Text       string      `json:"text"`
}

// Treatment is what one treatment did in trials for one complaint.
type Treatment struct {
	ID        string      `json:"id"`
	Address   string      `json:"address"`
	Treatment string      `json:"treatment"`
	For       Word        `json:"for"`
	Result    DefinedWord `json:"result"`
	Points    *float64    `json:"points"`
	Effect    string      `json:"effect"`
	Against   string      `json:"against"`
	After     *string     `json:"after"`
	Certainty Word        `json:"certainty"`
	Trials    *int        `json:"trials"`
	People    *int        `json:"people"`
	Say       string      `json:"say"`
	Harms     *string     `json:"harms"`
	Advice    *string     `json:"advice"`
	More      *Link       `json:"more"`
	Sources   []string    `json:"sources" from:"SourceIDs"`
}

// treatments returns the table of treatments as data. Its dates are those of the page that introduces it.
func (l Library) treatments() *Treatments {
	p := l.Page(catalog.TreatmentsID)
	h := l.docHead(&p.Doc, "treatments", catalog.Tagged{})
	for _, t := range l.Catalog.Treatments {
		for _, s := range t.Sources {
			h.addSource(l.sourceRef(s))
		}
	}
	return &Treatments{Head: h, Treatments: mapSlice(l.Catalog.Treatments, l.treatment), Text: p.Body.Portable(l.exportOptions())}
}

// treatment returns a row of the table as data.
func (l Library) treatment(t *catalog.Treatment) Treatment {
	out := Treatment{
		Address: l.URL + t.Path(), For: copied[Word](t.Complaint()), Result: copied[DefinedWord](t.ResultValue()),
		Effect: t.Effect.Words(), Certainty: certainty(t.Certainty),
	}
	if t.More != nil {
		out.More = &Link{l.URL + t.More.Path, t.More.Title}
	}
	return *fill(fill(&out, t), t.Effect)
}

// write appends the summary, a section for each treatment, and the text of the page.
func (t *Treatments) write(w *writer) {
	w.paragraph(t.Summary)
	for _, v := range t.Treatments {
		w.text("## " + markdown.Escape(v.Treatment) + " (" + markdown.Escape(v.For.Name) + ")")
		lines := []string{
			labelled("What it did", markdown.Escape(v.Result.Name+": "+catalog.Lower(v.Effect)+", compared with "+v.Against+when(v.After))),
			labelled("How sure we are", markdown.Escape(v.Certainty.Name+studied(v))),
		}
		if v.Harms != nil {
			lines = append(lines, labelled("Harms", markdown.Escape(*v.Harms)))
		}
		if v.Advice != nil {
			lines = append(lines, labelled("What guidelines say", markdown.Escape(*v.Advice)))
		}
		if v.More != nil {
			lines = append(lines, labelled("More", v.More.link()))
		}
		w.lines(lines)
		w.text(markdown.Escape(v.Say) + marks(v.Sources))
	}
	w.text(t.Text)
}

// when returns after what time the effect was measured, to follow a comma; "" if that is unknown.
func when(after *string) string {
	if after == nil {
		return ""
	}
	return ", " + *after
}

// studied returns in brackets how many trials and people there were, or "" if neither is known.
func studied(v Treatment) string {
	var parts []string
	if v.Trials != nil {
		parts = append(parts, catalog.Count(*v.Trials, "trial"))
	}
	if v.People != nil {
		parts = append(parts, strconv.Itoa(*v.People)+" people")
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// marks returns a footnote mark for each source.
func marks(ids []string) string {
	out := ""
	for _, id := range ids {
		out += "[^" + id + "]"
	}
	return out
}

// CSVType is the media type of CSV (RFC 7111).
const CSVType = "text/csv; charset=utf-8"

// TreatmentsCSV returns the table of treatments as CSV. The columns are the fields in JSON.
func (l Library) TreatmentsCSV() ([]byte, error) {
	return table(mapSlice(l.Catalog.Treatments, l.treatment))
}

// table returns structs as CSV (RFC 4180) in UTF-8. The header has the JSON names of their fields.
func table[T any](rows []T) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	var header []string
	for i := range reflect.TypeFor[T]().NumField() {
		header = append(header, reflect.TypeFor[T]().Field(i).Tag.Get("json"))
	}
	_ = w.Write(header) // w.Error returns the error
	for _, row := range rows {
		var cells []string
		for i := range header {
			cells = append(cells, inert(cell(reflect.ValueOf(row).Field(i))))
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// cell returns the value of a field as text: the ID of a word, the address of a link, and lists with spaces between
// their entries. Null becomes an empty cell.
func cell(v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	switch v := v.Interface().(type) {
	case Word:
		return v.ID
	case DefinedWord:
		return v.ID
	case Link:
		return v.Address
	case []string:
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
