package catalog

import "slices"

// Medicine is what is said of a medicine: who must not take it, and who asks first. It is written once, and every text
// refers to it.
type Medicine struct {
	ID    string         `yaml:"id" need:""`
	Name  string         `yaml:"name" need:"" read:""`
	Names []string       `yaml:"names" need:""`         // words by which texts name it
	Short string         `yaml:"short" need:"" read:""` // the rule within a text, one or two sentences
	DoNot []MedicineLine `yaml:"do_not"`                // completes "Do not take it if you:"
	Ask   []MedicineLine `yaml:"ask"`                   // completes "Ask a pharmacist first if you:"

	Departs []Departure `yaml:"departs"`
}

// MedicineLine is a line of a list of a medicine.
type MedicineLine struct {
	ID        string   `yaml:"id"`                   // by which texts refer to it, "" if none does
	Say       string   `yaml:"say" read:""`          // the line as a sentence of its own, for those texts
	Line      string   `yaml:"line" need:"" read:""` // ends with the label {practice} if it has no sources
	SourceIDs []string `yaml:"sources" ref:"Sources"`

	Sources []*Source `yaml:"-"`
}

// Identifier returns the ID.
func (m *Medicine) Identifier() string { return m.ID }

// Sources lists what the lines rest on, each once, in order.
func (m *Medicine) Sources() []*Source {
	var out []*Source
	for _, line := range slices.Concat(m.DoNot, m.Ask) {
		for _, s := range line.Sources {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// Said returns what texts say of m: in short, or the line with an ID. It is "" if there is no such line.
func (m *Medicine) Said(line string) string {
	if line == "" {
		return m.Short
	}
	for _, lines := range [][]MedicineLine{m.DoNot, m.Ask} {
		for _, v := range lines {
			if v.ID == line {
				return v.Say
			}
		}
	}
	return ""
}

// Medicine returns the medicine with an ID, nil if there is none.
func (c *Content) Medicine(id string) *Medicine {
	for _, m := range c.Medicines {
		if m.ID == id {
			return m
		}
	}
	return nil
}
