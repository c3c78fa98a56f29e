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

// KnownFile lists the words by which search and check find what lists are about, and who must not take a medicine. What
// is left when one of these is lost is as valid, so nothing else could tell. A text that moves to another entry of its
// list is not missed.
const KnownFile = "queries/known.txt"

// known is a text of a list, with its place.
type known struct {
	file *frontmatter.File
	path []any
}

// knownIn returns the searches and names in lists, and the lines on medicines, each behind the name of its file and its
// field, with tabs between.
func knownIn(r *load.Result) map[string]known {
	out := map[string]known{}
	add := func(f *frontmatter.File, v any) {
		frontmatter.EachText(v, "", func(text string, _ reflect.StructField, path []any) {
			field := fieldOf(path)
			listed := field == "searches" || field == "names" || field == "words" && slices.Contains(path, any("ambiguous")) || field == "line" && f == r.List("medicines.yaml")
			if line := f.Path() + "\t" + field + "\t" + text; listed && text != "" && out[line].file == nil {
				out[line] = known{f, slices.Clone(path)}
			}
		})
	}
	for name, list := range r.Lists() {
		add(r.List(name), list)
	}
	add(r.FileOf(&r.Content.Safety.Doc), r.Content.Safety)
	return out
}

// fieldOf returns the name of the field at path, or of the one whose entry is there.
func fieldOf(path []any) string {
	for _, at := range slices.Backward(path) {
		if name, ok := at.(string); ok {
			return name
		}
	}
	return ""
}

// Known returns what KnownFile should hold: the lines that it has in fsys and those of the lists, sorted, each once. It
// returns nil if fsys has no labelled searches, as the content inside the program.
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

// checkKnown reports texts of lists that are gone, and those that have no line in KnownFile.
func (p *proofreader) checkKnown(fsys fs.FS) {
	f := frontmatter.ReadFile(fsys, KnownFile)
	if f.Broken() {
		p.proof.Problems = append(p.proof.Problems, f.Problems()...)
		return
	}
	now, listed, n := knownIn(p.Result), map[string]bool{}, 0
	for line := range strings.Lines(f.Written()) {
		n++
		line = strings.TrimRight(line, "\r\n")
		listed[line] = true
		if file, text, _ := strings.Cut(line, "\t"); now[line].file == nil {
			p.fault(f, n, "%s no longer has “%s”: restore it there, or take this line out too", file, text[strings.Index(text, "\t")+1:])
		}
	}
	for line, at := range now {
		if !listed[line] {
			p.fault(at.file, at.file.Line(at.path...), "“%s” is new and has no line in %s: run `make permalinks`", line[strings.LastIndex(line, "\t")+1:], KnownFile)
		}
	}
}
