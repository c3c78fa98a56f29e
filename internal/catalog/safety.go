package catalog

import "slices"

// Safety is the page on when to get help, the small and the full card of it, and the pain rule.
type Safety struct {
	Doc   `yaml:",inline"`
	Lead  string   `yaml:"lead" need:"" read:""`
	Cards []Card   `yaml:"cards" need:""`
	Mini  Mini     `yaml:"mini" need:""`
	Full  FullCard `yaml:"full" need:""`
	Pain  Pain     `yaml:"pain" need:""`

	UnclearSigns *UnclearSigns `yaml:"unsure"` // nil if no search shows the line
}

// Card is one heading of the safety page: signs that ask for the same.
type Card struct {
	ID      string   `yaml:"id" need:""`
	Topic   string   `yaml:"topic" need:"" read:""`
	SignIDs []string `yaml:"signs" need:""`
	Why     string   `yaml:"why" read:""`

	Level   int       `yaml:"-"` // that of the first sign: 1 emergency, 2 today, 3 appointment
	Heading string    `yaml:"-"` // what to do, and the topic
	Lines   []string  `yaml:"-"` // the signs in Markdown
	Bullets []string  `yaml:"-"` // the same in HTML
	Signs   []*Sign   `yaml:"-"`
	Sources []*Source `yaml:"-"` // of the signs
}

// SetSigns sets the signs of the card and the level, heading, lines and sources that follow from them. There is at least one.
func (c *Card) SetSigns(signs []*Sign) {
	c.Signs, c.Level = signs, signs[0].Level.Number
	act := CommonAct(signs)
	c.Heading = Capital(act) + ": " + Lower(c.Topic)
	for _, s := range signs {
		c.Lines = append(c.Lines, s.Line(act))
		for _, source := range s.Sources {
			if !slices.Contains(c.Sources, source) {
				c.Sources = append(c.Sources, source)
			}
		}
	}
}

// UnclearSigns is the line that a search shows if it may be about a sign that is on no card.
type UnclearSigns struct {
	Line     string   `yaml:"line" need:"" read:""` // the text of a link to the safety page
	Searches []string `yaml:"searches" need:""`     // patterns like those of signs
}

// Mini is the small card on every page: the emergency signs in a few words.
type Mini struct {
	Lines []CardLine `yaml:"lines" need:""`
	More  string     `yaml:"more" need:"" read:""` // the words of the link to the safety page
}

// Beside returns the lines of the card to show on a page whose boxes list signs: those with a sign that they do not.
func (m *Mini) Beside(signs []*Sign) []CardLine {
	said := func(id string) bool {
		return slices.ContainsFunc(signs, func(s *Sign) bool { return s.ID == id })
	}
	return slices.DeleteFunc(slices.Clone(m.Lines), func(line CardLine) bool {
		return !slices.ContainsFunc(line.SignIDs, func(id string) bool { return !said(id) })
	})
}

// FullCard is the card with signs of all levels.
type FullCard struct {
	Heading string     `yaml:"heading" need:"" read:""`
	Lines   []CardLine `yaml:"lines" need:""` // the most urgent level first
	More    string     `yaml:"more" need:"" read:""`
}

// OfLevel returns the lines of the card with signs of a level.
func (f FullCard) OfLevel(l *Level) []CardLine {
	var out []CardLine
	for _, line := range f.Lines {
		if line.Level == l {
			out = append(out, line)
		}
	}
	return out
}

// CardLine is a line of a card: signs of one level, in a few words.
type CardLine struct {
	SignIDs []string `yaml:"signs" need:""`
	Words   string   `yaml:"words" need:"" read:""` // Markdown

	HTML  string `yaml:"-"`
	Level *Level `yaml:"-"` // of its signs
}

// Pain is the pain rule.
type Pain struct {
	Lines    []string `yaml:"lines" need:"" read:""`
	Strength string   `yaml:"strength" need:"" read:""`
	Adding   string   `yaml:"adding" need:"" read:""` // how fast to do more
	Label    string   `yaml:"label" need:"" read:""`
}
