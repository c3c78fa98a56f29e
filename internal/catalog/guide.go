package catalog

import "fmt"

// Guide is a page of advice.
type Guide struct {
	Doc        `yaml:",inline"`
	Answer     string   `yaml:"answer" need:"" read:""`
	RegionIDs  []string `yaml:"regions" need:""`
	TagIDs     []string `yaml:"tags"`
	Hub        bool     `yaml:"hub"`
	NeedsCare  bool     `yaml:"care"`
	RelatedIDs []string `yaml:"related"`
	AgainstIDs []string `yaml:"against"` // moves that it advises against: no routine may contain them

	Section *Section   `yaml:"-"`
	Regions []*Region  `yaml:"-"`
	Tags    []*Tag     `yaml:"-"`
	Related []*Doc     `yaml:"-"`
	Against []*Stretch `yaml:"-"`
}

// EmbeddedMoves lists the IDs of the moves that its text shows, in order.
func (g *Guide) EmbeddedMoves() []string {
	var ids []string
	for _, e := range g.Body.Embeds {
		if e.Kind == "stretch" {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// Page is a page at the top of the site, such as /about.
type Page struct {
	Doc       `yaml:",inline"`
	NeedsCare bool `yaml:"care"`
}

// Withdrawn is a page that was taken down. Its address is answered with 410.
type Withdrawn struct {
	Address string `yaml:"address" need:""`
	Number  int    `yaml:"number" min:"1"`
	Why     string `yaml:"why" need:""`
	Instead string `yaml:"instead" need:""`
}

// ShortPath returns the address of its number, "" if it had none.
func (w *Withdrawn) ShortPath() string {
	if w.Number == 0 {
		return ""
	}
	return fmt.Sprintf("/s/%d", w.Number)
}
