package load

import (
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
)

// EffectsFile holds verbs that say that something works, for the proofreader.
const EffectsFile = "effects.txt"

// documents lists the Markdown files by folder, and reports files in wrong folders and files that nothing reads.
func (l *loader) documents(fsys fs.FS) map[string][]string {
	out := map[string][]string{}
	opened := map[string]bool{permalinksFile: true, EffectsFile: true}
	for _, f := range l.files {
		opened[f.Path()] = true
	}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if isHidden(name, d) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.Type()&^(fs.ModeDir|fs.ModeSymlink) != 0 {
			l.faultAt(name, frontmatter.ReadFile(fsys, name).Problems()[0].Text) // that it is no regular file
			return nil
		}
		if d.IsDir() && name != "." && path.Ext(name) != "" {
			l.faultAt(name, "this is a folder, with the name of a file: rename it or take it out")
			return nil
		}
		if d.IsDir() || opened[name] || isReadElsewhere(name) {
			return nil
		}
		folder, fault := documentFolder(name)
		if fault != "" {
			l.faultAt(name, fault)
			return nil
		}
		out[folder] = append(out[folder], name)
		return nil
	})
	if err != nil {
		l.faultAt(".", fmt.Sprintf("this folder cannot be read: %v", err))
	}
	return out
}

// faultAt reports a fault of a file that is not read.
func (l *loader) faultAt(name, text string) {
	f := frontmatter.New(name, nil)
	f.Fault(1, "%s", text)
	l.files = append(l.files, f)
}

// isReadElsewhere reports whether name belongs in the content but is no document: a pose (see [Poses]), a list of queries, a README.md or a Go file.
func isReadElsewhere(name string) bool {
	switch path.Dir(name) {
	case ".":
		return name == "README.md" || path.Ext(name) == ".go"
	case "queries": // what people type, for tests of the search
		return path.Ext(name) == ".txt"
	case "poses":
		return path.Ext(name) == ".yaml" || path.Base(name) == "README.md"
	}
	return false
}

// documentFolder returns the folder of a document, such as guides, or a fault if name is no document or is in a wrong folder.
func documentFolder(name string) (folder, fault string) {
	folder, rest, _ := strings.Cut(name, "/")
	if !slices.Contains([]string{"guides", "stretches", "routines", "plans", "pages"}, folder) || path.Ext(name) != ".md" {
		return "", "nothing reads this file: see README.md for the folders and files there are"
	}
	if depth := strings.Count(rest, "/"); folder == "guides" && depth != 1 || folder != "guides" && depth != 0 {
		return "", "a file in a wrong folder: guides stand in guides/{section}/, all else directly in its folder"
	}
	return folder, ""
}

// isHidden reports whether an entry of a folder is a hidden or backup file or folder.
func isHidden(name string, d fs.DirEntry) bool {
	return name != "." && (strings.HasPrefix(d.Name(), ".") || strings.HasSuffix(d.Name(), "~"))
}

// docKind says how to read one kind of document.
type docKind[T any] struct {
	doc   func(*T) *catalog.Doc
	check func(*T, *frontmatter.File)
	terms *markdown.Terms // linked in its texts; nil for none
}

// readDocs reads documents concurrently and returns them in the order of names.
func readDocs[T any](l *loader, fsys fs.FS, names []string, kind docKind[T]) []*T {
	docs := make([]*T, len(names))
	files := make([]*frontmatter.File, len(names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			files[i], docs[i] = readDoc(fsys, name, kind, l.refer)
			return nil
		})
	}
	_ = group.Wait() // no function returns an error
	for i, v := range docs {
		l.docs[kind.doc(v)] = files[i]
	}
	l.files = append(l.files, files...)
	return docs
}

// readDoc reads one document. Even if its file is broken the document has an ID and a body, so that references to it are
// found.
func readDoc[T any](fsys fs.FS, name string, kind docKind[T], refer *references) (*frontmatter.File, *T) {
	f, v := frontmatter.ReadFile(fsys, name), new(T)
	d := kind.doc(v)
	d.ID, d.Body = strings.TrimSuffix(path.Base(name), ".md"), new(markdown.Doc)
	if !catalog.IsID(d.ID) {
		f.Fault(1, "the file name is the id: use small letters, digits and hyphens")
	}
	refer.fill(f)
	decode(f, v)
	if p, ok := markdown.TooComplex(f.Body()); ok && !f.Broken() {
		f.Fail(p.Line, "%s", p.Text)
	}
	if f.Broken() {
		return f, v
	}
	body, problems := markdown.Parse(f.Body(), new(markdown.Notes), kind.terms)
	d.Body = body
	for _, p := range problems {
		f.Fault(p.Line, "%s", p.Text)
	}
	kind.check(v, f)
	return f, v
}

// decode decodes f into v, and reports braces in its texts that are no placeholder. Those of steps leave parts to the dose: see checkSteps.
func decode(f *frontmatter.File, v any) {
	f.Decode(v)
	frontmatter.EachText(v, "", func(text string, _ reflect.StructField, path []any) {
		if fault := markdown.BraceFault(text); fault != "" && !slices.Contains(path, any("steps")) {
			f.FaultAt(path, "%s", fault)
		}
	})
}

// requirePages reports missing pages that introduce generated pages.
func (l *loader) requirePages(c *catalog.Content) {
	if l.incomplete() {
		return
	}
	for _, r := range []struct{ id, says string }{{"about", "what our words for certainty mean"}, {"breathe", "what the breathing pacer is for"}, {"handout", "what a sheet is"}} {
		if p := c.Page(r.id); p == nil || p.Draft {
			f := frontmatter.New("pages/"+r.id+".md", nil)
			f.Fault(1, "this page is missing, or a draft: it says %s", r.says)
			l.files = append(l.files, f)
		}
	}
}
