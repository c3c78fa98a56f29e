package catalog

import "slices"

// Medicine is what the site says about a medicine: who must not take it, and who must ask first. It is written once,
// and every text refers to it.
type Medicine struct {
	ID    string         `yaml:"id" need:""`
	Name  string         `yaml:"name" need:"" read:""`
	Names []string       `yaml:"names" need:""`         // the words that texts use for it
	Short string         `yaml:"short" need:"" read:""` // the rule in one or two sentences, for use within a text
	DoNot []MedicineLine `yaml:"do_not"`                // completes "Do not use it if you:"
	Ask   []MedicineLine `yaml:"ask"`                   // completes "Ask a pharmacist first if you:"

	Departs []Departure `yaml:"departs"`
}

// MedicineLine is one line in a list of people who must not take a medicine, or must ask first.
type MedicineLine struct {
	ID        string   `yaml:"id"`                   // what texts refer to it by, "" if none does
	Say       string   `yaml:"say" read:""`          // the line as a whole sentence, for texts that refer to it
	Line      string   `yaml:"line" need:"" read:""` // ends with the label {practice} if it has no sources
	SourceIDs []string `yaml:"sources" ref:"Sources"`

	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (m *Medicine) Identifier() string { return m.ID }

// Sources lists the sources of all lines, each once, in order.
func (m *Medicine) Sources() []*Source {
	var out []*Source
	for _, line := range slices.Concat(m.DoNot, m.Ask) {
		out = appendNew(out, line.Sources...)
	}
	return out
}

// TextOfLine returns what a text that refers to m says: the line with that ID, or the short rule if line is "". It
// returns "" if there is no such line.
func (m *Medicine) TextOfLine(line string) string {
	if line == "" {
		return m.Short
	}
	for _, v := range slices.Concat(m.DoNot, m.Ask) {
		if v.ID == line {
			return v.Say
		}
	}
	return ""
}

// Medicine returns the medicine with an ID, nil if there is none.
func (c *Content) Medicine(id string) *Medicine { return byID(c.Medicines, id) }
