package catalog

import "strings"

// Guide is a page of advice.
type Guide struct {
	Doc        `yaml:",inline"`
	Tagged     `yaml:",inline"`
	Answer     string   `yaml:"answer" need:"" read:"" search:"body"`
	Now        Now      `yaml:"now" need:""`
	Warning    *Warning `yaml:"warning"` // shown above Now, nil for none
	Hub        bool     `yaml:"hub"`
	NeedsCare  bool     `yaml:"care"`
	RelatedIDs []string `yaml:"related" ref:"Related"`
	FigureID   string   `yaml:"picture" search:"-"`    // the figure that lists show for it, "" for the first move that it shows
	AgainstIDs []string `yaml:"against" ref:"Against"` // moves that it advises against: no routine may contain them

	Section *Section `yaml:"-"`
	Related []*Doc   `yaml:"-"`
	Against []*Move  `yaml:"-"`
}

// Now is what a reader of a guide can do at once. Exactly one of its lists or its routine is set.
type Now struct {
	RoutineID string   `yaml:"routine" ref:"Routine"`
	MoveIDs   []string `yaml:"moves" ref:"Moves"`
	Steps     []string `yaml:"steps" read:"" search:"-"` // search indexes them before the text

	Routine *Routine `yaml:"-"`
	Moves   []*Move  `yaml:"-"`
}

// Warning is what a reader of a guide must know first: either signs, the most urgent first, or a text.
type Warning struct {
	SignIDs []string `yaml:"signs" ref:"Signs"`
	Text    string   `yaml:"text" read:"" search:"-"`

	Signs []*Sign `yaml:"-"`
}

// WarningPart is the part of a warning about signs with the same heading. Line names them: "chest pain, or fever."
type WarningPart struct{ Heading, Line string }

// Parts returns one part for each heading of the signs, or the text as a single part without a heading.
func (w *Warning) Parts() []WarningPart {
	if len(w.Signs) == 0 {
		return []WarningPart{{Line: w.Text}}
	}
	var parts []WarningPart
	var phrases []string // of the signs of the last part
	for _, sign := range w.Signs {
		if len(parts) == 0 || sign.Heading() != parts[len(parts)-1].Heading {
			parts, phrases = append(parts, WarningPart{Heading: sign.Heading()}), nil
		}
		phrases = append(phrases, sign.Phrase)
		parts[len(parts)-1].Line = joinWithOr(phrases) + "."
	}
	return parts
}

// joinWithOr returns phrases as one: "a", "b", "c" → "a, b, or c".
func joinWithOr(phrases []string) string {
	last := len(phrases) - 1
	if last == 0 {
		return phrases[0]
	}
	return strings.Join(phrases[:last], ", ") + ", or " + phrases[last]
}

// String returns the whole warning on one line.
func (w *Warning) String() string {
	var out []string
	for _, p := range w.Parts() {
		out = append(out, strings.TrimSpace(p.Heading+" "+p.Line))
	}
	return strings.Join(out, " ")
}

// EmbeddedMoves lists the IDs of the moves that the text shows, in order.
func (g *Guide) EmbeddedMoves() []string {
	var ids []string
	for _, e := range g.Body.Embeds {
		if e.Kind == "stretch" {
			ids = append(ids, e.ID)
		}
	}
	return ids
}
