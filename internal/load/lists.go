package load

import (
	"io/fs"
	"path"
	"reflect"
	"slices"

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
