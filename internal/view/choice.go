// Package view reads from a query what a reader has chosen on a page, and writes it as a query. There are filters with
// their facets ([List]), the form at /start ([Start]), the breathing pacer ([Breathing]), the table of treatments
// ([Treatments]) and others.
//
// A view is parsed from a query, ignores parameters that it does not know, and returns its own canonical query and
// link. So a query is canonical only if it equals the query of the view that was parsed from it.
package view

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"unknot/internal/words"
)

// UnknownValue is the error for a value that a page does not offer.
type UnknownValue struct {
	Facet, Legend string
	Value         string // the value, made safe to show
	Near          string // the most similar value that is offered, "" if none is similar
	Rest          Filter // the filter without the unknown value
}

// unknownValue returns the error for a value that a reader may have typed.
func unknownValue(facet, value string) *UnknownValue {
	return &UnknownValue{Facet: facet, Value: strings.TrimSpace(words.Printable(value))}
}

func (e *UnknownValue) Error() string {
	return fmt.Sprintf("%s has no value %q", e.Facet, e.Value)
}

// chosenOf returns the value of the parameter name in q, or "" if there is none. If it is not among the offered values,
// the error is a *UnknownValue. Of several values the first that is not blank counts.
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

// query returns a query from names and values, which alternate. It leaves out names whose value is empty.
func query(parts ...string) string {
	var out []string
	for i := 0; i < len(parts); i += 2 {
		if parts[i+1] != "" {
			out = append(out, parts[i]+"="+url.QueryEscape(parts[i+1]))
		}
	}
	return strings.Join(out, "&")
}
