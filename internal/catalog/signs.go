package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// Level says how urgently a sign needs help, and what to do.
type Level struct {
	ID      string   `yaml:"id" need:""`
	Name    string   `yaml:"name" need:"" read:""`
	Heading string   `yaml:"heading" need:"" read:""` // heads a list of signs on a card: Call {emergency} now if you have:
	Act     string   `yaml:"act" need:"" read:""`     // fits into a sentence: call {emergency} or go to an emergency department now
	Short   string   `yaml:"short" need:"" read:""`   // in brackets after a phrase: call {emergency}
	Acts    []string `yaml:"acts" read:""`            // what a sign of this level may ask for instead

	Number int `yaml:"-"` // 1 is the most urgent
}

// LevelEmergency and LevelToday are the numbers of the levels that ask for help now and today.
const LevelEmergency, LevelToday = 1, 2

// Identifier returns the ID.
func (l *Level) Identifier() string { return l.ID }

// AllActs lists everything that signs of the level may ask for, each once: the usual act, its short form, and the
// others.
func (l *Level) AllActs() []string {
	return AppendNew(AppendNew([]string{l.Act}, l.Short), l.Acts...)
}

// Sign is something that a reader can notice and that needs help. It is written once, and every page refers to it.
type Sign struct {
	ID         string   `yaml:"id" need:""`
	LevelID    string   `yaml:"level" one:"levels,checked" need:""`
	Sign       string   `yaml:"sign" need:"" read:""`   // the sign as a line of a card, in Markdown
	Phrase     string   `yaml:"phrase" need:"" read:""` // the same for use within a sentence
	OwnAct     string   `yaml:"act" read:""`            // what to do, "" if it is what the level says
	Qualifiers []string `yaml:"qualifiers"`             // words that both texts must contain, because without them it would not need help
	SourceIDs  []string `yaml:"sources" ref:"Sources" need:""`
	ConcernIDs []string `yaml:"concerns"` // the IDs of boxes that must contain it
	Searches   []string `yaml:"searches"` // patterns of queries for which search shows its card first

	Under   int         `yaml:"under"`  // only for readers younger than this; under 18, for children
	Else    string      `yaml:"else"`   // the sign that it is for others, "" for none
	Called  []string    `yaml:"called"` // names of illnesses: a search for nothing else shows the quiet form of its card
	Departs []Departure `yaml:"departs"`

	Level   *Level    `yaml:"-"`
	Sources []*Source `yaml:"-"`
}

// MostUrgentFirst sorts signs by level.
func MostUrgentFirst(signs []*Sign) {
	slices.SortStableFunc(signs, func(a, b *Sign) int { return a.Level.Number - b.Level.Number })
}

// Identifier returns the ID.
func (s *Sign) Identifier() string { return s.ID }

// Act returns what to do about the sign, for use within a sentence.
func (s *Sign) Act() string { return cmp.Or(s.OwnAct, s.Level.Act) }

// Heading returns the heading for a list of signs that ask for the same as s. It is the heading of the level, unless s
// asks for something else.
func (s *Sign) Heading() string {
	levelAsksForIt := s.OwnAct == "" || strings.HasPrefix(Lower(s.Level.Heading), s.OwnAct)
	if levelAsksForIt {
		return s.Level.Heading
	}
	return Capital(s.OwnAct) + " if you have:"
}

// Inline returns the sign for use within a sentence, followed by what to do in brackets.
func (s *Sign) Inline() string { return s.Phrase + " (" + cmp.Or(s.OwnAct, s.Level.Short) + ")" }

// Line returns the sign as a Markdown line in a list whose heading asks for act. If s asks for something else, the line
// says so.
func (s *Sign) Line(act string) string {
	if s.Act() == act {
		return s.Sign
	}
	return s.Sign + " " + Capital(s.Act()) + "."
}

// CommonAct returns what all signs ask for if it is the same, otherwise what the level of the first sign asks for.
// There must be at least one sign, and all must have the same level.
func CommonAct(signs []*Sign) string {
	act := signs[0].Act()
	if slices.ContainsFunc(signs, func(s *Sign) bool { return s.Act() != act }) {
		return signs[0].Level.Act
	}
	return act
}

// Safety is the page about when to get help. It also holds its two cards for other pages, the boxes of signs, and the
// pain rule.
type Safety struct {
	Doc     `yaml:",inline"`
	Lead    string      `yaml:"lead" need:"" read:""`
	Written []Card      `yaml:"cards" need:""` // the cards as written; readers see Cards
	Lines   []*CardLine `yaml:"lines" need:""` // the lines that Mini, Full and Boxes consist of
	Mini    Mini        `yaml:"mini" need:""`
	Full    FullCard    `yaml:"full" need:""`
	Boxes   []*Box      `yaml:"boxes"`
	Pain    Pain        `yaml:"pain" need:""`
	Choices []string    `yaml:"choices" read:""` // what we decided ourselves; with the sources of the page

	NotToday []NotToday `yaml:"not_today"` // the lines above Start

	Cards []Card `yaml:"-"` // the most urgent level first; all signs of a card have the same level
}

// NotToday is a line above Start: with what not to begin.
type NotToday struct {
	ID    string `yaml:"id" need:""`            // a caution class, a region, or whole
	Words string `yaml:"words" need:"" read:""` // continues "Not today if"
}

// NotTodayFor returns what continues "Not today if" for moves of these classes and regions, "" if the content has no
// line for them. A line for a class comes before those for regions.
func (s *Safety) NotTodayFor(classes []*Class, regions []*Region) string {
	ids := IDs(classes)
	if len(regions) == 1 {
		ids = append(ids, regions[0].ID)
	}
	for _, id := range append(ids, "whole") {
		for _, line := range s.NotToday {
			if line.ID == id {
				return line.Words
			}
		}
	}
	return ""
}

// Card is a group of signs on the safety page that ask for the same action.
type Card struct {
	ID      string   `yaml:"id" need:""`
	Topic   string   `yaml:"topic" need:"" read:""`
	SignIDs []string `yaml:"signs" ref:"Signs" need:""`
	Why     string   `yaml:"why" read:""`
	Who     string   `yaml:"who" read:""` // whom it concerns, in a few words, "" for everybody
	Private bool     `yaml:"private"`     // who searches for it may be watched: the page shows helplines, a way out and nothing else

	Level   int       `yaml:"-"` // the number of the level of its signs: 1 emergency, 2 today, 3 appointment
	Act     string    `yaml:"-"` // what to do
	Heading string    `yaml:"-"` // the action and the topic
	Lines   []string  `yaml:"-"` // the signs in Markdown
	Bullets []string  `yaml:"-"` // the signs in HTML
	Signs   []*Sign   `yaml:"-"`
	Sources []*Source `yaml:"-"` // the sources of the signs
}

// Urgent reports whether the card says to get help now or today.
func (c *Card) Urgent() bool { return c.Level <= LevelToday }

// Emergency reports whether the card says to get help now.
func (c *Card) Emergency() bool { return c.Level == LevelEmergency }

// setFromSigns sets the fields that follow from the signs of the card: level, act, heading, lines and sources. The card
// must have at least one sign.
func (c *Card) setFromSigns() {
	c.Level, c.Act = c.Signs[0].Level.Number, CommonAct(c.Signs)
	c.Heading = Capital(c.Act) + ": " + Lower(c.Topic)
	for _, s := range c.Signs {
		c.Lines = append(c.Lines, s.Line(c.Act))
		c.Sources = AppendNew(c.Sources, s.Sources...)
	}
}

// ByLevel returns the cards as readers see them, the most urgent level first. A card with signs of several levels is
// split into one card for each level. The card for the level that most of its signs have keeps the anchor and the
// reason, because links and the reason are about those signs.
func ByLevel(written []Card, levels []*Level) []Card {
	var out []Card
	for _, level := range levels {
		for _, c := range written {
			part := c
			part.Signs = slices.DeleteFunc(slices.Clone(c.Signs), func(s *Sign) bool { return s.Level != level })
			if len(part.Signs) == 0 {
				continue
			}
			part.SignIDs = IDs(part.Signs)
			if level != mostFrequentLevel(c.Signs, levels) {
				part.ID, part.Why = c.ID+"-"+level.ID, ""
				for slices.ContainsFunc(written, func(other Card) bool { return other.ID == part.ID }) {
					part.ID += "-too" // another card has this anchor already
				}
			}
			part.setFromSigns()
			out = append(out, part)
		}
	}
	return out
}

// mostFrequentLevel returns the level that most of the signs have, the most urgent one of several equally frequent.
func mostFrequentLevel(signs []*Sign, levels []*Level) *Level {
	count := map[*Level]int{}
	for _, s := range signs {
		count[s.Level]++
	}
	return slices.MaxFunc(levels, func(a, b *Level) int { return count[a] - count[b] })
}

// CardLine names signs that ask for the same action, in a few words.
type CardLine struct {
	ID      string   `yaml:"id" need:""`
	SignIDs []string `yaml:"signs" ref:"Signs" need:""`
	Words   string   `yaml:"words" need:"" read:""` // Markdown

	HTML  string  `yaml:"-"`
	Signs []*Sign `yaml:"-"`
	Level *Level  `yaml:"-"` // the level of its signs
}

// Identifier returns the ID.
func (l *CardLine) Identifier() string { return l.ID }

// Act returns what the signs of the line ask for, for use within a sentence.
func (l *CardLine) Act() string { return l.Signs[0].Act() }

// Mini is the small card on every page, with the signs that matter most in a few words.
type Mini struct {
	Heading string   `yaml:"heading" need:"" read:""`
	LineIDs []string `yaml:"lines" need:""`
	More    string   `yaml:"more" need:"" read:""` // the words of the link to the safety page

	Lines []*CardLine `yaml:"-"`
}

// Beside returns the lines of the card that are shown on a page whose boxes list some signs already. A line is left out
// if its first sign, which is its main one, is listed.
func (m *Mini) Beside(listed []*Sign) []*CardLine {
	ids := IDs(listed)
	return slices.DeleteFunc(slices.Clone(m.Lines), func(line *CardLine) bool { return slices.Contains(ids, line.SignIDs[0]) })
}

// FullCard is the card with the signs of all levels.
type FullCard struct {
	Heading string   `yaml:"heading" need:"" read:""`
	LineIDs []string `yaml:"lines" need:""`
	More    string   `yaml:"more" need:"" read:""`

	Lines []*CardLine `yaml:"-"` // the most urgent level first
}

// Box lists the signs that belong to a complaint, in a few lines. Texts show it by its ID.
type Box struct {
	ID      string   `yaml:"id" need:""`
	LineIDs []string `yaml:"lines" need:""`

	Lines []*CardLine `yaml:"-"` // the most urgent level first
}

// Identifier returns the ID.
func (b *Box) Identifier() string { return b.ID }

// Signs lists the signs of the box.
func (b *Box) Signs() []*Sign { return signsOf(b.Lines) }

// signsOf lists the signs of lines.
func signsOf(lines []*CardLine) []*Sign {
	var out []*Sign
	for _, line := range lines {
		out = append(out, line.Signs...)
	}
	return out
}

// Box returns the box with an ID, nil if there is none.
func (s *Safety) Box(id string) *Box { return byID(s.Boxes, id) }

// LineGroup is a group of lines with the same level.
type LineGroup struct {
	*Level
	Act   string // what its lines ask for, for use within a sentence
	Lines []*CardLine
}

// Own returns what the line asks for, as a sentence. It is "" if the line asks for the same as the group.
func (g LineGroup) Own(line *CardLine) string {
	if line.Act() == g.Act {
		return ""
	}
	return Capital(line.Act()) + "."
}

// GroupByLevel groups lines by level. The lines must be sorted by level.
func GroupByLevel(lines []*CardLine) []LineGroup {
	return groupLines(lines, func(a, b *CardLine) bool { return a.Level == b.Level })
}

// GroupByAct groups lines by level and by what they ask for. The lines must be sorted by level. Emergency lines stay in
// one group, because LineGroup.Own says what one of them asks for in addition.
func GroupByAct(lines []*CardLine) []LineGroup {
	return groupLines(lines, func(a, b *CardLine) bool {
		return a.Level == b.Level && (a.Level.Number == LevelEmergency || a.Act() == b.Act())
	})
}

// groupLines puts neighbouring lines that are alike into one group.
func groupLines(lines []*CardLine, alike func(a, b *CardLine) bool) []LineGroup {
	var out []LineGroup
	for i, line := range lines {
		if i == 0 || !alike(lines[i-1], line) {
			out = append(out, LineGroup{Level: line.Level})
		}
		last := &out[len(out)-1]
		last.Lines = append(last.Lines, line)
	}
	for i, g := range out {
		out[i].Act = CommonAct(signsOf(g.Lines))
	}
	return out
}

// Pain is the rule about how much pain is acceptable during a move.
type Pain struct {
	Lines    []string `yaml:"lines" need:"" read:""`
	Strength string   `yaml:"strength" need:"" read:""`
	Adding   string   `yaml:"adding" need:"" read:""` // how fast to do more
	Label    string   `yaml:"label" need:"" read:""`
}
