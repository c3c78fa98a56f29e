// Package load reads the files of the content, checks them, and links them into a [catalog.Catalog].
//
// [Catalog] returns everything or every problem as "file:line: text", and [CatalogOn] what is there on a day; [Draft]
// is the same for writers, with drafts; [Inspect] returns the valid parts of faulty content too, with the
// [frontmatter.File] that each value comes from. Nothing in a file is ignored: an unknown field, a missing source and a
// dead link are problems. The package judges no prose; package edit does.
package load

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/guard"
)

// Catalog reads and checks fsys, as it is once all that has a day to be published is. The error is
// frontmatter.Problems: everything that is wrong.
func Catalog(fsys fs.FS) (*catalog.Catalog, error) { return inspect(fsys, options{}).complete() }

// CatalogOn is like Catalog, without what is published after a day.
func CatalogOn(fsys fs.FS, day catalog.Day) (*catalog.Catalog, error) {
	return inspect(fsys, options{day: day}).complete()
}

// Draft is like Catalog, but has drafts too, if nothing is wrong with them, and allows addresses that have no line in
// permalinks.txt.
func Draft(fsys fs.FS, m *Memory) (*catalog.Catalog, error) {
	without := map[string]bool{}
	for {
		r := inspect(fsys, options{drafts: true, without: without, memory: m})
		known := len(without)
		maps.Copy(without, r.loader.faultyDrafts()) // without some, others may lead nowhere
		if len(without) == known {
			return r.complete()
		}
	}
}

func (r *Result) complete() (*catalog.Catalog, error) {
	if len(r.Problems) > 0 {
		return nil, r.Problems
	}
	return r.Catalog, nil
}

// Result is the result of loading content, which may be faulty.
type Result struct {
	Content  *catalog.Content  // what could be read, linked as far as possible
	Sitemap  *catalog.Sitemap  // of Content
	Catalog  *catalog.Catalog  // nil if there are problems outside permalinks.txt
	AllDocs  catalog.Documents // drafts too
	Problems frontmatter.Problems
	Complete bool // every file could be read

	loader *loader
}

// Inspect reads and checks fsys like Catalog, and returns everything that it found.
func Inspect(fsys fs.FS) *Result { return inspect(fsys, options{}) }

// InspectOn is like Inspect, without what is published after a day.
func InspectOn(fsys fs.FS, day catalog.Day) *Result { return inspect(fsys, options{day: day}) }

func inspect(fsys fs.FS, o options) *Result {
	r := read(fsys, o)
	if len(r.loader.problems()) == 0 {
		r.Catalog = catalog.New(*r.Content, r.Sitemap)
	}
	if r.Complete { // otherwise addresses are missing
		r.loader.checkPermalinks(fsys, r, o.drafts)
	}
	r.Problems = r.loader.problems()
	return r
}

// Misread reports whether others say something in the words of a file that could not be read, so that no text is what
// its writer wrote.
func (r *Result) Misread() bool { return r.loader.misread != nil }

// FileOf returns the file of a document.
func (r *Result) FileOf(d *catalog.Doc) *frontmatter.File { return r.loader.docs[d] }

// List returns the file of a list, by its name without a folder; nil if there is none.
func (r *Result) List(name string) *frontmatter.File { return r.loader.lists[name] }

// ListOn returns the list that the page of a document introduces, nil if there is none.
func (r *Result) ListOn(d *catalog.Doc) any { return r.loader.entries[introduced[d.ID]] }

// Lists returns what each list says, in the order of its file, by the name of the file without a folder.
func (r *Result) Lists() map[string]any { return r.loader.entries }

// loader reads the files of one catalog. It holds data that is needed only while loading.
type loader struct {
	options
	mu         sync.Mutex // guards files, lists and docs: files are read at the same time
	files      []*frontmatter.File
	lists      map[string]*frontmatter.File       // vocabularies and other lists, keyed by name without folder
	entries    map[string]any                     // what they say: a list, or a group of lists
	docs       map[*catalog.Doc]*frontmatter.File // of drafts too
	allDocs    catalog.Documents                  // drafts too
	references *references                        // nil until the signs are read
	indexes    map[reflect.Type]anyIndex          // of what has IDs, once it is linked
	// Nil if all that others say in its words could be read; else of each file that could not be read, the number of
	// its own problems.
	misread map[*frontmatter.File]int
}

func newLoader(o options) *loader {
	if o.memory != nil {
		o.memory.begin()
	}
	return &loader{options: o, lists: map[string]*frontmatter.File{}, entries: map[string]any{},
		docs: map[*catalog.Doc]*frontmatter.File{}, indexes: map[reflect.Type]anyIndex{}}
}

// incomplete reports whether something in the files could not be read.
func (l *loader) incomplete() bool {
	return slices.ContainsFunc(l.files, func(f *frontmatter.File) bool { return !f.Whole() })
}

// setCode sets the code of the problems that are reported from now on.
func (l *loader) setCode(code frontmatter.Code) {
	for _, f := range l.files {
		f.SetCode(code)
	}
}

// problems lists the problems of all files. If others say something in the words of a file that could not be read, it
// lists those of such files alone: the others may be consequences.
func (l *loader) problems() frontmatter.Problems {
	var all frontmatter.Problems
	for _, f := range l.files {
		if l.without[f.Path()] {
			continue
		}
		ownProblems := f.Problems()
		if l.misread != nil {
			ownProblems = ownProblems[:l.misread[f]]
		}
		all = append(all, ownProblems...)
	}
	return all.Sorted()
}

// quotedFiles are the files whose words stand in others: signs, what is said of medicines, and the like.
var quotedFiles = []string{"signs.yaml", medicinesFile, "cautions.yaml", "safety.yaml", treatmentsFile}

// noteMisread counts the problems of files that could not be read, if one of them is quotedFiles.
func (l *loader) noteMisread() {
	if !slices.ContainsFunc(quotedFiles, func(name string) bool { return !l.lists[name].Whole() }) {
		return
	}
	l.misread = map[*frontmatter.File]int{}
	for _, f := range l.files {
		if !f.Whole() {
			l.misread[f] = len(f.Problems())
		}
	}
}

// read reads all files of fsys, checks each by itself and links them.
func read(fsys fs.FS, o options) *Result {
	l, c := newLoader(o), &catalog.Content{}
	documents, unread := l.listDocuments(fsys)
	l.readReferences(fsys, c)
	atOnce(append(l.listReaders(fsys, c), l.documentReaders(fsys, c, documents)...)...)
	l.noteMisread()
	l.reportUnread(unread)
	c.Next = l.hide()
	l.requirePages(c)
	l.allDocs = catalog.Documents{Guides: slices.Clone(c.Guides), Moves: slices.Clone(c.Moves), Routines: slices.Clone(c.Routines),
		Plans: slices.Clone(c.Plans), Pages: slices.Clone(c.Pages)}
	c.Sum = l.sum(c.Next)
	sitemap := link(l, c)
	return &Result{Content: c, Sitemap: sitemap, AllDocs: l.allDocs, Complete: !l.incomplete(), loader: l}
}

// atOnce calls all functions at the same time, and panics if one of them does: in this goroutine, where its callers can
// recover that.
func atOnce(functions ...func()) {
	var all guard.Group
	all.Limit(runtime.GOMAXPROCS(0))
	for _, f := range functions {
		all.Go(func() error { f(); return nil })
	}
	if err := all.Wait(); err != nil {
		panic(err)
	}
}

// sum returns a checksum of all files with their names, and of the day on which more of them is published: until then
// they are another site.
func (l *loader) sum(next catalog.Day) string {
	all := sha256.New()
	for _, f := range slices.SortedFunc(slices.Values(l.files),
		func(a, b *frontmatter.File) int { return strings.Compare(a.Path(), b.Path()) }) {
		fmt.Fprintf(all, "%s %x\n", f.Path(), f.Sum())
	}
	fmt.Fprintln(all, next.ISO())
	return hex.EncodeToString(all.Sum(nil))
}
