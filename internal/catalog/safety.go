package catalog

// Safety is the page on when to get help, with the small card and the pain rule.
type Safety struct {
	Doc   `yaml:",inline"`
	Lead  string `yaml:"lead" need:"" read:""`
	Cards []Card `yaml:"cards" need:""`
	Mini  Mini   `yaml:"mini" need:""`
	Pain  Pain   `yaml:"pain" need:""`

	UnclearSigns *UnclearSigns `yaml:"unsure"` // nil if no search shows the line
}

// Card is one heading of the safety page: an action, and the signs that call for it.
type Card struct {
	ID        string   `yaml:"id" need:""`
	Level     int      `yaml:"level" need:""` // 1 emergency, 2 today, 3 book
	Heading   string   `yaml:"heading" need:"" read:""`
	Bullets   []string `yaml:"bullets" need:"" read:""` // HTML once loaded
	Why       string   `yaml:"why" read:""`
	SourceIDs []string `yaml:"sources" need:""`
	Searches  []string `yaml:"searches"` // patterns of searches that show the card first

	Signs   []string  `yaml:"-"` // the bullets in Markdown
	Sources []*Source `yaml:"-"`
}

// UnclearSigns is the line that a search shows if it may be about a sign that is on no card.
type UnclearSigns struct {
	Line     string   `yaml:"line" need:"" read:""` // the text of a link to the safety page
	Searches []string `yaml:"searches" need:""`     // patterns like those of cards
}

// Mini is the small card on every page.
type Mini struct {
	Heading string   `yaml:"heading" need:"" read:""`
	Bullets []string `yaml:"bullets" need:"" read:""` // HTML once loaded
	Action  string   `yaml:"action" need:"" read:""`
	More    string   `yaml:"more" need:"" read:""` // the words of the link to the safety page

	Signs []string `yaml:"-"` // the bullets in Markdown
}

// Pain is the pain rule.
type Pain struct {
	Lines    []string `yaml:"lines" need:"" read:""`
	Strength string   `yaml:"strength" need:"" read:""`
	Label    string   `yaml:"label" need:"" read:""`
}
