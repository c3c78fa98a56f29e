// Package licences has the licences of everything that is built into the program: of the libraries, of Go itself, of
// the word list and of the font. scripts/licences collects them.
package licences

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"
)

// collected is a JSON list of components, compressed with gzip: some of the texts are long, and few people read them.
//
//go:generate go run unknot/scripts/licences
//go:embed licences.json.gz
var collected []byte

// Kind says what a component is.
type Kind string

// The kinds of components.
const (
	Program Kind = "program" // Unknot itself
	Data    Kind = "data"    // what others made and the program embeds, such as a font
	Go      Kind = "go"      // the standard library and the runtime of Go
	Module  Kind = "module"  // a library
)

// Component is one part of the program, with its licence.
type Component struct {
	Kind    Kind   `json:"kind"`
	Name    string `json:"name"`              // of a module its path
	Version string `json:"version,omitempty"` // of a module, or of what data was made from
	SPDX    string `json:"spdx,omitempty"`    // an SPDX licence expression, "" if that list lacks the licence
	Licence string `json:"licence,omitempty"` // the name of the licence if SPDX is ""
	Texts   []Text `json:"texts"`
}

// Text is a file that the licence asks to hand on.
type Text struct {
	File string `json:"file"` // its path in the component
	Text string `json:"text"`
}

// LicenceName returns the SPDX expression of the licence, or else its name.
func (c Component) LicenceName() string { return cmp.Or(c.SPDX, c.Licence) }

// String returns the name and the version.
func (c Component) String() string { return strings.TrimSpace(c.Name + " " + c.Version) }

// All returns every component: the program first, modules last and by path. Its result must not be changed.
var All = sync.OnceValues(func() ([]Component, error) {
	packed, err := gzip.NewReader(bytes.NewReader(collected))
	if err != nil {
		return nil, err
	}
	var all []Component
	return all, json.NewDecoder(packed).Decode(&all)
})

// Pack writes components in the form that [All] reads.
func Pack(w io.Writer, components []Component) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(packed).Encode(components); err != nil {
		return err
	}
	return packed.Close()
}

const rule = "================================================================================\n"

// Write writes a list of all components with the names of their licences, and then the texts.
func Write(w io.Writer) error {
	all, err := All()
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("Unknot, and what others made that is built into it. The texts of the licences follow.\n\n")
	for _, c := range all {
		fmt.Fprintf(&b, "%-68s %s\n", c, c.LicenceName())
	}
	for _, c := range all {
		for _, text := range c.Texts {
			fmt.Fprintf(&b, "\n%s%s: %s\n%s\n%s\n", rule, c, text.File, rule, strings.Trim(text.Text, "\n"))
		}
	}
	_, err = io.WriteString(w, b.String())
	return err
}
