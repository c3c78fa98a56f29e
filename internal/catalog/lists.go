package catalog

import (
	"slices"
	"strings"

	"unknot/internal/markdown"
)

// Question is something many people ask, and a short answer.
type Question struct {
	ID        string   `yaml:"id" need:""` // its fragment on /questions, for ever
	Question  string   `yaml:"question" need:""`
	Answer    string   `yaml:"answer" need:"" read:""`
	MoreID    string   `yaml:"more" need:""` // the page that says more
	ClaimIDs  []string `yaml:"claims"`
	SourceIDs []string `yaml:"sources"`
	Searches  []string `yaml:"searches"` // how else people ask it

	More    *Doc      `yaml:"-"`
	Claims  []*Claim  `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

func (q *Question) id() string { return q.ID }

// Path is where it is answered.
func (q *Question) Path() string { return "/questions#" + q.ID }

// Task is a line of the weekly checklist.
type Task struct {
	ID        string   `yaml:"id" need:""` // its fragment on /checklist, for ever
	Do        string   `yaml:"do" need:"" read:""`
	Why       string   `yaml:"why" need:"" read:""`
	Certainty string   `yaml:"certainty" need:""`
	Remark    bool     `yaml:"remark"` // a line without boxes to tick
	ClaimIDs  []string `yaml:"claims"`
	SourceIDs []string `yaml:"sources"`

	Claims  []*Claim  `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

func (t *Task) id() string { return t.ID }

// Path is where it stands.
func (t *Task) Path() string { return "/checklist#" + t.ID }

// Term is a word of the glossary. Its id is its fragment on /glossary, for ever.
type Term struct {
	ID      string   `yaml:"id" need:""`
	Term    string   `yaml:"term" need:""`
	Meaning string   `yaml:"meaning" need:"" read:""`
	Forms   []string `yaml:"forms"` // as it stands in texts: guides link the first of them that they use
}

func (t *Term) id() string { return t.ID }

// Path is where the glossary explains the term.
func (t *Term) Path() string { return "/glossary#" + t.ID }

// introduced are the pages that say what the lists of the same name are. The program adds the list.
var introduced = map[string]string{
	"questions": "questions.yaml", "checklist": "checklist.yaml", "glossary": "glossary.yaml", "evidence": "claims.yaml", "sources": "sources.yaml",
}

func (k *linker) linkLists() {
	f := k.words["questions.yaml"]
	for i, q := range k.Questions {
		q.More, _ = k.docs.one(f, q.MoreID, i, "more")
		if fault := draftFault(nil, q.More); fault != "" {
			f.faultAt([]any{i, "more"}, "%s", fault)
		}
		q.Claims = k.claims.list(f, q.ClaimIDs, i, "claims")
		q.Sources = k.sources.list(f, q.SourceIDs, i, "sources")
	}
	f = k.words["checklist.yaml"]
	for i, t := range k.Tasks {
		f.oneOf(certainties, t.Certainty, i, "certainty")
		t.Claims = k.claims.list(f, t.ClaimIDs, i, "claims")
		t.Sources = k.sources.list(f, t.SourceIDs, i, "sources")
	}
	f = k.words["glossary.yaml"]
	seen := map[string]string{}
	for i, t := range k.Terms {
		for j, form := range t.Forms {
			form = strings.ToLower(form)
			if other := seen[form]; other != "" {
				f.faultAt([]any{i, "forms", j}, "%q is a form of %s already", form, other)
			}
			if slices.Contains(certainties, form) {
				f.faultAt([]any{i, "forms", j}, "%q is a certainty word: texts need it unlinked", form)
			}
			seen[form] = t.ID
		}
	}
	k.linkSynonyms()
	for id, list := range introduced {
		if p := byID(k.Pages, id); (p == nil || p.Draft) && !k.words[list].broken {
			k.words[list].fault(1, "the page pages/%s.md is missing: it says what this list is", id)
		}
	}
}

// linkSynonyms reports names that stand for nothing, or for two things.
func (k *linker) linkSynonyms() {
	f := k.words["synonyms.yaml"]
	if f != nil && len(k.Synonyms) == 0 && !f.broken && !f.mistyped {
		f.fault(1, "this list is empty")
	}
	seen := map[string]bool{}
	for i, s := range k.Synonyms {
		if len(s.Same) == 1 {
			f.faultAt([]any{i, "same"}, "a name alone stands for nothing else: write two or more")
		}
		for j, name := range s.Same {
			if name = strings.ToLower(name); seen[name] {
				f.faultAt([]any{i, "same", j}, "%q stands in two lines: join them, or choose one", name)
			}
			seen[name] = true
		}
	}
}

// termsOf makes the terms that guides link.
func termsOf(terms []*Term) *markdown.Terms {
	dest := map[string]string{}
	for _, t := range terms {
		for _, form := range t.Forms {
			dest[form] = t.Path()
		}
	}
	return markdown.NewTerms(dest)
}
