// Package licences holds the licences of everything that is built into the program: the libraries, Go itself, the word
// list and the font. scripts/licences collects them.
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

// collected is a JSON list of components. It is compressed with gzip, as some licences are long and few people read
// them.
//
//go:generate go run unknot/scripts/licences
//go:embed licences.json.gz
var collected []byte

// Kind says what a component is.
type Kind string

// The kinds of components.
const (
	Program Kind = "program" // Unknot itself
	Data    Kind = "data"    // files from others that the program embeds, such as a font
	Go      Kind = "go"      // the standard library and the runtime of Go
	Module  Kind = "module"  // a library
)

// Component is one part of the program, with its licence.
type Component struct {
	Kind    Kind   `json:"kind"`
	Name    string `json:"name"`              // for a module, its path
	Version string `json:"version,omitempty"` // the version of a module, or of the origin of data
	SPDX    string `json:"spdx,omitempty"`    // an SPDX licence expression, "" if SPDX does not list the licence
	Licence string `json:"licence,omitempty"` // the name of the licence if SPDX is ""
	Texts   []Text `json:"texts"`
}

// Text is a file that a licence requires to be distributed with the program.
type Text struct {
	File string `json:"file"` // its path in the component
	Text string `json:"text"`
}

// LicenceName returns the SPDX expression of the licence, or its name if there is none.
func (c Component) LicenceName() string { return cmp.Or(c.SPDX, c.Licence) }

// String returns the name and the version.
func (c Component) String() string { return strings.TrimSpace(c.Name + " " + c.Version) }

// All returns every component: the program first, and modules last, sorted by path. The caller must not change the
// result.
var All = sync.OnceValues(func() ([]Component, error) {
	packed, err := gzip.NewReader(bytes.NewReader(collected))
	if err != nil {
		return nil, err
	}
	var all []Component
	return all, json.NewDecoder(packed).Decode(&all)
})

// rule is a line between texts.
const rule = "================================================================================\n"

// Write writes a list of all components with the names of their licences, followed by the texts of the licences.
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
