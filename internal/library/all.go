package library

import "unknot/internal/catalog"

// All holds all documents.
type All struct {
	Schema          int              `json:"schema"`
	Type            string           `json:"type"`
	Address         string           `json:"address"`
	Site            string           `json:"site"`
	Title           string           `json:"title"`
	Summary         string           `json:"summary"`
	Licence         string           `json:"licence"`
	Updated         string           `json:"updated"`
	Next            *string          `json:"next"` // always null: lists are whole, but a field of the format stays
	Safety          *Safety          `json:"safety"`
	Guides          []*Guide         `json:"guides"`
	Stretches       []*Stretch       `json:"stretches"`
	Routines        []*Routine       `json:"routines"`
	Plans           []*Plan          `json:"plans"`
	Claims          []*Claim         `json:"claims"`
	Sources         []*Source        `json:"sources"`
	Cautions        []FullCaution    `json:"cautions"`
	Questions       []Question       `json:"questions"`
	Checklist       []Task           `json:"checklist"`
	Glossary        []Term           `json:"glossary"`
	Treatments      []Treatment      `json:"treatments"`
	Guidelines      []Guideline      `json:"guidelines"`
	Recommendations []Recommendation `json:"recommendations"`
	Vocabularies    Vocabularies     `json:"vocabularies"`
}

// Vocabularies hold the words that documents refer to by ID.
type Vocabularies struct {
	Regions      []Region       `json:"regions"`
	Sections     []LinkedWord   `json:"sections"`
	Positions    []Position     `json:"positions"`
	Kinds        []Kind         `json:"kinds"`
	Equipment    []Equipment    `json:"equipment"`
	Muscles      []LinkedMuscle `json:"muscles"`
	Tags         []LinkedWord   `json:"tags"`
	Certainties  []DefinedWord  `json:"certainties"`
	Verdicts     []DefinedWord  `json:"verdicts"`
	SourceKinds  []Word         `json:"source_kinds"`
	StudiedParts []Word         `json:"studied_parts"`
}

// LinkedWord is a word that has a page of its own. Address is null if nothing uses the word, because then it has no
// page.
type LinkedWord struct {
	DefinedWord
	Address *string `json:"address"`
}

// Region is a region of the back.
type Region struct {
	LinkedWord
	Feels   string   `json:"feels"`
	Differs string   `json:"differs"`
	Start   []Ref    `json:"start"`
	Sources []string `json:"sources" from:"SourceIDs"`
}

// Position is a position of the body in which moves can be done.
type Position struct {
	DefinedWord
	Label string `json:"label"`
	Floor bool   `json:"floor"`
}

// Kind is a kind of move.
type Kind struct {
	DefinedWord
	List    string   `json:"list" from:"ListHeading"`
	Note    *string  `json:"note"`
	Sources []string `json:"sources" from:"SourceIDs"`
}

// Equipment is an object that a move needs in addition to its position.
type Equipment struct {
	DefinedWord
	Household bool `json:"household"`
}

// LinkedMuscle is a muscle with its page.
type LinkedMuscle struct {
	LinkedWord
	Latin string `json:"latin"`
}

// FullCaution is a caution with the reason for it and its sources.
type FullCaution struct {
	Caution
	Basis   string   `json:"basis"`
	Why     string   `json:"why"`
	Sources []string `json:"sources" from:"SourceIDs"`
}

// Question is a frequent question with a short answer.
type Question struct {
	ID       string   `json:"id"`
	Address  string   `json:"address"`
	Question string   `json:"question"`
	Answer   string   `json:"answer"`
	Warning  *string  `json:"warning"`
	More     Link     `json:"more"`
	Sources  []string `json:"sources" from:"SourceIDs"`
	Claims   []string `json:"claims" from:"ClaimIDs"`
}

// Task is a line of the weekly checklist.
type Task struct {
	ID        string   `json:"id"`
	Address   string   `json:"address"`
	Do        string   `json:"do"`
	Why       string   `json:"why"`
	Certainty Word     `json:"certainty"`
	Remark    bool     `json:"remark"`
	Sources   []string `json:"sources" from:"SourceIDs"`
	Claims    []string `json:"claims" from:"ClaimIDs"`
}

// Term is a word of the glossary.
type Term struct {
	ID      string   `json:"id"`
	Address string   `json:"address"`
	Term    string   `json:"term"`
	Meaning string   `json:"meaning"`
	Forms   []string `json:"forms"`
}

// All returns all documents.
func (l Library) All() *All {
	return &All{
		Schema: Version, Type: "library", Address: l.URL + AllPath, Site: l.URL + "/", Title: "Unknot", Summary: l.About,
		Licence: Licence, Updated: l.Newest().ISO(), Safety: l.safety(),
		Guides: mapSlice(l.Guides, l.guide), Stretches: mapSlice(l.Moves, l.stretch), Routines: mapSlice(l.Routines, l.routine),
		Plans:  mapSlice(l.Plans, l.plan),
		Claims: mapSlice(l.Claims, l.claim), Sources: mapSlice(l.Sources, l.source),
		Cautions:  mapSlice(l.Cautions, copied[FullCaution]),
		Questions: mapSlice(l.Questions, l.question),
		Checklist: mapSlice(l.Tasks, func(t *catalog.Task) Task {
			return *fill(&Task{Address: l.URL + t.Path(), Certainty: certainty(t.Certainty)}, t)
		}),
		Glossary:        mapSlice(l.Terms, func(t *catalog.Term) Term { return *fill(&Term{Address: l.URL + t.Path()}, t) }),
		Treatments:      mapSlice(l.Treatments, l.treatment),
		Guidelines:      mapSlice(l.Guidelines, copied[Guideline]),
		Recommendations: mapSlice(l.Recommendations(), l.recommendation),
		Vocabularies:    l.vocabularies(),
	}
}

// question returns a question as data.
func (l Library) question(q *catalog.Question) Question {
	return *fill(&Question{Address: l.URL + q.Path(), Warning: warning(q.Warning), More: Link{l.URL + q.More.Path, q.More.Title}}, q)
}

// vocabularies returns the words that documents refer to.
func (l Library) vocabularies() Vocabularies {
	return Vocabularies{
		Regions: mapSlice(l.Hubs(), func(r *catalog.Region) Region {
			return *fill(&Region{LinkedWord: l.linkedWord(&r.Word, r.Path()), Start: mapSlice(r.Start, l.move)}, r)
		}),
		Sections:  mapSlice(l.Sections, func(s *catalog.Section) LinkedWord { return l.linkedWord(&s.Word, s.Path()) }),
		Positions: mapSlice(l.Positions, copied[Position]),
		Kinds:     mapSlice(l.Kinds, copied[Kind]),
		Equipment: mapSlice(l.Equipment, copied[Equipment]),
		Muscles: mapSlice(l.Muscles, func(m *catalog.Muscle) LinkedMuscle {
			return LinkedMuscle{l.linkedWord(&m.Word, m.Path()), m.Latin}
		}),
		Tags:         mapSlice(l.Tags, func(t *catalog.Tag) LinkedWord { return l.linkedWord(&t.Word, t.Path()) }),
		Certainties:  mapSlice(catalog.Certainties(), copied[DefinedWord]),
		Verdicts:     mapSlice(catalog.Verdicts(), copied[DefinedWord]),
		SourceKinds:  mapSlice(catalog.SourceKinds(), copied[Word]),
		StudiedParts: mapSlice(catalog.StudiedParts(), copied[Word]),
	}
}

// linkedWord returns a word with the address of its page, if the page at path exists.
func (l Library) linkedWord(w *catalog.Word, path string) LinkedWord {
	out := LinkedWord{DefinedWord: copied[DefinedWord](w)}
	if l.PageEntry(path) != nil {
		out.Address = optional(l.URL + path)
	}
	return out
}
