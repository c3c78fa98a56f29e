package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Covered says where the site deals with a point of what it set out to answer.
type Covered struct {
	ID     string
	Places []string // addresses, with a fragment or without
	Why    string   // why there are none
	Line   int
}

const coverageName = "coverage.txt"

// Coverage reads the table of places in fsys, "id address …" or "id - why not" a line; nil if there is none.
func Coverage(fsys fs.FS) ([]Covered, error) {
	data, err := fs.ReadFile(fsys, coverageName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Covered
	line := 0
	for text := range strings.Lines(string(data)) {
		line++
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' {
			continue
		}
		id, rest, _ := strings.Cut(text, " ")
		c := Covered{ID: id, Line: line}
		if why, left := strings.CutPrefix(rest, "- "); left {
			c.Why = why
		} else {
			c.Places = strings.Fields(rest)
		}
		out = append(out, c)
	}
	return out, nil
}

// meant is what was probably meant by an address that does not exist.
func (c *Catalog) meant(path string) string {
	if a := c.NearestAddress(path); a != nil && a.Path != path {
		return fmt.Sprintf(" (did you mean %s?)", a.Path)
	}
	return ""
}

// cover reports points that stand twice or nowhere, and places that do not exist.
func (p *Proof) cover(fsys fs.FS, c *Catalog) error {
	table, err := Coverage(fsys)
	if err != nil {
		return err
	}
	fault := func(line int, format string, args ...any) {
		p.Problems = append(p.Problems, Problem{File: coverageName, Line: line, Text: fmt.Sprintf(format, args...)})
	}
	seen := map[string]bool{}
	for _, v := range table {
		if seen[v.ID] {
			fault(v.Line, "%s stands here for the second time", v.ID)
		}
		seen[v.ID] = true
		if len(v.Places) == 0 && v.Why == "" {
			fault(v.Line, "say where %s is dealt with, or - and why nowhere", v.ID)
		}
		for _, place := range v.Places {
			path, fragment, _ := strings.Cut(place, "#")
			if c.Address(path) == nil || fragment != "" && !c.anchors[path][fragment] {
				fault(v.Line, "there is no place %s on the site%s", place, c.meant(path))
			}
		}
	}
	return nil
}
