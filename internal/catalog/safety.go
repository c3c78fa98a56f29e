package catalog

import "slices"

// Safety is the page on when to get help, the small and the full card of it, and the pain rule.
type Safety struct {
	Doc     `yaml:",inline"`
	Lead    string      `yaml:"lead" need:"" read:""`
	Written []Card      `yaml:"cards" need:""` // as written: readers see Cards
	Lines   []*CardLine `yaml:"lines" need:""` // of which the two small cards and the boxes are made
	Mini    Mini        `yaml:"mini" need:""`
	Full    FullCard    `yaml:"full" need:""`
	Boxes   []*Box      `yaml:"boxes"`
	Pain    Pain        `yaml:"pain" need:""`

	UnclearSigns *UnclearSigns `yaml:"unsure"` // nil if no search shows the line

	Cards []Card `yaml:"-"` // the most urgent level first, each with signs of one
}

// Card is one heading of the safety page: signs that ask for the same.
type Card struct {
	ID      string   `yaml:"id" need:""`
	Topic   string   `yaml:"topic" need:"" read:""`
	SignIDs []string `yaml:"signs" ref:"Signs" need:""`
	Why     string   `yaml:"why" read:""`

	Level   int       `yaml:"-"` // that of the first sign: 1 emergency, 2 today, 3 appointment
	Act     string    `yaml:"-"` // what to do
	Heading string    `yaml:"-"` // the act, and the topic
	Lines   []string  `yaml:"-"` // the signs in Markdown
	Bullets []string  `yaml:"-"` // the same in HTML
	Signs   []*Sign   `yaml:"-"`
	Sources []*Source `yaml:"-"` // of the signs
}

// Urgent reports whether c says to get help now or today.
func (c *Card) Urgent() bool { return c.Level < 3 }

// Emergency reports whether c says to get help now.
func (c *Card) Emergency() bool { return c.Level == 1 }

// FollowSigns sets the level, act, heading, lines and sources that follow from the signs of the card. There is at least
// one.
func (c *Card) FollowSigns() {
	c.Level, c.Act = c.Signs[0].Level.Number, CommonAct(c.Signs)
	c.Heading = Capital(c.Act) + ": " + Lower(c.Topic)
	for _, s := range c.Signs {
		c.Lines = append(c.Lines, s.Line(c.Act))
		for _, source := range s.Sources {
			if !slices.Contains(c.Sources, source) {
				c.Sources = append(c.Sources, source)
			}
		}
	}
}

// ByLevel returns the cards as readers see them, the most urgent level first. One with signs of several levels is a
// card for each. The anchor and the reason stay with the level that most of its signs have, as that is what links to it
// and the reason are about.
func ByLevel(written []Card, levels []*Level) []Card {
	var out []Card
	for _, level := range levels {
		for _, c := range written {
			rest := func(s *Sign) bool { return s.Level != level }
			part := c
			part.Signs = slices.DeleteFunc(slices.Clone(c.Signs), rest)
			part.SignIDs = IDs(part.Signs)
			if len(part.Signs) == 0 {
				continue
			}
			if level != mostOf(c.Signs, levels) {
				part.ID, part.Why = c.ID+"-"+level.ID, ""
				for slices.ContainsFunc(written, func(other Card) bool { return other.ID == part.ID }) {
					part.ID += "-too"
				}
			}
			part.FollowSigns()
			out = append(out, part)
		}
	}
	return out
}

// mostOf returns the level that most of the signs have, the most urgent of equals.
func mostOf(signs []*Sign, levels []*Level) *Level {
	count := map[*Level]int{}
	for _, s := range signs {
		count[s.Level]++
	}
	return slices.MaxFunc(levels, func(a, b *Level) int { return count[a] - count[b] })
}

// UnclearSigns is the line that a search shows if it may be about a sign that is on no card.
type UnclearSigns struct {
	Line     string   `yaml:"line" need:"" read:""` // the text of a link to the safety page
	Searches []string `yaml:"searches" need:""`     // patterns like those of signs
}

// CardLine is signs that ask for the same, in a few words.
type CardLine struct {
	ID      string   `yaml:"id" need:""`
	SignIDs []string `yaml:"signs" ref:"Signs" need:""`
	Words   string   `yaml:"words" need:"" read:""` // Markdown

	HTML  string  `yaml:"-"`
	Signs []*Sign `yaml:"-"`
	Level *Level  `yaml:"-"` // of its signs
}

// Identifier returns the ID.
func (l *CardLine) Identifier() string { return l.ID }

// Act returns what the signs of l ask for, within a sentence.
func (l *CardLine) Act() string { return l.Signs[0].Act() }

// Mini is the small card on every page: the emergency signs in a few words.
type Mini struct {
	LineIDs []string `yaml:"lines" need:""`
	More    string   `yaml:"more" need:"" read:""` // the words of the link to the safety page

	Lines []*CardLine `yaml:"-"`
}

// Beside returns the lines of the card to show on a page whose boxes list signs: those with a sign that they do not.
func (m *Mini) Beside(signs []*Sign) []*CardLine {
	said := func(id string) bool {
		return slices.ContainsFunc(signs, func(s *Sign) bool { return s.ID == id })
	}
	return slices.DeleteFunc(slices.Clone(m.Lines), func(line *CardLine) bool {
		return !slices.ContainsFunc(line.SignIDs, func(id string) bool { return !said(id) })
	})
}

// FullCard is the card with signs of all levels.
type FullCard struct {
	Heading string   `yaml:"heading" need:"" read:""`
	LineIDs []string `yaml:"lines" need:""`
	More    string   `yaml:"more" need:"" read:""`

	Lines []*CardLine `yaml:"-"` // the most urgent level first
}

// Box is the signs that concern a complaint, in a few lines. Texts show it by its ID.
type Box struct {
	ID      string   `yaml:"id" need:""`
	LineIDs []string `yaml:"lines" need:""`

	Lines []*CardLine `yaml:"-"` // the most urgent level first
}

// Identifier returns the ID.
func (b *Box) Identifier() string { return b.ID }

// Signs lists the signs of the box.
func (b *Box) Signs() []*Sign {
	var out []*Sign
	for _, line := range b.Lines {
		out = append(out, line.Signs...)
	}
	return out
}

// Box returns the box with an ID, nil if there is none.
func (s *Safety) Box(id string) *Box {
	for _, b := range s.Boxes {
		if b.ID == id {
			return b
		}
	}
	return nil
}

// LineGroup is lines of one level.
type LineGroup struct {
	*Level
	Act   string // what most of them ask for, within a sentence
	Lines []*CardLine
}

// Own returns what a line of the group asks for as a sentence, "" if it is what the group says.
func (g LineGroup) Own(line *CardLine) string {
	if line.Act() == g.Act {
		return ""
	}
	return Capital(line.Act()) + "."
}

// GroupByLevel groups lines, which are sorted by level.
func GroupByLevel(lines []*CardLine) []LineGroup {
	return groupLines(lines, func(a, b *CardLine) bool { return a.Level == b.Level })
}

// GroupByAct groups lines, which are sorted by level. Those that need help now stay together: what one of them asks for
// beside that is its own sentence.
func GroupByAct(lines []*CardLine) []LineGroup {
	return groupLines(lines, func(a, b *CardLine) bool { return a.Level == b.Level && (a.Level.Number == 1 || a.Act() == b.Act()) })
}

// groupLines puts neighbours that are alike into a group.
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
		var signs []*Sign
		for _, line := range g.Lines {
			signs = append(signs, line.Signs...)
		}
		out[i].Act = CommonAct(signs)
	}
	return out
}

// Pain is the pain rule.
type Pain struct {
	Lines    []string `yaml:"lines" need:"" read:""`
	Strength string   `yaml:"strength" need:"" read:""`
	Adding   string   `yaml:"adding" need:"" read:""` // how fast to do more
	Label    string   `yaml:"label" need:"" read:""`
}
