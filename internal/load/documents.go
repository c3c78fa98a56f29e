package load

import (
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
	"unknot/internal/words"
)

// EffectsFile lists verbs that say that something works. Only the proofreader reads it.
const EffectsFile = "effects.txt"

// listDocuments lists the Markdown files by folder, and reports entries that can never be read. It returns all other
// files in unclaimed, each with the problem to report if nothing reads it.
func (l *loader) listDocuments() (byFolder map[string][]string, unclaimed map[string]string) {
	byFolder, unclaimed = map[string][]string{}, map[string]string{}
	err := fs.WalkDir(l.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		isSpecial := err == nil && d.Type()&^(fs.ModeDir|fs.ModeSymlink) != 0
		switch {
		case err != nil:
			return err
		case isHiddenFile(name, d) && d.IsDir():
			return fs.SkipDir
		case isHiddenFile(name, d):
		case isSpecial:
			l.faultAt(name, frontmatter.ReadFile(l.fsys, name).Problems()[0].Text) // that it is not a regular file
		case d.IsDir() && name != "." && path.Ext(name) != "":
			l.faultAt(name, "this is a folder, with the name of a file: rename it or take it out")
		case d.IsDir():
		case path.Dir(name) == "queries" && path.Ext(name) == ".txt": // what people type, for tests of the search
			if f := frontmatter.ReadFile(l.fsys, name); len(f.Problems()) > 0 {
				l.files = append(l.files, f)
			}
		case isReadElsewhere(name):
			if id, isPose := strings.CutSuffix(path.Base(name), ".yaml"); isPose {
				l.poses[id] = true
			}
		default:
			if folder, fault := documentFolder(name); fault != "" {
				unclaimed[name] = fault
			} else {
				byFolder[folder] = append(byFolder[folder], name)
			}
		}
		return nil
	})
	if err != nil {
		l.faultAt(".", fmt.Sprintf("this folder cannot be read: %v", err))
	}
	return byFolder, unclaimed
}

// reportUnclaimed reports each file of unclaimed that nothing has read.
func (l *loader) reportUnclaimed(unclaimed map[string]string) {
	delete(unclaimed, permalinksFile) // read after everything else
	delete(unclaimed, EffectsFile)    // read by the proofreader
	for _, f := range l.files {
		delete(unclaimed, f.Path())
	}
	for name, fault := range unclaimed {
		l.faultAt(name, fault)
	}
}

// faultAt reports a problem of a file that is not read.
func (l *loader) faultAt(name, text string) {
	f := frontmatter.New(name, nil)
	f.Fault(1, "%s", text)
	l.files = append(l.files, f)
}

// isReadElsewhere reports whether the file belongs to the content, but others read it and report its problems: a pose,
// a README.md or a Go file.
func isReadElsewhere(name string) bool {
	switch path.Dir(name) {
	case ".":
		return name == "README.md" || path.Ext(name) == ".go"
	case "poses":
		return path.Ext(name) == ".yaml" || path.Base(name) == "README.md"
	}
	return false
}

// documentFolder returns the top folder of a document, such as guides. It returns a fault if the file is not a document
// or is in the wrong folder.
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

// isHiddenFile reports whether a folder entry is a hidden file, a backup or a hidden folder.
func isHiddenFile(name string, d fs.DirEntry) bool {
	return name != "." && (strings.HasPrefix(d.Name(), ".") || strings.HasSuffix(d.Name(), "~"))
}

// documentReaders returns one function for each kind of document, which reads the files of that kind. names has their
// names by folder.
func (l *loader) documentReaders(names map[string][]string) []func() {
	return []func(){
		func() { l.Guides = readDocs(l, names["guides"], checkGuide, termsOf(l.Terms)) },
		func() { l.Moves = readDocs(l, names["stretches"], checkMove, nil) },
		func() { l.Routines = readDocs(l, names["routines"], checkRoutine, nil) },
		func() { l.Plans = readDocs(l, names["plans"], checkPlan, nil) },
		func() { l.Pages = readDocs(l, names["pages"], checkPage, nil) },
	}
}

// readDocs reads documents at the same time, checks each by itself, and returns them in the order of names. Their texts
// link terms, which may be nil.
func readDocs[T any, P interface {
	*T
	catalog.Document
}](l *loader, names []string, check func(P, *frontmatter.File), terms *markdown.Terms) []P {
	docs, files := make([]P, len(names)), make([]*frontmatter.File, len(names))
	readers := make([]func(), len(names))
	for i, name := range names {
		readers[i] = func() {
			docs[i] = new(T)
			if files[i] = l.readDoc(name, docs[i], terms); !files[i].Broken() {
				check(docs[i], files[i])
			}
			docs[i].Base().CheckedAt = checkedAt(files[i])
		}
	}
	atOnce(readers...)
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, v := range docs {
		l.docs[v.Base()] = files[i]
	}
	l.files = append(l.files, files...)
	return docs
}

// checkedAt returns the line of f with the day of the last check.
func checkedAt(f *frontmatter.File) catalog.Location {
	return catalog.Location{File: f.Path(), Line: f.Line("checked")}
}

// readDoc reads a document into v. Even if its file is broken, the document gets an ID, an address and a body, so that
// references to it do not fail too.
func (l *loader) readDoc(name string, v catalog.Document, terms *markdown.Terms) *frontmatter.File {
	f, d := frontmatter.ReadFile(l.fsys, name), v.Base()
	d.Folder, _, _ = strings.Cut(name, "/")
	d.ID, d.Body = strings.TrimSuffix(path.Base(name), ".md"), new(markdown.Doc)
	d.Path = "/" + strings.TrimSuffix(strings.TrimPrefix(name, "pages/"), ".md")
	if catalog.IsEvidenceList(d.Path[1:]) {
		d.Path = "/evidence" + d.Path
	}
	if !words.IsID(d.ID) {
		f.Fault(1, "the file name is the id: use small letters, digits and hyphens")
	}
	l.quotes.fill(f)
	decode(f, v)
	f.SetCode(frontmatter.CodeMarkdown)
	defer f.SetCode(frontmatter.CodeValue)
	if f.Broken() {
		return f
	}
	var notes markdown.Notes
	if m, isMove := v.(*catalog.Move); isMove {
		l.renderEvidence(m, &notes)
	}
	body, problems := markdown.Parse(f.Body(), &notes, terms)
	d.Body = body
	for _, p := range problems {
		f.Fault(p.Line, "%s", p.Text)
	}
	return f
}

// renderEvidence renders the standard sentences of a move with their citations. These get the first note numbers, and
// the citations of the text the numbers after them.
func (l *loader) renderEvidence(m *catalog.Move, notes *markdown.Notes) {
	for _, id := range m.EvidenceIDs {
		e := l.quotes.evidence.byID[id]
		if e == nil {
			continue // reported with its line
		}
		marks := ""
		for _, id := range e.SourceIDs {
			marks += "[^" + id + "]"
		}
		html, _, _ := markdown.Inline(e.Sentence+marks, notes) // checkStandardSentences reports its problems
		m.EvidenceHTML = append(m.EvidenceHTML, html)
	}
}

// decode decodes f into v and reports texts with unknown placeholders, HTML, spreadsheet formulas or phone numbers. The
// placeholders of steps are checked by checkSteps instead.
func decode(f *frontmatter.File, v any) {
	f.Decode(v, catalog.Vocabularies)
	f.SetCode(frontmatter.CodeMarkdown)
	defer f.SetCode(frontmatter.CodeValue)
	_, isMove := v.(*catalog.Move)
	_, areTreatments := v.(*[]*catalog.Treatment)
	frontmatter.EachText(v, "", func(text string, field reflect.StructField, path []any) {
		isStep := isMove && slices.Contains(path, any("steps"))
		if areTreatments && path[len(path)-1] == any("say") {
			text = strings.Replace(text, "{sure}", "We", 1) // checkTreatments fills it in, or reports it
		}
		if fault := markdown.BraceFault(text); fault != "" && !isStep {
			f.FaultAt(path, "%s", fault)
		}
		if strings.Contains(text, "<") && htmlTag.MatchString(text) {
			f.FaultAt(path, "%s", markdown.NoHTML)
		}
		if strings.ContainsAny(text[:1], "=@+-") && formula.MatchString(text) {
			f.FaultAt(path, "a spreadsheet takes a text that begins with %s for a formula: begin with a word", text[:1])
		}
		last := path[len(path)-1]
		quotesSource := last == any("finding") || last == any("says") // such a text may have phone numbers
		if _, isProse := field.Tag.Lookup("read"); isProse && !quotesSource && strings.ContainsAny(text, "0123456789") {
			// Numbers that a quote has brought in are reported in their own file.
			if number := phoneNumber.FindStringSubmatch(text); number != nil && strings.Contains(f.Written(), number[1]) {
				f.FailField(path, "“%s” is a phone number, which differs from country to country: write {emergency}, {advice} or {crisis}", number[1])
			}
		}
	})
}

// htmlTag matches an HTML tag or comment.
var htmlTag = regexp.MustCompile(`</?[a-zA-Z][^<>]*>|<!--`)

// formula matches a text that a spreadsheet takes for a formula.
var formula = regexp.MustCompile(`^(?:[=@]|[+-][^ ])`)

// phoneNumber matches an emergency or advice number, but not the name of a service such as NHS 111.
var phoneNumber = regexp.MustCompile(`(?:^|[^0-9.,/–{-])\b(999|112|911|111|116 ?123|988)\b`)

// requirePages reports missing pages that the program links to.
func (l *loader) requirePages() {
	if l.incomplete() {
		return
	}
	for _, page := range []struct{ id, purpose string }{{"about", "what our words for certainty mean"}, {"breathe", "what the breathing pacer is for"}, {"handout", "what a sheet is"}} {
		if l.Page(page.id) == nil {
			f := frontmatter.New("pages/"+page.id+".md", nil)
			f.Fault(1, "this page is missing: it says %s", page.purpose)
			l.files = append(l.files, f)
		}
	}
}
