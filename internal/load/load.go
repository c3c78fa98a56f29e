// Package load reads the files of the content, checks them, and links them into a [catalog.Catalog].
//
// [Catalog] returns either everything or all problems, each as "file:line: text". [Inspect] also returns the valid
// parts of faulty content, with the [frontmatter.File] that each value comes from. Nothing in a file is ignored: an
// unknown field, a missing source and a dead link are all problems. How prose reads, package edit judges.
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

// Catalog reads and checks fsys. The error is frontmatter.Problems: everything that is wrong.
func Catalog(fsys fs.FS) (*catalog.Catalog, error) {
	r := Inspect(fsys)
	if len(r.Problems) > 0 {
		return nil, r.Problems
	}
	return r.Catalog, nil
}

// Unpublished is like [Inspect]. The error is that of [Catalog], but allows addresses that are missing in
// permalinks.txt.
func Unpublished(fsys fs.FS) (*Result, error) {
	r := Inspect(fsys)
	isNewAddress := func(p frontmatter.Problem) bool {
		return p.File == permalinksFile && strings.HasSuffix(p.Text, newAddress)
	}
	if problems := slices.DeleteFunc(slices.Clone(r.Problems), isNewAddress); len(problems) > 0 {
		return r, problems
	}
	return r, nil
}

// Result is what loading returns, even if the content has faults.
type Result struct {
	Content  *catalog.Content // everything that could be read, linked as far as possible
	Sitemap  *catalog.Sitemap // the addresses of Content
	Catalog  *catalog.Catalog // nil if there are problems outside permalinks.txt
	Problems frontmatter.Problems
	Complete bool // every file could be read

	loader *loader
}

// Inspect reads and checks fsys like Catalog, and returns everything that it found.
func Inspect(fsys fs.FS) *Result {
	r := read(fsys)
	if len(r.loader.problems()) == 0 {
		r.Catalog = catalog.New(*r.Content, r.Sitemap)
	}
	if r.Complete { // an incomplete site lacks addresses
		r.loader.checkPermalinks()
	}
	r.Problems = r.loader.problems()
	return r
}

// Misread reports whether a list could not be read that other files repeat or name, so that they seem to have faults
// that they do not have.
func (r *Result) Misread() bool { return r.loader.misread != nil }

// FileOf returns the file of a document.
func (r *Result) FileOf(d *catalog.Doc) *frontmatter.File { return r.loader.docs[d] }

// List returns the file of a list by its base name, nil if there is none.
func (r *Result) List(name string) *frontmatter.File { return r.loader.lists[name] }

// ListOn returns the list that the program adds to the page of d, nil if there is none.
func (r *Result) ListOn(d *catalog.Doc) any { return r.loader.entries[introduced[d.ID]] }

// Lists returns the entries of each list in the order of its file, keyed by the base name of the file.
func (r *Result) Lists() map[string]any { return r.loader.entries }

// loader reads and links the files of one catalog. It holds data that is needed only while loading.
type loader struct {
	*catalog.Content
	fsys    fs.FS
	sitemap *catalog.Sitemap // nil until all references are resolved

	mu      sync.Mutex // guards files, lists, entries and docs, because files are read at the same time
	files   []*frontmatter.File
	lists   map[string]*frontmatter.File       // vocabularies and other lists, keyed by base name
	entries map[string]any                     // the values of lists: a slice, or a struct of slices
	docs    map[*catalog.Doc]*frontmatter.File // the file of each document
	poses   map[string]bool                    // the IDs of the pose files; empty in the content inside the binary
	quotes  *quotes                            // nil until the signs are read
	indexes map[reflect.Type]anyIndex          // an index for each type with IDs, filled in by addIndexes
	against map[*catalog.Move][]*catalog.Guide // the guides that advise against each move

	// If a list could not be read, so that its entries seem to be missing, all problems of files that could not be read.
	// Others may only be consequences. It is nil otherwise.
	misread frontmatter.Problems
	// What stands in the place of what was published and is gone, keyed by its address.
	successors map[string]successor
}

// incomplete reports whether something in the files could not be read.
func (l *loader) incomplete() bool {
	return slices.ContainsFunc(l.files, func(f *frontmatter.File) bool { return !f.Whole() })
}

// setCode sets the code of all problems that are reported from now on.
func (l *loader) setCode(code frontmatter.Code) {
	for _, f := range l.files {
		f.SetCode(code)
	}
}

// problems lists the problems of all files, or those in misread.
func (l *loader) problems() frontmatter.Problems {
	all := slices.Clone(l.misread)
	for _, f := range l.files {
		if l.misread == nil {
			all = append(all, f.Problems()...)
		}
	}
	return all.Sorted()
}

// quotedFiles are the files whose words other files repeat, such as signs and rules for medicines.
var quotedFiles = []string{"signs.yaml", medicinesFile, "cautions.yaml", "safety.yaml", treatmentsFile}

// noteMisread sets l.misread if a list could not be read, or a part of one of quotedFiles.
func (l *loader) noteMisread() {
	isMisread := func(name string) bool {
		return l.lists[name].Broken() || slices.Contains(quotedFiles, name) && !l.lists[name].Whole()
	}
	if !slices.ContainsFunc(slices.Collect(maps.Keys(l.lists)), isMisread) {
		return
	}
	for _, f := range l.files {
		if !f.Whole() {
			l.misread = append(l.misread, f.Problems()...)
		}
	}
}

// read reads all files of fsys, checks each by itself, and links them.
func read(fsys fs.FS) *Result {
	l := &loader{Content: &catalog.Content{}, fsys: fsys, lists: map[string]*frontmatter.File{}, entries: map[string]any{},
		poses: map[string]bool{}, docs: map[*catalog.Doc]*frontmatter.File{}, indexes: map[reflect.Type]anyIndex{}}
	documents, unclaimed := l.listDocuments()
	l.readQuoted()
	atOnce(append(l.listReaders(), l.documentReaders(documents)...)...)
	l.noteMisread()
	l.reportUnclaimed(unclaimed)
	l.requirePages()
	l.Sum = l.sum()
	l.findSuccessors()
	l.link()
	return &Result{Content: l.Content, Sitemap: l.sitemap, Complete: !l.incomplete(), loader: l}
}

// atOnce calls all functions at the same time and waits for them. If one panics, atOnce panics in this goroutine, where
// its callers can recover.
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

// sum returns a checksum of the names and texts of all files.
func (l *loader) sum() string {
	all := sha256.New()
	for _, f := range slices.SortedFunc(slices.Values(l.files),
		func(a, b *frontmatter.File) int { return strings.Compare(a.Path(), b.Path()) }) {
		fmt.Fprintf(all, "%s %x\n", f.Path(), f.Sum())
	}
	return hex.EncodeToString(all.Sum(nil))
}
