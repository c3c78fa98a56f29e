package edit

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"unknot/internal/load"
)

// querySets are the sets of judged queries: those to tune the search with, and those that only measure it.
var querySets = []string{"tune", "kept"}

// checkQueries checks the files that only tests of the search read. A line of queries.txt holds a set, a query and
// addresses of the site, separated by tabs; the lines of alarms.txt are checked by its test.
func (p *proofreader) checkQueries(fsys fs.FS) {
	p.readList(fsys, load.AlarmsFile)
	f := p.readList(fsys, load.QueriesFile)
	if f == nil {
		return
	}
	line := 0
	for text := range strings.Lines(f.Text()) {
		line++
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' {
			continue
		}
		fields := strings.Split(text, "\t")
		if len(fields) != 3 || fields[1] == "" || fields[2] == "" {
			p.fault(f, line, "a set, a query and addresses are expected here, with one tab between")
			continue
		}
		if !slices.Contains(querySets, fields[0]) {
			p.fault(f, line, "%q is no set of queries: write %s", fields[0], strings.Join(querySets, " or "))
		}
		for _, address := range strings.Fields(fields[2]) {
			if !p.isAddress(address) {
				p.fault(f, line, "there is no place %s on the site%s", address, load.SimilarAddress(p.Sitemap, address))
			}
		}
	}
}

// readList reads a text file that the content need not have, and reports its problems. It returns nil if there is none that can be read.
func (p *proofreader) readList(fsys fs.FS, name string) *load.File {
	if _, err := fs.Stat(fsys, name); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	f := load.ReadFile(fsys, name)
	p.proof.Problems = append(p.proof.Problems, f.Problems()...)
	if f.Broken() {
		return nil
	}
	return f
}

// isAddress reports whether the site has an address, with a fragment or without.
func (p *proofreader) isAddress(address string) bool {
	path, fragment, _ := strings.Cut(address, "#")
	return p.Sitemap.PageEntry(path) != nil && (fragment == "" || p.Sitemap.HasAnchor(path, fragment))
}
