package library

import "unknot/internal/catalog"

// All is everything in one document.
type All struct {
	Schema       int           `json:"schema"`
	Type         string        `json:"type"`
	Address      string        `json:"address"`
	Site         string        `json:"site"`
	Title        string        `json:"title"`
	Summary      string        `json:"summary"`
	Licence      string        `json:"licence"`
	Updated      string        `json:"updated"`
	Safety       *Safety       `json:"safety"`
	Guides       []*Guide      `json:"guides"`
	Stretches    []*Stretch    `json:"stretches"`
	Routines     []*Routine    `json:"routines"`
	Claims       []*Claim      `json:"claims"`
	Sources      []*Source     `json:"sources"`
	Cautions     []FullCaution `json:"cautions"`
	Questions    []Question    `json:"questions"`
	Checklist    []Task        `json:"checklist"`
	Glossary     []Term        `json:"glossary"`
	Vocabularies Vocabularies  `json:"vocabularies"`
}

// Vocabularies are the words that documents name by their ids.
type Vocabularies struct {
	Regions      []Region       `json:"regions"`
	Sections     []Listed       `json:"sections"`
	Positions    []Position     `json:"positions"`
	Kinds        []Kind         `json:"kinds"`
	Equipment    []Equipment    `json:"equipment"`
	Muscles      []ListedMuscle `json:"muscles"`
	Tags         []Listed       `json:"tags"`
	Certainties  []Word         `json:"certainties"`
	Verdicts     []Meaning      `json:"verdicts"`
	SourceKinds  []Word         `json:"source_kinds"`
	StudiedParts []Word         `json:"studied_parts"`
}

// Listed is a word with a page of its own. Address is null for a word that nothing uses.
type Listed struct {
	Meaning
	Address *string `json:"address"`
}

// Region is a part of the back.
type Region struct {
	Listed
	Feels   string   `json:"feels"`
	Differs string   `json:"differs"`
	Start   []Ref    `json:"start"`
	Sources []string `json:"sources"`
}

// Position is how a body is placed while a move is done.
type Position struct {
	Meaning
	Label string `json:"label"`
	Floor bool   `json:"floor"`
}

// Kind is what sort of move a move is.
type Kind struct {
	Meaning
	List     string   `json:"list"`
	HowOften string   `json:"how_often"`
	Note     *string  `json:"note"`
	Sources  []string `json:"sources"`
}

// Equipment is a thing that a move needs beyond its position.
type Equipment struct {
	Meaning
	Household bool `json:"household"`
}

// ListedMuscle is a muscle with where it is.
type ListedMuscle struct {
	Listed
	Latin string `json:"latin"`
}

// FullCaution is a caution with why we say it.
type FullCaution struct {
	Caution
	Basis   string   `json:"basis"`
	Why     string   `json:"why"`
	Sources []string `json:"sources"`
}

// Question is something many people ask, and a short answer.
type Question struct {
	ID       string   `json:"id"`
	Address  string   `json:"address"`
	Question string   `json:"question"`
	Answer   string   `json:"answer"`
	More     Link     `json:"more"`
	Sources  []string `json:"sources"`
	Claims   []string `json:"claims"`
}

// Task is a line of the weekly checklist.
type Task struct {
	ID        string   `json:"id"`
	Address   string   `json:"address"`
	Do        string   `json:"do"`
	Why       string   `json:"why"`
	Certainty Word     `json:"certainty"`
	Remark    bool     `json:"remark"`
	Sources   []string `json:"sources"`
	Claims    []string `json:"claims"`
}

// Term is a word of the glossary.
type Term struct {
	ID      string   `json:"id"`
	Address string   `json:"address"`
	Term    string   `json:"term"`
	Meaning string   `json:"meaning"`
	Forms   []string `json:"forms"`
}

// All returns everything.
func (l Library) All() *All {
	return &All{
		Schema: Version, Type: "library", Address: l.URL + AllPath, Site: l.URL + "/", Title: "Unknot", Summary: l.About,
		Licence: Licence, Updated: l.Newest().ISO(), Safety: l.safety(),
		Guides: each(l.Guides, l.guide), Stretches: each(l.Stretches, l.stretch), Routines: each(l.Routines, l.routine),
		Claims: each(l.Claims, l.claim), Sources: each(l.Sources, l.source),
		Cautions: each(l.Cautions, func(c *catalog.Caution) FullCaution {
			return FullCaution{caution(c), c.Basis, c.Why, each(c.SourceIDs, same)}
		}),
		Questions: each(l.Questions, func(q *catalog.Question) Question {
			more := Link{l.URL + q.More.Path, q.More.Title}
			return Question{q.ID, l.URL + q.Path(), q.Question, q.Answer, more, each(q.SourceIDs, same), each(q.ClaimIDs, same)}
		}),
		Checklist: each(l.Tasks, func(t *catalog.Task) Task {
			return Task{t.ID, l.URL + t.Path(), t.Do, t.Why, word(catalog.Certainty(t.Certainty)), t.Remark, each(t.SourceIDs, same), each(t.ClaimIDs, same)}
		}),
		Glossary: each(l.Terms, func(t *catalog.Term) Term {
			return Term{t.ID, l.URL + t.Path(), t.Term, t.Meaning, each(t.Forms, same)}
		}),
		Vocabularies: l.vocabularies(),
	}
}

func (l Library) vocabularies() Vocabularies {
	return Vocabularies{
		Regions: each(l.Regions, func(r *catalog.Region) Region {
			return Region{l.listed(&r.Word, r.Path()), r.Feels, r.Differs, each(r.Start, l.move), each(r.SourceIDs, same)}
		}),
		Sections:  each(l.Sections, func(s *catalog.Section) Listed { return l.listed(&s.Word, s.Path()) }),
		Positions: each(l.Positions, func(p *catalog.Position) Position { return Position{meaning(&p.Word), p.Label, p.OnFloor()} }),
		Kinds: each(l.Kinds, func(k *catalog.Kind) Kind {
			return Kind{meaning(&k.Word), k.List, k.Often, some(k.Note), each(k.SourceIDs, same)}
		}),
		Equipment:    each(l.Equipment, func(e *catalog.Equipment) Equipment { return Equipment{meaning(&e.Word), e.Household} }),
		Muscles:      each(l.Muscles, func(m *catalog.Muscle) ListedMuscle { return ListedMuscle{l.listed(&m.Word, m.Path()), m.Latin} }),
		Tags:         each(l.Tags, func(t *catalog.Tag) Listed { return l.listed(&t.Word, t.Path()) }),
		Certainties:  each(catalog.Certainties(), word),
		Verdicts:     each(catalog.Verdicts(), func(v catalog.Verdict) Meaning { return Meaning{word(v.Value), v.Meaning} }),
		SourceKinds:  each(catalog.SourceKinds(), word),
		StudiedParts: each(catalog.StudiedParts(), word),
	}
}

func meaning(w *catalog.Word) Meaning { return Meaning{wordOf(w), w.Meaning} }

// listed is a word whose page is at path, if it has one.
func (l Library) listed(w *catalog.Word, path string) Listed {
	out := Listed{Meaning: meaning(w)}
	if l.Address(path) != nil {
		out.Address = some(l.URL + path)
	}
	return out
}
