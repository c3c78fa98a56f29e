package main

import (
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// report collects everything that check finds.
type report struct {
	dir    string               // the content folder
	found  frontmatter.Problems // what is not printed yet, with paths that the user can open
	failed bool
}

// add adds problems of the content. If fails is set, check fails because of them; otherwise it only names them.
func (r *report) add(fails bool, problems ...frontmatter.Problem) {
	for _, p := range problems {
		p.File = pathIn(r.dir, p.File)
		r.found = append(r.found, p)
		r.failed = r.failed || fails
	}
}

// print prints each problem that was added since its last call as a line.
func (r *report) print(w io.Writer) error {
	slices.SortStableFunc(r.found, frontmatter.Problem.Compare)
	var text strings.Builder
	for _, p := range r.found {
		fmt.Fprintf(&text, "%s [%s]\n", p, p.Code)
	}
	r.found = nil
	_, err := io.WriteString(w, text.String())
	return err
}

// pathIn returns the path of a file that a problem names. The name is relative to dir, "" for dir itself.
func pathIn(dir, file string) string {
	switch {
	case file == "":
		return dir
	case strings.HasPrefix(file, "../"):
		return filepath.ToSlash(filepath.Join(dir, file))
	}
	return dir + "/" + file
}

// madeFrom returns the file of the document from which the page at an address is made. It returns "" for a page that is
// made from lists, whose problems belong to the whole folder.
func madeFrom(c *catalog.Catalog, address string) string {
	page, _, _ := strings.Cut(address, "?")
	for at := page; len(at) > 1; at = path.Dir(at) {
		if d := c.DocAt(at); d != nil && (at == page || strings.Count(at, "/") > 1) { // below other documents are pages of list items
			return d.CheckedAt.File
		}
	}
	return ""
}
