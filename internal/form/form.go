// Package form reads from a query what a reader chose in a form, writes it as a query, and lists all ways to fill the
// form in. It says what is wrong, and in which field.
//
// Parameters that are no fields are ignored. So a query is canonical only if it equals the query of the choice that was
// parsed from it: that has the fields in their order, and leaves out what is open or usual.
package form

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/words"
)

// Form is a form in which readers choose at most one option in each field.
type Form struct {
	Path   string // address of its page
	Fields []Field
}

// Field is a field of a form.
type Field struct {
	Name, Legend string
	Options      []catalog.Value
	Usual        string // ID of the option that counts if none is chosen, "" for none
}

// Unknown is the error for a value that a field does not offer.
type Unknown struct {
	Facet, Legend string // name and legend of the field
	Value         string // the value, made safe to show
	Near          string // the most similar value that is offered, "" if none is similar
}

func (e *Unknown) Error() string { return fmt.Sprintf("%s has no value %q", e.Facet, e.Value) }

// Fault says what is wrong with a value, as a sentence for readers.
type Fault struct{ Field, Text string }

// offers reports whether a value is the ID of an option.
func (f Field) offers(value string) bool { return slices.Contains(catalog.IDs(f.Options), value) }

// Unknown returns the error for a value that a reader may have typed, or nil if f offers it or it is blank.
func (f Field) Unknown(value string) *Unknown {
	text := strings.TrimSpace(words.Printable(value))
	if text == "" || f.offers(value) {
		return nil
	}
	return &Unknown{f.Name, f.Legend, text, words.Nearest(text, catalog.IDs(f.Options))}
}

// choose returns the first of values that is not blank. The error is an *Unknown.
func (f Field) choose(values []string) (string, error) {
	for _, value := range values {
		if f.offers(value) {
			return value, nil
		}
		if unknown := f.Unknown(value); unknown != nil {
			return "", unknown
		}
	}
	return f.Usual, nil
}

// Choice is what a reader chose in a form.
type Choice struct {
	form   Form
	values []string // ID of the option in each field, "" if it is open
}

// Parse parses a query. The error is an *Unknown.
func (f Form) Parse(q url.Values) (c Choice, err error) {
	c = Choice{f, make([]string, len(f.Fields))}
	for i, field := range f.Fields {
		if c.values[i], err = field.choose(q[field.Name]); err != nil {
			return c, err
		}
	}
	return c, nil
}

// All returns every way to choose an option in each field.
func (f Form) All() []Choice {
	all := []Choice{{form: f}}
	for _, field := range f.Fields {
		var longer []Choice
		for _, c := range all {
			for _, id := range catalog.IDs(field.Options) {
				longer = append(longer, Choice{f, append(slices.Clone(c.values), id)})
			}
		}
		all = longer
	}
	return all
}

// Get returns the ID of what is chosen in the field with a name, "" if it is open.
func (c Choice) Get(name string) string {
	for i, field := range c.form.Fields {
		if field.Name == name {
			return c.values[i]
		}
	}
	return ""
}

// With returns c with another option in a field. The ID "" leaves the field open.
func (c Choice) With(name, id string) Choice {
	out := Choice{c.form, slices.Clone(c.values)}
	for i, field := range c.form.Fields {
		if field.Name == name {
			out.values[i] = id
		}
	}
	return out
}

// Open returns the fields in which nothing is chosen.
func (c Choice) Open() []Field {
	var out []Field
	for i, field := range c.form.Fields {
		if c.values[i] == "" {
			out = append(out, field)
		}
	}
	return out
}

// Query returns the canonical query, "" if all fields are open or as usual.
func (c Choice) Query() string {
	var parts []string
	for i, field := range c.form.Fields {
		if value := c.values[i]; value != "" && value != field.Usual {
			parts = append(parts, field.Name+"="+url.QueryEscape(value))
		}
	}
	return strings.Join(parts, "&")
}

// Link returns the address of the form with c.
func (c Choice) Link() string { return catalog.WithQuery(c.form.Path, c.Query()) }
