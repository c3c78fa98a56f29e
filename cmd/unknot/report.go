package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// report collects everything that check finds, so that all formats print the same problems in the same order.
type report struct {
	dir     string // the content folder
	all     []reported
	printed int // how many of all are printed already
}

// reported is a problem whose file is a path that the user can open.
type reported struct {
	frontmatter.Problem
	Severity string `json:"severity"`
}

// The severities of problems, in the words of SARIF: check fails for an error, and only names what is due.
const severityError, severityNote = "error", "note"

// add adds problems of the content with a severity.
func (r *report) add(severity string, problems ...frontmatter.Problem) {
	for _, p := range problems {
		p.File = pathIn(r.dir, p.File)
		r.all = append(r.all, reported{p, severity})
	}
}

// failed reports whether check fails.
func (r *report) failed() bool {
	return slices.ContainsFunc(r.all, func(p reported) bool { return p.Severity == severityError })
}

// print prints the problems that were added since its last call, in one of the formats.
func (r *report) print(w io.Writer, format string) error {
	added := r.all[r.printed:]
	r.printed = len(r.all)
	slices.SortStableFunc(added, func(a, b reported) int { return a.Compare(b.Problem) })
	return formats[format](w, added)
}

// formats holds the functions that print problems, keyed by the value of -format.
var formats = map[string]func(io.Writer, []reported) error{
	"text":  printText,
	"json":  func(w io.Writer, all []reported) error { return printJSON(w, all) },
	"sarif": func(w io.Writer, all []reported) error { return printJSON(w, sarif(all)) },
}

// printText prints each problem as a line.
func printText(w io.Writer, all []reported) error {
	var text strings.Builder
	for _, p := range all {
		fmt.Fprintf(&text, "%s [%s]\n", p.Problem, p.Code)
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// printJSON prints v as indented JSON.
func printJSON(w io.Writer, v any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(v)
}

// sarif returns problems as a log of SARIF 2.1.0, the format of static analysis that code hosting sites show.
func sarif(all []reported) any {
	type object = map[string]any
	rules, results := []object{}, []object{}
	for _, code := range slices.Sorted(maps.Keys(frontmatter.Meanings)) {
		rules = append(rules, object{"id": code, "shortDescription": object{"text": frontmatter.Meanings[code] + "."},
			"help": object{"text": "See docs/checking.md."}})
	}
	for _, p := range all {
		at := url.URL{Path: p.File} // it escapes special characters
		if path.IsAbs(p.File) {
			at.Scheme = "file"
		}
		results = append(results, object{"ruleId": p.Code, "level": p.Severity, "message": object{"text": p.Text}, "locations": []object{
			{"physicalLocation": object{"artifactLocation": object{"uri": at.String()}, "region": object{"startLine": p.Line}}}}})
	}
	return object{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": []object{
		{"tool": object{"driver": object{"name": "unknot", "rules": rules}}, "results": results}}}
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
