package catalog

// Intent is something that many people want to know, with the short answer that search shows above its results.
type Intent struct {
	ID      string   `yaml:"id" need:""`
	Title   string   `yaml:"title" need:"" read:""`
	Say     string   `yaml:"say" need:"" read:""`
	Path    string   `yaml:"to" need:""`        // the address of the page that says more
	StartID string   `yaml:"start" ref:"Start"` // the routine that suits everybody who asks this, "" if none does
	SignIDs []string `yaml:"signs" ref:"Signs"` // those for which it says to get help

	To    *PageEntry `yaml:"-"`
	Start *Routine   `yaml:"-"` // nil if there is none
	Signs []*Sign    `yaml:"-"`
}

// Identifier returns the ID.
func (i *Intent) Identifier() string { return i.ID }

// Missing are names of conditions, medicines and tests that no page of the site is about, with the page that comes
// nearest.
type Missing struct {
	Names []string `yaml:"names" need:""`
	Say   string   `yaml:"say" need:"" read:""` // what the page offers
	Path  string   `yaml:"to" need:""`

	To *PageEntry `yaml:"-"`
}

// Synonym is a set of names that search treats as the same.
type Synonym struct {
	Same []string `yaml:"same" need:""`
}
