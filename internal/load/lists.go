package load

import (
	"path"
	"reflect"
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
	"unknot/internal/words"
)

// readQuoted reads the files that other files quote, and the glossary, whose terms guides link.
func (l *loader) readQuoted() {
	l.readSigns()
	l.readMedicines()
	l.readCautions()
	l.readSafety()
	readList(l, "glossary.yaml", &l.Terms)
	readList(l, treatmentsFile, &l.Treatments)
	checkTreatments(l.Treatments, l.lists[treatmentsFile])
	l.quotes.findings = indexOf("finding", l.Treatments, l.lists[treatmentsFile])
	l.quotes.evidence = indexOf("evidence code", l.Evidence, readList(l, "evidence.yaml", &l.Evidence))
}

// listReaders returns one function for each list that no other file needs while it is read.
func (l *loader) listReaders() []func() {
	return []func(){
		func() { readList(l, "sources.yaml", &l.Sources) }, // first, because it is the longest
		func() { l.readStart() },
		func() { l.readLadders() },
		func() { l.readConditions() },
		func() { l.readIntents() },
		func() { readList(l, "claims.yaml", &l.Claims) },
		func() { l.readGuidelines() },
		func() { readList(l, "questions.yaml", &l.Questions) },
		func() { readList(l, "checklist.yaml", &l.Tasks) },
		func() { checkBarriers(l.Barriers, readList(l, "barriers.yaml", &l.Barriers)) },
		func() { l.readRegions() },
		func() { readList(l, "vocabularies/sections.yaml", &l.Sections) },
		func() { readList(l, "vocabularies/positions.yaml", &l.Positions) },
		func() { readList(l, "vocabularies/kinds.yaml", &l.Kinds) },
		func() { readList(l, "vocabularies/equipment.yaml", &l.Equipment) },
		func() { readList(l, "vocabularies/muscles.yaml", &l.Muscles) },
		func() { readList(l, "vocabularies/tags.yaml", &l.Tags) },
		func() { l.readOptional("withdrawn.yaml", &l.Withdrawn) },
		func() { l.readInto("synonyms.yaml", &l.Synonyms) },
		func() { l.readOptional(reviewsFile, &l.Reviews) },
		func() { l.readInto(orderFile, &l.Order) },
	}
}

// readRegions reads the regions, and the entry for all of them together.
func (l *loader) readRegions() {
	var all []*catalog.Region
	f := readList(l, "vocabularies/regions.yaml", &all)
	for i, r := range all {
		switch {
		case r.Whole && i != len(all)-1:
			f.FaultAt([]any{i, "whole"}, "%s is all parts together: put it last", r.ID)
		case !r.Whole:
			l.Regions = append(l.Regions, r)
		default:
			l.Whole = r
		}
	}
}

// open reads the file of a list and fills in its quotes.
func (l *loader) open(name string) *frontmatter.File {
	return l.add(name, frontmatter.ReadFile(l.fsys, name))
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
func (l *loader) readInto(name string, into any) *frontmatter.File {
	return l.decodeInto(l.open(name), name, into)
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
}](l *loader, name string, into *[]P) *frontmatter.File {
	f := l.readInto(name, into)
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
func (l *loader) readOptional(name string, into any) *frontmatter.File {
	f := frontmatter.ReadFile(l.fsys, name)
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
