package load

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// introduced maps the ID of each page that introduces a list to the file of the list. The program adds the list to the
// page.
var introduced = map[string]string{
	"questions": "questions.yaml", "checklist": "checklist.yaml", "glossary": "glossary.yaml", "evidence": "claims.yaml", "sources": "sources.yaml", "start": startFile,
	catalog.TreatmentsID: "treatments.yaml", catalog.GuidelinesID: guidelinesFile,
}

// checkPageLists checks the lists that pages show, and that each list has its page.
func (l *linker) checkPageLists() {
	f := l.lists["checklist.yaml"]
	for i, t := range l.Tasks {
		oneOf(f, certainties, t.Certainty, i, "certainty")
	}
	l.checkTerms()
	l.checkSynonyms()
	for id, list := range introduced {
		page, f := l.Page(id), l.lists[list]
		switch isMissing := page == nil || page.Hidden; {
		case f == nil && !isMissing:
			l.docs[&page.Doc].Fault(1, "%s is missing: it has what this page is about", list)
		case f != nil && isMissing && !f.Broken():
			f.Fault(1, "the page pages/%s.md is missing: it says what this list is", id)
		}
	}
}

// checkTerms reports forms of terms that other terms have too, or that must not be linked.
func (l *linker) checkTerms() {
	f := l.lists["glossary.yaml"]
	seen := map[string]string{} // the ID of the term that has each form
	for i, t := range l.Terms {
		for j, form := range t.Forms {
			form = strings.ToLower(form)
			if other := seen[form]; other != "" {
				f.FaultAt([]any{i, "forms", j}, "%q is a form of %s already", form, other)
			}
			if slices.Contains(certainties, form) {
				f.FaultAt([]any{i, "forms", j}, "%q is a certainty word: texts need it unlinked", form)
			}
			seen[form] = t.ID
		}
	}
}

// checkSynonyms reports sets with a single name, and names that are in two sets.
func (l *linker) checkSynonyms() {
	f := l.lists["synonyms.yaml"]
	if f != nil && len(l.Synonyms) == 0 && f.Whole() {
		f.Fault(1, "this list is empty")
	}
	seen := map[string]bool{}
	for i, s := range l.Synonyms {
		if len(s.Same) == 1 {
			f.FaultAt([]any{i, "same"}, "a name alone stands for nothing else: write two or more")
		}
		for j, name := range s.Same {
			if name = strings.ToLower(name); seen[name] && !slices.Contains(s.Same[:j], name) {
				f.FaultAt([]any{i, "same", j}, "%q stands in two lines: join them, or choose one", name)
			}
			seen[name] = true
		}
	}
}
