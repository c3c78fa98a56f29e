package catalog

import (
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Load reads and checks fsys. The error is Problems: everything that is wrong, one "file:line: text" each.
func Load(fsys fs.FS) (*Catalog, error) {
	c, l := load(fsys)
	l.checkLedger(fsys, c)
	if problems := l.all(); len(problems) > 0 {
		return nil, problems
	}
	return c, nil
}

// Permalinks returns the ledger of addresses as it should be: every line that fsys has and every address
// now live, sorted. The error is Problems.
func Permalinks(fsys fs.FS) ([]string, error) {
	c, l := load(fsys)
	if problems := l.all(); len(problems) > 0 {
		return nil, problems
	}
	lines, _ := readLedger(fsys)
	for _, line := range c.permanent() {
		if !contains(lines, line) {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return lines, nil
}

// loader reads the files of one catalog.
type loader struct {
	files []*file
	words files // the files of vocabularies and lists, by what they hold
}

// files remembers which file a list came from.
type files map[string]*file

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
		docs: map[string]*Doc{}, at: map[string]int{}, anchors: map[string]map[string]bool{},
		moved: map[string]string{}, numbers: map[int]*Stretch{},
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
	l.readCautions(fsys, c)
	l.readSafety(fsys, c)
	l.readWithdrawn(fsys, c)

	paths := l.documents(fsys, c)
	c.Guides = readDocs[Guide](l, fsys, paths["guides"])
	c.Stretches = readDocs[Stretch](l, fsys, paths["stretches"])
	c.Routines = readDocs[Routine](l, fsys, paths["routines"])
	c.Pages = readDocs[Page](l, fsys, paths["pages"])

	link(l, c)
	return c, l
}

// open reads one file; nil if it is not there and need is false.
func (l *loader) open(fsys fs.FS, name string, need bool) *file {
	data, err := fs.ReadFile(fsys, name)
	if err != nil && !need {
		return nil
	}
	f := newFile(name, data)
	if err != nil {
		f.yaml, f.problems = nil, nil
		f.fault(1, "this file cannot be read: %v", pathless(err))
	}
	l.files = append(l.files, f)
	return f
}

// pathless strips the operation and path that the file system puts before an error.
func pathless(err error) error {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err
	}
	return err
}

// readList reads a file that is one list, whose entries have ids.
func readList[T any, P interface {
	*T
	identified
}](l *loader, fsys fs.FS, name string, into *[]P) {
	f := l.open(fsys, name, true)
	l.words[path.Base(name)] = f
	f.decode(into)
	*into = slices.DeleteFunc(*into, func(v P) bool { return v == nil })
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
	f := l.open(fsys, "cautions.yaml", true)
	l.words["cautions.yaml"] = f
	f.decode(&list)
	c.Cautions, c.Classes = list.Cautions, list.Classes
	checkIDs(f, c.Cautions, "cautions")
	checkIDs(f, c.Classes, "classes")
}

func (l *loader) readSafety(fsys fs.FS, c *Catalog) {
	c.Safety = &Safety{}
	f := l.open(fsys, "safety.yaml", true)
	f.decode(c.Safety)
	c.Safety.file, c.Safety.ID, c.Safety.Path = f, "safety", "/safety"
	c.Safety.check()
}

func (l *loader) readWithdrawn(fsys fs.FS, c *Catalog) {
	f := l.open(fsys, "withdrawn.yaml", false)
	if f != nil {
		f.decode(&c.Withdrawn)
		l.words["withdrawn.yaml"] = f
	}
}

// documents lists the Markdown files by folder and reports files where none belong.
func (l *loader) documents(fsys fs.FS, c *Catalog) map[string][]string {
	out := map[string][]string{}
	stray := func(name, text string) {
		f := &file{path: name}
		f.fault(1, "%s", text)
		l.files = append(l.files, f)
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
		if d.IsDir() || !nested && (name == "README.md" || path.Ext(name) == ".go") {
			return nil
		}
		switch {
		case !nested && contains([]string{"cautions.yaml", "claims.yaml", "evidence.yaml", "safety.yaml", "sources.yaml", "withdrawn.yaml", ledgerName}, name):
		case folder == "vocabularies" && l.words[path.Base(name)] != nil:
		case contains([]string{"guides", "stretches", "routines", "pages"}, folder) && path.Ext(name) == ".md":
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

// readDocs reads documents side by side, and returns those that could be read, in the order of names.
func readDocs[T any, P interface {
	*T
	document
}](l *loader, fsys fs.FS, names []string) []P {
	docs := make([]P, len(names))
	read := make([]*file, len(names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			read[i], docs[i] = readDoc[T, P](fsys, name)
			return nil
		})
	}
	_ = group.Wait() // no function returns an error
	l.files = append(l.files, read...)
	return slices.DeleteFunc(docs, func(d P) bool { return d == nil })
}

func readDoc[T any, P interface {
	*T
	document
}](fsys fs.FS, name string) (*file, P) {
	data, err := fs.ReadFile(fsys, name)
	f := newFile(name, data)
	if err != nil {
		f.fault(1, "this file cannot be read: %v", pathless(err))
		return f, nil
	}
	id := strings.TrimSuffix(path.Base(name), ".md")
	if !isID(id) {
		f.fault(1, "the file name is the id: use small letters, digits and hyphens")
	}
	if !f.splitFront() {
		return f, nil
	}
	v := P(new(T))
	f.decode(v)
	d := v.doc()
	d.ID, d.file = id, f
	v.check()
	return f, v
}

// oneOf reports a value that is none of words.
func (f *file) oneOf(words []string, value string, at ...any) {
	if !contains(words, value) {
		f.faultAt(at, "%q is none of %s%s", value, strings.Join(words, ", "), didYouMean(value, words))
	}
}
