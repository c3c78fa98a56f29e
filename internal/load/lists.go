package load

import (
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

// readQuoted reads the files that other files quote, and the glossary, whose terms guides link.
func (l *loader) readQuoted(fsys fs.FS, c *catalog.Content) {
	l.readSigns(fsys, c)
	l.readMedicines(fsys, c)
	l.readCautions(fsys, c)
	l.readSafety(fsys, c)
	readList(l, fsys, "glossary.yaml", &c.Terms)
	readList(l, fsys, treatmentsFile, &c.Treatments)
	checkTreatments(c.Treatments, l.lists[treatmentsFile])
	l.quotes.findings = indexOf("finding", c.Treatments, l.lists[treatmentsFile])
	l.quotes.evidence = indexOf("evidence code", c.Evidence, readList(l, fsys, "evidence.yaml", &c.Evidence))
}

// listReaders returns one function for each list that no other file needs while it is read.
func (l *loader) listReaders(fsys fs.FS, c *catalog.Content) []func() {
	return []func(){
		func() { readList(l, fsys, "sources.yaml", &c.Sources) }, // first, because it is the longest
		func() { l.readStart(fsys, c) },
		func() { l.readLadders(fsys, c) },
		func() { l.readConditions(fsys, c) },
		func() { l.readIntents(fsys, c) },
		func() { readList(l, fsys, "claims.yaml", &c.Claims) },
		func() { l.readGuidelines(fsys, c) },
		func() { readList(l, fsys, "questions.yaml", &c.Questions) },
		func() { readList(l, fsys, "checklist.yaml", &c.Tasks) },
		func() { checkBarriers(c, readList(l, fsys, "barriers.yaml", &c.Barriers)) },
		func() { l.readRegions(fsys, c) },
		func() { readList(l, fsys, "vocabularies/sections.yaml", &c.Sections) },
		func() { readList(l, fsys, "vocabularies/positions.yaml", &c.Positions) },
		func() { readList(l, fsys, "vocabularies/kinds.yaml", &c.Kinds) },
		func() { readList(l, fsys, "vocabularies/equipment.yaml", &c.Equipment) },
		func() { readList(l, fsys, "vocabularies/muscles.yaml", &c.Muscles) },
		func() { readList(l, fsys, "vocabularies/tags.yaml", &c.Tags) },
		func() { l.readOptional(fsys, "withdrawn.yaml", &c.Withdrawn) },
		func() { l.readInto(fsys, "synonyms.yaml", &c.Synonyms) },
		func() { l.readOptional(fsys, reviewsFile, &c.Reviews) },
		func() { l.readOptional(fsys, ownersFile, &c.Owners) },
		func() { l.readInto(fsys, orderFile, &c.Order) },
	}
}

// readRegions reads the regions, and the entry for all of them together.
func (l *loader) readRegions(fsys fs.FS, c *catalog.Content) {
	var all []*catalog.Region
	f := readList(l, fsys, "vocabularies/regions.yaml", &all)
	for i, r := range all {
		switch {
		case r.Whole && i != len(all)-1:
			f.FaultAt([]any{i, "whole"}, "%s is all parts together: put it last", r.ID)
		case !r.Whole:
			c.Regions = append(c.Regions, r)
		default:
			c.Whole = r
		}
	}
}

// open reads the file of a list and fills in its quotes.
func (l *loader) open(fsys fs.FS, name string) *frontmatter.File {
	return l.add(name, frontmatter.ReadFile(fsys, name))
}

// add adds a file that was read, and returns it.
func (l *loader) add(name string, f *frontmatter.File) *frontmatter.File {
	l.quotes.fill(f)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.files = append(l.files, f)
	l.lists[path.Base(name)] = f
	return f
}

// readInto reads a list, or a group of lists, into the value that into points to.
func (l *loader) readInto(fsys fs.FS, name string, into any) *frontmatter.File {
	return l.decodeInto(l.open(fsys, name), name, into)
}

// decodeInto decodes a file that was added into the value that into points to, and returns it.
func (l *loader) decodeInto(f *frontmatter.File, name string, into any) *frontmatter.File {
	decode(f, into)
	if list := reflect.ValueOf(into).Elem(); list.Kind() == reflect.Slice {
		into = list.Interface() // stays in the order of the file when the list is sorted
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entries[path.Base(name)] = into
	return f
}

// readList reads a file that is one list of entries with IDs. The list must not be empty.
func readList[T any, P interface {
	*T
	catalog.Identified
}](l *loader, fsys fs.FS, name string, into *[]P) *frontmatter.File {
	f := l.readInto(fsys, name, into)
	if len(*into) == 0 && f.Whole() {
		f.Fault(1, "this list is empty")
	}
	checkIDs(f, *into)
	return f
}

// subpath returns the path that steps lead to from the field or entry at path at.
func subpath(at []any, steps ...any) []any { return slices.Concat(at, steps) }

// checkIDs reports IDs that are malformed or that occur twice. The list is at path at in f.
func checkIDs[P catalog.Identified](f *frontmatter.File, list []P, at ...any) {
	first := map[string]int{} // the index of the first entry with each ID
	for i, v := range list {
		id := v.Identifier()
		if id == "" {
			continue // reported as missing
		}
		if earlier, again := first[id]; again {
			f.FaultAt(subpath(at, i, "id"), "the id %s is listed twice: see line %d", id, f.Line(subpath(at, earlier, "id")...))
			continue
		}
		if !words.IsID(id) {
			f.FaultAt(subpath(at, i, "id"), "%q is not a valid id: use small letters, digits and hyphens", id)
		}
		first[id] = i
	}
}

// stopLines is how many lines say when to stop any move.
const stopLines = 3

// readCautions reads the cautions with their classes and stop lines.
func (l *loader) readCautions(fsys fs.FS, c *catalog.Content) {
	var list struct {
		Stop     []string           `yaml:"stop" need:"" read:""`
		Cautions []*catalog.Caution `yaml:"cautions" need:""`
		Classes  []*catalog.Class   `yaml:"classes" need:""`
	}
	f := l.readInto(fsys, "cautions.yaml", &list)
	c.Stop, c.Cautions, c.Classes = list.Stop, list.Cautions, list.Classes
	if n := len(c.Stop); n > 0 && n != stopLines && f.Whole() {
		f.FaultAt([]any{"stop"}, "three lines say when to stop any move, found %d", n)
	}
	checkIDs(f, c.Cautions, "cautions")
	checkIDs(f, c.Classes, "classes")
	l.quotes.cautions = indexOf("caution", c.Cautions, f)
}

// treatmentsFile is the name of the file with the findings about treatments.
const treatmentsFile = "treatments.yaml"

// medicinesFile is the name of the file with the rules for medicines.
const medicinesFile = "medicines.yaml"

// readMedicines reads the rules for medicines, and checks the texts that other files repeat.
func (l *loader) readMedicines(fsys fs.FS, c *catalog.Content) {
	readList(l, fsys, medicinesFile, &c.Medicines)
	f := l.lists[medicinesFile]
	var names []string
	for _, m := range c.Medicines {
		names = append(names, m.Names...)
	}
	allNames := words.AnyOf(names)
	for i, m := range c.Medicines {
		ownNames := words.AnyOf(m.Names)
		checkMedicineText(f, m, ownNames, allNames, m.Short, i, "short")
		seen := map[string]bool{}
		for _, list := range []struct {
			field string
			lines []catalog.MedicineLine
		}{{"do_not", m.DoNot}, {"ask", m.Ask}} {
			for j, line := range list.lines {
				if seen[line.ID] && line.ID != "" {
					f.FaultAt([]any{i, list.field, j}, "the line %s is listed twice in what is said of %s", line.ID, m.ID)
				}
				seen[line.ID] = true
				checkMedicineText(f, m, ownNames, allNames, line.Say, i, list.field, j, "say")
			}
		}
	}
	l.quotes.medicines = indexOf("medicine", c.Medicines, f)
}

// forbidPattern matches a sentence that says who must not take a medicine, or who must ask first.
var forbidPattern = regexp.MustCompile(`(?i)\b(?:do not|never|leave|ask)\b`)

// checkMedicineText checks a text about m that other files repeat. The first medicine that it names must be m. Each of
// its sentences must say who must not take the medicine or who must ask first. ownNames matches the names of m,
// allNames those of all medicines.
func checkMedicineText(f *frontmatter.File, m *catalog.Medicine, ownNames, allNames *regexp.Regexp, text string, path ...any) {
	if named := allNames.FindString(text); text != "" && len(m.Names) > 0 && !ownNames.MatchString(named) {
		f.FaultAt(path, "this is said of %s, in texts on other things too: begin with one of its names (%s)", m.ID, strings.Join(m.Names, ", "))
	}
	for _, sentence := range words.Sentences(text) {
		if !forbidPattern.MatchString(sentence) {
			f.FaultAt(path, "“%s” says neither who must not take it nor who asks first: begin with “do not”, “never”, “leave” or “ask”", words.Excerpt(sentence, 40))
		}
	}
}

// readSafety reads the safety page.
func (l *loader) readSafety(fsys fs.FS, c *catalog.Content) {
	c.Safety = &catalog.Safety{Doc: catalog.Doc{Body: new(markdown.Doc)}}
	f := l.open(fsys, "safety.yaml")
	decode(f, c.Safety)
	l.docs[&c.Safety.Doc], c.Safety.ID, c.Safety.Path, c.Safety.CheckedAt = f, "safety", "/safety", checkedAt(f)
	checkSafety(c.Safety, f)
	if lines := c.Safety.Pain.Lines; len(lines) == painLines {
		l.quotes.pain = strings.Join(lines[:painLines-1], " ")
	}
	l.quotes.adding = c.Safety.Pain.Adding
}

// readOptional reads a list that a site need not have. It returns nil if there is no such file.
func (l *loader) readOptional(fsys fs.FS, name string, into any) *frontmatter.File {
	f := frontmatter.ReadFile(fsys, name)
	if f.Absent() {
		return nil
	}
	return l.decodeInto(l.add(name, f), name, into)
}

// termsOf returns the terms of the glossary, for guides to link.
func termsOf(terms []*catalog.Term) *markdown.Terms {
	dest := map[string]string{}
	for _, t := range terms {
		for _, form := range t.Forms {
			dest[form] = t.Path()
		}
	}
	return markdown.NewTerms(dest)
}
