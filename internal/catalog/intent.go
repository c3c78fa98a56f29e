package catalog

// Intent is something that many people want to know. Search shows its short answer above the results.
type Intent struct {
	ID      string   `yaml:"id" need:""`
	Title   string   `yaml:"title" need:"" read:""`
	Say     string   `yaml:"say" need:"" read:""`
	Path    string   `yaml:"to" need:""`        // the address of the page that says more
	StartID string   `yaml:"start" ref:"Start"` // a routine that suits everybody who asks this, "" if there is none
	SignIDs []string `yaml:"signs" ref:"Signs"` // the signs for which the answer says to get help

	To    *PageEntry `yaml:"-"`
	Start *Routine   `yaml:"-"` // nil if there is none
	Signs []*Sign    `yaml:"-"`
}

// Identifier returns the ID.
func (i *Intent) Identifier() string { return i.ID }

// Missing lists names of conditions, medicines and tests that no page is about, or of what has left the site, with the
// page that comes closest.
type Missing struct {
	Names []string `yaml:"names" need:""`
	Say   string   `yaml:"say" need:"" read:""` // what the closest page offers
	Path  string   `yaml:"to" need:""`
	Left  bool     `yaml:"left"` // whether the site had it once

	To *PageEntry `yaml:"-"`
}

// Answer says that no page is about it, or no longer, and what the closest page offers.
func (m *Missing) Answer() string {
	if m.Left {
		return "We no longer have this. " + m.Say
	}
	return "We have no page about it. " + m.Say
}

// Synonym is a set of names that search treats as the same.
type Synonym struct {
	Same []string `yaml:"same" need:""`
}
