package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Files that only tests of the search read.
const queriesName, alarmsName = "queries.txt", "alarms.txt"

// querySets are the sets of judged queries: those that the search may be tuned with, and those kept apart to measure it.
var querySets = []string{"tune", "kept"}

// checkQueries reports lines of the judged queries, which only tests of the search read, that are none: "set", what was
// typed, and addresses of the site, with tabs between.
func (p *proofreader) checkQueries(fsys fs.FS) {
	if _, err := fs.Stat(fsys, alarmsName); err == nil {
		p.proof.Problems = append(p.proof.Problems, read(fsys, alarmsName).problems...) // its lines are checked by their test
	}
	if _, err := fs.Stat(fsys, queriesName); errors.Is(err, fs.ErrNotExist) {
		return
	}
	f := read(fsys, queriesName)
	line := 0
	for text := range strings.Lines(string(f.yaml)) {
		line++
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' || f.broken {
			continue
		}
		fields := strings.Split(text, "\t")
		if len(fields) != 3 || fields[1] == "" || fields[2] == "" {
			f.fault(line, "a set, a query and addresses are expected here, with one tab between")
			continue
		}
		if !slices.Contains(querySets, fields[0]) {
			f.fault(line, "%q is no set of queries: write %s", fields[0], strings.Join(querySets, " or "))
		}
		for _, place := range strings.Fields(fields[2]) {
			if !p.isPlace(place) {
				f.fault(line, "there is no place %s on the site%s", place, p.meant(place))
			}
		}
	}
	p.proof.Problems = append(p.proof.Problems, f.problems...)
}

// meant is what was probably meant by an address that does not exist.
func (c *Catalog) meant(path string) string {
	if a := c.NearestAddress(path); a != nil && a.Path != path {
		return fmt.Sprintf(" (did you mean %s?)", a.Path)
	}
	return ""
}

// isPlace reports whether an address, with a fragment or without, is on the site.
func (c *Catalog) isPlace(address string) bool {
	path, fragment, _ := strings.Cut(address, "#")
	return c.Address(path) != nil && (fragment == "" || c.anchors[path][fragment])
}
