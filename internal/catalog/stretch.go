package catalog

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/markdown"
)

// AlwaysStop completes "Stop if" for every move, beside the lines of its caution classes.
const AlwaysStop = "pain turns sharp, spreads, tingles or goes numb, or you feel weak, dizzy, faint or unusually breathless"

// Stretch is a move: a stretch, an exercise, massage, breathing or rest.
type Stretch struct {
	Doc          `yaml:",inline"`
	Number       int      `yaml:"number" need:"" least:"1"` // the plate number, for ever
	Aliases      []string `yaml:"aliases"`
	KindID       string   `yaml:"kind" need:""`
	RegionIDs    []string `yaml:"regions" need:""`
	PositionID   string   `yaml:"position" need:""`
	Also         []Also   `yaml:"also"`
	EquipmentIDs []string `yaml:"equipment"`
	MuscleIDs    []string `yaml:"muscles" need:""`
	TagIDs       []string `yaml:"tags"`
	Dose         Dose     `yaml:"dose" need:""`
	Steps        []Step   `yaml:"steps" need:""`
	Feel         string   `yaml:"feel" need:"" read:""`
	Slips        []string `yaml:"slips" need:"" read:""`
	Cue          string   `yaml:"cue" need:"" read:""`
	ClassIDs     []string `yaml:"cautions"`
	CareLines    []string `yaml:"care" read:""`
	Easier       *Variant `yaml:"easier"`
	Harder       *Variant `yaml:"harder"`
	SwapID       string   `yaml:"swap"`
	EvidenceIDs  []string `yaml:"evidence" need:""`
	Certainty    string   `yaml:"certainty" need:""`

	Kind         *Kind        `yaml:"-"`
	Regions      []*Region    `yaml:"-"`
	Position     *Position    `yaml:"-"`
	Equipment    []*Equipment `yaml:"-"`
	Muscles      []*Muscle    `yaml:"-"`
	Tags         []*Tag       `yaml:"-"`
	Classes      []*Class     `yaml:"-"`
	Cautions     []*Caution   `yaml:"-"` // those of its classes and those that hold for every move like it, by id
	Swap         *Stretch     `yaml:"-"`
	Evidence     []*Evidence  `yaml:"-"`
	EvidenceHTML []string     `yaml:"-"` // HTML of each standard sentence, with its citations
	UsedIn       []*Routine   `yaml:"-"` // in catalog order
}

// Also is another position in which a move can be done.
type Also struct {
	PositionID string `yaml:"position" need:""`
	Change     string `yaml:"change" need:"" read:""`

	Position *Position `yaml:"-"`
}

// Step is one action. Frame is the letter of the picture that begins with it, "" if the picture before goes on.
type Step struct {
	Text  string `yaml:"text" need:"" read:""`
	Frame string `yaml:"frame"`
}

// Variant leads to an easier or a harder way: a move, some words, or both.
type Variant struct {
	MoveID string `yaml:"move"`
	Text   string `yaml:"text" read:""`

	Move *Stretch `yaml:"-"`
}

// Frame is a picture and the steps that belong to it.
type Frame struct {
	Letter string // "" where no step names a picture
	First  int    // number of its first step, from 1
	Steps  []Step
}

// ShortPath is the address of its plate number, for paper.
func (s *Stretch) ShortPath() string { return fmt.Sprintf("/s/%d", s.Number) }

// IsStrength reports whether muscles work against a load in it, and may feel so the next day.
func (s *Stretch) IsStrength() bool { return s.KindID == "strength" }

// Frames groups the steps by picture, in order.
func (s *Stretch) Frames() []Frame {
	var out []Frame
	for i, step := range s.Steps {
		if i == 0 || step.Frame != "" {
			out = append(out, Frame{Letter: step.Frame, First: i + 1})
		}
		last := &out[len(out)-1]
		last.Steps = append(last.Steps, step)
	}
	return out
}

// Positions lists where it can be done, the start first.
func (s *Stretch) Positions() []*Position {
	out := []*Position{s.Position}
	for _, a := range s.Also {
		out = append(out, a.Position)
	}
	return out
}

// ChangeIn is the sentence that says what changes when it is done in p, "" where it starts.
func (s *Stretch) ChangeIn(p *Position) string {
	for _, a := range s.Also {
		if a.Position == p {
			return a.Change
		}
	}
	return ""
}

// Offers reports whether it can be done in p.
func (s *Stretch) Offers(p *Position) bool { return slices.Contains(s.Positions(), p) }

// ClassesIn lists the caution classes that hold when it is done in p: lying face up counts only where one can lie,
// and balance only where one could fall.
func (s *Stretch) ClassesIn(p *Position) []*Class {
	var out []*Class
	for _, c := range s.Classes {
		lying := p.CanLie()
		steady := s.Position.ID != "chair" && (p.ID == "chair" || lying)
		if c.ID == "supine" && !lying || c.ID == "balance" && steady {
			continue
		}
		out = append(out, c)
	}
	return out
}

// CautionsIn lists the cautions that hold when that dose of it is done in p, in the order of all.
func (s *Stretch) CautionsIn(p *Position, d Dose, all []*Caution) []*Caution {
	holds := map[string]bool{"ca-01": true, "ca-14": true, "ca-13": s.endOfRange(d)}
	for _, class := range s.ClassesIn(p) {
		for _, id := range class.CautionIDs {
			holds[id] = true
		}
	}
	var out []*Caution
	for _, c := range all {
		if holds[c.ID] {
			out = append(out, c)
		}
	}
	return out
}

// endOfRange reports whether the move is held where it pulls: every stretch, and mobility held 10 s or more.
func (s *Stretch) endOfRange(d Dose) bool {
	return s.KindID == "stretch" || s.KindID == "mobility" && d.Hold >= 10
}

const cueLimit, leastSteps, mostSteps = 12, 3, 7

func (s *Stretch) check() {
	s.checkDoc()
	for _, h := range s.Body.Headings {
		s.file.fault(h.Line, "no headings here: the text is a line or two on what we know (%q)", h.Text)
	}
	if n := len(strings.Fields(s.Cue)); n > cueLimit {
		s.file.faultAt([]any{"cue"}, "the cue has %d words: at most %d can be read aloud in one breath", n, cueLimit)
	}
	if n := len(s.Steps); n > 0 && (n < leastSteps || n > mostSteps) {
		s.file.faultAt([]any{"steps"}, "%d steps: write %d to %d, one action each", n, leastSteps, mostSteps)
	}
	s.file.oneOf(certainties, s.Certainty, "certainty")
	if len(s.SourceIDs) == 0 && !s.file.mistyped {
		s.file.fault(1, "a move needs sources: at least one id")
	}
	for name, other := range map[string]*Variant{"easier": s.Easier, "harder": s.Harder} {
		if other != nil && other.MoveID == "" && other.Text == "" && !s.file.mistyped {
			s.file.faultAt([]any{name}, "name a move or write a text")
		}
	}
	if !s.file.mistyped {
		s.checkFrames()
	}
	s.Dose.check(s.file, "dose")
}

// checkFrames holds the letters to A, B, C … in order, each once.
func (s *Stretch) checkFrames() {
	next := 'A'
	for i, step := range s.Steps {
		switch {
		case step.Frame == string(next):
			next++
		case step.Frame != "":
			s.file.faultAt([]any{"steps", i, "frame"}, "frame %s expected here, found %s: letters go A, B, C, each once", string(next), step.Frame)
			return
		case i == 0 && step.Frame == "" && len(s.Steps) > 0 && s.namesFrames():
			s.file.faultAt([]any{"steps", 0}, "the first step has no frame: begin with A")
			return
		}
	}
}

func (s *Stretch) namesFrames() bool {
	for _, step := range s.Steps {
		if step.Frame != "" {
			return true
		}
	}
	return false
}

// know writes the standard sentences with their citations; they take the first note numbers.
func (s *Stretch) know() {
	var cite markdown.Notes
	for _, e := range s.Evidence {
		marks := ""
		for _, id := range e.SourceIDs {
			marks += "[^" + id + "]"
		}
		html, _, _ := markdown.Inline(e.Sentence+marks, &cite) // its problems were reported by linkEvidence
		s.EvidenceHTML = append(s.EvidenceHTML, html)
	}
	body, _ := markdown.Parse(s.file.body, &cite, nil) // its problems were reported by checkDoc
	s.Body, s.cite = body, cite
}
