package view

import "fmt"

// Fault says what is wrong with a field of a form, and what is allowed.
type Fault struct{ Field, Text string }

// Faults are the faults of one form, in the order of its fields.
type Faults []Fault

// add appends a fault.
func (f *Faults) add(field, format string, args ...any) {
	*f = append(*f, Fault{field, fmt.Sprintf(format, args...)})
}

// Of returns what is wrong with a field, or "" if nothing is.
func (f Faults) Of(field string) string {
	for _, fault := range f {
		if fault.Field == field {
			return fault.Text
		}
	}
	return ""
}
