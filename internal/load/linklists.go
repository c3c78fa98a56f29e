package load

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// introduced maps the ID of each page that introduces a list to the file of the list. The program adds the list to the page.
var introduced = map[string]string{
	"questions": "questions.yaml", "checklist": "checklist.yaml", "glossary": "glossary.yaml", "evidence": "claims.yaml", "sources": "sources.yaml", "start": startFile,
	catalog.TreatmentsID: "treatments.yaml",
}

// linkLists resolves the references in the lists that pages show.
func (k *linker) linkLists() {
	f := k.lists["questions.yaml"]
	for i, q := range k.Questions {
		q.More = k.more(f, q.MoreID, i)
		q.Claims = k.claims.resolveAll(f, q.ClaimIDs, i, "claims")
		q.Sources = k.sources.resolveAll(f, q.SourceIDs, i, "sources")
	}
	f = k.lists["checklist.yaml"]
	for i, t := range k.Tasks {
		oneOf(f, certainties, t.Certainty, i, "certainty")
		t.Claims = k.claims.resolveAll(f, t.ClaimIDs, i, "claims")
		t.Sources = k.sources.resolveAll(f, t.SourceIDs, i, "sources")
	}
	k.linkTreatments()
	f = k.lists["glossary.yaml"]
	seen := map[string]string{}
	for i, t := range k.Terms {
		if t.MoreID != "" {
			t.More = k.more(f, t.MoreID, i)
		}
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
	k.checkSynonyms()
	for id, list := range introduced {
		if p := k.Page(id); (p == nil || p.Draft) && !k.lists[list].Broken() {
			k.lists[list].Fault(1, "the page pages/%s.md is missing: it says what this list is", id)
		}
	}
}

// more resolves the page that entry i of a list leads to.
func (k *linker) more(f *frontmatter.File, id string, i int) *catalog.Doc {
	d, _ := k.docsByID.resolve(f, id, i, "more")
	if fault := draftFault(nil, d); fault != "" {
		f.FaultAt([]any{i, "more"}, "%s", fault)
	}
	return d
}

// checkSynonyms reports sets of a single name, and names in two sets.
func (k *linker) checkSynonyms() {
	f := k.lists["synonyms.yaml"]
	if f != nil && len(k.Synonyms) == 0 && f.Whole() {
		f.Fault(1, "this list is empty")
	}
	seen := map[string]bool{}
	for i, s := range k.Synonyms {
		if len(s.Same) == 1 {
			f.FaultAt([]any{i, "same"}, "a name alone stands for nothing else: write two or more")
		}
		for j, name := range s.Same {
			if name = strings.ToLower(name); seen[name] {
				f.FaultAt([]any{i, "same", j}, "%q stands in two lines: join them, or choose one", name)
			}
			seen[name] = true
		}
	}
}
