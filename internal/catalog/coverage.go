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

// Coverage reads the table of places in fsys, "id address …" or "id - why not" a line; nil if there is none. The error is Problems.
func Coverage(fsys fs.FS) ([]Covered, error) {
	table, f := readCoverage(fsys)
	if len(f.problems) > 0 {
		return nil, Problems(f.problems).sorted()
	}
	return table, nil
}

// readCoverage is Coverage, with what is wrong in the file itself.
func readCoverage(fsys fs.FS) ([]Covered, *file) {
	if _, err := fs.Stat(fsys, coverageName); errors.Is(err, fs.ErrNotExist) {
		return nil, &file{path: coverageName}
	}
	f := read(fsys, coverageName)
	var out []Covered
	line := 0
	for text := range strings.Lines(string(f.yaml)) {
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
	return out, f
}

// meant is what was probably meant by an address that does not exist.
func (c *Catalog) meant(path string) string {
	if a := c.NearestAddress(path); a != nil && a.Path != path {
		return fmt.Sprintf(" (did you mean %s?)", a.Path)
	}
	return ""
}

// cover reports points that stand twice or nowhere, and places that do not exist.
func (p *proofreader) cover(fsys fs.FS) {
	table, f := readCoverage(fsys)
	seen := map[string]bool{}
	for _, v := range table {
		if seen[v.ID] {
			f.fault(v.Line, "%s stands here for the second time", v.ID)
		}
		seen[v.ID] = true
		if len(v.Places) == 0 && v.Why == "" {
			f.fault(v.Line, "say where %s is dealt with, or - and why nowhere", v.ID)
		}
		for _, place := range v.Places {
			if !p.isPlace(place) {
				f.fault(v.Line, "there is no place %s on the site%s", place, p.meant(place))
			}
		}
	}
	p.proof.Problems = append(p.proof.Problems, f.problems...)
}
