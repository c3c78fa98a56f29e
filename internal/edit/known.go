package edit

import (
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"

	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// KnownFile lists every search and every name in lists, and every line on who must not take a medicine. A list without
// one of these is as valid as before, so only this file shows that it was lost. A text may move to another item of its
// list.
const KnownFile = "queries/known.txt"

// textPlace is where a text of a list is.
type textPlace struct {
	file *frontmatter.File
	path []any
}

// knownIn returns the place of each text of the lists that KnownFile records, keyed by its line: file, field and text,
// separated by tabs.
func knownIn(r *load.Result) map[string]textPlace {
	out := map[string]textPlace{}
	add := func(f *frontmatter.File, v any) {
		frontmatter.EachText(v, "", func(text string, _ reflect.StructField, path []any) {
			line := f.Path() + "\t" + fieldAt(path) + "\t" + text
			if isNew := out[line].file == nil; isNew && isKnownField(f, path) {
				out[line] = textPlace{f, slices.Clone(path)}
			}
		})
	}
	for name, list := range r.Lists() {
		add(r.List(name), list)
	}
	add(r.FileOf(&r.Content.Safety.Doc), r.Content.Safety)
	return out
}

// isKnownField reports whether KnownFile records the texts at a path in f.
func isKnownField(f *frontmatter.File, path []any) bool {
	switch fieldAt(path) {
	case "searches", "names":
		return true
	case "line":
		return f.Path() == "medicines.yaml"
	}
	return false
}

// fieldAt returns the name of the field at path, or of the field that holds the list item there.
func fieldAt(path []any) string {
	for _, at := range slices.Backward(path) {
		if name, ok := at.(string); ok {
			return name
		}
	}
	return ""
}

// Known returns the lines that KnownFile should have: its lines in fsys and those for the lists there, sorted, each
// once. It returns nil if fsys has no folder queries, as is the case for the content inside the binary.
func Known(fsys fs.FS) []string {
	if _, err := fs.Stat(fsys, "queries"); err != nil {
		return nil
	}
	lines := slices.Collect(maps.Keys(knownIn(load.Inspect(fsys))))
	for line := range strings.Lines(frontmatter.ReadFile(fsys, KnownFile).Written()) {
		lines = append(lines, strings.TrimRight(line, "\r\n"))
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// checkKnown reports lines of KnownFile whose text is gone from its list, and texts without a line in KnownFile. The
// content inside the binary has no queries.
func (p *proofreader) checkKnown(fsys fs.FS) {
	if _, err := fs.Stat(fsys, "queries"); err != nil {
		return
	}
	f := frontmatter.ReadFile(fsys, KnownFile)
	if f.Broken() {
		p.proof.Problems = append(p.proof.Problems, f.Problems()...)
		return
	}
	places, listed, n := knownIn(p.Result), map[string]bool{}, 0
	for line := range strings.Lines(f.Written()) {
		n++
		line = strings.TrimRight(line, "\r\n")
		listed[line] = true
		if isGone := places[line].file == nil; isGone {
			file, rest, _ := strings.Cut(line, "\t")
			text := rest[strings.Index(rest, "\t")+1:] // after the name of the field
			p.fault(f, n, "%s no longer has “%s”: restore it there, or take this line out too", file, text)
		}
	}
	for line, at := range places {
		if !listed[line] {
			p.fault(at.file, at.file.Line(at.path...), "“%s” is new and has no line in %s: run `make generate`", line[strings.LastIndex(line, "\t")+1:], KnownFile)
		}
	}
}
