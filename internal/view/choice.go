// Package view reads what the query of an address chooses of a page, and writes it: filters with their facets ([List]),
// the form at /start ([Start]), the breathing pacer ([Breathing]) and the table of treatments ([Treatments]).
//
// Each view is parsed from a query, ignores parameters that it does not know, and prints its canonical query and link.
// So a query is canonical only if it equals that of the view that was parsed from it.
package view

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"unknot/internal/words"
)

// UnknownValue is the error for a value that is not offered.
type UnknownValue struct {
	Facet, Legend string
	Value         string // as it may be shown
	Near          string // the most similar option, "" if none is similar
	Rest          Filter // the filter without the value
}

// unknownValue returns the error for a value that a reader wrote.
func unknownValue(facet, value string) *UnknownValue {
	return &UnknownValue{Facet: facet, Value: strings.TrimSpace(words.Printable(value))}
}

func (e *UnknownValue) Error() string {
	return fmt.Sprintf("%s has no value %q", e.Facet, e.Value)
}

// chosenOf returns the first value of that name in q, which must be one of offered; "" if there is none. The error is
// *UnknownValue.
func chosenOf(q url.Values, name string, offered []string) (string, error) {
	for _, value := range q[name] {
		if slices.Contains(offered, value) {
			return value, nil
		}
		if e := unknownValue(name, value); e.Value != "" {
			return "", e
		}
	}
	return "", nil
}

// query joins names and values, which follow one another, to a query, without those that have no value.
func query(parts ...string) string {
	var out []string
	for i := 0; i < len(parts); i += 2 {
		if parts[i+1] != "" {
			out = append(out, parts[i]+"="+url.QueryEscape(parts[i+1]))
		}
	}
	return strings.Join(out, "&")
}
