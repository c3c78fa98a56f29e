package load

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
)

// readLists reads every file that is a list, and the safety page.
func (l *loader) readLists(fsys fs.FS, c *catalog.Content) {
	l.readSigns(fsys, c)
	l.readMedicines(fsys, c)
	l.readCautions(fsys, c)
	l.readSafety(fsys, c)
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
	l.readFinder(fsys, c)
	readList(l, fsys, "treatments.yaml", &c.Treatments)
	l.readOptional(fsys, "withdrawn.yaml", &c.Withdrawn)
	l.readOptional(fsys, "synonyms.yaml", &c.Synonyms)
	l.readIntents(fsys, c)
	l.readOptional(fsys, reviewsFile, &c.Reviews)
	l.readOptional(fsys, orderFile, &c.Order)
}

// open reads one file.
func (l *loader) open(fsys fs.FS, name string) *frontmatter.File {
	f := frontmatter.ReadFile(fsys, name)
	l.refer.fill(f)
	l.files = append(l.files, f)
	return f
}

// readList reads a file that is one list of entries with IDs.
func readList[T any, P interface {
	*T
	catalog.Identified
}](l *loader, fsys fs.FS, name string, into *[]P) {
	f := l.open(fsys, name)
	l.lists[path.Base(name)] = f
	decode(f, into)
	if len(*into) == 0 && f.Whole() {
		f.Fault(1, "this list is empty")
	}
	checkIDs(f, *into)
}

// checkIDs reports IDs that are repeated or malformed.
func checkIDs[P catalog.Identified](f *frontmatter.File, list []P, at ...any) {
	first := map[string]int{}
	for i, v := range list {
		id := v.Identifier()
		line := func() int { return f.Line(append(at[:len(at):len(at)], i, "id")...) }
		if before, ok := first[id]; ok && id != "" {
			f.Fault(line(), "the id %s stands twice: see line %d", id, f.Line(append(at[:len(at):len(at)], before, "id")...))
			continue
		}
		if id != "" && !catalog.IsID(id) {
			f.Fault(line(), "%q is no id: use small letters, digits and hyphens", id)
		}
		first[id] = i
	}
}

func (l *loader) readCautions(fsys fs.FS, c *catalog.Content) {
	var list struct {
		Stop       []string             `yaml:"stop" need:""`
		Cautions   []*catalog.Caution   `yaml:"cautions" need:""`
		Classes    []*catalog.Class     `yaml:"classes" need:""`
		Conditions []*catalog.Condition `yaml:"conditions"`
	}
	f := l.open(fsys, "cautions.yaml")
	l.lists["cautions.yaml"] = f
	decode(f, &list)
	c.Stop, c.Cautions, c.Classes, c.Conditions = list.Stop, list.Cautions, list.Classes, list.Conditions
	if n := len(c.Stop); n > 0 && n != 3 && f.Whole() {
		f.FaultAt([]any{"stop"}, "three lines say when to stop any move, found %d", n)
	}
	checkIDs(f, c.Cautions, "cautions")
	checkIDs(f, c.Classes, "classes")
	checkIDs(f, c.Conditions, "conditions")
	for i, v := range c.Conditions {
		checkSearches(f, v.Searches, "conditions", i, "searches")
	}
	l.refer.cautions = indexOf("caution", c.Cautions, f)
}

// medicinesFile has what is said of medicines.
const medicinesFile = "medicines.yaml"

// readMedicines reads what is said of medicines, which a site need not have.
func (l *loader) readMedicines(fsys fs.FS, c *catalog.Content) {
	l.readOptional(fsys, medicinesFile, &c.Medicines)
	f := l.lists[medicinesFile]
	if f != nil {
		checkIDs(f, c.Medicines)
	}
	l.refer.medicines = indexOf("medicine", c.Medicines, f)
}

func (l *loader) readSafety(fsys fs.FS, c *catalog.Content) {
	c.Safety = &catalog.Safety{Doc: catalog.Doc{Body: new(markdown.Doc)}}
	f := l.open(fsys, "safety.yaml")
	decode(f, c.Safety)
	l.docs[&c.Safety.Doc], c.Safety.ID, c.Safety.Path = f, "safety", "/safety"
	checkSafety(c.Safety, f)
	if lines := c.Safety.Pain.Lines; len(lines) == 4 {
		l.refer.pain = strings.Join(lines[:3], " ")
	}
	l.refer.adding = c.Safety.Pain.Adding
}

// readOptional reads a list that a site need not have.
func (l *loader) readOptional(fsys fs.FS, name string, into any) {
	if _, err := fs.Stat(fsys, name); errors.Is(err, fs.ErrNotExist) {
		return
	}
	f := l.open(fsys, name)
	l.lists[name] = f
	decode(f, into)
}

// termsOf returns the glossary terms that guides link.
func termsOf(terms []*catalog.Term) *markdown.Terms {
	dest := map[string]string{}
	for _, t := range terms {
		for _, form := range t.Forms {
			dest[form] = t.Path()
		}
	}
	return markdown.NewTerms(dest)
}
