package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"unknot/internal/markdown"
)

// Load reads and checks fsys. The error is Problems: everything that is wrong, one "file:line: text" each.
func Load(fsys fs.FS) (*Catalog, error) { return loadAll(fsys, false) }

// Preview is Load for who is writing: a new address needs no line in the ledger yet.
func Preview(fsys fs.FS) (*Catalog, error) { return loadAll(fsys, true) }

// Remarks is what Proofread finds in content that Preview puts up: what check would not let through.
func Remarks(fsys fs.FS) []Problem {
	_, proof, err := Proofread(fsys)
	var faults Problems
	if errors.As(err, &faults) {
		return faults
	}
	if err != nil {
		return nil // reported by Preview
	}
	return proof.Problems
}

func loadAll(fsys fs.FS, preview bool) (*Catalog, error) {
	c, l, err := loadWhole(fsys, preview)
	if err != nil {
		return nil, err
	}
	l.forget()
	return c, nil
}

func loadWhole(fsys fs.FS, preview bool) (*Catalog, *loader, error) {
	c, l := load(fsys)
	l.sound = len(l.all()) == 0
	if !l.unread() { // else it would miss the addresses of what could not be read
		l.checkLedger(fsys, c, preview)
	}
	if problems := l.all(); len(problems) > 0 {
		return c, l, problems
	}
	return c, l, nil
}

// forget drops the text of the files, and what only proofreading asks of it.
func (l *loader) forget() {
	for _, f := range l.files {
		f.yaml, f.body, f.tree = nil, nil, nil
	}
	for _, d := range l.written.docs() {
		d.Body.Passages = nil
	}
}

// Permalinks returns the ledger of addresses as it should be: every line that fsys has and every address
// now live, sorted, each once. The error is Problems, or why the ledger cannot be read.
func Permalinks(fsys fs.FS) ([]string, error) {
	c, l := load(fsys)
	if problems := l.all(); len(problems) > 0 {
		return nil, problems
	}
	f, lines := readLedger(fsys)
	if len(f.problems) > 0 {
		return nil, Problems(f.problems).sorted() // a ledger made without its old lines would lose them
	}
	lines = append(lines, c.permanent()...)
	slices.Sort(lines)
	return slices.Compact(lines), nil
}

// loader reads the files of one catalog.
type loader struct {
	files   []*file
	words   files // the files of vocabularies and lists, by what they hold
	written written
	sound   bool // pages can be made of it, though an address may have no line in the ledger
}

// written is every document, drafts too.
type written struct {
	guides    []*Guide
	stretches []*Stretch
	routines  []*Routine
	pages     []*Page
}

// files remembers which file a list came from.
type files map[string]*file

// unread reports whether something in the files could not be read.
func (l *loader) unread() bool {
	return slices.ContainsFunc(l.files, func(f *file) bool { return f.broken || f.mistyped })
}

func (l *loader) all() Problems {
	var all Problems
	for _, f := range l.files {
		all = append(all, f.problems...)
	}
	return all.sorted()
}

func load(fsys fs.FS) (*Catalog, *loader) {
	l := &loader{words: files{}}
	c := &Catalog{
		guideBy: map[string]*Guide{}, stretchBy: map[string]*Stretch{}, routineBy: map[string]*Routine{}, numbers: map[int]*Stretch{}, poses: map[string][]byte{},
		at: map[string]int{}, byTail: map[string]int{}, anchors: map[string]map[string]bool{}, moved: map[string]string{}, gone: map[string]*Withdrawn{},
	}
	readList(l, fsys, "vocabularies/regions.yaml", &c.Regions)
	readList(l, fsys, "vocabularies/sections.yaml", &c.Sections)
	readList(l, fsys, "vocabularies/positions.yaml", &c.Positions)
	readList(l, fsys, "vocabularies/kinds.yaml", &c.Kinds)
	readList(l, fsys, "vocabularies/equipment.yaml", &c.Equipment)
	readList(l, fsys, "vocabularies/muscles.yaml", &c.Muscles)
	readList(l, fsys, "vocabularies/tags.yaml", &c.Tags)
	readList(l, fsys, "evidence.yaml", &c.Evidence)
	readList(l, fsys, "claims.yaml", &c.Claims)
	readList(l, fsys, "sources.yaml", &c.Sources)
	readList(l, fsys, "questions.yaml", &c.Questions)
	readList(l, fsys, "checklist.yaml", &c.Tasks)
	readList(l, fsys, "glossary.yaml", &c.Terms)
	l.readCautions(fsys, c)
	l.readSafety(fsys, c)
	l.readIfThere(fsys, "withdrawn.yaml", &c.Withdrawn)
	l.readIfThere(fsys, "synonyms.yaml", &c.Synonyms)

	paths := l.documents(fsys, c)
	c.Guides = readDocs[Guide](l, fsys, paths["guides"], termsOf(c.Terms))
	c.Stretches = readDocs[Stretch](l, fsys, paths["stretches"], nil)
	c.Routines = readDocs[Routine](l, fsys, paths["routines"], nil)
	c.Pages = readDocs[Page](l, fsys, paths["pages"], nil)
	l.requirePages(c.Pages)
	c.readPoses(fsys)
	l.written = written{slices.Clone(c.Guides), slices.Clone(c.Stretches), slices.Clone(c.Routines), slices.Clone(c.Pages)}

	link(l, c)
	c.Sum = l.sum(c)
	return c, l
}

// sum is that of the files of c, each with its name.
func (l *loader) sum(c *Catalog) string {
	all := sha256.New()
	for _, f := range l.files {
		fmt.Fprintf(all, "%s %x\n", f.path, f.sum)
	}
	for _, id := range slices.Sorted(maps.Keys(c.poses)) {
		fmt.Fprintf(all, "%s %x\n", id, sha256.Sum256(c.poses[id]))
	}
	return hex.EncodeToString(all.Sum(nil))
}

// open reads one file.
func (l *loader) open(fsys fs.FS, name string) *file {
	f := read(fsys, name)
	l.files = append(l.files, f)
	return f
}

// readList reads a file that is one list, whose entries have ids.
func readList[T any, P interface {
	*T
	identified
}](l *loader, fsys fs.FS, name string, into *[]P) {
	f := l.open(fsys, name)
	l.words[path.Base(name)] = f
	f.decode(into)
	if len(*into) == 0 && !f.broken && !f.mistyped {
		f.fault(1, "this list is empty")
	}
	checkIDs(f, *into)
}

// checkIDs reports ids that stand twice or are not ids.
func checkIDs[P identified](f *file, list []P, at ...any) {
	first := map[string]int{}
	for i, v := range list {
		id := v.id()
		line := func() int { return f.line(append(at[:len(at):len(at)], i, "id")...) }
		if before, ok := first[id]; ok && id != "" {
			f.fault(line(), "the id %s stands twice: see line %d", id, f.line(append(at[:len(at):len(at)], before, "id")...))
			continue
		}
		if id != "" && !isID(id) {
			f.fault(line(), "%q is no id: use small letters, digits and hyphens", id)
		}
		first[id] = i
	}
}

func isID(s string) bool {
	for i, c := range s {
		letter := c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
		if !letter && (c != '-' || i == 0 || i == len(s)-1) {
			return false
		}
	}
	return s != ""
}

func (l *loader) readCautions(fsys fs.FS, c *Catalog) {
	var list struct {
		Cautions []*Caution `yaml:"cautions" need:""`
		Classes  []*Class   `yaml:"classes" need:""`
	}
	f := l.open(fsys, "cautions.yaml")
	l.words["cautions.yaml"] = f
	f.decode(&list)
	c.Cautions, c.Classes = list.Cautions, list.Classes
	checkIDs(f, c.Cautions, "cautions")
	checkIDs(f, c.Classes, "classes")
}

func (l *loader) readSafety(fsys fs.FS, c *Catalog) {
	c.Safety = &Safety{}
	f := l.open(fsys, "safety.yaml")
	f.decode(c.Safety)
	c.Safety.file, c.Safety.ID, c.Safety.Path = f, "safety", "/safety"
	c.Safety.check()
}

// readIfThere reads a list that a site may do without.
func (l *loader) readIfThere(fsys fs.FS, name string, into any) {
	if _, err := fs.Stat(fsys, name); errors.Is(err, fs.ErrNotExist) {
		return
	}
	f := l.open(fsys, name)
	l.words[name] = f
	f.decode(into)
}

// documents lists the Markdown files by folder and reports files where none belong.
func (l *loader) documents(fsys fs.FS, c *Catalog) map[string][]string {
	out := map[string][]string{}
	stray := func(name, text string) {
		f := &file{path: name}
		f.fault(1, "%s", text)
		l.files = append(l.files, f)
	}
	opened := map[string]bool{ledgerName: true, queriesName: true, alarmsName: true}
	for _, f := range l.files {
		opened[f.path] = true
	}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if base := d.Name(); name != "." && (strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~")) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		folder, rest, nested := strings.Cut(name, "/")
		if fault := strayEntry(name, d); fault != "" {
			stray(name, fault)
			return nil
		}
		if d.IsDir() || !nested && (name == "README.md" || path.Ext(name) == ".go") {
			return nil
		}
		switch {
		case opened[name]:
		case path.Dir(name) == "poses" && (path.Ext(name) == ".yaml" || path.Base(name) == "README.md"): // pages are made from what was drawn of them: see LoadPoses
		case slices.Contains([]string{"guides", "stretches", "routines", "pages"}, folder) && path.Ext(name) == ".md":
			if depth := strings.Count(rest, "/"); folder == "guides" && depth != 1 || folder != "guides" && depth != 0 {
				stray(name, "a file in a wrong folder: guides stand in guides/{section}/, all else directly in its folder")
				return nil
			}
			out[folder] = append(out[folder], name)
		default:
			stray(name, "nothing reads this file: see README.md for the folders and files there are")
		}
		return nil
	})
	if err != nil {
		stray(".", fmt.Sprintf("this folder cannot be read: %v", err))
	}
	return out
}

// document is a guide, move, routine or page.
type document interface {
	doc() *Doc
	check()
}

// readDocs reads documents side by side, links terms in them, and returns them in the order of names.
func readDocs[T any, P interface {
	*T
	document
}](l *loader, fsys fs.FS, names []string, terms *markdown.Terms) []P {
	docs := make([]P, len(names))
	files := make([]*file, len(names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			files[i], docs[i] = readDoc[T, P](fsys, name, terms)
			return nil
		})
	}
	_ = group.Wait() // no function returns an error
	l.files = append(l.files, files...)
	return docs
}

// readDoc reads one document. It is whole even if its file is broken, so that what leads to it finds it.
func readDoc[T any, P interface {
	*T
	document
}](fsys fs.FS, name string, terms *markdown.Terms) (*file, P) {
	f, v := read(fsys, name), P(new(T))
	d := v.doc()
	d.ID, d.file, d.Body, d.terms = strings.TrimSuffix(path.Base(name), ".md"), f, new(markdown.Doc), terms
	if !isID(d.ID) {
		f.fault(1, "the file name is the id: use small letters, digits and hyphens")
	}
	f.splitFront()
	f.decode(v)
	if !f.broken {
		v.check()
	}
	return f, v
}

// oneOf reports a value that is none of words. An empty one is reported as missing.
func (f *file) oneOf(words []string, value string, at ...any) {
	if value != "" && !slices.Contains(words, value) {
		f.faultAt(at, "%q is none of %s%s", value, strings.Join(words, ", "), didYouMean(value, words))
	}
}

// required are the pages that introduce what the program makes, and what they say.
var required = []struct{ id, says string }{{"breathe", "what the breathing pacer is for"}, {"handout", "what a sheet is"}}

// requirePages reports those that are not among the pages that were read.
func (l *loader) requirePages(pages []*Page) {
	if l.unread() {
		return
	}
	for _, r := range required {
		if p := byID(pages, r.id); p == nil || p.Draft {
			f := &file{path: "pages/" + r.id + ".md"}
			f.fault(1, "this page is missing, or a draft: it says %s", r.says)
			l.files = append(l.files, f)
		}
	}
}
