package catalog

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is an entry of a vocabulary: what the files of the content may use.
type Word struct {
	ID      string `yaml:"id" need:""`
	Name    string `yaml:"name" need:""`
	Meaning string `yaml:"meaning" need:""`
}

func (w *Word) id() string { return w.ID }

// Lower is the name inside a sentence.
func (w *Word) Lower() string { return Lower(w.Name) }

// Lower returns s with its first letter small, to go on in a sentence.
func Lower(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// Region is a part of the back.
type Region struct {
	Word      `yaml:",inline"`
	Hint      string   `yaml:"hint" need:""` // two to four words for the home page
	Feels     string   `yaml:"feels" need:""`
	Differs   string   `yaml:"differs" need:""`
	StartIDs  []string `yaml:"start" need:""`
	SourceIDs []string `yaml:"sources"`

	Start   []*Stretch `yaml:"-"`
	Sources []*Source  `yaml:"-"`
}

// Path is the region's address.
func (r *Region) Path() string { return "/" + r.ID }

// Section is one of the parts that guides are sorted into.
type Section struct {
	Word `yaml:",inline"`
}

// Path is the section's address.
func (s *Section) Path() string { return "/guides/" + s.ID }

// Position is how a body is placed while a move is done.
type Position struct {
	Word  `yaml:",inline"`
	Label string `yaml:"label" need:""` // as on a card: In a chair
}

// OnFloor reports whether one must get down to the floor for it.
func (p *Position) OnFloor() bool { return p.ID == "floor" || p.ID == "all-fours" }

// Equipment is a thing that a move needs beyond its position.
type Equipment struct {
	Word      `yaml:",inline"`
	Household bool `yaml:"household"`
}

// Kind is what sort of move a move is.
type Kind struct {
	Word      `yaml:",inline"`
	List      string   `yaml:"list" need:""`
	Often     string   `yaml:"often" need:""`
	Note      string   `yaml:"note"` // what to know of how often
	SourceIDs []string `yaml:"sources"`

	Sources []*Source `yaml:"-"`
}

// Muscle is a muscle that moves work, or warm, or press on.
type Muscle struct {
	Word  `yaml:",inline"`
	Latin string `yaml:"latin" need:""`

	Stretches []*Stretch `yaml:"-"`
}

func (m *Muscle) inUse() bool { return len(m.Stretches) > 0 }

// Path is the muscle's address.
func (m *Muscle) Path() string { return "/muscles/" + m.ID }

// Tag is a word that guides and moves share.
type Tag struct {
	Word `yaml:",inline"`

	Stretches []*Stretch `yaml:"-"`
	Guides    []*Guide   `yaml:"-"`
	Routines  []*Routine `yaml:"-"`
}

func (t *Tag) inUse() bool { return len(t.Stretches)+len(t.Guides)+len(t.Routines) > 0 }

// Path is the tag's address.
func (t *Tag) Path() string { return "/tags/" + t.ID }

// Class is a caution class of moves.
type Class struct {
	ID         string   `yaml:"id" need:""`
	Name       string   `yaml:"name" need:""`
	CautionIDs []string `yaml:"cautions" need:""`
	Stop       string   `yaml:"stop" need:""` // completes "Stop if"

	Cautions []*Caution `yaml:"-"`
}

func (c *Class) id() string { return c.ID }

// Caution says who should not do something, or should change it.
type Caution struct {
	ID        string   `yaml:"id" need:""`
	Covers    string   `yaml:"covers" need:""`
	Ask       string   `yaml:"ask" need:""`
	Adapt     string   `yaml:"adapt" need:""`
	Basis     string   `yaml:"basis" need:""` // reference, consensus or usual-practice
	Why       string   `yaml:"why" need:""`
	SourceIDs []string `yaml:"sources"`

	Sources []*Source `yaml:"-"`
}

func (c *Caution) id() string { return c.ID }

// Source is something we read.
type Source struct {
	ID          string  `yaml:"id" need:""`
	Kind        string  `yaml:"kind" need:""`
	Authors     Authors `yaml:"authors" need:""`
	Year        string  `yaml:"year" need:""`
	Title       string  `yaml:"title" need:""`
	PublishedIn string  `yaml:"published_in" need:""`
	Address     string  `yaml:"address" need:""`
	Population  string  `yaml:"population" need:""`
	Finding     string  `yaml:"finding" need:""`
	Certainty   string  `yaml:"certainty" need:""`
	Studied     string  `yaml:"studied" need:""`
	Checked     Day     `yaml:"checked" need:""`

	LeanedOnBy []Address `yaml:"-"` // every page that rests on it, in order of address
}

func (s *Source) id() string { return s.ID }

// Who names the authors as a note does: one organisation, one author, or the first and others.
func (s *Source) Who() string {
	if len(s.Authors) > 2 {
		return s.Authors[0] + " and others"
	}
	return strings.Join(s.Authors, " and ")
}

// Short names it in a few words, for a line that has no room for more: Dahm 2010.
func (s *Source) Short() string {
	name, _, _ := strings.Cut(s.Authors[0], ",")
	name, _, _ = strings.Cut(name, " (")
	if i := strings.LastIndexByte(name, ' '); i > 0 && len(name)-i <= 4 && strings.ToUpper(name[i:]) == name[i:] {
		name = name[:i] // the initials of a person
	}
	if s.Year == "n.d." {
		return name
	}
	return name + " " + s.Year
}

// SelfPublished reports whether an organisation published it itself, so that naming where says nothing new.
func (s *Source) SelfPublished() bool {
	org, _, _ := strings.Cut(s.Authors[0], ",")
	org, _, _ = strings.Cut(org, " (")
	return strings.HasPrefix(s.PublishedIn, org)
}

func isYear(s string) bool {
	n, err := strconv.Atoi(s)
	return s == "n.d." || err == nil && n >= 1500 && n <= 2999
}

// Claim is something people say about backs, and what we say instead.
type Claim struct {
	ID        string   `yaml:"id" need:""`
	Claim     string   `yaml:"claim" need:""`
	Articles  []int    `yaml:"articles"`
	Verdict   string   `yaml:"verdict" need:""`
	Say       string   `yaml:"say" need:""`
	SourceIDs []string `yaml:"sources"`
	Label     string   `yaml:"label"` // why it may stand without a source

	Sources    []*Source `yaml:"-"`
	LeanedOnBy []Address `yaml:"-"` // every page that rests on it, in order of address
}

func (c *Claim) id() string { return c.ID }

// Evidence is a standard sentence on what is known, shared by many moves.
type Evidence struct {
	ID        string   `yaml:"id" need:""`
	Sentence  string   `yaml:"sentence" need:""`
	ClaimIDs  []string `yaml:"claims"`
	SourceIDs []string `yaml:"sources" need:""`
	Basis     string   `yaml:"basis" need:""` // direct, programme or borrowed

	Claims  []*Claim  `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

func (e *Evidence) id() string { return e.ID }

// The words of fields that have a fixed choice.
var (
	certainties = []string{"high", "moderate", "low", "very-low", "no-study"}
	grades      = []string{"high", "moderate", "low", "very-low", "not-graded"}
	verdicts    = []string{"supported", "partly", "weak", "contradicted", "opinion"}
	bases       = []string{"direct", "programme", "borrowed"}
	cautionBase = []string{"reference", "consensus", "usual-practice"}
	labels      = []string{"usual practice", "plain anatomy", "our own sum"}
	studied     = []string{"low-back", "neck", "upper-back", "whole", "other"}
)
